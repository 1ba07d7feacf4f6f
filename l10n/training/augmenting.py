"""More of what training text has too little of, made from the text itself.

Long texts, headlines in capitals, typographic marks and all kinds of figures: what is done to
a source is done to its target.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from l10n.engine.casing import raised
from l10n.languages import Language
from l10n.lexicon.script import is_cased
from l10n.lexicon.typography import typography
from l10n.training.examples import Example
from l10n.training.figures import has_numerals, with_other_figures
from l10n.training.joining import Joining

_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_DASH = re.compile(r"(?<=\S) [-–—] (?=\S)")


@dataclass(frozen=True, slots=True)
class Shares:
    """How many of the pairs that it can be done to it is done to, from 0 to 1."""

    joined: float = 0.15
    """Pairs that are joined with those after them, besides being there alone."""
    capitals: float = 0.01
    """Pairs that are there in capitals, too."""
    marks: float = 0.5
    """Pairs with straight quotation marks, apostrophes or dashes that get typographic ones."""
    figures: float = 0.3
    """Pairs with the same figures on both sides that get others."""
    numerals: int = 4
    """More of a pair that has *15th* on one side and *XV* on the other, each with other ones:
    as many, since nothing but seeing each of them tells a model how they go together."""


def augmented(
    examples: Iterable[Example],
    languages: tuple[Language, Language],
    chance: random.Random,
    count: Callable[[str], int],
    *,
    longest: int = 130,
    shares: Shares | None = None,
) -> Iterator[Example]:
    """The examples in their order, some of them changed, with those made of them in between.

    ``count`` gives the pieces of a text; a joined text has at most ``longest``.
    The same examples and ``chance`` give the same.
    """
    made = shares or Shares()
    joining = Joining(languages, chance, count, longest)
    for example in examples:
        one = example
        if chance.random() < made.figures:
            one = with_other_figures(one, chance)
        if chance.random() < made.marks:
            one = with_typographic_marks(one, languages)
        yield one
        if has_numerals(example):
            yield from (with_other_figures(example, chance) for _ in range(made.numerals))
        if chance.random() < made.capitals and all(is_cased(each.tag) for each in languages):
            yield in_capitals(one, languages)
        yield from joining.offer(one, begins=chance.random() < made.joined)


def in_capitals(example: Example, languages: tuple[Language, Language]) -> Example:
    """Both texts in capitals, by each language's own rules."""
    return _changed(example, raised, languages)


def with_typographic_marks(example: Example, languages: tuple[Language, Language]) -> Example:
    """Straight quotation marks, apostrophes and hyphens between two spaces as each language
    prints them. The pair comes back as it is where one side has other quotation marks than
    the other, or one of them is not closed."""
    quoted = example.source.count('"'), example.target.count('"')
    if quoted[0] != quoted[1] or quoted[0] % 2:
        return example
    return _changed(example, _set, languages)


def _changed(
    example: Example, change: Callable[[str, str], str], languages: tuple[Language, Language]
) -> Example:
    source, target = languages
    return replace(
        example,
        source=change(example.source, source.tag),
        target=change(example.target, target.tag),
    )


def _set(text: str, tag: str) -> str:
    habits = typography(tag)
    text = _APOSTROPHE.sub("’", text)
    if habits.dash:
        text = _DASH.sub(f" {habits.dash} ", text)
    if not habits.quotes or '"' not in text:
        return text
    pair = habits.quotes[0]
    marks = (f"{pair[0]}{habits.inner}", f"{habits.inner}{pair[1]}")
    first, *parts = text.split('"')
    if not all(map(_opens, [first, *parts[1::2]], parts[::2])):
        return text
    return first + "".join(marks[place % 2] + part for place, part in enumerate(parts))


def _opens(before: str, within: str) -> bool:
    """Whether a mark between two texts opens a quotation: not so the inches of 5" pipes."""
    return not before[-1:].isalnum() and within[:1] not in {"", " "} and within[-1:] != " "
