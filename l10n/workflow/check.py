"""check: what is wrong with the translations, in a project's catalogs or in any PO files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.catalogs import po
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.history import History
from l10n.catalogs.journal import segment_id
from l10n.errors import CatalogError, L10nError
from l10n.languages import Language, language
from l10n.model import Remark
from l10n.report.findings import Reported, UnitPlace
from l10n.workflow.checking import Checker, checker, lone_checker
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.selection import Source
from l10n.workflow.session import Session
from l10n.workflow.settling import read_settled

_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Checked:
    """One catalog, or why it could not be checked."""

    file: str
    statement: str = ""
    language: Language | None = None
    units: int = 0
    """Units that have a translation."""
    reported: tuple[Reported, ...] = ()
    """In the catalog's order, dismissed ones included."""
    remarks: tuple[Remark, ...] = ()
    """What other programs had done to the catalog that no command has recorded yet."""
    problem: L10nError | None = None


@dataclass(frozen=True, slots=True)
class Loose:
    """PO files that belong to no project, and what they do not say themselves."""

    files: tuple[Path, ...]
    source: str = ""
    """The tag of the language they are translated from; English where nobody says."""
    target: str = ""


def checkers(
    session: Session,
    languages: Sequence[Language],
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
) -> dict[Language, Checker]:
    """The checks of each language, with what its translations teach now.

    Raises ConfigError for a rule that there is none of, TermError for a term base that
    cannot be read.
    """
    session.lessons.forget()
    return {target: checker(session, target, only=only, skip=skip) for target in languages}


def check(
    session: Session, chosen: Sequence[Source], checkers: Mapping[Language, Checker]
) -> Steps[tuple[Checked, ...]]:
    """Check these statements, each language with its checker. Nothing is written.

    Statement by statement, as what is read of a source serves every language; the result
    is in order of the languages.
    """
    done = []
    places = [(source, target) for source in chosen for target in checkers]
    for number, (source, target) in enumerate(places, start=1):
        if session.project.catalog_path(source.id, target).exists():
            done.append(check_one(session, source, checkers[target]))
        yield Progress(Stage.CHECK, source.id, number, len(places))
    order = list(checkers)
    return tuple(sorted(done, key=lambda found: order.index(found.language or order[0])))


def check_files(
    loose: Loose, only: Sequence[str], skip: Sequence[str]
) -> Steps[tuple[Checked, ...]]:
    """Check any PO files, each for itself; no project is needed and nothing is written."""
    done = []
    for number, path in enumerate(loose.files, start=1):
        try:
            catalog = po.read(path, shown=str(path))
            source, target = _languages(catalog, path, loose)
            checks = lone_checker(catalog, source, target, only, skip)
            found = _reported(checks, catalog, Checked(str(path), language=target), History())
        except L10nError as problem:
            found = Checked(str(path), problem=problem)
        done.append(found)
        yield Progress(Stage.CHECK, path.name, number, len(loose.files))
    return tuple(done)


def check_one(session: Session, source: Source, checks: Checker) -> Checked:
    """Check one statement in one language."""
    target = checks.target
    shown = session.project.shown(session.project.catalog_path(source.id, target))
    try:
        settled = read_settled(session, source.id, target)
        history = session.journals.ledger(session.project, target).of(source.id)
    except L10nError as problem:
        return Checked(shown, source.id, target, problem=problem)
    blank = Checked(shown, source.id, target, remarks=settled.remarks)
    return _reported(checks, settled.catalog, blank, history.plus(settled.events))


def _reported(checks: Checker, catalog: Catalog, blank: Checked, history: History) -> Checked:
    """The report on one catalog, ``blank`` filled with what is found in it."""
    entries = [entry for entry in catalog.live() if entry.source and _texts(entry)]
    found = [one for entry in entries for one in _findings(checks, entry, blank, history)]
    return Checked(
        blank.file,
        blank.statement,
        blank.language,
        len(entries),
        tuple(found),
        blank.remarks,
    )


def _findings(
    checks: Checker, entry: Entry, blank: Checked, history: History
) -> Iterator[Reported]:
    found = checks.findings(entry)
    if not found:
        return
    segment = segment_id(*entry.key)
    place = UnitPlace(
        blank.file,
        entry.line,
        checks.target.tag,
        blank.statement,
        segment,
        entry.source,
        "\n".join(_texts(entry)),
        entry.unit().state,
    )
    ruled = history.dismissals(segment, entry.target)
    for finding in found:
        event = ruled.get(finding.check)
        yield Reported(place, finding, event.by if event else "", event.reason if event else "")


def _texts(entry: Entry) -> list[str]:
    """The translations of an entry, the empty ones left out."""
    forms: Iterable[str] = (form for _, form in entry.plural_targets)
    return [text for text in (entry.target, *forms) if text.strip()]


def _languages(catalog: Catalog, path: Path, loose: Loose) -> tuple[Language, Language]:
    source = loose.source or catalog.header("X-Source-Language") or _ENGLISH
    target = loose.target or catalog.header("Language")
    if not target:
        raise CatalogError(
            "It does not say which language it is in.",
            tip=f"Say it: l10n check -l LANG {path}",
            path=str(path),
        )
    return language(source), language(target)
