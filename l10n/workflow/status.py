"""status: how far every statement is in every language."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.errors import L10nError
from l10n.languages import Language
from l10n.model import Tally
from l10n.report.status import LanguageStatus, Standing
from l10n.workflow.selection import Source
from l10n.workflow.session import Session
from l10n.workflow.tallies import tally_of


def status(
    session: Session, chosen: Sequence[Source], languages: Sequence[Language]
) -> tuple[tuple[LanguageStatus, ...], tuple[L10nError, ...]]:
    """The standing of these statements, and the catalogs that could not be read.

    Only catalogs that changed since they were last read are read.
    """
    problems: list[L10nError] = []
    found = tuple(
        LanguageStatus(
            target,
            tuple(
                Standing(source.id, _tally(session, source, target, problems)) for source in chosen
            ),
        )
        for target in languages
    )
    session.index.save()
    return found, tuple(problems)


def _tally(
    session: Session, source: Source, target: Language, problems: list[L10nError]
) -> Tally | None:
    try:
        return tally_of(session, session.project.catalog_path(source.id, target))
    except L10nError as problem:
        problems.append(problem)
        return None
