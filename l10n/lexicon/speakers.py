"""What labels of speakers look like, by language, from ``data/speaker/<code>.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from l10n.languages import written
from l10n.lexicon.tables import table


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
    data = table("speaker", written(tag).code)
    if not data:
        return Speakers()
    return Speakers(
        speakers=frozenset(data["speakers"].split()),
        intros=frozenset(data["intros"].split()),
        colons=":：" + "".join(data.get("colons", "").split()),
    )
