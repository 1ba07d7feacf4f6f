"""A translation package that stays as it is, whatever l10n ships."""

from pathlib import Path

from l10n.engine.discovery import read_package, starter_packages
from l10n.engine.package import Package

FOLDER = Path(__file__).parent / "packages" / "translate-en_es-0_1"


def small_package() -> Package:
    """English to Spanish, small and weak: what it was never taught, it writes badly.

    It knows no letter but those of its training text, and no typographic marks.
    """
    package = read_package(FOLDER, starter=True)
    assert package is not None
    return package


def shipped(target: str) -> str:
    """The origin of the starter from English that l10n ships."""
    (package,) = (one for one in starter_packages() if one.target == target)
    return package.origin
