"""What the form of a segment asks for. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from l10n.errors import ReviewError
from l10n.review.states import Action
from l10n.web.forms import Form

SAVE, COPY, FIX = "save", "copy", "fix"
"""What a button can ask for besides an action: to stay at the segment when it is saved, to put
the source or a finding's fix into the text, which saves nothing."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a form asks for."""

    asked: str
    """An action, or one of SAVE, COPY and FIX."""
    detail: str
    """For a ruling the rule; for a fix the rule and the place."""
    text: str | None
    """The text as it was typed; None where the form has none."""
    version: str
    reasons: Mapping[str, str]

    @property
    def checks(self) -> tuple[str, ...]:
        """The rules that a ruling is about; all, where none is named."""
        is_ruling = self.asked in {Action.DISMISS, Action.RECALL}
        return (self.detail,) if is_ruling and self.detail else ()

    @property
    def action(self) -> Action:
        """What is done to the segment. Raises ReviewError for what no button asks for."""
        if self.asked == SAVE:
            return Action.EDIT
        # What is undone is the last deed, which another form asks for.
        if self.asked not in list(Action) or self.asked == Action.UNDO:
            raise ReviewError("There is no such thing to do here.")
        return Action(self.asked)

    @property
    def reason(self) -> str:
        """Why, in the field that belongs to the button."""
        name = f"{self.asked}-{self.detail}" if self.detail else self.asked
        return self.reasons.get(name, self.reasons.get("", "")).strip()


def read_wish(form: Form) -> Wish:
    """What a form asks for: ``action`` may name a rule after a colon (``dismiss:dates``), or
    ``check`` does; reasons are in ``reason``, or in ``reason-reject`` and the like."""
    asked, _, detail = form.get("action").partition(":")
    reasons = {
        name.removeprefix("reason").removeprefix("-"): form.get(name)
        for name in form.fields
        if name.startswith("reason")
    }
    text = form.get("target") if "target" in form.fields else None
    return Wish(asked, detail or form.get("check"), text, form.get("version"), reasons)
