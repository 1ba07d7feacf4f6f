"""What a person may not do to a segment, and why: in words, before they try. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from l10n.catalogs.journal import Event, What
from l10n.catalogs.standing import standing
from l10n.people.person import Person
from l10n.review.states import Action, is_same_person
from l10n.workflow.desk.rows import Row

OWN_WORK = (
    "You wrote this, and this project wants a second pair of eyes: somebody else approves it."
)


def refusals(
    person: Person, row: Row, history: Iterable[Event], *, four_eyes: bool
) -> Mapping[str, str]:
    """By action, why this person may not do it; empty where they may.

    ``history`` is the segment's, the newest first.
    """
    said = {action.value: _refusal(person, action, row) for action in Action}
    if four_eyes and not said[Action.APPROVE] and is_own_work(person, row, history):
        said[Action.APPROVE.value] = OWN_WORK
    return said


def is_own_work(person: Person, row: Row, history: Iterable[Event]) -> bool:
    """Whether the person wrote the text as it is now."""
    held = reversed(standing(tuple(history)[::-1]))
    event = next((one for one in held if one.new == row.entry.target != one.old), None)
    wrote = event is not None and event.what in {What.EDIT, What.IMPORT}
    return wrote and event is not None and is_same_person(event.by, person.name)


def _refusal(person: Person, action: Action, row: Row) -> str:
    if person.may(action, row.language.tag):
        return ""
    if not person.works_on(row.language.tag):
        return (
            f"{row.language.name} is not among your languages: you can read it here. "
            "A manager can add it."
        )
    return f"You are a {person.duty} in this project: a reviewer can {action} it."
