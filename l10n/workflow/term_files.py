"""terms import and export: CSV and TBX files into the term base, and out of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n.errors import ExchangeError, LanguageError
from l10n.exchange import tbx
from l10n.exchange.decoding import decode, looks_like_xml
from l10n.exchange.xml_reading import brief
from l10n.languages import Language, language, written
from l10n.project import Project
from l10n.terms import table
from l10n.terms.merging import Merged, merge
from l10n.terms.table import EVERY, TermRow
from l10n.workflow.saving import writing
from l10n.workflow.session import Session
from l10n.workflow.term_entries import entries_of, rows_of
from l10n.workflow.terms import BOM, rows, save_table, term_table

# Behind a semicolon, too: where that divides cells, what follows it is one of its own.
_FORMULA = re.compile(r"(?:^|[;\t])[=+@\t\r＝＋＠－-][^\n]*[(!|]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_TABLES, _TBX = (".csv", ".tsv", ".txt"), (".tbx", ".xml")


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file brought the term base."""

    merged: Merged
    left_out: Counter[str] = field(default_factory=Counter)
    """Rows in languages that were not asked for, by language."""
    written: bool = False


def bring(
    session: Session,
    file: Path,
    languages: Sequence[Language],
    *,
    prefer_theirs: bool,
    dry_run: bool,
) -> Brought:
    """Put the rows of a CSV or TBX file that are in these languages into the term base:
    see :func:`l10n.terms.merging.merge`.

    Raises ExchangeError or TermError for a file that cannot be read.
    """
    project = session.project
    taken: list[TermRow] = []
    left_out: Counter[str] = Counter()
    for row in _read(file, project.config.source_language):
        _refuse_harm(row, file)
        tag = _tag_here(row.language, languages)
        if tag:
            taken.append(replace(row, language=tag))
        else:
            left_out[row.language] += 1
    with writing(session):
        old = term_table(project)
        merged = merge(old.rows, taken, prefer_theirs=prefer_theirs)
        saved = not dry_run and save_table(
            project, old, merged.changed, merged.rows[len(old.rows) :]
        )
    return Brought(merged, left_out, saved)


def take(session: Session, path: Path, tags: Sequence[str]) -> int:
    """Write the rows that hold for these languages to a CSV or TBX file, by its ending;
    gives their number. Raises ExchangeError for another ending, and L10nError for a place
    where the project's own files are."""
    session.project.refuse_own(path)
    found = rows(session.project, tags)
    ending = path.suffix.lower()
    if ending not in (".csv", *_TBX):
        raise ExchangeError(
            "Its name says neither CSV nor TBX.", tip="End it in .csv or .tbx.", path=path
        )
    with writing(session):
        session.project.write_pieces(path, _pieces(session.project, found, ending))
    return len(found)


def _read(file: Path, source: Language) -> Iterator[TermRow]:
    try:
        with file.open("rb") as opened:
            head = opened.read(1 << 10)
            opened.seek(0)
            if looks_like_xml(head):
                yield from rows_of(tbx.read(opened, shown=str(file)), source)
                return
            data = opened.read()
    except OSError as error:
        raise ExchangeError(
            f"It cannot be read: {error.strerror}.", tip="Look at its name.", path=file
        ) from None
    if file.suffix.lower() not in _TABLES:
        raise ExchangeError("It is neither TBX nor CSV.", tip="Bring it as one.", path=file)
    yield from table.parse(decode(data, shown=str(file)), shown=str(file)).rows


def _refuse_harm(row: TermRow, file: Path) -> None:
    """No spreadsheet in which somebody opens the table may run what a file brought, and no
    terminal that shows it."""
    term = row.term
    cells = (term.source, *term.targets, *term.forbidden, term.part_of_speech, term.reference)
    for cell in (*cells, term.note):
        control = _CONTROL.search(cell)
        if control:
            raise ExchangeError(
                f"“{brief(cell)}” has a control character, U+{ord(control[0]):04X}.",
                tip="Write the term anew without it.",
                path=file,
            )
        if _FORMULA.search(cell):
            raise ExchangeError(
                f"“{brief(cell)}” would be run by a spreadsheet.",
                tip="Take it out of the file: it is no term.",
                path=file,
            )


def _tag_here(tag: str, languages: Sequence[Language]) -> str:
    """What the term base calls a file's language: itself where a language asked for takes its
    terms, that language where the file's is one of its regions; nothing for another."""
    if tag == EVERY:
        return EVERY
    try:
        given = language(tag)
    except LanguageError:
        return ""
    for target in languages:
        if given.tag in {target.tag, target.code} and written(given.tag) == written(target.tag):
            return given.tag
        if target.tag == target.code and written(given.tag) == written(target.tag):
            return target.tag
    return ""


def _pieces(project: Project, found: Sequence[TermRow], ending: str) -> Iterator[bytes]:
    if ending == ".csv":
        return iter([(BOM + table.write(found)).encode()])
    source = project.config.source_language
    title = f"Terms of {project.name}"
    return tbx.write(entries_of(found, source), source_language=source.tag, title=title)
