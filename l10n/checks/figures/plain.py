"""Whether two texts have the same plain figures in the same order, which most have.

Far quicker than reading all that may be a figure: only what stands in digits is read, and
only where it can say one thing alone. In doubt the answer is no.
"""

from __future__ import annotations

import re

from l10n.checks.figures import digits, roman
from l10n.checks.figures.counting import both_count, count_alike
from l10n.checks.figures.elision import words_and_parts
from l10n.checks.figures.scaling import scaled
from l10n.checks.pair import Pair, Text
from l10n.lexicon.notation import notation
from l10n.lexicon.numerals import Number, numerals
from l10n.lexicon.percent import is_percentage, mentions_percent
from l10n.lexicon.units import base, units
from l10n.model import Span

_RUN = re.compile(r"(\d\d*)(?:[.,:/٫٬،'’\-\shH]{1,3}(\d))?")
"""Digits, and what would make them more than a bare number. What begins with a class of
characters is found faster than what begins with a repetition."""
_LONGEST = 40
_PLAIN = ("plain", "spaced")
_POWERED = frozenset("mмم")
"""After these letters a 2 or a 3 may be a power: m2."""


def are_alike(pair: Pair) -> bool:
    """Whether all figures are plain and alike, with the same per cents, units and money.

    >>> from l10n.languages import language
    >>> source = Text("In 1990 it had 1,250 pupils in 9 forms.", language("en"))
    >>> target = Text("1990 hatte sie 1.250 Kinder in neun Klassen.", language("de"))
    >>> are_alike(Pair(source, target))
    True
    """
    here = pair.source.once(_plain)
    there = pair.target.once(_plain) if here is not None else None
    if here is None or there is None:
        return False
    (values, places, scales), (others, spots, others_scales) = here, there
    if scales != others_scales:
        return False
    if values == others:
        if both_count(pair) and not count_alike(pair):
            return False
        return _are_measured_alike(pair, places, spots)
    if scales or not _are_alike_with_words(pair, values, others):
        return False
    return _are_measured_alike(
        pair,
        [at for value, at in zip(values, places, strict=True) if value in others],
        [at for value, at in zip(others, spots, strict=True) if value in values],
    )


def rearranged(pair: Pair) -> list[tuple[Number, Span, Span]]:
    """Plain figures that are the same in another order, each with its places; none where
    words may say other numbers."""
    here, there = pair.source.once(_plain), pair.target.once(_plain)
    if here is None or there is None or both_count(pair) or sorted(here[0]) != sorted(there[0]):
        return []
    places: dict[Number, list[Span]] = {}
    for value, at in zip(*there[:2], strict=True):
        places.setdefault(value, []).append(at)
    return [(value, at, places[value].pop(0)) for value, at in zip(*here[:2], strict=True)]


_Plain = tuple[list[Number], list[Span], list[int]]
"""Values, where they are, and which of them have a scale in words."""
_Bare = tuple[list[Number], list[Span]]


def _are_alike_with_words(pair: Pair, values: list[Number], others: list[Number]) -> bool:
    """Whether what is in digits in one text only is in words in the other."""
    common = [value for value in values if value in others]
    if common != [value for value in others if value in values]:
        return False
    lost = [value for value in values if value not in others]
    added = [value for value in others if value not in values]
    if speaks_of_percent(pair.source) or speaks_of_percent(pair.target):
        return False
    lost, added = _less_roman(lost, pair.target), _less_roman(added, pair.source)
    return count_alike(pair, lost, added) if lost or added or both_count(pair) else True


def _less_roman(values: list[Number], text: Text) -> list[Number]:
    """The values that no Roman numeral of a text says."""
    found = [roman.value(word) for word in text.words if roman.is_one(word)] if values else []
    left: list[Number] = []
    for value in values:
        if value in found:
            found.remove(int(value))
        else:
            left.append(value)
    return left


def _plain(text: Text) -> _Plain | None:
    """The figures; None where they are not all plain."""
    if not text.language.spaced:
        return None
    found = _bare(text.text) if digits.FRACTIONS.isdisjoint(text.letters) else None
    if found is None:
        found = _marked(text)
    return scaled(text, *found) if found else None


def _bare(text: str) -> _Bare | None:
    """The figures of a text that has none with marks; None where it has some."""
    values: list[Number] = []
    places: list[Span] = []
    for match in _RUN.finditer(text):
        at = start, end = match.span(1)
        if match.lastindex != 1 or end - start > _LONGEST or text[start - 1 : start] in _POWERED:
            return None
        values.append(int(match[1]))
        places.append(at)
    return values, places


def _marked(text: Text) -> _Bare | None:
    """The figures by the notation of the language."""
    values: list[Number] = []
    places: list[Span] = []
    for match in digits.tokens(text.text):
        kind, at = match.lastgroup, match.span()
        if kind == "power":
            continue
        if kind not in _PLAIN and not match["spaced"]:
            return None
        strict = digits.read(text.text, at, notation(text.language.tag)).strict
        if len(strict) != 1:
            return None
        values.append(strict[0])
        places.append(at)
    return values, places


def _are_measured_alike(pair: Pair, here: list[Span], there: list[Span]) -> bool:
    """Whether what stands beside figures that are alike is alike, too."""
    source, target = pair.source, pair.target
    said, written = speaks_of_percent(source), speaks_of_percent(target)
    measured, whole = any(source.once(_may_be_measured)), source.text
    for at, other in zip(here, there, strict=True):
        if said or written:
            percent = said and is_percentage(whole, at, numerals(source.language.tag))
            if percent != (
                written and is_percentage(target.text, other, numerals(target.language.tag))
            ):
                return False
            if percent:
                continue
        beside = measured or whole[at[1] : at[1] + 1].isalpha()
        beside = beside or whole[at[0] - 1 : at[0]].isalpha()
        if beside and not _is_measured_alike(pair, at, other):
            return False
    return True


def speaks_of_percent(text: Text) -> bool:
    """Whether anything in a text speaks of per cent."""
    return text.once(_speaks_of_percent)


def _speaks_of_percent(text: Text) -> bool:
    return mentions_percent(text.text, numerals(text.language.tag))


def _is_measured_alike(pair: Pair, here: Span, there: Span) -> bool:
    unit, currency = measure(pair.source, here)
    if not (unit or currency):
        return True
    other, other_currency = measure(pair.target, there)
    return currency in ("", other_currency) and (not other or base(unit) == base(other))


def measure(text: Text, at: Span) -> tuple[str, str]:
    """The unit and the currency of a figure; nothing where it has none."""
    (start, end), written = at, text.text
    measures, pays = text.once(_may_be_measured)
    # What is written together with a figure is no word of the text.
    after = written[end : end + 1].isalpha()
    paid = pays or after or written[start - 1 : start].isalpha()
    if not (measures or paid):
        return "", ""
    names = units(text.language.tag)
    unit = names.unit_after(written, end) if measures or after else ""
    return unit, names.currency_beside(written, start, end) if paid else ""


def _may_be_measured(text: Text) -> tuple[bool, bool]:
    """Whether a text may name a unit, and whether a currency."""
    names, words = units(text.language.tag), words_and_parts(text)
    return (
        names.units.may_occur(words, text.letters),
        names.currencies.may_occur(words, text.letters),
    )
