"""Months and weekdays must arrive, whatever the order in which a date is written.

Names that are other words, too, such as *May* and *mars*, count where a figure or another
sign shows that they are meant; a month in digits counts as its name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from l10n.checks.figures.calendar import Named, months, names_alike, weekdays
from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.dates import calendar
from l10n.model import Severity

_LONG = 5
"""Letters of a name that one slip makes no other word."""
_VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0670\u0640]")
"""Arabic signs that may be written within any word."""


def find(pair: Pair) -> Iterable[Hit]:
    """
    >>> from l10n.languages import language
    >>> source = Text("On 26 February 1992", language("en"))
    >>> [hit.message for hit in find(Pair(source, Text("Le 26 mars 1992", language("fr"))))]
    ['The source says February; the translation says mars.']
    >>> list(find(Pair(source, Text("26.02.1992", language("de")))))
    []
    """
    if names_alike(pair):
        return ()
    lost, added = _unmatched(months(pair.source), months(pair.target))
    days = _unmatched(weekdays(pair.source), weekdays(pair.target))
    if not (lost or added or all(days)):
        return ()
    return [*_changed(pair, lost, added), *_alone(pair, lost, added), *_changed(pair, *days)]


_Names = tuple[Named, ...]


def _unmatched(source: _Names, target: _Names) -> tuple[_Names, _Names]:
    """What is certain on one side and not so much as possible on the other."""
    if not (source or target):
        return (), ()
    here = frozenset().union(*(one.numbers for one in source))
    there = frozenset().union(*(one.numbers for one in target))
    return (
        tuple(one for one in source if one.certain and one.numbers.isdisjoint(there)),
        tuple(one for one in target if one.certain and one.numbers.isdisjoint(here)),
    )


def _changed(pair: Pair, lost: _Names, added: _Names) -> Iterator[Hit]:
    for one, other in zip(lost, added, strict=False):
        here, there = _said(pair.source, one), _said(pair.target, other)
        message = f"The source says {here}; the translation says {there}."
        yield Hit(message, one.span, other.span)


def _alone(pair: Pair, lost: _Names, added: _Names) -> Iterator[Hit]:
    """Months that came or went; a translator may well say “that day” for a weekday."""
    if not (
        calendar(pair.source.language.tag).months and calendar(pair.target.language.tag).months
    ):
        return
    for one in lost[len(added) :]:
        # A title may be left as it is: “Social Justice”, March 1938.
        if _is_within(pair.target, one) or _said(pair.source, one) in pair.target.text:
            continue
        message = f"The source says {_said(pair.source, one)}; the translation does not name it."
        yield Hit(message, one.span)
    for one in (one for one in added[len(lost) :] if one.beside_figure):
        if _is_misspelt(pair.source, one) or _is_within(pair.source, one):
            continue
        message = f"The translation says {_said(pair.target, one)}; the source does not name it."
        yield Hit(message, target_span=one.span)


def _is_within(text: Text, named: Named) -> bool:
    """Whether the month is part of a longer word, as in German *Oktobertagung*, or no word by
    itself: the vowel signs of Hindi *जून* part its letters."""
    folded = _VOWEL_SIGNS.sub("", text.text.casefold())
    names = calendar(text.language.tag).months.items()
    return any(
        month in named.numbers and name in folded and (len(name) > 3 or _is_parted(name))
        for name, month in names
    )


def _is_parted(name: str) -> bool:
    return any(unicodedata.category(letter).startswith("M") for letter in name)


def _is_misspelt(text: Text, named: Named) -> bool:
    """Whether a text names the month with a slip of the pen: *Novemeber 26*."""
    known = calendar(text.language.tag)
    names = [name for name, month in known.months.items() if month in named.numbers]
    return any(
        word not in known.months and OSA.distance(word, name, score_cutoff=1) == 1
        for name in names
        if len(name) >= _LONG
        for word in text.vocabulary
    )


def _said(text: Text, named: Named) -> str:
    return text.text[slice(*named.span)]


RULE = Rule(
    "dates",
    Severity.ERROR,
    "Months and weekdays must be those of the source.",
    find,
)
