"""What a project's translations and its term base teach the checks, read once a change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.index import Known, stamp_of
from l10n.checks.consistency import fingerprint
from l10n.checks.lessons import Lesson, learned, lesson
from l10n.checks.pair import Knowledge, Pair, Text
from l10n.checks.table import EDITION
from l10n.errors import L10nError, TermError
from l10n.languages import Language
from l10n.model import SIGNED, State
from l10n.project import Project
from l10n.terms import table
from l10n.terms.base import TermBase
from l10n.workflow.remembering import journal_stamp, still_holds
from l10n.workflow.session import Session
from l10n.workflow.settling import read_settled


def knowledge(session: Session, target: Language) -> Knowledge:
    """What is known of one language of a project; worked out once a command.

    Raises TermError for a term base that cannot be read.
    """
    known = session.lessons.known
    if target.tag not in known:
        known[target.tag] = learned(_lessons(session, target), terms_of(session.project, target))
    return known[target.tag]


def otherwise(session: Session, target: Language, approved: Mapping[str, str]) -> int:
    """How many segments of a language had one of these sources and another translation
    than is given for it here, when the command began."""
    wanted = {fingerprint(source): fingerprint(text) for source, text in approved.items()}
    taught = [one.translations for one in _lessons(session, target).values()]
    return sum(
        translations.get(source, text) != text
        for translations in taught
        for source, text in wanted.items()
    )


def of_catalog(catalog: Catalog, source: Language, target: Language) -> Knowledge:
    """What a single catalog teaches of itself."""
    return learned({"": _taught(catalog.live(), source, target)}, TermBase())


def lesson_of(
    session: Session, statement: str, target: Language, entries: Iterable[Entry], stamp: str
) -> Lesson:
    """What a catalog teaches that was read already, when its file had this stamp; from the
    index where neither it nor its journal has changed."""
    path = session.project.catalog_path(statement, target)
    return _kept_lesson(session, target, path) or _keep_lesson(
        session, target, path, entries, (stamp, journal_stamp(session, target))
    )


def terms_of(project: Project, target: Language) -> TermBase:
    """What the term base has for a language: its region's terms, its own, everybody's."""
    bases = term_bases(project)
    tags = dict.fromkeys((target.tag, target.code, table.EVERY))
    terms = tuple(term for tag in tags if tag in bases for term in bases[tag].terms)
    return TermBase(terms, project.config.source_language.tag)


def term_bases(project: Project) -> dict[str, TermBase]:
    """The project's terms by target language; none where there is no table of them."""
    text = terms_text(project)
    return {} if text is None else table.read(text, shown=project.shown(project.terms_path))


def terms_text(project: Project) -> str | None:
    """The table of terms as it stands in its file; None where there is none.

    Raises TermError for a file that cannot be read.
    """
    path = project.terms_path
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise TermError(
            f"The term base cannot be read: {error}.",
            tip="Save it as CSV in UTF-8.",
            path=project.shown(path),
        ) from None


def _lessons(session: Session, target: Language) -> dict[str, Lesson]:
    """What each catalog of a language teaches; read once a command."""
    if target.tag in session.lessons.taught:
        return session.lessons.taught[target.tag]
    found: dict[str, Lesson] = {}
    for statement in session.project.template_names():
        path = session.project.catalog_path(statement, target)
        if not path.is_file():
            continue
        try:
            found[statement] = _lesson(session, statement, target, path)
        except L10nError:
            continue  # whoever reads the catalog itself will say so
    session.lessons.save()
    session.lessons.taught[target.tag] = found
    return found


def _lesson(session: Session, statement: str, target: Language, path: Path) -> Lesson:
    """A catalog's lesson, from the index where neither it nor its journal has changed."""
    kept = _kept_lesson(session, target, path)
    if kept:
        return kept
    news = stamp_of(path), journal_stamp(session, target)
    entries = read_settled(session, statement, target).catalog.live()
    return _keep_lesson(session, target, path, entries, news)


def _kept_lesson(session: Session, target: Language, path: Path) -> Lesson | None:
    row = session.lessons.index(session.project).get(path) or {}
    holds = row.get("edition") == EDITION and still_holds(session, target, row.get("journal"))
    return _loaded(row["lesson"]) if holds else None


def _keep_lesson(
    session: Session,
    target: Language,
    path: Path,
    entries: Iterable[Entry],
    news: tuple[str, list[int]],
) -> Lesson:
    found = _taught(entries, session.project.config.source_language, target)
    row: Known = {"edition": EDITION, "journal": news[1], "lesson": asdict(found)}
    session.lessons.index(session.project).put(path, row, news[0])
    return found


def _taught(entries: Iterable[Entry], source: Language, target: Language) -> Lesson:
    pairs, approved = [], []
    for entry in entries:
        state = entry.unit().state
        if not entry.target.strip() or entry.context is not None or state is State.REJECTED:
            continue
        pairs.append(_pair(entry, source, target))
        if state in SIGNED:
            approved.append(pairs[-1])
    return lesson(pairs, approved)


def _pair(entry: Entry, source: Language, target: Language) -> Pair:
    return Pair(Text(entry.source, source), Text(entry.target, target))


def _loaded(row: Any) -> Lesson:
    """The inverse of ``asdict`` through JSON."""
    sightings = ((name, tuple(words)) for name, words in row["sightings"])
    count, total, squares = row["lengths"]
    return Lesson(row["translations"], tuple(sightings), (count, total, squares))
