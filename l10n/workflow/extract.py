"""extract: statements in, templates and catalogs brought up to date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.catalogs import po
from l10n.catalogs.catalog import Catalog
from l10n.catalogs.index import Known, dump_tally, stamp_of, tally
from l10n.catalogs.merge import merge
from l10n.catalogs.template import messages, template
from l10n.errors import CatalogError, L10nError
from l10n.languages import Language
from l10n.model import Statement
from l10n.project import Project
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.saving import write
from l10n.workflow.selection import Source
from l10n.workflow.session import Session
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


def extract(
    session: Session, chosen: Sequence[Source], languages: Sequence[Language]
) -> Steps[Extracted]:
    """Bring the catalogs of these statements up to date.

    A statement or catalog that cannot be read is reported and the others go on.
    """
    written: list[str] = []
    problems: list[L10nError] = []
    rules = load_rules(session.project)
    left_out = 0
    for number, source in enumerate(chosen, start=1):
        if not _is_done(session, source, languages, rules):
            found = _extract(session, source, languages, rules, written)
            left_out += bool(found)
            problems += found
        yield Progress(Stage.EXTRACT, source.id, number, len(chosen))
    session.index.save()
    return Extracted(len(chosen) - left_out, tuple(written), tuple(problems))


def _extract(
    session: Session,
    source: Source,
    languages: Sequence[Language],
    rules: Rules,
    written: list[str],
) -> list[L10nError]:
    """Bring one statement's template and catalogs up to date; gives what went wrong."""
    project = session.project
    stamp = stamp_of(source.file)
    try:
        statement = load(project, source, rules)
        with project.locked():
            fresh = _template(session, statement, written)
    except L10nError as problem:
        return [problem]
    template_stamp = stamp_of(project.template_path(source.id))
    problems = []
    for target in languages:
        try:
            _merge(session, source, target, fresh, template_stamp, written)
        except L10nError as problem:
            problems.append(problem)
    if not problems:
        session.index.put(source.file, _made(rules, template_stamp), stamp)
    return problems


def _template(session: Session, statement: Statement, written: list[str]) -> Catalog:
    project = session.project
    path = project.template_path(statement.id)
    fresh = template(
        messages(statement),
        project=project.name,
        source=project.config.source_language,
        at=session.at,
        previous=_read_template(project, path),
    )
    if project.write(path, po.write(fresh).encode()):
        written.append(project.shown(path))
    return fresh


def _merge(
    session: Session,
    source: Source,
    target: Language,
    fresh: Catalog,
    template_stamp: str,
    written: list[str],
) -> None:
    project = session.project
    path = project.catalog_path(source.id, target)
    with project.locked():
        stamp = stamp_of(path)
        old = po.read(path, shown=project.shown(path)) if stamp else None
        merged = merge(old, fresh, target, at=session.at)
        if merged is old:
            session.index.put(path, dump_tally(tally(merged), template_stamp), stamp)
        elif write(session, path, merged, template_stamp):
            written.append(project.shown(path))


def _read_template(project: Project, path: Path) -> Catalog | None:
    """The template as it was; a damaged one is made anew, since nobody works in it."""
    try:
        return po.read(path, shown=project.shown(path)) if stamp_of(path) else None
    except CatalogError:
        return None


def _is_done(session: Session, source: Source, languages: Sequence[Language], rules: Rules) -> bool:
    """Whether this very source, by these very rules, made the catalogs as they are."""
    project, index = session.project, session.index
    stamp = stamp_of(project.template_path(source.id))
    if index.get(source.file) != _made(rules, stamp):
        return False
    catalogs = [index.get(project.catalog_path(source.id, target)) for target in languages]
    return all(known and known.get("template") == stamp for known in catalogs)


def _made(rules: Rules, stamp: str) -> Known:
    return {"rules": rules.fingerprint, "template": stamp}
