"""A run with nothing to do: ``l10n run`` against ``msgfmt --statistics`` over the same files.

    uv run python benchmarks/idle.py [--segments 100000] [--statements 10]

Makes a project of that many segments in that many statements and three
languages, every one of them translated, then runs the two in turn and prints
medians of the whole process and their ratio. Needs gettext's msgfmt.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from l10n.catalogs import po

ROUNDS = 5
L10N = [sys.executable, "-m", "l10n.cli"]


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _project(folder, options.segments, options.statements)
        catalogs = sorted((folder / "locales").rglob("*.po"))
        size = sum(path.stat().st_size for path in catalogs)
        runs = {
            "l10n run": [[*L10N, "-C", name, "run"]],
            "msgfmt --statistics": [
                ["msgfmt", "--statistics", "-o", "/dev/null", p] for p in catalogs
            ],
        }
        _seconds(runs["l10n run"])
        times: dict[str, list[float]] = {title: [] for title in runs}
        for _ in range(ROUNDS):
            for title, commands in runs.items():
                times[title].append(_seconds(commands))
    base = median(times["msgfmt --statistics"])
    print(f"{options.segments:,} segments, {len(catalogs):,} catalogs, {size / 1e6:.0f} MB")
    print(f"{'command':<22}{'median s':>10}{'ratio':>8}")
    for title, found in times.items():
        print(f"{title:<22}{median(found):>10.2f}{median(found) / base:>8.2f}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--statements", type=int, default=10)
    return parser.parse_args()


def _project(folder: Path, segments: int, statements: int) -> None:
    (folder / "source_texts").mkdir()
    (folder / "l10n.toml").write_text('source_language = "en"\nlanguages = ["es", "fr", "ar"]\n')
    each = segments // statements
    for number in range(statements):
        lines = (f"Sentence {line} of statement {number} names 613 people." for line in range(each))
        (folder / "source_texts" / f"{number}.txt").write_text("\n".join(lines))
    subprocess.run([*L10N, "-C", folder, "extract"], check=True, stdout=subprocess.DEVNULL)
    for path in (folder / "locales").rglob("*.po"):
        catalog = po.read(path, shown=path.name)
        entries = tuple(replace(entry, target=entry.source.upper()) for entry in catalog.entries)
        path.write_text(po.write(replace(catalog, entries=entries)))


def _seconds(commands: list[list[str | Path]]) -> float:
    start = time.perf_counter()
    for command in commands:
        subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
