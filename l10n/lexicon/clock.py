"""Words after a time that say which half of the day is meant, as *p.m.*

They are the lists ``morning`` and ``afternoon`` of ``data/dates/<code>.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from l10n.languages import written
from l10n.lexicon.numerals import numerals
from l10n.lexicon.tables import table

_SPACE = r"[\s\u00a0\u202f]{0,2}"


@dataclass(frozen=True, slots=True)
class Halves:
    """The two lists as one expression; None where a language has none."""

    words: re.Pattern[str] | None = None
    link: re.Pattern[str] | None = None
    """What leads from one hour of a range to the end of the next."""

    def second(self, text: str, after: int) -> bool | None:
        """Whether the word after a time says the second half; None where no word does.

        >>> halves("en").second("6 p.m.", 1), halves("en").second("6 men", 1)
        (True, None)
        """
        match = self.words.match(text, after) if self.words else None
        return bool(match["second"]) if match else None

    def shared(self, text: str, after: int) -> bool:
        """Whether the hour before is the first of a range, and a word follows the second.

        >>> halves("en").shared("5 to 7:30 p.m.", 1), halves("en").shared("5 to 7 men", 1)
        (True, False)
        """
        match = self.link.match(text, after) if self.link else None
        return match is not None and self.second(text, match.end()) is not None

    def hours(self, text: str, after: int, hour: int) -> frozenset[int]:
        """The hours of the day that an hour may be, by the word after it.

        >>> sorted(halves("en").hours("6 pm", 1, 6)), sorted(halves("en").hours("6", 1, 6))
        ([18], [6, 18])
        """
        if not 0 < hour <= 12:
            return frozenset({hour % 24})
        second = self.second(text, after)
        if second is None:
            return frozenset({hour % 24, (hour + 12) % 24})
        return frozenset({hour % 12 + (12 if second else 0)})


@cache
def halves(tag: str) -> Halves:
    """The words of a language, by its tag."""
    data = table("dates", written(tag).code)
    if "afternoon" not in data:
        return Halves()
    first, second = _either(data["morning"]), _either(data["afternoon"])
    links = "|".join(("[-–—]", *map(re.escape, sorted(numerals(tag).links))))
    return Halves(
        re.compile(rf"{_SPACE}(?:(?P<first>{first})|(?P<second>{second}))(?!\w)", re.IGNORECASE),
        re.compile(rf"{_SPACE}(?:{links}){_SPACE}\d{{1,2}}(?:[:.h]\d\d)?(?!\d)", re.IGNORECASE),
    )


def _either(words: Iterable[str]) -> str:
    """Stops and spaces may be left out."""
    return "|".join(re.escape(word).replace(r"\ ", _SPACE).replace(r"\.", r"\.?") for word in words)
