"""One person's decision about one catalog, and what came of it: values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.history import History
from l10n.catalogs.journal import Event, segment_id
from l10n.errors import L10nError, ReviewError
from l10n.languages import Language
from l10n.model import Change, Finding, Remark, Severity, State
from l10n.review.states import Action


class Seen(NamedTuple):
    """One segment as a person had it before them."""

    tag: str
    statement: str
    segment: str
    target: str
    state: State


class Conflict(ReviewError):  # noqa: N818  # what a person meets, not a fault
    """A segment is no longer as the person who decides saw it; this is how it is now."""

    def __init__(self, statement: str, entry: Entry) -> None:
        unit = entry.unit()
        self.statement = statement
        self.segment = segment_id(*entry.key)
        self.target = unit.target
        self.state = unit.state
        self.receipt = unit.receipt
        """None where nobody vouches for the text as it is now."""
        whose = unit.receipt.by or unit.receipt.origin if unit.receipt else ""
        by = f", by {whose}" if whose else ""
        text = f": {unit.target}" if unit.target else "."
        super().__init__(
            f"{statement} {self.segment} was changed meanwhile. It is {unit.state} now{by}{text}",
            tip="Nothing was done to it. Read it again, then decide.",
        )


DISPUTED, UNPROVEN = "disputed", "unproven"
FINDINGS = (*(change.value for change in Change), DISPUTED, UNPROVEN)
"""What may be found about a unit besides what the checks find: how its source changed under
it, that it was translated in two ways, that it has an approval without a proof."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides, and about which units."""

    action: Action
    by: str
    reason: str = ""
    """Why; the text of a comment. A dismissal has to have one."""
    target: str = ""
    """The new text of an edit."""
    segments: tuple[str, ...] = ()
    """Ids, or beginnings of ids; all units where none is given."""
    states: tuple[State, ...] = ()
    """Only units in these states; in all where none is given."""
    origins: tuple[str, ...] = ()
    """Only drafts of these engines, by the beginning of their names."""
    findings: tuple[str, ...] = ()
    """Only units about which one of these was found: rules, or names of ``FINDINGS``."""
    checks: tuple[str, ...] = ()
    """For a dismissal, the rules whose findings are meant; all where none is given."""
    reconfirm: bool = False
    """Only what was signed before its source changed."""
    seen: frozenset[Seen] | None = None
    """The segments as the person saw them: what has changed since is not decided on, nor is
    what the person did not see."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What one decision did in one catalog."""

    language: Language
    events: tuple[Event, ...] = ()
    """The changes, in source order; none of them is written by a dry run."""
    problems: tuple[L10nError, ...] = ()
    passed_over: tuple[str, ...] = ()
    """Why units were left as they are, one reason a unit, where many were meant."""
    remarks: tuple[Remark, ...] = ()
    """What other programs had done to the catalog since it was last read."""


@dataclass(frozen=True, slots=True)
class Case:
    """The catalog that a decision is about."""

    statement: str
    language: Language
    catalog: Catalog
    history: History
    author: Callable[[str, str], str]
    """Who wrote a segment's text, here or where it was taken from; empty where nobody knows."""
    at: str
    four_eyes: bool
    findings: Callable[[Entry], list[Finding]]
    """What the checks find in an entry, dismissed or not."""
    blocks: Severity | None
    """Findings of this severity or more keep an entry from being approved."""

    def open(self, entry: Entry) -> list[Finding]:
        """The findings that nobody has dismissed."""
        segment = segment_id(*entry.key)
        return self.history.unruled(segment, entry.target, self.findings(entry))
