"""extract: statements in, templates and catalogs brought up to date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from l10n.catalogs import journal, po
from l10n.catalogs.carrying import Split
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.foreign import Settled
from l10n.catalogs.index import Known, stamp_of
from l10n.catalogs.journal import Deed, Event, What
from l10n.catalogs.merge import merge
from l10n.catalogs.template import messages, template
from l10n.errors import CatalogError, L10nError
from l10n.languages import Language
from l10n.model import Remark, Statement
from l10n.project import Project
from l10n.text.segmentation import segment
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.remembering import known, remember
from l10n.workflow.renaming import Orphans, take_over
from l10n.workflow.saving import Basis, save, writing
from l10n.workflow.selection import Source
from l10n.workflow.session import Session
from l10n.workflow.settling import moment, settled
from l10n.workflow.statements import Rules, load, load_rules


@dataclass(frozen=True, slots=True)
class Extracted:
    """What extraction did."""

    statements: int
    """Statements that are in the catalogs of every language now."""
    written: tuple[str, ...]
    """Files that changed, from the project's root."""
    problems: tuple[L10nError, ...]
    """One for each statement or catalog that was left out."""
    remarks: tuple[Remark, ...] = ()
    """What other programs had done to the catalogs since they were last read."""
    carried: tuple[Event, ...] = ()
    """Translations that went along with a changed source, for review."""
    renamed: tuple[tuple[str, str], ...] = ()
    """Statements whose translations came from another name: that name and this."""


@dataclass(slots=True)
class _Notes:
    """What is collected on the way."""

    written: list[str] = field(default_factory=list)
    problems: list[L10nError] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    carried: list[Event] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)


def extract(
    session: Session, chosen: Sequence[Source], languages: Sequence[Language]
) -> Steps[Extracted]:
    """Bring the catalogs of these statements up to date.

    Targets follow their sentences: see :mod:`l10n.catalogs.merge`; those of a
    statement that was renamed follow it. A statement or catalog that cannot be
    read is reported and the others go on.
    """
    notes = _Notes()
    rules = load_rules(session.project)
    orphans = Orphans(session.project)
    left_out = 0
    for number, source in enumerate(chosen, start=1):
        if not _is_done(session, source, languages, rules):
            before = len(notes.problems)
            _extract(session, source, languages, (rules, orphans), notes)
            left_out += len(notes.problems) > before
        yield Progress(Stage.EXTRACT, source.id, number, len(chosen))
    session.index.save()
    return Extracted(
        len(chosen) - left_out,
        tuple(notes.written),
        tuple(notes.problems),
        tuple(notes.remarks),
        tuple(notes.carried),
        tuple(notes.renamed),
    )


def _extract(
    session: Session,
    source: Source,
    languages: Sequence[Language],
    given: tuple[Rules, Orphans],
    notes: _Notes,
) -> None:
    """Bring one statement's template and catalogs up to date."""
    project = session.project
    rules, orphans = given
    stamp = stamp_of(source.file)
    try:
        statement = load(project, source, rules)
        with writing(session):
            fresh = _fresh_template(session, statement)
            former = orphans.former_name(fresh, source.id)
            if former:
                take_over(session, former, source.id)
                orphans.adopted(former)
                notes.renamed.append((former, source.id))
            _write_template(session, source, fresh, notes)
    except L10nError as problem:
        notes.problems.append(problem)
        return
    template_stamp = stamp_of(project.template_path(source.id))
    before = len(notes.problems)
    for target in languages:
        try:
            _merge(session, source, target, (fresh, template_stamp), notes)
        except L10nError as problem:
            notes.problems.append(problem)
    if len(notes.problems) == before:
        session.index.put(source.file, _made(rules, template_stamp), stamp)


def _fresh_template(session: Session, statement: Statement) -> Catalog:
    project = session.project
    return template(
        messages(statement),
        project=project.name,
        source=project.config.source_language,
        at=session.at,
        previous=_read_template(project, statement.id),
    )


def _write_template(session: Session, source: Source, fresh: Catalog, notes: _Notes) -> None:
    path = session.project.template_path(source.id)
    if session.project.write(path, po.write(fresh).encode()):
        notes.written.append(session.project.shown(path))


def _merge(
    session: Session,
    source: Source,
    target: Language,
    made: tuple[Catalog, str],
    notes: _Notes,
) -> None:
    """One catalog: what others did to it is settled, then its source's changes."""
    project = session.project
    fresh, template_stamp = made
    path = project.catalog_path(source.id, target)
    with writing(session):
        stamp = stamp_of(path)
        found = _found(session, source, target, fresh)
        old = found.catalog if stamp or found.changed else None
        at = moment(session, target)
        merged = merge(old, fresh, target, at=at, split=_splitter(target))
        carried = _carried(source, found.catalog, merged)
        notes.remarks += found.remarks
        notes.carried += carried
        if merged is old and not found.changed and not found.events:
            remember(session, path, target, merged, (stamp, template_stamp))
            return
        basis = Basis(stamp, template_stamp)
        if save(session, path, merged, target, [*found.events, *carried], basis):
            notes.written.append(project.shown(path))


def _found(session: Session, source: Source, target: Language, fresh: Catalog) -> Settled:
    """The catalog as it is, settled; one that is missing as the journal knew it."""
    project = session.project
    path = project.catalog_path(source.id, target)
    there = po.read(path, shown=project.shown(path)) if stamp_of(path) else Catalog((), ())
    wanted = [entry.key for entry in fresh.entries]
    return settled(session, source.id, target, there, wanted)


def _carried(source: Source, old: Catalog, merged: Catalog) -> list[Event]:
    """The events of targets that went along with a changed source."""
    before = {entry.key for entry in old.entries}
    events = []
    for entry in merged.live():
        receipt = entry.carried
        if receipt and entry.key not in before:
            bare = Entry(entry.source, context=entry.context)
            deed = Deed(What.SOURCE, receipt.at, receipt.by, receipt.reason)
            events.append(journal.event(source.id, bare, entry, deed))
    return events


def _splitter(target: Language) -> Split:
    return lambda text: [found.text for found in segment(text, target.tag)]


def _read_template(project: Project, statement: str) -> Catalog | None:
    """The template as it was; a damaged one is made anew, since nobody works in it."""
    path = project.template_path(statement)
    try:
        return po.read(path, shown=project.shown(path)) if stamp_of(path) else None
    except CatalogError:
        return None


def _is_done(session: Session, source: Source, languages: Sequence[Language], rules: Rules) -> bool:
    """Whether this very source, by these very rules, made the catalogs as they are."""
    project = session.project
    stamp = stamp_of(project.template_path(source.id))
    if session.index.get(source.file) != _made(rules, stamp):
        return False
    catalogs = (
        known(session, project.catalog_path(source.id, target), target) for target in languages
    )
    return all(found and found.get("template") == stamp for found in catalogs)


def _made(rules: Rules, stamp: str) -> Known:
    return {"rules": rules.fingerprint, "template": stamp}
