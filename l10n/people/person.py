"""Who acts, and what their duty lets them do. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from l10n.errors import ReviewError
from l10n.review.states import Action


class Duty(StrEnum):
    """What a person is there for; each may do what the one before may."""

    TRANSLATOR = "translator"
    REVIEWER = "reviewer"
    MANAGER = "manager"


_REVIEWERS = frozenset({Action.APPROVE, Action.REJECT, Action.DISMISS, Action.RECALL})
"""What takes a reviewer; whatever else there is, whoever translates may do."""


class NotAllowed(ReviewError):  # noqa: N818  # as Refused and Conflict
    """A thing that this person's duty or languages do not let them do."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is known by name."""

    name: str
    """As the journal and receipts have it."""
    duty: Duty
    languages: frozenset[str] | None = None
    """The tags of the languages they work on; None for all."""

    @property
    def manages(self) -> bool:
        """Whether they may decide over whole statements at once, and over people."""
        return self.duty is Duty.MANAGER

    def works_on(self, tag: str) -> bool:
        return self.languages is None or tag in self.languages

    def may(self, action: Action, tag: str) -> bool:
        """Whether they may do this to a translation in that language.

        >>> Person("Anna", Duty.TRANSLATOR, frozenset({"es"})).may(Action.EDIT, "es")
        True
        >>> Person("Anna", Duty.TRANSLATOR).may(Action.APPROVE, "es")
        False
        """
        return self.works_on(tag) and (self.duty is not Duty.TRANSLATOR or action not in _REVIEWERS)

    def must(self, action: Action, tag: str) -> None:
        """Raise NotAllowed, in words, where they may not."""
        if not self.works_on(tag):
            raise NotAllowed(
                f"{self.name} does not work on this language ({tag}).",
                tip="A manager can add it: l10n people change NAME -l LANG",
            )
        if not self.may(action, tag):
            raise NotAllowed(
                f"{self.name} is a {self.duty} and may not {action} here.",
                tip="Ask a reviewer; or a manager makes you one: "
                "l10n people change NAME --duty reviewer",
            )
