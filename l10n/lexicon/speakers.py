"""What labels of speakers look like, by language, from ``data/speaker/<code>.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from l10n.languages import written


@dataclass(frozen=True, slots=True)
class Speakers:
    """Words before a colon, case-folded."""

    speakers: frozenset[str] = frozenset()
    """Words of a label that say who speaks: *question*, *minister*."""
    intros: frozenset[str] = frozenset()
    """First words that introduce something else: *note*, *source*."""
    colons: str = ":："
    """What may stand after a label."""


@cache
def speakers(tag: str) -> Speakers:
    """The words of a language, by its tag; none for a language without data.

    >>> "minister" in speakers("en-GB").speakers, "note" in speakers("en").intros
    (True, True)
    """
    file = resources.files(__package__).joinpath("data", "speaker", f"{written(tag).code}.toml")
    if not file.is_file():
        return Speakers()
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return Speakers(
        speakers=frozenset(data["speakers"].split()),
        intros=frozenset(data["intros"].split()),
        colons=":：" + "".join(data.get("colons", "").split()),
    )
