"""Number-adapted matches: a remembered translation with the values of another sentence.

Two sentences of one shape differ in their values alone. Each value that differs is sought in
the translation by what it says, and written anew in the way in which the old one is written
there. Whatever could make the translation wrong is refused: a value that is not there, or is
there twice; words that may agree with the number; an ending that is not known. At last the
rules that read figures must be content.
"""

from __future__ import annotations

from dataclasses import dataclass

from l10n.checks import dates, grouping, money, numbers, order, times, units
from l10n.checks.figures.calendar import weekdays
from l10n.checks.figures.glance import is_table
from l10n.checks.figures.reading import figures
from l10n.checks.pair import Pair, Text
from l10n.languages import Language
from l10n.lexicon.agreement import agreement
from l10n.memory.editing import Change, Search, edits_of, replaced, sayings
from l10n.memory.slots import slots
from l10n.memory.unfit import Unfit
from l10n.memory.values import DATED, Kind, Slot, said
from l10n.terms.base import TermBase

_RULES = (numbers, grouping, dates, times, money, units, order)
_MARKS = {kind: f"⟨{kind}⟩" for kind in Kind}


@dataclass(frozen=True, slots=True)
class Adapted:
    """A translation that says what another sentence says."""

    target: str
    changes: tuple[tuple[str, str], ...] = ()
    """Each old and new value, as the two sources write them, in order."""


@dataclass(frozen=True, slots=True)
class Refused:
    """No translation, and why."""

    reason: str
    """A sentence for the person who translates."""


def shape(source: str, language: Language, terms: TermBase | None = None) -> str:
    """The source with a mark of its kind in the place of each value; empty where it has none.

    >>> from l10n.languages import language
    >>> shape("On the 33rd anniversary, 613 people came", language("en"))
    'On the ⟨ordinal⟩ anniversary, ⟨number⟩ people came'
    """
    text = Text(source, language)
    found = slots(text, terms)
    return "".join(_pieces(text, found)) if found else ""


def adapt(
    remembered_source: str,
    remembered_target: str,
    source: str,
    source_language: Language,
    target_language: Language,
    terms: TermBase | None = None,
) -> Adapted | None:
    """The remembered translation as one of ``source``; None where that is not certain.

    >>> from l10n.languages import language
    >>> pair = "On the 33rd anniversary", "Zum 33. Jahrestag"
    >>> adapt(*pair, "On the 34th anniversary", language("en"), language("de"))
    Adapted(target='Zum 34. Jahrestag', changes=(('33rd', '34th'),))
    """
    made = attempt(
        remembered_source, remembered_target, source, source_language, target_language, terms
    )
    return made if isinstance(made, Adapted) else None


def attempt(
    remembered_source: str,
    remembered_target: str,
    source: str,
    source_language: Language,
    target_language: Language,
    terms: TermBase | None = None,
) -> Adapted | Refused:
    """The same, with the reason where there is none.

    >>> from l10n.languages import language
    >>> pair = "21 people came", "Пришёл 21 человек"
    >>> attempt(*pair, "22 people came", language("en"), language("ru")).reason
    'What is counted takes another form after 22 than after 21.'
    """
    old, new = Text(remembered_source, source_language), Text(source, source_language)
    target = Text(remembered_target, target_language)
    try:
        return _adapted(old, new, target, terms)
    except Unfit as unfit:
        return Refused(str(unfit))


def _adapted(old: Text, new: Text, target: Text, terms: TermBase | None) -> Adapted:
    here, there = slots(old, terms), slots(new, terms)
    if _pieces(old, here) != _pieces(new, there):
        raise Unfit("The sentences differ in more than their values.")
    pairs = list(zip(here, there, strict=True))
    changed = [(one, other) for one, other in pairs if _differ(old, one, new, other)]
    if not changed:
        return Adapted(target.text)
    if is_table(old) or is_table(target):
        raise Unfit("There are too many figures to tell them apart.")
    if not agreement(target.language.tag).known:
        raise Unfit(f"It is not known yet how figures and words agree in {target.language.name}.")
    found = slots(target)
    _check_additions(old, here, target, found, changed)
    edits = edits_of(old, new, target, Search(pairs, found), changed)
    adapted = Text(replaced(target.text, edits), target.language)
    _check_values(new, adapted)
    return Adapted(
        adapted.text, tuple((said(old, one), said(new, other)) for one, other in changed)
    )


def _pieces(text: Text, found: tuple[Slot, ...]) -> list[str]:
    """The words between the values, and the kinds of these."""
    pieces: list[str] = []
    end = 0
    for slot in found:
        pieces += text.text[end : slot.span[0]], _MARKS[slot.kind]
        end = slot.span[1]
    return [*pieces, text.text[end:]]


def _differ(old: Text, one: Slot, new: Text, other: Slot) -> bool:
    """Whether two values are not the same; of a name its writing counts, too."""
    if one.kind is Kind.TERM:
        return said(old, one) != said(new, other)
    return one.key != other.key


def _check_additions(
    old: Text, here: tuple[Slot, ...], target: Text, found: tuple[Slot, ...], changed: list[Change]
) -> None:
    """Raises Unfit if the translation has a value of its own: it may depend on one that
    changes."""
    known = {slot.key for slot in here}
    values = {value for figure in figures(old) for value in sayings(figure)}
    for slot in found:
        if slot.key not in known and (slot.kind in DATED or slot.total not in values):
            raise Unfit(f"The source does not have the {said(target, slot)} of the translation.")
    dated = any(one.kind is not Kind.TERM for one, _ in changed)
    days = {slot.value for slot in here if slot.kind is Kind.WEEKDAY}
    if dated and any(days.isdisjoint(day.numbers) for day in weekdays(target) if day.certain):
        raise Unfit("The translation names a weekday that the source does not.")


def _check_values(source: Text, adapted: Text) -> None:
    """Raises Unfit where a rule about figures has anything to say."""
    pair = Pair(source, adapted)
    for rule in _RULES:
        for hit in rule.find(pair):
            raise Unfit(hit.message)
