"""The translation memory at a million segments: what it finds, how fast, and in what memory.

    uv run python benchmarks/memory.py [--segments 1000000] [--queries 200] [--compared 100]
                                         [--data FOLDER]

Makes the memory from real sentences, looks sentences up in it, and compares with brute force:
every sentence measured with the same measure. Building and looking up each have a process of
their own, so that its memory is its own.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

# In this folder ``translate.py`` would hide a package of that name.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.sentences import Corpus, corpus, queries  # noqa: E402
from l10n.memory.index import Index  # noqa: E402
from l10n.memory.memory import Remembered  # noqa: E402
from l10n.memory.similarity import tokens  # noqa: E402

LEAST, LIMIT = 70, 5
APPROVED = 30
"""Segments of one statement."""
ROUNDS = 20

_Made = TypeVar("_Made")


class Built(NamedTuple):
    """What making the index took."""

    seconds: float
    megabytes: float
    """The highest of the process."""
    size: float
    """Of the file, in MB."""


class LookedUp(NamedTuple):
    """What a process that opens the index and looks up finds and takes."""

    found: dict[str, list[list[int]]]
    """By the kind of query: the similarities found."""
    times: dict[str, list[float]]
    """Seconds, by what was done."""
    megabytes: float


def main() -> None:
    options = _options()
    made = corpus(options.data, options.segments)
    asked = queries(made, options.queries // 2)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "memory.sqlite"
        built = _apart(build, path, made.sentences)
        looked_up = _apart(look_up, path, asked, made.sentences[: options.queries])
        approved = _apart(approve, path, made.held_out)
    _print_building(made, built)
    _print_times(looked_up, approved)
    compared = {kind: texts[: options.compared // 2] for kind, texts in asked.items()}
    _print_recall(made.sentences, compared, looked_up)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--segments", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--compared", type=int, default=100, help="queries by brute force")
    parser.add_argument("--data", type=Path, default=Path("../shared/data/training"))
    return parser.parse_args()


def _apart(work: Callable[..., _Made], *given: object) -> _Made:
    """Run it in a fresh process."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(work, *given).result()


def build(path: Path, sentences: list[str]) -> Built:
    before = _megabytes()
    taken: list[float] = []
    index = Index(path)
    rows = _pairs("tmx:all.tmx", sentences)
    _timed(taken, partial(index.replace, "tmx:all.tmx", "1", rows))
    index.close()
    return Built(sum(taken), _megabytes() - before, path.stat().st_size / 1e6)


def look_up(path: Path, asked: dict[str, list[str]], known: list[str]) -> LookedUp:
    index = Index(path)
    times: dict[str, list[float]] = {"fuzzy, the first": []}
    found: dict[str, list[list[int]]] = {}
    fuzzy = partial(index.fuzzy, least=LEAST, limit=LIMIT)
    _timed(times["fuzzy, the first"], partial(fuzzy, "It rained on 3 May 2026 in Genoa."))
    for kind, texts in asked.items():
        taken = times[f"fuzzy, {kind}"] = []
        found[kind] = [
            [score for score, _ in _timed(taken, partial(fuzzy, text))] for text in texts
        ]
    times["exact"] = []
    for text in known:
        _timed(times["exact"], partial(index.exact, text))
    return LookedUp(found, times, _megabytes())


def approve(path: Path, held_out: list[str]) -> list[float]:
    """Seconds to put in a statement that was approved, several times another one."""
    index = Index(path)
    taken: list[float] = []
    for number in range(ROUNDS):
        origin = f"statement:{number}"
        pairs = list(_pairs(origin, held_out[number * APPROVED : (number + 1) * APPROVED]))
        _timed(taken, partial(index.replace, origin, "1", pairs))
    return taken


def _pairs(origin: str, sentences: list[str]) -> Iterator[tuple[Remembered, str]]:
    return ((Remembered(text, text.upper(), origin), "") for text in sentences)


def _timed(taken: list[float], work: Callable[[], _Made]) -> _Made:
    """Time on the processor: others on the machine are not counted."""
    start = time.process_time()
    made = work()
    taken.append(time.process_time() - start)
    return made


def _megabytes() -> float:
    """The most memory that this process ever had; getrusage would tell its parent's, too."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1e3


class BruteForce:
    """Measures every sentence, with the same measure, on all cores."""

    def __init__(self, sentences: list[str]) -> None:
        self._codes: dict[str, str] = {}
        self._sentences = sentences
        self._coded = [self._code(text) for text in sentences]
        self._lengths = [np.array([len(one) for one in some]) for some in self._both()]

    def best(self, text: str) -> list[int]:
        """The highest similarities from LEAST."""
        (edits, length), (token_edits, count) = (
            (_distances(one, some), np.maximum(len(one), lengths))
            for one, some, lengths in zip(
                (text, self._code(text)), self._both(), self._lengths, strict=True
            )
        )
        whole = count * length
        scores = (100 * whole - 50 * (token_edits * length + edits * count)) // whole
        return sorted(scores[(scores >= LEAST) & (scores < 100)].tolist(), reverse=True)[:LIMIT]

    def _both(self) -> tuple[list[str], list[str]]:
        return self._sentences, self._coded

    def _code(self, text: str) -> str:
        """Every token as a character of its own."""
        codes = self._codes
        return "".join(codes.setdefault(token, chr(len(codes) + 1)) for token in tokens(text))


def _distances(one: str, others: list[str]) -> NDArray[np.int64]:
    found = process.cdist([one], others, scorer=Levenshtein.distance, workers=-1, dtype=np.int32)
    return np.asarray(found[0], np.int64)


def _print_building(made: Corpus, built: Built) -> None:
    count = len(made.sentences)
    print(f"{count:,} segments, {made.real:,} of them real, {count - made.real:,} varied")
    print(f"built in {built.seconds:.0f} s, {count / built.seconds:,.0f} segments/s")
    print(f"memory {built.megabytes:.0f} MB more than the sentences; file {built.size:.0f} MB")


def _print_times(looked_up: LookedUp, approved: list[float]) -> None:
    times = looked_up.times | {f"a statement of {APPROVED} put in": approved}
    print(f"\nThe process that looks up takes {looked_up.megabytes:.0f} MB at most.\n")
    print(f"{'ms of processor time':<28}{'median':>9}{'95 %':>9}{'99 %':>9}{'most':>9}")
    for title, taken in times.items():
        cells = [median(taken), *np.percentile(taken, [95, 99]), max(taken)]
        print(f"{title:<28}" + "".join(f"{1e3 * cell:>9.3f}" for cell in cells))


def _print_recall(sentences: list[str], asked: dict[str, list[str]], looked_up: LookedUp) -> None:
    print(f"\n{'from ' + str(LEAST) + ' %':<28}{'queries':>9}{'with any':>9}{'best':>9}{'five':>9}")
    taken: list[float] = []
    brute_force = BruteForce(sentences)
    for kind, texts in asked.items():
        truth = [_timed(taken, partial(brute_force.best, text)) for text in texts]
        pairs = [pair for pair in zip(truth, looked_up.found[kind], strict=False) if pair[0]]
        best = sum(one[:1] == other[:1] for one, other in pairs)
        shared = sum((Counter(one) & Counter(other)).total() for one, other in pairs)
        total = sum(len(one) for one, _ in pairs)
        cells = [len(texts), len(pairs), _share(best, len(pairs)), _share(shared, total)]
        print(f"{kind:<28}" + "".join(f"{cell:>9}" for cell in cells))
    print(f"\nBrute force takes {1e3 * median(taken):.0f} ms (median), on all cores together.")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


if __name__ == "__main__":
    main()
