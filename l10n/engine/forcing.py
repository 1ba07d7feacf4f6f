"""Translations that have a given form at a given place: decoded up to there, the form put in,
and the rest of the sentence planned anew by the model.

Where the form belongs is read off the model's attention to the passage that it stands for,
and off how likely the model finds it at each place. The word before it may change with it
(``de la`` becomes ``del``), as the model thinks best.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from l10n.engine.decoder import Decoded, Decoder, Search
from l10n.engine.probe import LONGEST, MAX_PIECES
from l10n.engine.wanted import Request, Wanted
from l10n.model import Span

_PLACES = 4
"""Words in whose place the form is tried: those that most attend to the passage."""
_TURNED = 2
"""Of these, places where other words are tried before the form."""
_WORDS = 5
"""How many of them."""
_TRIED = 4
"""Beginnings that are carried on to whole sentences: those that the form fits best."""
_UNSEEN = 1e-3
"""What attention a place has at least."""
_ENDING = 4
"""Letters that the model may put after a form that may have an ending."""
_COST = 0.5
"""How much less likely the rest of the sentence may become, in nats a piece."""
_WHOLE = 0.5
"""How much of the draft's length the rest must have."""


@dataclass(frozen=True, slots=True)
class _Beginning:
    """A translation up to a form, and with it."""

    place: int
    """Where the form begins."""
    pieces: tuple[str, ...]
    attention: float
    """How much the passage is attended to from there, 0 to 1."""

    def fit(self, log_probs: Sequence[float]) -> float:
        """How well the form fits in there, by the model's opinion of each piece."""
        form = log_probs[self.place : len(self.pieces)]
        return math.fsum(form) / len(form) + math.log(max(self.attention, _UNSEEN))


@dataclass(frozen=True, slots=True)
class _Try:
    """A beginning that is carried on."""

    way: _Beginning
    after: str = ""
    """A piece that is to follow; none where any may."""

    @property
    def pieces(self) -> list[str]:
        return [*self.way.pieces, *([self.after] if self.after else [])]


@dataclass(frozen=True, slots=True)
class _Whole:
    """A translation, and what the model thinks of what is not the form."""

    decoded: Decoded
    others: int
    """Pieces that are not the form's."""
    mean: float
    """Mean logarithm of their probabilities."""


class Forcing:
    """One package's model, made to say what is wanted."""

    def __init__(self, decoder: Decoder, search: Search) -> None:
        self._probe = decoder.probe()
        self._search = search
        self._tokenizer = decoder.tokenizer
        self._encode = decoder.tokenizer.encode

    def forced(self, request: Request) -> list[Decoded]:
        """Translations of a text with a form of one of the wanted in it, the likeliest first.

        It is the one whose passage the draft renders before the others', or the next of
        which the model makes a sentence. None for a text that is too long for the model.
        White space of the text must be single.
        """
        source, target = self._encode(request.text), self._encode(request.draft)
        if not (source and target) or max(len(source), len(target)) > LONGEST:
            return []
        attention = self._probe.attention(source, target)
        starts = self._tokenizer.word_starts(target)
        places = {
            one: _seen(attention, starts, self._passage(request.text, one.span))
            for one in request.wanted
        }
        for one in sorted(places, key=lambda one: _best(places[one], 1)):
            found = self._with(one, source, target, places[one])
            if found:
                return found
        return []

    def _with(
        self, wanted: Wanted, source: list[str], target: list[str], seen: dict[int, float]
    ) -> list[Decoded]:
        """Translations with this form that cost the rest of the sentence little."""
        ways = self._beginnings(source, target, seen, wanted.forms)
        starts = [list(way.pieces) for way in ways]
        known, *fits = self._probe.log_probs(source, [target, *starts])
        order = sorted(range(len(ways)), key=lambda number: -ways[number].fit(fits[number]))
        best = [_Try(ways[number]) for number in order[:_TRIED]]
        ending = _ENDING if wanted.may_end else 0
        found = self._finished(source, best, ending)
        found = found or self._finished(source, self._ended(source, best), ending)
        least = math.fsum(known) / len(known) - _COST
        fit = [one for one in found if one.mean >= least and one.others >= _WHOLE * len(known)]
        kept = fit or (found if wanted.must else [])
        return [one.decoded for one in sorted(kept, key=lambda one: -one.decoded.score)]

    def _passage(self, text: str, span: Span) -> range:
        """The pieces of a passage of the source."""
        before, through = (len(self._encode(text[:end].rstrip())) for end in span)
        return range(before, max(through, before + 1))

    def _beginnings(
        self, source: list[str], target: list[str], seen: dict[int, float], forms: Sequence[str]
    ) -> list[_Beginning]:
        """Ways to come to a form: after the draft's words, or with another before it."""
        starts = sorted(seen)
        places = _best(seen, _PLACES)
        ways = {tuple(target[:start]): seen[start] for start in places}
        for start in places[:_TURNED]:
            prefix = target[: max((one for one in starts if one < start), default=0)]
            for word in self._probe.next_pieces(source, prefix, _WORDS) if start else ():
                ways.setdefault((*prefix, word), seen[start])
        inner = [self._encode(form) for form in forms]
        opening = [self._encode(form[:1].upper() + form[1:]) for form in forms]
        return [
            _Beginning(len(way), (*way, *form), attention)
            for way, attention in ways.items()
            for form in (inner if way else opening)
        ]

    def _ended(self, source: list[str], tries: list[_Try]) -> list[_Try]:
        """With the likeliest piece after each form that leaves it as it is."""
        return [_Try(one.way, piece) for one in tries for piece in self._next(source, one.pieces)]

    def _next(self, source: list[str], begun: list[str]) -> list[str]:
        """The likeliest piece that no word goes on with, if there is any."""
        found = self._probe.next_pieces(source, begun, 2 * _WORDS)
        return [piece for piece in found if not self._ending(begun, [piece])][:1]

    def _finished(self, source: list[str], tries: list[_Try], ending: int) -> list[_Whole]:
        """Carried on to the end, and scored; without those whose form has grown."""
        if not tries:
            return []
        rests = self._probe.continued(
            source,
            [one.pieces for one in tries],
            self._search.beam_size,
            self._search.length_penalty,
        )
        wholes = {
            (*one.pieces, *rest): one.way
            for one, rest in zip(tries, rests, strict=True)
            if self._ending([*one.way.pieces], [one.after, *rest] if one.after else rest) <= ending
        }
        scores = self._probe.log_probs(source, [list(one) for one in wholes]) if wholes else []
        return [
            self._whole(list(pieces), way, known)
            for (pieces, way), known in zip(wholes.items(), scores, strict=True)
        ]

    def _whole(self, pieces: list[str], way: _Beginning, known: list[float]) -> _Whole:
        others = [*known[: way.place], *known[len(way.pieces) :]]
        text, cut = self._tokenizer.decode(pieces), len(pieces) > MAX_PIECES
        decoded = Decoded(text, math.fsum(known), len(known), cut=cut)
        return _Whole(decoded, len(others), math.fsum(others) / len(others))

    def _ending(self, begun: list[str], rest: list[str]) -> int:
        """How many letters stand between a beginning and the next mark or space."""
        decode = self._tokenizer.decode
        tail = decode([*begun, *rest])[len(decode(begun)) :]
        return next((n for n, sign in enumerate(tail) if not sign.isalnum()), len(tail))


def _seen(
    attention: Sequence[Sequence[float]], starts: Sequence[int], passage: range
) -> dict[int, float]:
    """By the first piece of each word, how much any of its pieces attends to a passage."""
    sums = [math.fsum(row[passage.start : passage.stop]) for row in attention]
    ends = [*starts[1:], len(sums)]
    return {start: max(sums[start:end]) for start, end in zip(starts, ends, strict=True)}


def _best(seen: dict[int, float], count: int) -> list[int]:
    """The places from which a passage is most attended to."""
    return sorted(seen, key=lambda start: -seen[start])[:count]
