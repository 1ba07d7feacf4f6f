"""terms: what the project's term base has, what it finds in a text, what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from l10n.errors import L10nError
from l10n.languages import Language, language
from l10n.model import SIGNED
from l10n.project import Project
from l10n.terms import table
from l10n.terms.base import Match
from l10n.terms.suggesting import Suggestion, suggest
from l10n.terms.table import EVERY, Table, TermRow
from l10n.workflow.knowing import terms_of, terms_text
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.saving import writing
from l10n.workflow.selection import Source
from l10n.workflow.session import Session
from l10n.workflow.settling import read_settled

BOM = "\ufeff"


def rows(project: Project, tags: Sequence[str], text: str = "") -> tuple[TermRow, ...]:
    """The rows that hold for these languages, all where none is given, and that have the
    text in a form, a note or a reference.

    Raises TermError for a term base that cannot be read.
    """
    asked = {name for tag in tags for name in (language(tag).tag, language(tag).code)}
    wanted = text.casefold()
    return tuple(
        row
        for row in term_table(project).rows
        if (not asked or row.language in {*asked, EVERY}) and wanted in _searched(row)
    )


def find(project: Project, text: str, languages: Sequence[Language]) -> dict[Language, list[Match]]:
    """The terms that the checks would find in a source text, in its order."""
    return {target: list(terms_of(project, target).find(text)) for target in languages}


def learn(
    session: Session, chosen: Sequence[Source], languages: Sequence[Language]
) -> Steps[dict[Language, tuple[Suggestion, ...]]]:
    """The forms that approved translations of these statements teach, by language.

    A catalog that cannot be read teaches nothing: whoever reads it says so.
    """
    found = {}
    for target in languages:
        pairs: list[tuple[str, str]] = []
        for number, source in enumerate(chosen, start=1):
            pairs += _approved(session, source, target)
            yield Progress(Stage.CHECK, target.name, number, len(chosen))
        found[target] = suggest(terms_of(session.project, target), pairs, target.tag)
    return found


def add(session: Session, learned: Iterable[tuple[Language, Suggestion]]) -> int:
    """Put learned forms into the term base, behind those that a term has; gives how many
    rows have one more. The row for the very language is taken, or else the nearest."""
    with writing(session):
        old = term_table(session.project)
        changed: dict[int, TermRow] = {}
        for target, suggestion in learned:
            number = _row_of(old, target, suggestion)
            if number is not None:
                row = changed.get(number, old.rows[number])
                forms = dict.fromkeys((*row.term.targets, suggestion.form))
                changed[number] = replace(row, term=replace(row.term, targets=tuple(forms)))
        save_table(session.project, old, changed, ())
    return len(changed)


def _searched(row: TermRow) -> str:
    term = row.term
    texts = (term.source, *term.targets, *term.forbidden, term.note, term.reference)
    return "\n".join(texts).casefold()


def term_table(project: Project) -> Table:
    """The term base as it is written. Raises TermError where it cannot be read."""
    text = terms_text(project)
    return Table() if text is None else table.parse(text, shown=project.shown(project.terms_path))


def save_table(
    project: Project, old: Table, changed: dict[int, TermRow], added: Iterable[TermRow]
) -> bool:
    """Write the term base with rows changed, by number, and added; False where nothing is new.

    Call it with the project locked.
    """
    new = old.with_rows(changed, added)
    if new == old:
        return False
    mark = BOM if (terms_text(project) or "").startswith(BOM) else ""
    return project.write(project.terms_path, (mark + new.text()).encode())


def _approved(session: Session, source: Source, target: Language) -> Iterator[tuple[str, str]]:
    if not session.project.catalog_path(source.id, target).is_file():
        return
    try:
        catalog = read_settled(session, source.id, target).catalog
    except L10nError:
        return
    for unit in catalog.units():
        if unit.state in SIGNED:
            yield unit.source, unit.target


def _row_of(found: Table, target: Language, suggestion: Suggestion) -> int | None:
    for tag in (target.tag, target.code, EVERY):
        for number, row in enumerate(found.rows):
            if row.language == tag and row.term == suggestion.term:
                return number
    return None
