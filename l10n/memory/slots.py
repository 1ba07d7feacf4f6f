"""Finds the values of a text: figures in digits, numbers in words, months, weekdays, times of
day, and the names of a term base.

Only what can be read in one way is a value; all else belongs to the words around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from l10n.checks.figures.calendar import Named, months, weekdays
from l10n.checks.figures.elision import words_and_parts
from l10n.checks.figures.glance import is_table
from l10n.checks.figures.reading import figures
from l10n.checks.pair import Text
from l10n.lexicon.agreement import agreement
from l10n.lexicon.dates import calendar
from l10n.lexicon.numerals import numerals
from l10n.memory.reading import figure_slots
from l10n.memory.values import Kind, Slot, name_forms, names_of
from l10n.terms.base import TermBase


def slots(text: Text, terms: TermBase | None = None) -> tuple[Slot, ...]:
    """All values of a text, in order; none inside another.

    >>> from l10n.languages import language
    >>> found = slots(Text("On 26 May it paid $5 million.", language("en")))
    >>> [(slot.kind.value, int(slot.total)) for slot in found]
    [('number', 26), ('month', 5), ('number', 5000000)]
    """
    found = [*_terms(text, terms), *_names(text), *_words(text)]
    figures = tuple(figure_slots(text))
    return tuple(_apart([*found, *figures])) if found else figures


def _apart(found: list[Slot]) -> Iterator[Slot]:
    """In order, and of two that overlap the one that begins first or is longer."""
    end = 0
    for slot in sorted(found, key=lambda slot: (slot.span[0], -slot.span[1])):
        if slot.span[0] >= end:
            yield slot
            end = slot.span[1]


def _terms(text: Text, terms: TermBase | None) -> Iterator[Slot]:
    for match in terms.find(text.text) if terms else ():
        term = match.term
        if term.targets and text.text[slice(*match.span)] == term.source:
            yield Slot(Kind.TERM, match.span, term.targets[0])


def _names(text: Text) -> Iterator[Slot]:
    names, words = calendar(text.language.tag), words_and_parts(text)
    if not (text.language.spaced and names.month_words.isdisjoint(words)):
        yield from _named(text, Kind.MONTH, months(text))
    if not (text.language.spaced and names.weekday_words.isdisjoint(words)):
        yield from _named(text, Kind.WEEKDAY, weekdays(text))


def _words(text: Text) -> Iterator[Slot]:
    """Numbers in words that have one form."""
    cardinals = agreement(text.language.tag).cardinals
    if not cardinals or words_and_parts(text).isdisjoint(cardinals) or is_table(text):
        return
    vague = numerals(text.language.tag).vague
    for figure in figures(text):
        word = text.text[slice(*figure.span)].casefold()
        if not figure.digits and word not in vague and figure.sure == {cardinals.get(word)}:
            yield Slot(Kind.WORD, figure.span, cardinals[word], digits=figure.span)


def _named(text: Text, kind: Kind, found: tuple[Named, ...]) -> Iterator[Slot]:
    """Months or weekdays by names that CLDR has, in letters; other forms are left alone."""
    for one in found:
        written = text.text[slice(*one.span)]
        if one.certain and len(one.numbers) == 1 and not written[0].isdecimal():
            (number,) = one.numbers
            if _is_name(text.language.tag, kind, written, number):
                yield Slot(kind, one.span, number)


@lru_cache(maxsize=1 << 10)
def _is_name(tag: str, kind: Kind, written: str, number: int) -> bool:
    listed = names_of(tag, kind)
    return any(listed[form].get(number) for form in name_forms(listed, written))
