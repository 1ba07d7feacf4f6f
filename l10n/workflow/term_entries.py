"""Rows of a term base as the concepts of a TBX file, and back. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from l10n.errors import TermError
from l10n.exchange.tbx_entry import Status, TbxEntry, TbxLanguage, TbxTerm
from l10n.languages import Language, written
from l10n.terms.base import Term
from l10n.terms.table import EVERY, TermRow

EVERY_TAG = "mul"
"""ISO 639's code for several languages stands for every one."""
CAPITALS = "l10n: capitals tell this term from an ordinary word"
"""A note of ours: TBX-Basic has no category for it."""
_SEPARATOR = "; "


def entries_of(rows: Iterable[TermRow], source: Language) -> Iterator[TbxEntry]:
    """The concepts of these rows: those of one source are together, one row a language.

    Raises TermError for a row in the language of the source.
    """
    by_source: dict[str, list[dict[str, TermRow]]] = {}
    for row in rows:
        if row.language == source.tag:
            raise TermError(
                f"“{row.term.source}” is for {source.name}, which is the source's language.",
                tip="Give the row another language, or delete it.",
            )
        concepts = by_source.setdefault(row.term.source, [])
        free = next((one for one in concepts if row.language not in one), None)
        if free is None:
            free = {}
            concepts.append(free)
        free[row.language] = row
    concepts = [one for found in by_source.values() for one in found]
    for number, concept in enumerate(concepts, start=1):
        yield _entry(concept, source, f"c{number}")


def rows_of(entries: Iterable[TbxEntry], source: Language) -> Iterator[TermRow]:
    """The rows of these concepts, with languages as the file spells them: one for each
    term of the source and each other language. A concept without the source has none."""
    for entry in entries:
        own = _source_sections(entry, source)
        sources = [term for section in own for term in section.terms]
        for section in entry.languages:
            if written(section.language) != written(source.tag):
                yield from (_row(entry, section, term) for term in sources)


def _entry(concept: dict[str, TermRow], source: Language, name: str) -> TbxEntry:
    (text,) = {row.term.source for row in concept.values()}
    sections = (_section(row) for row in concept.values())
    return TbxEntry((TbxLanguage(source.tag, (TbxTerm(text),)), *sections), name)


def _section(row: TermRow) -> TbxLanguage:
    term = row.term
    statuses = [Status.PREFERRED, *[Status.ADMITTED] * len(term.targets)]
    forms = [*zip(term.targets, statuses, strict=False)]
    forms += [(form, Status.DEPRECATED) for form in term.forbidden]
    return TbxLanguage(
        EVERY_TAG if row.language == EVERY else row.language,
        tuple(TbxTerm(form, status, term.part_of_speech) for form, status in forms),
        reference=term.reference,
        notes=tuple(note for note in (CAPITALS if term.case else "", term.note) if note),
    )


def _source_sections(entry: TbxEntry, source: Language) -> Sequence[TbxLanguage]:
    exact = [one for one in entry.languages if one.language.casefold() == source.tag.casefold()]
    return exact or [one for one in entry.languages if written(one.language) == written(source.tag)]


def _row(entry: TbxEntry, section: TbxLanguage, source: TbxTerm) -> TermRow:
    allowed = [term for term in section.terms if term.status is not Status.DEPRECATED]
    allowed.sort(key=lambda term: term.status is not Status.PREFERRED)
    terms = section.terms
    notes = [*entry.notes, *section.notes, *(note for term in terms for note in term.notes)]
    notes += [text for text in (section.definition or entry.definition,) if text]
    references = [section.reference, *(term.reference for term in terms), entry.reference]
    kinds = [*(term.part_of_speech for term in terms), source.part_of_speech]
    term = Term(
        source.text.strip(),
        tuple(term.text.strip() for term in allowed),
        tuple(term.text.strip() for term in terms if term.status is Status.DEPRECATED),
        case=CAPITALS in notes,
        note=_SEPARATOR.join(note.strip() for note in dict.fromkeys(notes) if note != CAPITALS),
        part_of_speech=next(filter(None, kinds), "").strip(),
        reference=next(filter(None, references), "").strip(),
    )
    return TermRow(EVERY if section.language == EVERY_TAG else section.language, term)
