"""What ``l10n train`` begins with: a package by its place, or by a word for one."""

from __future__ import annotations

from pathlib import Path

from l10n.cli.engine import surveyed
from l10n.engine.package import Package
from l10n.engine.routes import serving
from l10n.errors import TrainingError
from l10n.languages import Language


def begun(
    begin: str | None, languages: tuple[Language, Language]
) -> tuple[Path | None, Package | None]:
    """Where what was named is, and what is known of it."""
    if begin not in {"starter", "installed"}:
        return (Path(begin) if begin else None, None)
    fitting = serving(surveyed()[0], languages[0].tag, languages[1].tag)
    found = [one for one in fitting if one.starter == (begin == "starter")]
    if not found:
        raise TrainingError(
            f"There is no {begin} package from {languages[0].name} to {languages[1].name}.",
            tip="l10n models list shows those that there are; without --begin a model begins "
            "with nothing.",
        )
    return found[0].folder, found[0]


def lending(
    lender: str | None, languages: tuple[Language, Language]
) -> tuple[Path | None, Package | None]:
    """The same of what lends its weights: a starter from the same language into any other,
    into the same one where there is one."""
    if lender != "starter":
        return (Path(lender) if lender else None, None)
    source, target = languages
    found = [one for one in surveyed()[0] if one.starter and one.source == source.tag]
    found.sort(key=lambda one: one.target != target.tag)
    if not found:
        raise TrainingError(
            f"There is no starter package from {source.name}.",
            tip="Give the file or folder of another package, or a checkpoint.",
        )
    return found[0].folder, found[0]
