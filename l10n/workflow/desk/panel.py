"""All that a reviewer may want to know of one segment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from l10n.catalogs.alternatives import Alternative, alternatives, is_alternative
from l10n.catalogs.catalog import Entry
from l10n.catalogs.journal import Event
from l10n.catalogs.neighbours import neighbours
from l10n.errors import ReviewError
from l10n.memory.memory import Kind, Match
from l10n.memory.recall import Recall, Wanted
from l10n.model import Span
from l10n.terms.base import Term, TermBase, first_form
from l10n.workflow.desk.difference import Piece, words
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.sheets import Sheet

_BESIDE = 2
"""Neighbours shown on either side."""
_LEAST = 60
"""Per cent below which what the memory has is of no help."""


@dataclass(frozen=True, slots=True)
class TermSeen:
    """A term of the term base in a source."""

    term: Term
    span: Span
    """Where it stands in the source."""
    target_span: Span | None
    """Where one of its forms stands in the translation; None where none does."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One segment, with what is around it and what is known of it."""

    row: Row
    sheet: Sheet
    before: tuple[Row, ...]
    """The rows before it, as far as two, in the order of the text."""
    after: tuple[Row, ...]
    change: tuple[Piece, ...]
    """From the source that the target was made for to today's; empty where it is the same."""
    terms: tuple[TermSeen, ...]
    history: tuple[Event, ...]
    """What happened to it, the newest first: comments and dismissals, too."""
    comments: tuple[str, ...]
    """Translators' comments, without receipts and other translations."""
    alternatives_kept: tuple[Alternative, ...]
    """Other translations that the catalog keeps, as where two people translated it."""


def panel_of(sheet: Sheet, segment: str, terms: TermBase, told: tuple[Event, ...]) -> Panel:
    """The panel of one segment of a sheet; ``told`` is all that happened to it, oldest first.

    Pure. Raises ReviewError for a segment that the sheet does not have.
    """
    row = row_of(sheet, segment)
    at, entry = row.number - 1, row.entry
    return Panel(
        row,
        sheet,
        sheet.rows[max(0, at - _BESIDE) : at],
        sheet.rows[at + 1 : at + 1 + _BESIDE],
        _change(entry),
        tuple(_terms(entry, terms)),
        told[::-1],
        _comments(entry),
        alternatives(entry),
    )


@dataclass(frozen=True, slots=True)
class ShownMatch:
    """What the memory offers."""

    match: Match
    source_difference: tuple[Piece, ...]
    """From the remembered source to the row's; empty where they are the same."""


def matches_of(recall: Recall, sheet: Sheet, segment: str, limit: int) -> tuple[ShownMatch, ...]:
    """What a memory has for a segment, the best first; what its own statement has is none.

    Raises ReviewError for a segment that the sheet does not have.
    """
    row = row_of(sheet, segment)
    beside = neighbours([row.entry for row in sheet.rows])[row.number - 1]
    wanted = Wanted(row.entry.source, *beside, sheet.statement)
    found = recall.best(wanted, least=_LEAST, limit=limit)
    return tuple(ShownMatch(match, _source_difference(match, row)) for match in found)


def _source_difference(match: Match, row: Row) -> tuple[Piece, ...]:
    is_same = match.kind in {Kind.CONTEXT, Kind.EXACT}
    return () if is_same else words(match.remembered.source, row.entry.source)


def row_of(sheet: Sheet, segment: str) -> Row:
    """The row of a segment. Raises ReviewError where the sheet has none of that id, or the
    sheet's own problem where it has no rows at all."""
    row = sheet.row(segment)
    if row is None:
        raise sheet.problem or ReviewError(
            f"{sheet.statement} has no segment {segment} in {sheet.language.name}.",
            tip="Its source may have changed: open the statement anew.",
        )
    return row


def _change(entry: Entry) -> tuple[Piece, ...]:
    before = entry.previous_source
    return words(before, entry.source) if before and before != entry.source else ()


def _terms(entry: Entry, terms: TermBase) -> Iterator[TermSeen]:
    for found in terms.find(entry.source):
        term = found.term
        yield TermSeen(term, found.span, first_form(term.targets, entry.target, case=term.case))


def _comments(entry: Entry) -> tuple[str, ...]:
    kept = entry.without_receipts().comments
    return tuple(comment for comment in kept if not is_alternative(comment))
