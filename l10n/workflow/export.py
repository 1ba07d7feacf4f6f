"""export: the localized texts, in each statement's own layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n.catalogs.foreign import Settled
from l10n.catalogs.journal import segment_id
from l10n.catalogs.template import messages
from l10n.errors import L10nError
from l10n.export.gate import held_back, is_unreviewed
from l10n.export.notices import with_notice
from l10n.languages import Language
from l10n.model import Passage, Remark, State, Statement, Unit
from l10n.review.gate import blocked
from l10n.text.rebuild import rebuild
from l10n.workflow.checking import checker
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.selection import Source
from l10n.workflow.session import Session
from l10n.workflow.settling import read_settled
from l10n.workflow.statements import load, load_rules


@dataclass(frozen=True, slots=True)
class Exported:
    """One statement in one language: written, or why it was not."""

    statement: str
    language: Language
    path: str
    """Where it is, or would be, from the project's root."""
    changed: bool = False
    unreviewed: bool = False
    """Written under a notice, since nobody has checked it."""
    held_back: Mapping[State, int] = field(default_factory=dict)
    """Segments that keep it from going out, by state; empty when it was written."""
    blocked: Mapping[str, int] = field(default_factory=dict)
    """Open findings that keep it from going out, by their check."""
    outdated: bool = False
    """Held back, while an earlier export of it is still there."""
    problem: L10nError | None = None
    remarks: tuple[Remark, ...] = ()
    """What other programs did to the catalog that no command has recorded yet."""

    @property
    def written(self) -> bool:
        """Whether the file holds the statement as it now is."""
        return not self.held_back and not self.blocked and self.problem is None


def export(
    session: Session,
    chosen: Sequence[Source],
    languages: Sequence[Language],
    minimum: State,
) -> Steps[tuple[Exported, ...]]:
    """Write each statement in each language whose every segment has ``minimum`` or more.

    The source language gives the source back, byte for byte. A statement is
    written whole or not at all: half a statement is a wrong fact.
    """
    rules = load_rules(session.project)
    found: list[Exported] = []
    for number, source in enumerate(chosen, start=1):
        try:
            statement = load(session.project, source, rules)
        except L10nError as problem:
            found += [_failed(session, source, target, problem) for target in languages]
        else:
            found += [_export(session, statement, target, minimum) for target in languages]
        yield Progress(Stage.EXPORT, source.id, number, len(chosen))
    return tuple(found)


def _export(session: Session, statement: Statement, target: Language, minimum: State) -> Exported:
    path = session.project.export_path(statement.path, target)
    report = Exported(statement.id, target, session.project.shown(path))
    try:
        if target == session.project.config.source_language:
            text = rebuild(statement, _own_text, source=target, target=target)
            return replace(report, changed=_write(session, path, text))
        settled = read_settled(session, statement.id, target)
        report = replace(report, remarks=settled.remarks)
        units = {unit.source: unit for unit in settled.catalog.units() if unit.context is None}
        kept = held_back(messages(statement), units, minimum)
        # What is not signed yet is not worth checking: it stays here anyway.
        wrong = {} if kept else _wrong(session, statement, target, settled)
        if kept or wrong:
            return replace(report, held_back=kept, blocked=wrong, outdated=path.is_file())
        text = _localized(session, statement, target, units)
        unreviewed = is_unreviewed(messages(statement), units)
        if unreviewed:
            text = with_notice(text, target)
        return replace(report, changed=_write(session, path, text), unreviewed=unreviewed)
    except L10nError as problem:
        return replace(report, problem=problem)


def _wrong(
    session: Session, statement: Statement, target: Language, settled: Settled
) -> Mapping[str, int]:
    """What was found in the statement's translations and must not go out, by check."""
    least = session.project.config.checks.block_export
    if least is None:
        return {}
    told = session.journals.ledger(session.project, target).of(statement.id)
    history, checks = told.plus(settled.events), checker(session, target)
    wanted = {message.source for message in messages(statement)}
    return Counter(
        finding.check
        for entry in settled.catalog.live()
        if entry.context is None and entry.source in wanted
        for finding in blocked(
            history.unruled(segment_id(*entry.key), entry.target, checks.findings(entry)), least
        )
    )


def _localized(
    session: Session, statement: Statement, target: Language, units: Mapping[str, Unit]
) -> str:
    def translation(passage: Passage) -> str:
        return units[passage.message].target

    source = session.project.config.source_language
    return rebuild(statement, translation, source=source, target=target)


def _own_text(passage: Passage) -> str:
    return passage.segment.text


def _write(session: Session, path: Path, text: str) -> bool:
    with session.project.locked():
        return session.project.write(path, text.encode())


def _failed(session: Session, source: Source, target: Language, problem: L10nError) -> Exported:
    path = session.project.export_path(source.path, target)
    return Exported(source.id, target, session.project.shown(path), problem=problem)
