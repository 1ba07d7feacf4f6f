"""How soon and how well the engine completes what a reviewer types, against the plain way.

    python benchmarks/completion.py PAIRS.tsv [--sentences 100] [--typed 20] [--rounds 3]

PAIRS.tsv has an English source and a reference a line, parted by a tab. Somebody types the
references, which the engine does not know. The plain way is CTranslate2 with the typed text
as its target prefix, at beam 4. Both use one core.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ctranslate2

from l10n.engine.argos import ArgosEngine
from l10n.engine.discovery import starter_packages
from l10n.engine.package import Package, Route
from l10n.engine.tokenizer import load_tokenizer
from l10n.model import EngineOptions
from l10n.workflow.desk.completing import completion

Way = Callable[[str, str], Sequence[str]]
"""From a source and what is typed to what may follow, the likeliest first."""

_MARKS = '.,;:!?"”»)(«“'


@dataclass(frozen=True)
class Moment:
    """Somebody at work on a sentence."""

    source: str
    typed: str
    next_word: str
    """What they are going to type up to the next space, without marks."""


class Plain:
    """CTranslate2 alone."""

    def __init__(self, package: Package) -> None:
        self._tokenizer = load_tokenizer(package)
        self._model: Any = ctranslate2.Translator(
            str(package.folder / "model"), inter_threads=1, intra_threads=1
        )

    def __call__(self, source: str, typed: str) -> list[str]:
        prefix = self._tokenizer.encode(typed)
        (result,) = self._model.translate_batch(
            [self._tokenizer.encode(source)],
            target_prefix=[prefix] if prefix else None,
            beam_size=4,
            length_penalty=0.2,
        )
        rest = self._tokenizer.decode(result.hypotheses[0])[len(self._tokenizer.decode(prefix)) :]
        return [rest.lstrip(" ") if not typed or typed.endswith(" ") else rest]


def main() -> None:
    options = _options()
    rows = [tuple(line.split("\t")[:2]) for line in options.pairs.read_text("utf-8").splitlines()]
    chosen = random.Random(1).sample(rows, options.sentences)
    package = starter_packages()[0]
    engine, route = ArgosEngine([package], EngineOptions(threads=1)), Route((package,))
    ways: dict[str, Way] = {
        "l10n": lambda source, typed: engine.complete(source, route, typed, 4),
        "plain": Plain(package),
    }
    print(f"{len(chosen)} sentences, {package.origin}\n")
    _tell_moments(_situations(chosen), ways, options.rounds)
    print("\n| whole sentences typed | characters | keys | saved |\n|---|---|---|---|")
    for name, way in ways.items():
        keys = sum(_keys(way, *row) for row in chosen[: options.typed])
        letters = sum(len(reference) for _, reference in chosen[: options.typed])
        print(f"| {name} | {letters:,} | {keys:,} | {1 - keys / letters:.1%} |")


def _situations(rows: Sequence[tuple[str, ...]]) -> dict[str, list[Moment]]:
    found = {"nothing typed": [_moment(source, text, 0, 0) for source, text in rows]}
    for letters, name in {0: "after a word", 1: "1 letter of it", 2: "2 letters", 4: "4"}.items():
        found[name] = [
            _moment(source, text, at, letters)
            for source, text in rows
            for at in _places(text, letters)
        ]
    return found


def _places(text: str, letters: int) -> list[int]:
    """The places of three words of a text that have more letters than these."""
    words = text.split()
    able = [at for at in range(1, len(words)) if re.match(rf"\w{{{letters + 1}}}", words[at])]
    return sorted(random.Random(text).sample(able, min(3, len(able))))


def _moment(source: str, text: str, at: int, letters: int) -> Moment:
    words = text.split()
    head = "".join(f"{word} " for word in words[:at])
    return Moment(source, head + words[at][:letters], words[at][letters:].strip(_MARKS))


def _tell_moments(situations: dict[str, list[Moment]], ways: dict[str, Way], rounds: int) -> None:
    print(
        "| typed | way | median ms | 95 % ms | on the processor | next word right | among the 4 |"
    )
    print("|---|---|---|---|---|---|---|")
    for name, moments in situations.items():
        taken: dict[str, list[list[tuple[float, float]]]] = {way: [] for way in ways}
        for _ in range(rounds):
            for way, complete in ways.items():
                timed = [_timed(complete, one) for one in moments]
                taken[way].append([times for times, _ in timed])
                if len(taken[way]) == rounds:
                    found = [rests for _, rests in timed]
                    _tell(name, way, taken[way], moments, found)


def _tell(
    name: str,
    way: str,
    taken: Sequence[Sequence[tuple[float, float]]],
    moments: Sequence[Moment],
    found: Sequence[Sequence[str]],
) -> None:
    median, used = (
        statistics.median(statistics.median(times[kind] for times in some) for some in taken)
        for kind in (0, 1)
    )
    high = statistics.median(
        statistics.quantiles([wall for wall, _ in some], n=20)[-1] for some in taken
    )
    pairs = list(zip(moments, found, strict=True))
    first = statistics.fmean(_is_right(one, rests[:1]) for one, rests in pairs)
    any_of = statistics.fmean(_is_right(one, rests) for one, rests in pairs)
    print(
        f"| {name} | {way} | {median:.0f} | {high:.0f} | {used:.0f} | {first:.1%} | {any_of:.1%} |",
        flush=True,
    )


def _timed(way: Way, moment: Moment) -> tuple[tuple[float, float], Sequence[str]]:
    """Milliseconds that passed, and those that the processor was busy; and what came."""
    start, used = time.perf_counter(), time.process_time()
    rests = way(moment.source, moment.typed)
    passed, busy = time.perf_counter() - start, time.process_time() - used
    return (passed * 1000, busy * 1000), rests


def _is_right(moment: Moment, rests: Sequence[str]) -> bool:
    return any(_next_word(rest) == moment.next_word for rest in rests)


def _next_word(rest: str) -> str:
    """Up to the first space: nothing where the word that was begun is whole."""
    return rest.split(" ", 1)[0].strip(_MARKS)


def _keys(way: Way, source: str, reference: str) -> int:
    """Keys pressed for a sentence: Tab where the next word shown is right, else a letter."""
    keys, typed, shown = 0, "", ""
    while typed != reference:
        shown = shown or next(iter(way(source, typed)), "")
        word = completion(shown).words[0] if shown else ""
        rest = reference[len(typed) :]
        is_whole = rest.startswith(word) and not re.match(r"\w", rest[len(word) :])
        if word.strip() and is_whole:
            typed, shown = typed + word, shown[len(word) :]
        else:
            typed, shown = typed + rest[0], shown[1:] if shown.startswith(rest[0]) else ""
        keys += 1
    return keys


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--sentences", type=int, default=100)
    parser.add_argument("--typed", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


if __name__ == "__main__":
    main()
