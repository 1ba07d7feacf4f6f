"""Segments a second: argostranslate's own API, l10n and bare CTranslate2, on one package.

    python benchmarks/translate.py [FILE] [--official-size] [--segments N] [--sample N] [--rounds N]

FILE holds a segment a line (the first column of a TSV). Each way runs in a
process of its own; loading is not counted. At argostranslate's defaults only
an even sample of the segments is translated, or it would take all day; with
--official-size all its rows use the sample. The package of official size has
random weights and writes 30 pieces for every segment (random_package.py).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from random_package import build

from l10n.engine.discovery import starter_packages

HERE = Path(__file__).parent
STARTER = starter_packages()[0].folder
TEXTS = HERE.parent.parent / "shared" / "data" / "translations" / "flores200dev.en-es.tsv"
TUNED = {"ARGOS_INTRA_THREADS": "1"}


@dataclass(frozen=True)
class Row:
    """What one way did."""

    name: str
    texts: list[str]
    seconds: float
    processor: float
    """Seconds of processor time: steadier than the wall clock where cores are shared."""
    outputs: list[str]
    memory: int

    @property
    def speed(self) -> float:
        """Segments a second."""
        return len(self.texts) / self.seconds


def run(name: str, package: Path, texts: list[str], setting: dict[str, str], **task: object) -> Row:
    """Run one way in a process with an empty HOME, and tell how it went on standard error."""
    with tempfile.TemporaryDirectory() as home:
        packages = Path(home) / "packages"
        packages.mkdir()
        (packages / package.name).symlink_to(package)
        kept = {key: value for key, value in os.environ.items() if "ARGOS" not in key}
        done = subprocess.run(
            [sys.executable, HERE / "translate_one.py"],
            input=json.dumps({"package": str(package), "texts": texts, **task}),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            env={**kept, "HOME": home, "ARGOS_PACKAGES_DIR": str(packages), **setting},
        )
    found = json.loads(done.stdout)
    row = Row(name, texts, **found)
    print(f"{name}: {row.speed:.1f}", file=sys.stderr)
    return row


def measure(
    package: Path, texts: list[str], sample: list[str], tuned: list[str], rounds: int
) -> list[Row]:
    """All ways, l10n last; argostranslate's on a sample, its tuned ones on ``tuned``.

    The slow defaults run once. The others take turns, and each one's median round counts:
    a machine's speed drifts.
    """
    cores = len(os.sched_getaffinity(0))
    slow = [
        run("argostranslate, one by one, defaults", package, sample, {}, way="one"),
        run("argostranslate, joined, defaults", package, sample, {}, way="joined"),
    ]
    ways: list[tuple[str, list[str], dict[str, str], dict[str, object]]] = [
        ("argostranslate, one by one, tuned", tuned, TUNED, {"way": "one"}),
        ("argostranslate, joined, tuned", tuned, TUNED, {"way": "joined"}),
    ]
    for workers, threads, tokens in [
        (cores, 1, 256), (cores, 1, 512), (cores, 1, 1024), (1, cores, 1024)
    ]:  # fmt: skip
        name = f"CTranslate2, {workers} x {threads} threads, {tokens} tokens"
        task = {"way": "bare", "workers": workers, "threads": threads, "tokens": tokens}
        ways.append((name, texts, {}, task))
    ways.append(("l10n", texts, {}, {"way": "l10n"}))
    turns = [
        [run(name, package, given, setting, **task) for name, given, setting, task in ways]
        for _ in range(rounds)
    ]
    medians = [
        sorted(rows, key=lambda row: row.seconds)[rounds // 2] for rows in zip(*turns, strict=True)
    ]
    return [*slow, *medians]


def table(rows: list[Row]) -> str:
    """Markdown: speeds, l10n's ratio to each, memory, share of outputs equal to l10n's."""
    ours = rows[-1]
    known = dict(zip(ours.texts, ours.outputs, strict=True))
    lines = [
        "| way | segments/s | source words/s | l10n is | processor ms a segment | memory "
        "| equal outputs |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        words = sum(len(text.split()) for text in row.texts) / row.seconds
        same = sum(known[a] == b for a, b in zip(row.texts, row.outputs, strict=True))
        spent = row.processor / len(row.texts) * 1000
        lines.append(
            f"| {row.name} | {row.speed:.1f} | {words:.0f} | {ours.speed / row.speed:.2f} times "
            f"| {spent:.1f} | {row.memory / 1024:.0f} MB | {same} of {len(row.texts)} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, default=TEXTS)
    parser.add_argument("--segments", type=int, default=500)
    parser.add_argument("--sample", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--official-size", action="store_true")
    options = parser.parse_args()
    lines = options.file.read_text("utf-8").splitlines()
    texts = [" ".join(line.split("\t")[0].split()) for line in lines if line.strip()]
    texts = texts[: options.segments]
    sample = texts[:: max(1, len(texts) // options.sample)]
    if not options.official_size:
        print(table(measure(STARTER, texts, sample, texts, options.rounds)))
        return
    with tempfile.TemporaryDirectory() as folder:
        print(table(measure(build(Path(folder), texts), texts, sample, sample, options.rounds)))


if __name__ == "__main__":
    main()
