"""How much of the last statement needs no new translation once the others are approved.

    uv run python benchmarks/reuse.py [--statements source_texts] [--language es]

Makes a project of the statements in a folder, drafts them, approves all but one (with
whatever the engine made of them: what counts here is the sources), and asks ``l10n
analyze`` about that one. Each statement is the last one once; the first column of the table
names it. ``no new`` is the share of its words that are repetitions or have a context, exact
or number-adapted match.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

L10N = [sys.executable, "-m", "l10n.cli"]
WHOLE = ("repetition", "context", "exact", "adapted")
BANDS = (*WHOLE, "95–99", "85–94", "75–84", "50–74", "new")


def main() -> None:
    given = _options()
    files = sorted(given.statements.glob("*.txt"))
    print("words of the last statement".ljust(34), *(f"{band:>11}" for band in BANDS), "   no new")
    for last in files:
        words = _analysed(files, last, given.language)
        total = sum(words[band] for band in BANDS)
        share = 100 * sum(words[band] for band in WHOLE) / total
        cells = (f"{words[band]:>11}" for band in BANDS)
        print(f"{last.stem[:26]:<26}{total:>8}", *cells, f"{share:>7.1f} %")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--statements", type=Path, default=Path("source_texts"))
    parser.add_argument("--language", default="es")
    return parser.parse_args()


def _analysed(files: list[Path], last: Path, tag: str) -> dict[str, int]:
    """The words of one statement by band, the others being approved."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "source_texts").mkdir()
        (folder / "l10n.toml").write_text(
            f'source_language = "en"\nlanguages = ["{tag}"]\n[checks]\nblock_approval = "never"\n'
        )
        for file in files:
            shutil.copy(file, folder / "source_texts" / file.name)
        others = [file.stem for file in files if file != last]
        _run(name, "run")
        _run(name, "approve", "-l", tag, "--yes", "--by", "benchmark", *others)
        found = json.loads(_run(name, "analyze", "--json", "-l", tag, last.stem))
    words: dict[str, int] = found["languages"][0]["total"]["words"]
    return words


def _run(folder: str, *arguments: str) -> str:
    command = [*L10N, "-C", folder, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
