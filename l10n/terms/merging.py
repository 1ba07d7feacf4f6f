"""Rows that come from elsewhere, put into a term base that people keep. Pure.

A row belongs to the row of the same source and language. What that does not say yet is
filled in; where the two contradict each other nothing changes unless somebody decides.
No form that people wrote is ever dropped: it may become second to another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from l10n.terms.base import Term
from l10n.terms.table import TermRow


class Outcome(StrEnum):
    """What became of a row, in words for people."""

    ADDED = "new"
    COMPLETED = "here already, with something added"
    REPLACED = "different here, taken from the file as asked"
    SAME = "here already"
    CONFLICT = "different here: nothing changed"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two rows that cannot both be right."""

    ours: TermRow
    theirs: TermRow


@dataclass(slots=True)
class Merged:
    """What a file brings a term base."""

    rows: list[TermRow]
    """All rows, those that were there in their order, then the new ones."""
    changed: dict[int, TermRow] = field(default_factory=dict)
    """By number, of those that were there."""
    outcomes: list[tuple[Outcome, TermRow]] = field(default_factory=list)
    """One for each row that came."""
    contradictions: list[Contradiction] = field(default_factory=list)


def merge(ours: Sequence[TermRow], theirs: Iterable[TermRow], *, prefer_theirs: bool) -> Merged:
    """Put rows into a term base.

    They contradict a row where that does not know their best form, where one forbids what
    the other calls for, and where only one tells capitals apart. Then theirs changes nothing,
    or, where it is preferred, its forms go first, and what it forbids is forbidden.
    """
    merged = Merged(list(ours))
    places: dict[tuple[str, str], list[int]] = {}
    for number, row in enumerate(ours):
        places.setdefault((row.language, row.term.source), []).append(number)
    for row in theirs:
        known = places.setdefault((row.language, row.term.source), [])
        if not known:
            known.append(len(merged.rows))
            merged.rows.append(row)
            merged.outcomes.append((Outcome.ADDED, row))
            continue
        agreeing = [n for n in known if not _contradict(merged.rows[n].term, row.term)]
        number = (agreeing or known)[0]
        _settle(merged, number, row, agree=bool(agreeing), prefer_theirs=prefer_theirs)
        if merged.rows[number] is not row and number < len(ours):
            _note_change(merged, number, ours[number])
    return merged


def _settle(merged: Merged, number: int, row: TermRow, *, agree: bool, prefer_theirs: bool) -> None:
    old = merged.rows[number]
    if not agree and not prefer_theirs:
        merged.outcomes.append((Outcome.CONFLICT, row))
        merged.contradictions.append(Contradiction(old, row))
        return
    new = replace(old, term=_completed(old.term, row.term) if agree else _won(old.term, row.term))
    changed = Outcome.COMPLETED if agree else Outcome.REPLACED
    merged.outcomes.append((Outcome.SAME if new == old else changed, row))
    merged.rows[number] = new


def _note_change(merged: Merged, number: int, before: TermRow) -> None:
    if merged.rows[number] != before:
        merged.changed[number] = merged.rows[number]


def _contradict(ours: Term, theirs: Term) -> bool:
    unknown = ours.targets and theirs.targets and theirs.targets[0] not in ours.targets
    forbidden = {*ours.targets} & {*theirs.forbidden} or {*theirs.targets} & {*ours.forbidden}
    return bool(unknown or forbidden or ours.case != theirs.case)


def _completed(ours: Term, theirs: Term) -> Term:
    return replace(
        ours,
        targets=_union(ours.targets, theirs.targets),
        forbidden=_union(ours.forbidden, theirs.forbidden),
        note=ours.note or theirs.note,
        part_of_speech=ours.part_of_speech or theirs.part_of_speech,
        reference=ours.reference or theirs.reference,
    )


def _won(ours: Term, theirs: Term) -> Term:
    """Their row, with what only ours has behind it."""
    forbidden = _without(_union(theirs.forbidden, ours.forbidden), theirs.targets)
    return replace(
        ours,
        targets=_without(_union(theirs.targets, ours.targets), forbidden),
        forbidden=forbidden,
        case=theirs.case,
        note=_joined(ours.note, theirs.note),
        part_of_speech=theirs.part_of_speech or ours.part_of_speech,
        reference=theirs.reference or ours.reference,
    )


def _joined(ours: str, theirs: str) -> str:
    return ours if theirs in ours else " | ".join(filter(None, (ours, theirs)))


def _union(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _without(forms: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(form for form in forms if form not in others)
