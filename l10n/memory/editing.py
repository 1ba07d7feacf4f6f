"""What has to be written where in a translation for its source to say other values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from l10n.checks.figures.calendar import Named, months, weekdays
from l10n.checks.figures.figure import Figure, Value
from l10n.checks.figures.reading import figures
from l10n.checks.pair import Text
from l10n.lexicon.agreement import agreement
from l10n.lexicon.numerals import Number
from l10n.memory.agreeing import check_name, check_number, check_time
from l10n.memory.naming import renamed
from l10n.memory.reading import ending_after
from l10n.memory.rendering import rendered
from l10n.memory.unfit import Unfit
from l10n.memory.values import DATED, Key, Kind, Slot, in_scale, said
from l10n.model import Span

Change = tuple[Slot, Slot]


@dataclass(frozen=True, slots=True)
class Edit:
    """New text for a place of the translation."""

    span: Span
    fresh: str


@dataclass(frozen=True, slots=True)
class Search:
    """All values of the remembered pair, each with what the new source has instead."""

    pairs: list[Change]
    found: tuple[Slot, ...]

    def places(self, key: Key, written: str) -> list[Slot]:
        """Where the translation says this, which must be as often as the source does."""
        places = [slot for slot in self.found if slot.key == key]
        sources = [one for one, _ in self.pairs if one.key == key]
        if not places:
            raise Unfit(f"The translation has no {written} in a form that can be changed.")
        if len(places) != len(sources):
            raise Unfit(f"The translation has {written} another number of times.")
        return places


def edits_of(
    old: Text, new: Text, target: Text, search: Search, changed: list[Change]
) -> list[Edit]:
    """What to write where; ``changed`` are values of ``old`` and ``new``.

    Raises Unfit where any of it is not certain.
    """
    edits: list[Edit] = []
    done: set[Key] = set()
    for one, other in changed:
        if one.kind is Kind.TERM:
            edits.append(Edit(*renamed(target, (old, one), (new, other))))
        elif one.key not in done:
            done.add(one.key)
            _check_alone(old, one, target, search)
            edits += [
                _edit(target, slot, (old, one), (new, other))
                for slot in search.places(one.key, said(old, one))
            ]
    return edits


def _check_alone(old: Text, one: Slot, target: Text, search: Search) -> None:
    """Raises Unfit if the same is said again, of which the new source says something else."""
    instead = {after.key for before, after in search.pairs if before.key == one.key}
    written = said(old, one)
    if len(instead) > 1:
        raise Unfit(f"{written} stands twice in the source, and only one of them changes.")
    known = [before for before, _ in search.pairs]
    for text, found in ((old, known), (target, search.found)):
        if _says_in_words(text, one, found):
            raise Unfit(f"{written} is said in other words, too.")


def _says_in_words(text: Text, one: Slot, known: Sequence[Slot]) -> bool:
    """Whether a text says a value in a way that is no slot."""
    spans = {slot.span for slot in known} | {slot.digits for slot in known}
    if one.kind in DATED:
        named: Callable[[Text], Iterable[Named]] = months if one.kind is Kind.MONTH else weekdays
        return any(one.value in name.numbers and name.span not in spans for name in named(text))
    places = [slot.span for slot in known if slot.key == one.key]
    return any(
        one.total in sayings(figure) and not any(_overlap(figure.span, at) for at in places)
        for figure in figures(text)
    )


def sayings(figure: Figure) -> frozenset[Value]:
    """What a figure says; in words, what it may be meant to say, too."""
    return figure.sure if figure.digits else figure.values


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _edit(target: Text, slot: Slot, old: tuple[Text, Slot], new: tuple[Text, Slot]) -> Edit:
    fresh = rendered(target, slot, old, new)
    value = new[1].value
    if slot.kind in DATED and not slot.digits[1]:
        check_name(target, slot, fresh, int(value))
        words = said(target, slot).lower(), fresh.lower()
        return _with_ending(target, slot.span, fresh, words)
    if slot.kind is Kind.TIME:
        check_time(target, slot, new[1])
        minutes = [int(part) or int(hour) for hour, _, part in _times(slot, new[1])]
        return _with_ending(target, slot.digits, fresh, _spoken(target, *minutes))
    if slot.kind in DATED:
        return Edit(slot.digits, fresh)
    if slot.kind is Kind.WORD and said(target, slot).casefold() == said(*old).casefold():
        raise Unfit(f"{said(*old)} may be part of a name that is not translated.")
    ending = "" if slot.dated else ending_after(target, slot.digits[1])
    check_number(target, slot, ending, old[0], (old[1], new[1]))
    if not ending:
        return Edit(slot.digits, fresh)
    return Edit(
        (slot.digits[0], slot.digits[1] + len(ending)),
        fresh + _moved(target, ending, slot.value, in_scale(new[1], slot.scale)),
    )


def _times(*found: Slot) -> list[tuple[str, str, str]]:
    return [str(slot.value).partition(":") for slot in found]


def _spoken(target: Text, *values: int) -> tuple[str, ...]:
    """What is said last of each of them."""
    endings = agreement(target.language.tag).suffixes
    return tuple(endings.last_word(value) for value in values)


def _moved(target: Text, ending: str, old: Number | str, new: Number) -> str:
    rules = agreement(target.language.tag)
    whole = isinstance(old, int) and isinstance(new, int)
    moved = rules.moved(ending, int(old), int(new)) if whole else None
    if moved is None:
        raise Unfit(f"It is not clear what becomes of {ending} after {new}.")
    return moved


def _with_ending(target: Text, at: Span, fresh: str, words: tuple[str, ...]) -> Edit:
    """What is said last of the old and of the new value decides about an ending."""
    ending = ending_after(target, at[1])
    if not ending:
        return Edit(at, fresh)
    moved = agreement(target.language.tag).suffixes.moved(ending, *words)
    if moved is None:
        raise Unfit(f"It is not clear what becomes of {ending} after {fresh}.")
    return Edit((at[0], at[1] + len(ending)), fresh + moved)


def replaced(text: str, edits: list[Edit]) -> str:
    """The text with all edits made."""
    edits = sorted(edits, key=lambda edit: edit.span)
    if any(before.span[1] > after.span[0] for before, after in pairwise(edits)):
        raise Unfit("Two values stand in one place.")
    for edit in reversed(edits):
        text = text[: edit.span[0]] + edit.fresh + text[edit.span[1] :]
    return text
