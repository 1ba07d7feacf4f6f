"""status: how far every statement is in every language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from l10n.errors import L10nError
from l10n.languages import Language
from l10n.model import Remark, Tally
from l10n.report.status import LanguageStatus, Standing
from l10n.workflow.selection import Source
from l10n.workflow.session import Session
from l10n.workflow.tallies import tally_of


@dataclass(slots=True)
class Besides:
    """What a report has to say besides its figures."""

    problems: list[L10nError] = field(default_factory=list)
    """One for each catalog that could not be read."""
    remarks: list[Remark] = field(default_factory=list)
    """What other programs did that no command has recorded yet."""


def status(
    session: Session, chosen: Sequence[Source], languages: Sequence[Language]
) -> tuple[tuple[LanguageStatus, ...], Besides]:
    """The standing of these statements, and what else is to be said of their catalogs.

    Only catalogs that changed since they were last read are read; nothing is written.
    """
    besides = Besides()
    found = tuple(
        LanguageStatus(
            target,
            tuple(
                Standing(source.id, _tally(session, source, target, besides)) for source in chosen
            ),
        )
        for target in languages
    )
    session.index.save()
    return found, besides


def _tally(session: Session, source: Source, target: Language, besides: Besides) -> Tally | None:
    try:
        counted, remarks = tally_of(session, source.id, target)
    except L10nError as problem:
        besides.problems.append(problem)
        return None
    besides.remarks += remarks
    return counted
