"""Cold start: ``l10n --help`` and ``l10n status`` against ``python -c "import click"``.

    uv run python benchmarks/start.py

Runs the three in turn, each in a fresh process, and prints medians of the
whole process and their ratios. ``status`` runs in a project of five
statements whose catalogs were read before.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROUNDS = 21
L10N = [sys.executable, "-m", "l10n.cli"]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        _project(Path(folder))
        commands = {
            "python -c 'import click'": [sys.executable, "-c", "import click"],
            "l10n --help": [*L10N, "--help"],
            "l10n status": [*L10N, "-C", folder, "status"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                times[name].append(_seconds(command))
    base = median(times["python -c 'import click'"])
    print(f"{'command':<26}{'median ms':>10}{'ratio':>8}")
    for name, found in times.items():
        print(f"{name:<26}{median(found) * 1000:>10.0f}{median(found) / base:>8.2f}")


def _project(folder: Path) -> None:
    (folder / "source_texts").mkdir()
    (folder / "l10n.toml").write_text('source_language = "en"\nlanguages = ["es"]\n')
    for number in range(5):
        text = "\n".join(f"Sentence {line} of statement {number}." for line in range(30))
        (folder / "source_texts" / f"{number}.txt").write_text(text)
    for verb in ("extract", "status"):
        subprocess.run([*L10N, "-C", folder, verb], check=True, stdout=subprocess.DEVNULL)


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
