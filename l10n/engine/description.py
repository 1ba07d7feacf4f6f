"""What a user wants to know of a package before trusting it: licence, size, measured quality."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from l10n.engine.discovery import read_metadata
from l10n.engine.package import Package

_SCORES = Path(__file__).with_name("scores.toml")
_README_BYTES = 100_000
_LICENCE_LINE = re.compile(r"[^.;\n]*\blicen[cs]e.*", re.IGNORECASE)
_LABEL = re.compile(r"^licen[cs]e: *", re.IGNORECASE)
_LICENCE_NAME = re.compile(r"\bCC0\b|\bCC[ -]BY(?:-[A-Z]{2})*(?: \d\.\d)?(?: [A-Z]{2}\b)?")


@dataclass(frozen=True, slots=True)
class Score:
    """A published measurement of a direction."""

    bleu: float
    """0 to 100, on the FLORES test set."""
    weak: bool
    """So low that most sentences need mending."""
    source: str
    """Who measured, and what."""


@dataclass(frozen=True, slots=True)
class Description:
    """A package in full."""

    size: int
    """Bytes on disk."""
    licence: str
    """What the package says of its licence and of that of its data; may be empty."""
    readme: str
    """Its README.md; may be empty."""
    score: Score | None
    """None where nothing is published."""


def describe(package: Package) -> Description:
    """Read what a package says of itself.

    Raises PackageError if it has been damaged since it was found.
    """
    metadata = read_metadata(package.folder)
    readme = _readme(package.folder)
    named = metadata.get("license", metadata.get("licence"))
    licence = named if isinstance(named, str) else _licence(readme)
    return Description(
        size=sum(path.stat().st_size for path in package.folder.rglob("*") if path.is_file()),
        licence=licence,
        readme=readme,
        score=score_of(package),
    )


def score_of(package: Package) -> Score | None:
    """The published quality of an installed package."""
    if package.home_made:
        return None
    return published_score(
        package.source, package.target, starter=package.starter, version=package.version
    )


def published_score(
    source: str, target: str, *, starter: bool = False, version: str = ""
) -> Score | None:
    """The published quality of a direction's official package, or of a starter package.

    >>> published_score("en", "az")
    Score(bleu=5.4, weak=True, source='Argos Translate, published scores of the official \
packages (FLORES, BLEU)')
    """
    scores = _scores()
    for table in scores["starter" if starter else "argos"]:
        bleu = table.get(f"{source}-{target}")
        if bleu is not None and table.get("version", version) == version:
            return Score(bleu, weak=bleu < scores["weak"], source=table["source"])
    return None


@cache
def _scores() -> dict[str, Any]:
    return tomllib.loads(_SCORES.read_text(encoding="utf-8"))


def _readme(folder: Path) -> str:
    try:
        with (folder / "README.md").open("rb") as file:
            return file.read(_README_BYTES).decode("utf-8-sig", "replace").strip()
    except OSError:
        return ""


def _licence(readme: str) -> str:
    """The README's lines on licences, or at least the names of those that it mentions.

    >>> _licence("Trained on Tatoeba (CC BY 2.0 FR) and TICO-19 (CC0).")
    'CC BY 2.0 FR, CC0'
    >>> _licence("A model.\\nLicence: CC0.")
    'CC0.'
    """
    lines = [_LABEL.sub("", line.strip("#*- ")) for line in _LICENCE_LINE.findall(readme)]
    return " ".join(lines) or ", ".join(dict.fromkeys(_LICENCE_NAME.findall(readme)))
