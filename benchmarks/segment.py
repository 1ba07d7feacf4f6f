"""Sentence segmentation beside other libraries: quality, speed and the worst inputs.

Run from the project's root::

    uv run --with pysbd --with blingfire --with numpy --with setuptools \\
        python benchmarks/segment.py ../shared/data/segmentation

The folder holds ``<language>_<name>.txt``: one sentence a line, a blank line
between paragraphs. The sentences of a paragraph are joined by a space (by
nothing in Chinese and Japanese), and F1 counts the boundaries inside paragraphs.
Each library gets each paragraph by itself. MB/s is UTF-8 over all languages, the
best of three rounds. The worst cases run in a process each and are stopped after
``--limit`` seconds. A library that is not installed is left out.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import importlib.util
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from l10n.text.segmentation import segment

Splitter = Callable[[str, str], list[str]]
UNSPACED = {"ja", "zh"}
WORST: dict[str, Callable[[], str]] = {
    "10 MB, no full stop": lambda: "words and more words " * 500_000,
    "1,000,000 short lines": lambda: "A short line here.\n" * 1_000_000,
    "1,000,000 open quotes": lambda: "“Yes. No " * 1_000_000,
    "10 MB, unbroken CJK": lambda: "好" * 3_400_000,
}


class Score(NamedTuple):
    hits: int
    false: int
    missed: int

    @property
    def f1(self) -> float:
        return 200 * self.hits / (2 * self.hits + self.false + self.missed or 1)


def ours(text: str, language: str) -> list[str]:
    return [one.text for one in segment(text, language)]


def bare_sentencex(text: str, language: str) -> list[str]:
    return list(_module("sentencex").segment(language, text))


def pysbd(text: str, language: str) -> list[str]:
    return list(_pysbd(language).segment(text))


def blingfire(text: str, language: str) -> list[str]:  # noqa: ARG001 - knows no languages
    return str(_module("blingfire").text_to_sentences(text)).split("\n")


def sentencesplit(text: str, language: str) -> list[str]:
    return list(_sentencesplit(language).segment(text))


@functools.cache
def _module(name: str) -> Any:
    return importlib.import_module(name)


@functools.cache
def _pysbd(language: str) -> Any:
    known = _module("pysbd.languages").LANGUAGE_CODES
    return _module("pysbd").Segmenter(language=language if language in known else "en")


@functools.cache
def _sentencesplit(language: str) -> Any:
    try:
        return _module("sentencesplit").Segmenter(language=language)
    except ValueError:
        return _module("sentencesplit").Segmenter(language="en")


PEERS: dict[str, Splitter] = {
    "l10n": ours,
    "sentencex": bare_sentencex,
    "pysbd": pysbd,
    "blingfire": blingfire,
    "sentencesplit": sentencesplit,
}


def paragraphs(file: Path) -> list[list[str]]:
    blocks = file.read_text(encoding="utf-8").strip().split("\n\n")
    return [[line.strip() for line in block.split("\n") if line.strip()] for block in blocks]


def joined(sentences: Iterable[str], language: str) -> tuple[str, set[int]]:
    """A paragraph's text and where its sentences end, the last one's end left out."""
    between = "" if language in UNSPACED else " "
    ends: set[int] = set()
    text = ""
    for sentence in sentences:
        ends.add(len(text))
        text += (between if text else "") + sentence
    return text, ends - {0}


def found_ends(text: str, sentences: Iterable[str]) -> set[int]:
    """Where the sentences a library gave end in the text; what it altered is skipped."""
    ends, position = set(), 0
    for sentence in map(str.strip, sentences):
        at = text.find(sentence, position) if sentence else -1
        if at >= 0:
            position = at + len(sentence)
            ends.add(position)
    return ends - {len(text)}


def score(split: Splitter, file: Path, language: str) -> Score:
    hits = false = missed = 0
    for sentences in paragraphs(file):
        text, gold = joined(sentences, language)
        found = found_ends(text, split(text, language))
        hits += len(gold & found)
        false += len(found - gold)
        missed += len(gold - found)
    return Score(hits, false, missed)


def speed(split: Splitter, texts: list[tuple[str, str]]) -> float:
    """MB of UTF-8 in a second, the best of three rounds."""
    size = sum(len(text.encode()) for text, _ in texts)
    best = 0.0
    for _ in range(3):
        start = time.perf_counter()
        for text, language in texts:
            split(text, language)
        best = max(best, size / (time.perf_counter() - start) / 1e6)
    return best


def worst(peer: str, case: str, limit: float) -> str:
    command = [sys.executable, __file__, "--one", peer, case]
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return f"> {limit:.0f} s"
    return f"{float(run.stdout):.2f} s" if run.returncode == 0 else "fails"


def one(peer: str, case: str) -> None:
    text = WORST[case]()
    PEERS[peer]("A warm-up. It is short.", "en")
    start = time.perf_counter()
    PEERS[peer](text, "zh" if "CJK" in case else "en")
    print(time.perf_counter() - start)


def table(title: str, head: list[str], rows: list[list[str]]) -> None:
    widths = [max(len(row[at]) for row in [head, *rows]) for at in range(len(head))]
    print(f"\n{title}")
    for row in [head, *rows]:
        cells = zip(row[1:], widths[1:], strict=True)
        print(row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in cells), sep="  ")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", default="../shared/data/segmentation", type=Path)
    parser.add_argument("--limit", type=float, default=60, help="seconds a worst case may take")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        one(*given.one)
        return
    files = {file.name.split("_")[0]: file for file in sorted(given.folder.glob("*_*.txt"))}
    if not files:
        parser.error(f"{given.folder} holds no <language>_<name>.txt")
    names = [name for name in PEERS if name == "l10n" or importlib.util.find_spec(name)]
    rows = []
    totals = dict.fromkeys(names, 0.0)
    for language, file in files.items():
        scores = {name: score(PEERS[name], file, language).f1 for name in names}
        rows.append([language, *(f"{scores[name]:.2f}" for name in names)])
        totals = {name: totals[name] + scores[name] / len(files) for name in names}
    rows.append(["mean", *(f"{totals[name]:.2f}" for name in names)])
    table("F1 of boundaries inside paragraphs, %", ["language", *names], rows)
    texts = [
        (joined(sentences, language)[0], language)
        for language, file in files.items()
        for sentences in paragraphs(file)
    ]
    table(
        "Speed", ["", *names], [["MB/s", *(f"{speed(PEERS[name], texts):.1f}" for name in names)]]
    )
    cases = [[case, *(worst(name, case, given.limit) for name in names)] for case in WORST]
    table("Worst cases", ["", *names], cases)


if __name__ == "__main__":
    main()
