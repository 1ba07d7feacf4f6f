"""Words that carry a fact, by language, from ``data/<code>.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from l10n.errors import LanguageError
from l10n.languages import month_names, weekday_names


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One language's words, all of them case-folded. A language without a file has the
    months and days of CLDR alone."""

    facts: frozenset[str]
    """Numbers in words, negations, months and days."""
    negative_endings: tuple[str, ...] = ()
    """Ends of words that deny: ``n't``."""
    confusable: frozenset[frozenset[str]] = frozenset()
    """Pairs one slip apart that are both words: ``county`` and ``country``."""

    def is_fact(self, word: str) -> bool:
        """Whether a case-folded word states a number, a date or a denial."""
        return word in self.facts or word.endswith(self.negative_endings or ("\0",))


@cache
def vocabulary(tag: str) -> Vocabulary:
    """The words of a language, by its tag; a region's are its language's."""
    code = tag.replace("_", "-").split("-")[0].lower()
    file = resources.files(__package__).joinpath("data", f"{code}.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    listed = [*data.get("negations", ""), *data.get("numbers", "")]
    pairs = (pair.split() for pair in data.get("confusable", ()))
    return Vocabulary(
        facts=frozenset(word.casefold() for word in (*listed, *_dates(tag))),
        negative_endings=tuple(data.get("negative_endings", ())),
        confusable=frozenset(map(frozenset, pairs)),
    )


def _dates(tag: str) -> set[str]:
    try:
        names = month_names(tag) | weekday_names(tag)
    except LanguageError:
        return set()
    return {word.strip(".") for name in names for word in name.split()}
