"""Endings that a name may have in a text: those of number and case, not those that make an
adjective or an inhabitant of it, from ``data/endings/<code>.toml``.

``endings`` is a pattern of what may follow a name, or its stem; ``inner`` the like for a
word before the last of a longer name, if it differs. ``stems`` list what the end of a name
becomes before an ending: ``y:ie`` for *Treaties*, ``я:`` for *Армении*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from l10n.languages import written
from l10n.lexicon.tables import table

_LEAST = 3
"""Letters of a stem."""


@dataclass(frozen=True, slots=True)
class Endings:
    """Those of one language."""

    last: re.Pattern[str]
    inner: re.Pattern[str]
    stems: tuple[tuple[str, str], ...]

    def may_be(self, word: str, name: str, *, inner: bool = False) -> bool:
        """Whether a word is a name, or that with an ending; both case-folded. ``inner`` is a
        word before the last of a longer name.

        >>> english = endings("en")
        >>> [english.may_be(word, "armenia") for word in ("armenia’s", "armenias", "armenian")]
        [True, True, False]
        >>> endings("ru").may_be("армении", "армения"), endings("ru").may_be("россиян", "россия")
        (True, False)
        """
        known = self.inner if inner else self.last
        return word == name or any(
            word.startswith(stem) and known.fullmatch(word, len(stem)) is not None
            for stem in self._stems(name)
        )

    def _stems(self, name: str) -> list[str]:
        stems = [name.removesuffix(end) + new for end, new in self.stems if name.endswith(end)]
        return [name, *(stem for stem in stems if len(stem) >= _LEAST)]


@cache
def endings(tag: str) -> Endings | None:
    """The endings of a language, by its tag; None where none are listed."""
    data = table("endings", written(tag).code)
    if not data:
        return None
    last = re.compile(data["endings"])
    parted = (pair.partition(":") for pair in data["stems"])
    return Endings(
        last=last,
        inner=re.compile(data["inner"]) if "inner" in data else last,
        stems=tuple((end, new) for end, _, new in parted),
    )
