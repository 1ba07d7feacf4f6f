"""import: files that come back from translators, into the catalogs they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from l10n.catalogs import po
from l10n.catalogs.catalog import Catalog
from l10n.catalogs.history import History
from l10n.catalogs.index import stamp_of
from l10n.errors import ExchangeError, L10nError
from l10n.exchange import formats
from l10n.exchange.bilingual import Row
from l10n.languages import Language, language
from l10n.model import Remark
from l10n.workflow.incoming import Outcome, Prefer, Return, rows_of, take
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.saving import Basis, save, writing
from l10n.workflow.selection import Source, select_languages, sources
from l10n.workflow.session import Session
from l10n.workflow.settling import moment, read_settled

_PO = (".po", ".pot")


@dataclass(frozen=True, slots=True)
class Asked:
    """How files are to be taken in."""

    by: str
    """Who translated them."""
    tag: str = ""
    """Their language, where they do not say."""
    statement: str = ""
    """Their statement, where they do not say."""
    prefer: Prefer | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What one file brought one statement."""

    file: str
    statement: str = ""
    language: Language | None = None
    outcome: Outcome = field(default_factory=Outcome)
    remarks: tuple[Remark, ...] = ()
    """What other programs had done to the catalog since it was last read."""
    problem: L10nError | None = None


@dataclass(frozen=True, slots=True)
class _Brought:
    """One statement in one file, or its whole PO catalog."""

    statement: str
    path: str
    tag: str
    rows: tuple[Row, ...] = ()
    catalog: Catalog | None = None

    def as_rows(self, history: History) -> tuple[Row, ...]:
        return tuple(rows_of(self.catalog, history)) if self.catalog else self.rows

    @property
    def texts(self) -> set[str]:
        if self.catalog:
            return {entry.source for entry in self.catalog.live()}
        return {row.source for row in self.rows}


def import_files(
    session: Session, files: Sequence[Path], asked: Asked
) -> Steps[tuple[Imported, ...]]:
    """Take these files into the catalogs: see :func:`l10n.workflow.incoming.take`.

    A file that cannot be read, or that belongs to no statement, is reported
    and the others go on.
    """
    found: list[Imported] = []
    for number, file in enumerate(files, start=1):
        try:
            found += [_import(session, file, brought, asked) for brought in _read(file)]
        except L10nError as problem:
            found.append(Imported(str(file), problem=problem))
        yield Progress(Stage.IMPORT, file.name, number, len(files))
    session.index.save()
    return tuple(found)


def _read(file: Path) -> tuple[_Brought, ...]:
    if file.suffix.lower() in _PO:
        catalog = po.read(file, shown=str(file))
        return (_Brought("", str(file), catalog.header("Language"), catalog=catalog),)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ExchangeError(
            f"It cannot be read: {error.strerror}.", tip="Look at its name.", path=file
        ) from None
    return tuple(
        _Brought(found.statement, found.path, found.target_language, found.rows)
        for found in formats.read(data, shown=str(file))
    )


def _import(session: Session, file: Path, brought: _Brought, asked: Asked) -> Imported:
    try:
        target = _language(session, file, brought, asked)
        source = _statement(session, file, brought, asked, target)
    except L10nError as problem:
        return Imported(str(file), brought.statement, problem=problem)
    path = session.project.catalog_path(source.id, target)
    with writing(session):
        stamp = stamp_of(path)
        settled = read_settled(session, source.id, target)
        told = session.journals.ledger(session.project, target).of(source.id)
        history = told.plus(settled.events)
        rows = brought.as_rows(told)
        _refuse_controls(file, rows)
        back = Return(source.id, rows, asked.by, file.name, moment(session, target), asked.prefer)
        after, outcome = take(settled.catalog, history, back)
        events = [*settled.events, *outcome.events]
        if not asked.dry_run and (events or settled.changed):
            save(session, path, after, target, events, Basis(stamp))
    return Imported(str(file), source.id, target, outcome, settled.remarks)


def _refuse_controls(file: Path, rows: Sequence[Row]) -> None:
    """No PO file can hold these."""
    for row in rows:
        if "\0" in row.target:
            raise ExchangeError(
                f"The translation of “{row.source[:40]}” holds a NUL character.",
                tip="Take it out, or export the file again.",
                path=file,
            )


def _language(session: Session, file: Path, brought: _Brought, asked: Asked) -> Language:
    """The language of a file, as it says itself, or as it was asked for."""
    said = brought.tag or ""
    if not said and not asked.tag:
        raise ExchangeError(
            "It does not say which language it is in.", tip="Add -l LANG.", path=file
        )
    if said and asked.tag and language(said).code != language(asked.tag).code:
        raise ExchangeError(
            f"It is in {language(said).name}, not {language(asked.tag).name}.",
            tip="Leave -l out, or look whether it is the right file.",
            path=file,
        )
    (target,) = select_languages(session.project, [asked.tag or said])
    return target


def _statement(
    session: Session, file: Path, brought: _Brought, asked: Asked, target: Language
) -> Source:
    """The statement that a file is about: as it was asked for, by the file's own word, by
    its name, or the only one that has most of its sentences."""
    found = sources(session.project)
    names = [asked.statement] if asked.statement else [brought.statement, brought.path]
    for name in filter(None, names):
        exact = [source for source in found if name in {source.id, source.path}]
        alike = [s for s in found if PurePath(name).stem == PurePath(s.id).name]
        if len(exact or alike) == 1:
            return (exact or alike)[0]
    if asked.statement:
        raise ExchangeError(
            f"There is no statement “{asked.statement}”, or more than one.",
            tip="l10n status shows the names.",
        )
    shared = {source: _shared(session, source, target, brought.texts) for source in found}
    most = max(shared.values(), default=0)
    likely = [source for source in found if shared[source] == most and most]
    if len(likely) != 1:
        raise ExchangeError(
            "It is not clear which statement it belongs to.",
            tip="Add --statement NAME; l10n status shows the names.",
            path=file,
        )
    return likely[0]


def _shared(session: Session, source: Source, target: Language, texts: set[str]) -> int:
    try:
        catalog = read_settled(session, source.id, target).catalog
    except L10nError:
        return 0
    return len(texts & {entry.source for entry in catalog.live()})
