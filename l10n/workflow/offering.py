"""Where else fits what people corrected: the reading half of correct. Nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from l10n.catalogs.catalog import Entry
from l10n.changes.replacements import replacements
from l10n.errors import L10nError
from l10n.languages import Language
from l10n.model import Severity
from l10n.workflow.checking import Checker, checker
from l10n.workflow.edits import Edit, Known, Place, edits
from l10n.workflow.offers import Lesson, Tags, learn, offered, spots
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.selection import Source, sources
from l10n.workflow.session import Session
from l10n.workflow.settling import read_settled


@dataclass(frozen=True, slots=True)
class Offered:
    """What may be corrected in one language."""

    language: Language
    lessons: tuple[Lesson, ...] = ()
    """All that was learned, the oldest first, whether it fits anywhere or not."""
    problems: tuple[L10nError, ...] = ()


def offers(
    session: Session, chosen: Sequence[Source], target: Language, taught_at: Place | None = None
) -> Steps[Offered]:
    """Find what people corrected in drafts of a language, and where else it fits.

    It is learned from all statements, and offered in those that are chosen; ``taught_at``
    has only the edit of that one segment teach. Nothing is written.
    """
    everything: list[Known] = []
    problems: list[L10nError] = []
    every = sources(session.project)
    for number, source in enumerate(every, start=1):
        try:
            everything += _known(session, source, target)
        except L10nError as problem:
            problems.append(problem)
        yield Progress(Stage.REVIEW, source.id, number, len(every))
    taught = [edit for known in everything for edit in edits(known) if _is_asked(edit, taught_at)]
    lessons = learn(everything, taught, tags_of(session, target))
    fitting = _fitting(session, lessons, everything, {one.id for one in chosen}, target)
    return Offered(target, tuple(fitting), tuple(problems))


def teaches(session: Session, source: Source, target: Language, segment: str) -> bool:
    """Whether the edit of a segment teaches anything; quick, as only its catalog is read.

    Raises CatalogError where that cannot be read.
    """
    tag = target.tag
    return any(
        replacements(edit.draft, edit.text, tag)
        for known in _known(session, source, target)
        for edit in edits(known)
        if _is_asked(edit, (source.id, segment))
    )


def _known(session: Session, source: Source, target: Language) -> Iterator[Known]:
    if session.project.catalog_path(source.id, target).exists():
        settled = read_settled(session, source.id, target)
        told = session.journals.ledger(session.project, target).of(source.id)
        yield Known(source.id, settled.catalog, told.plus(settled.events))


def _is_asked(edit: Edit, place: Place | None) -> bool:
    if place is None:
        return True
    statement, segment = edit.place
    return statement == place[0] and segment.startswith(place[1])


def _fitting(
    session: Session,
    lessons: Sequence[Lesson],
    everything: Sequence[Known],
    chosen: set[str],
    target: Language,
) -> Iterator[Lesson]:
    """The lessons with where they fit, no text offered twice in one place."""
    if not lessons:
        return
    session.lessons.forget()
    checks, tags = checker(session, target), tags_of(session, target)
    every = [spot for known in everything for spot in spots(known, target.tag)]
    seen: set[tuple[Place, str]] = set()
    for lesson in lessons:
        found = offered(lesson, every, tags, lambda entry, text: worsens(checks, entry, text))
        fresh = [one for one in found.offers if (one.place, one.after) not in seen]
        seen.update((one.place, one.after) for one in fresh)
        yield replace(
            found,
            offers=tuple(one for one in fresh if one.place[0] in chosen),
            refused=tuple(place for place in found.refused if place[0] in chosen),
        )


def worsens(checks: Checker, entry: Entry, text: str) -> bool:
    """Whether the checks find an error in a text that they do not find in the entry's."""
    return bool(_errors(checks, replace(entry, target=text)) - _errors(checks, entry))


def _errors(checks: Checker, entry: Entry) -> Counter[tuple[str, str]]:
    return Counter(
        (found.check, found.message)
        for found in checks.findings(entry)
        if found.severity is Severity.ERROR
    )


def tags_of(session: Session, target: Language) -> Tags:
    return session.project.config.source_language.tag, target.tag
