"""A statement's paragraphs, with the rows of its sentences: the two sides of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from l10n.catalogs.index import stamp_of
from l10n.errors import StatementError
from l10n.model import Passage, Role, Statement
from l10n.project import Project
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.sheets import Sheet
from l10n.workflow.selection import SUFFIX, Source, sources
from l10n.workflow.statements import load, load_rules


@dataclass(frozen=True, slots=True)
class Spot:
    """One sentence in its place."""

    text: str
    """As it stands in the source file."""
    role: Role
    row: Row | None
    """None for data that is never translated, and for a sentence that the catalog does not
    have yet; a sentence that is repeated has the same row each time."""
    gap: str
    """What stands between it and the next sentence of its paragraph; empty after the last."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a statement."""

    role: Role
    """What its first sentence is."""
    number: int
    """Counted from 1."""
    spots: tuple[Spot, ...]
    gap: str
    """What stands before it: line ends, ``* * *``, a bullet. What stands after the last is
    left out."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows, each as often as it stands there."""
        return tuple(spot.row for spot in self.spots if spot.row)


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole statement."""

    paragraphs: tuple[Paragraph, ...]
    left: tuple[Row, ...] = ()
    """Rows whose sentence the text does not have any more: it was edited, and ``l10n
    extract`` has not been run since."""


class Texts:
    """The source texts of a project, split once for as long as they stay as they are."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[str, str], Statement]] = {}

    def lay_out(self, project: Project, sheet: Sheet) -> Layout:
        """Lay a sheet out as its statement is now.

        Raises StatementError where the text is gone or cannot be read, ConfigError for
        settings of segmentation that cannot.
        """
        source, rules = _source(project, sheet.statement), load_rules(project)
        # Taken before it is read: what somebody saves meanwhile is seen next time.
        stamp = stamp_of(source.file), rules.fingerprint
        known = self._known.get(sheet.statement)
        if known is None or known[0] != stamp:
            known = stamp, load(project, source, rules)
            self._known[sheet.statement] = known
        return laid_out(known[1], sheet)


def _source(project: Project, statement: str) -> Source:
    """A statement's file: nearly always the one of its name, which is quick to find."""
    file = project.sources / f"{statement}{SUFFIX}"
    if file.is_file():
        return Source(statement, file, project.shown(file))
    found = next((one for one in sources(project) if one.id == statement), None)
    if found is None:
        raise StatementError(
            f"The source text of {statement} is gone.",
            tip="Bring it back from your version control, then read it here.",
        )
    return found


def laid_out(statement: Statement, sheet: Sheet) -> Layout:
    """A sheet as its statement is. Pure."""
    rows = {row.entry.source: row for row in sheet.rows if row.entry.context is None}
    numbered = zip(statement.passages, statement.gaps, statement.gaps[1:], strict=False)
    paragraphs = tuple(
        _paragraph(list(group), rows)
        for _, group in groupby(numbered, lambda one: one[0].paragraph)
    )
    shown = {row.segment for paragraph in paragraphs for row in paragraph.rows}
    return Layout(paragraphs, tuple(row for row in sheet.rows if row.segment not in shown))


def _paragraph(group: Sequence[tuple[Passage, str, str]], rows: dict[str, Row]) -> Paragraph:
    passage, before, _ = group[0]
    return Paragraph(passage.role, passage.paragraph, tuple(_spots(group, rows)), before)


def _spots(group: Sequence[tuple[Passage, str, str]], rows: dict[str, Row]) -> Iterator[Spot]:
    for place, (passage, _, after) in enumerate(group, start=1):
        row = None if passage.role is Role.HEADER else rows.get(passage.message)
        gap = after if place < len(group) else ""
        yield Spot(passage.segment.text, passage.role, row, gap)
