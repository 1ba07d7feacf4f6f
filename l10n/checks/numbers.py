"""Every number of the source must arrive, by value, and no other.

Digits need a counterpart, in digits of any script or in words; a number in words needs
none, but must not become another number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from l10n.checks.figures.figure import Figure
from l10n.checks.figures.matching import Amiss, Matching, matching
from l10n.checks.figures.plain import speaks_of_percent
from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.numerals import numerals
from l10n.model import Severity

_LONGEST_RANGE = 8
_TWOFOLD = re.compile(r"(\d)[x×]\1")
_TELLING = 10
"""What is less comes twice by chance: *2 goals and 2 assists*."""


def find(pair: Pair) -> Iterable[Hit]:
    """
    >>> from l10n.languages import language
    >>> source = Text("It cost 1,250.", language("en"))
    >>> [hit.message for hit in find(Pair(source, Text("Costó 1520.", language("es"))))]
    ['The source says 1,250; the translation says 1520.']
    >>> list(find(Pair(source, Text("Costó mil doscientos cincuenta.", language("es")))))
    []
    """
    found = pair.once(matching)
    if found is None:
        return ()
    return [*_amiss(pair, found), *_words(pair, found), *_percent(pair, found)]


def _amiss(pair: Pair, found: Matching) -> Iterator[Hit]:
    return (
        told(pair, one)
        for one in found.amiss
        if not (one.is_time or _is_repetition(pair, one, found.pairs))
    )


def _is_repetition(pair: Pair, amiss: Amiss, pairs: Iterable[tuple[Figure, Figure]]) -> bool:
    """Whether one text only says a figure again: *24 heures sur 24*; *his 60th goal, the
    first to score 60*, of which the second may be *as many*."""
    one = amiss.lost or amiss.added
    if one is None or (amiss.lost and amiss.added):
        return False
    text, side = (pair.source, 0) if amiss.lost else (pair.target, 1)
    around = text.text[max(0, one.span[0] - 2) : one.span[1] + 2]
    twofold = _TWOFOLD.search(around) is not None
    return any(
        one.sure == couple[side].sure and (twofold or (one.least >= _TELLING and couple[1].digits))
        for couple in pairs
    )


def told(pair: Pair, amiss: Amiss) -> Hit:
    """What is wrong, in a sentence."""
    here = amiss.lost.span if amiss.lost else None
    there = amiss.added.span if amiss.added else None
    said = pair.source.text[slice(*here)] if here else ""
    written = pair.target.text[slice(*there)] if there else ""
    if here and there:
        message = f"The source says {said}; the translation says {written}."
    elif here:
        message = f"The source says {said}; the translation does not have it."
    else:
        message = f"The translation says {written}; the source does not."
    return Hit(message, here, there)


def _words(pair: Pair, found: Matching) -> Iterator[Hit]:
    """A number in words that became another one."""
    here, there = found.words
    if here and there:
        here, there = (tuple(one for one in words if one.least > 1) for words in found.words)
    for one, other in zip(here, there, strict=False):
        clear = _is_clear(pair.source, one) or _is_clear(pair.target, other)
        if clear and one.multiplies == other.multiplies:
            yield _quoted(pair, one, other)
    for one, other in found.pairs:
        if _is_rescaled(one, other) or _has_other_unit(one, other):
            yield _quoted(pair, one, other)


def _quoted(pair: Pair, lost: Figure, added: Figure) -> Hit:
    here, there = pair.source.text[slice(*lost.span)], pair.target.text[slice(*added.span)]
    return Hit(f"The source says “{here}”; the translation says “{there}”.", lost.span, added.span)


def _is_clear(text: Text, figure: Figure) -> bool:
    """Whether its words say a number beyond doubt."""
    clear = numerals(text.language.tag).clear
    return bool(figure.sure) and all(word in clear for word in figure.words(text.text))


def _is_rescaled(one: Figure, other: Figure) -> bool:
    """Whether “three million” became “three thousand”."""
    if one.digits or other.digits or not one.sure.isdisjoint(other.sure):
        return False
    return one.least >= 1000 and other.least >= 1000


def _has_other_unit(one: Figure, other: Figure) -> bool:
    """Whether “thirty-four” became “thirty-three”, which share their tens."""
    if one.digits or other.digits or not one.sure.isdisjoint(other.sure):
        return False
    both = one.least, other.least
    return all(20 < value < 100 and value % 10 for value in both)


def _percent(pair: Pair, found: Matching) -> Iterator[Hit]:
    """A percentage that is a bare number in the other text."""
    unlike = [one for one in found.pairs if one[1].digits and one[0].percent != one[1].percent]
    lost = [one for one in unlike if one[0].percent]
    gained = [one for one in unlike if one[0].digits and one[1].percent]
    if not (lost or gained):
        return
    exchanged = bool(lost and gained) and not _is_range(lost[0][1], gained[0][1])
    for couple in lost if exchanged or not speaks_of_percent(pair.target) else ():
        yield _bare(couple, pair.source, ("source", "translation"))
    for couple in gained if not exchanged and not speaks_of_percent(pair.source) else ():
        yield _bare(couple, pair.source, ("translation", "source"))


def _is_range(one: Figure, other: Figure) -> bool:
    """Whether one sign may stand for both: *3 to 5 percent*, Turkish *yüzde 3 ila 5*."""
    first, second = sorted((one.span, other.span))
    return second[0] - first[1] <= _LONGEST_RANGE


def _bare(couple: tuple[Figure, Figure], source: Text, sides: tuple[str, str]) -> Hit:
    said = source.text[slice(*couple[0].span)]
    message = f"In the {sides[0]} {said} is a percentage; in the {sides[1]} it is none."
    return Hit(message, couple[0].span, couple[1].span)


RULE = Rule(
    "numbers",
    Severity.ERROR,
    "Every number of the source must be in the translation, and no other.",
    find,
)
