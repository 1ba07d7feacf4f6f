"""Through one package: first as argostranslate would decode, then, for what failed, otherwise.

A text whose first translation is rubbish is decoded again, together with all
the others that failed, by each of a short list of settings; last it is cut in
two at a clause. Second tries are taken only with the figures of the source.
What no attempt mends comes out empty with the first reason.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace

from l10n.engine.codes import is_spaced
from l10n.engine.decoder import Decoded, Decoder, Search
from l10n.engine.probe import MAX_PIECES
from l10n.engine.quality import Reason, fault, same_figures
from l10n.engine.surface import halves

# Longer sources risk an output that is cut off, so they are halved at once.
_LONGEST = MAX_PIECES * 3 // 4
_DEEPEST = 6

Result = Decoded | Reason
"""What became of a text: its translation, or why there is none."""


_REPEATING = frozenset({Reason.LOOP, Reason.TOO_LONG, Reason.UNKNOWN})
_WANTING = frozenset({Reason.EMPTY, Reason.TOO_SHORT, Reason.COPIED})


def attempts(search: Search) -> tuple[tuple[frozenset[Reason], Search], ...]:
    """Settings for second tries, each with the faults that it may mend."""
    plain = replace(search, no_repeat_ngram_size=3, disable_unk=True)
    wide = replace(
        plain,
        beam_size=max(8, search.beam_size),
        length_penalty=1.0,
        coverage_penalty=0.2,
        repetition_penalty=1.2,
    )
    return ((_REPEATING, plain), (_REPEATING | _WANTING, wide))


class Rescuer:
    """One package at work on texts with keys."""

    def __init__(self, decoder: Decoder, search: Search) -> None:
        self._decoder = decoder
        self._search = search
        self._joint = " " if is_spaced(decoder.package.target) else ""

    def translate(
        self, items: Iterable[tuple[int, str]], depth: int = 0
    ) -> Iterator[tuple[int, Result]]:
        """Yield a result for every ``(key, text)``, last those that needed a second try.

        Keys must be distinct; ``depth`` counts the halvings that led here.
        """
        texts: dict[int, str] = {}
        failed: dict[int, Reason] = {}
        for key, result in self._once(items, texts, self._search):
            if isinstance(result, Reason):
                failed[key] = result
            else:
                del texts[key]
                yield key, result
        for mends, search in attempts(self._search):
            again = [(key, texts[key]) for key, reason in failed.items() if reason in mends]
            for key, result in self._once(again, texts, search):
                # Settings that forbid repeating also turn 2022 into 20222: a second try
                # that is not sure of its figures is no better than none.
                if not isinstance(result, Reason) and same_figures(texts[key], result.text):
                    del failed[key]
                    yield key, result
        yield from self._in_parts(texts, failed, depth)

    def several(
        self, items: Iterable[tuple[int, str]], count: int
    ) -> Iterator[tuple[int, list[Decoded]]]:
        """Yield up to ``count`` translations of every ``(key, text)`` that is short enough
        to be read whole, the likeliest first and no rubbish among them."""
        texts: dict[int, str] = {}
        search = replace(
            self._search, beam_size=max(count, self._search.beam_size), hypotheses=count
        )

        def readable() -> Iterator[tuple[int, list[str]]]:
            for key, text in items:
                pieces = self._decoder.tokenizer.encode(text)
                if 0 < len(pieces) <= _LONGEST:
                    texts[key] = text
                    yield key, pieces

        for key, found in self._decoder.decode(readable(), search):
            yield key, [one for one in found if not one.cut and not fault(texts[key], one.text)]

    def _once(
        self, items: Iterable[tuple[int, str]], texts: dict[int, str], search: Search
    ) -> Iterator[tuple[int, Result]]:
        """One try at each text, which ``texts`` remembers."""
        unfit: list[tuple[int, Reason]] = []

        def readable() -> Iterator[tuple[int, list[str]]]:
            for key, text in items:
                texts[key] = text
                pieces = self._decoder.tokenizer.encode(text)
                if 0 < len(pieces) <= _LONGEST:
                    yield key, pieces
                else:
                    unfit.append((key, Reason.SOURCE_TOO_LONG if pieces else Reason.EMPTY))

        for key, decoded in self._decoder.decode(readable(), search):
            if not decoded:
                yield key, Reason.SOURCE_TOO_LONG
            elif decoded[0].cut:
                yield key, Reason.TOO_LONG
            else:
                yield key, fault(texts[key], decoded[0].text) or decoded[0]
        yield from unfit

    def _in_parts(
        self, texts: dict[int, str], failed: dict[int, Reason], depth: int
    ) -> Iterator[tuple[int, Result]]:
        """Halve what failed, translate the halves together and join them."""
        cuts: dict[int, tuple[str, ...]] = {}
        for key, reason in failed.items():
            cut = halves(texts[key], words=reason is Reason.SOURCE_TOO_LONG)
            cuts[key] = cut if cut and depth < _DEEPEST else ()
        parts = [part for cut in cuts.values() for part in cut]
        done = dict(self.translate(enumerate(parts), depth + 1)) if parts else {}
        place = 0
        for key, reason in failed.items():
            size = len(cuts[key])
            results = [done[number] for number in range(place, place + size)]
            place += size
            whole = self._joined(cuts[key], results)
            yield key, whole if whole and _fits(texts[key], whole.text, reason) else reason

    def _joined(self, parts: tuple[str, ...], results: list[Result]) -> Decoded | None:
        decoded = [result for result in results if not isinstance(result, Reason)]
        if not decoded or len(decoded) < len(parts):
            return None
        return Decoded(
            self._joint.join(
                _open(part, half.text) for part, half in zip(parts, decoded, strict=True)
            ),
            math.fsum(half.log_prob for half in decoded),
            sum(half.length for half in decoded),
        )


def _fits(source: str, target: str, reason: Reason) -> bool:
    """Whether the joined halves may stand. Of a text that was only too long they are the
    first try, of any other a second one."""
    if fault(source, target):
        return False
    return reason is Reason.SOURCE_TOO_LONG or same_figures(source, target)


def _open(source: str, target: str) -> str:
    """A part of a sentence without the full stop that the model closed it with."""
    return target if source.endswith((".", "。")) else target.rstrip(".。")
