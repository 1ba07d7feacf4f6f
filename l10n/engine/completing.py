"""What a model would write after the beginning of a translation that somebody types.

The pieces of a word that is cut off are not those that the model writes the whole word
with. So the last word is taken back, and the model asked how likely it finds, at each of
its pieces, every piece that goes on with the letters that were typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from l10n.engine.decoder import Decoder
from l10n.engine.probe import LONGEST, MAX_PIECES
from l10n.engine.showing import apart, first_word, sound
from l10n.engine.vocabulary import END, Vocabulary, read_pieces

_WORD = 5
"""Pieces in which another next word must come to its end."""
_SPARE = 16
"""Pieces that the rest may have besides two for each of the source."""
_FAR = 5.0
"""How much less likely than the best another next word may be, in nats."""


@dataclass(frozen=True, slots=True)
class _Way:
    """Pieces that have what is typed, perhaps with letters after it."""

    log_prob: float
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Typed:
    """The beginning of a translation, in pieces."""

    words: list[str]
    """Those of the whole words."""
    last: list[str]
    """Those of the word that may not be whole; none after a space."""

    @property
    def pieces(self) -> list[str]:
        return [*self.words, *self.last]


class Completer:
    """One package's model, carrying on what a person has begun. Holds nothing by itself."""

    def __init__(self, decoder: Decoder) -> None:
        self._probe = decoder.probe()
        self._tokenizer = decoder.tokenizer
        model = decoder.package.folder / "model"
        self._vocabulary = Vocabulary(read_pieces(model), self._tokenizer.surface)
        # What the first piece of a word brings with it.
        (first, *_) = self._tokenizer.encode("a")
        self._space = " " if self._tokenizer.surface(first).startswith(" ") else ""

    def rests(
        self, source: str, typed: str, count: int, is_stopped: Callable[[], bool]
    ) -> list[str]:
        """Texts that may follow what is typed: see :class:`~l10n.engine.CompletingEngine`.

        White space at the end of ``typed`` means that the word before it is whole. None
        where the model would end here, and for texts that are too long for it.
        """
        given, known = self._tokenizer.encode(source), self._typed(typed)
        if not given or max(len(given), len(known.pieces)) > LONGEST:
            return []
        further = min(MAX_PIECES - len(known.pieces), 2 * len(given) + _SPARE)
        ways, rest = self._ways(given, known, count, further, is_stopped)
        if not ways or is_stopped():
            return []
        likely = [way for way in ways[1:] if way.log_prob > ways[0].log_prob - _FAR]
        others = [list(way.pieces) for way in likely]
        words = self._probe.carried_on(given, others, _WORD) if others else list
        if rest is None:
            rest = self._main(given, ways[0], further, is_stopped)
        texts = self._texts(known, [[*ways[0].pieces, *rest]])
        ends = self._texts(known, [[*a, *b] for a, b in zip(others, words(), strict=True)])
        if is_stopped() or not texts:
            return []
        if not known.last:
            texts, ends = [text.lstrip() for text in texts], [text.lstrip() for text in ends]
        main = sound(source, typed, texts[0])
        return apart([main, *map(first_word, ends)])[:count] if main.strip() else []

    def _typed(self, typed: str) -> _Typed:
        # Half of a pair of surrogates, which no text has, stops the tokenizer.
        line = " ".join(typed.encode("utf-8", "replace").decode().split())
        pieces = self._tokenizer.encode(line) if line else []
        if not pieces or typed[-1:].isspace():
            return _Typed(pieces, [])
        cut = self._tokenizer.word_starts(pieces)[-1]
        return _Typed(pieces[:cut], pieces[cut:])

    def _main(
        self, source: list[str], way: _Way, further: int, is_stopped: Callable[[], bool]
    ) -> list[str]:
        (rest,) = self._probe.carried_on(source, [list(way.pieces)], further, is_stopped)()
        return rest

    def _ways(
        self,
        source: list[str],
        typed: _Typed,
        count: int,
        further: int,
        is_stopped: Callable[[], bool],
    ) -> tuple[list[_Way], list[str] | None]:
        """What the typed letters may be the beginning of: first where to go on from, then
        other next words; and what follows on the first, where that has come out already."""
        # After a space the likeliest piece nearly always begins a word.
        known, rest = self._probe.distributions(
            source, typed.pieces, len(typed.words), 1 if typed.last else further, is_stopped
        )
        if len(known) <= len(typed.last):
            return [], None
        if len(self._vocabulary.pieces) != len(known[-1]):
            return [_Way(0.0, tuple(typed.pieces))], None
        if typed.last:
            return self._within(typed, known, count), None
        if typed.words and known[0].argmax() == self._vocabulary.place(END):
            return [], None
        ways = self._longer(typed, known, count)
        is_met = rest and ways and ways[0].pieces[-1] == rest[0]
        return ways, rest[1:] if is_met else None

    def _within(self, typed: _Typed, known: Sequence[Any], count: int) -> list[_Way]:
        """Within a word, or at its end."""
        longer = self._longer(typed, known, count)
        log_prob = sum(map(self._log_prob, known, typed.last))
        whole = _Way(log_prob, tuple(typed.pieces))
        following = self._grown(whole, known[-1], "", count)
        best = max([whole, *longer[:1]], key=lambda way: way.log_prob)
        others = nlargest(count, [*longer, *following], key=lambda way: way.log_prob)
        return [best, *(way for way in others if way != best)]

    def _longer(self, typed: _Typed, known: Sequence[Any], count: int) -> list[_Way]:
        """The likeliest ways to write the typed letters and more."""
        found: list[_Way] = []
        way = _Way(0.0, tuple(typed.words))
        letters = "".join(map(self._tokenizer.surface, typed.last)) or self._space
        for place, piece in enumerate(typed.last or [""]):
            grown = self._grown(way, known[place], letters, count)
            found += [one for one in grown if one.pieces[-1] != piece]
            way = _Way(way.log_prob + self._log_prob(known[place], piece), (*way.pieces, piece))
            letters = letters[len(self._tokenizer.surface(piece)) :]
        return nlargest(count, found, key=lambda one: one.log_prob)

    def _grown(self, way: _Way, known: Any, letters: str, count: int) -> list[_Way]:
        """A way with another piece, which begins with these letters."""
        places = self._vocabulary.beginning(letters)
        best = nlargest(count, zip(known[places].tolist(), places, strict=True))
        pieces = self._vocabulary.pieces
        return [_Way(way.log_prob + one, (*way.pieces, pieces[at])) for one, at in best]

    def _log_prob(self, known: Any, piece: str) -> float:
        place = self._vocabulary.place(piece)
        return float(known.min() if place is None else known[place])

    def _texts(self, typed: _Typed, wholes: Sequence[list[str]]) -> list[str]:
        """What stands after the typed letters in these translations."""
        before = self._tokenizer.decode(typed.pieces)
        texts = map(self._tokenizer.decode, wholes)
        return [text[len(before) :] for text in texts if text.startswith(before)]
