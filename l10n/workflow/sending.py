"""Bilingual files for translators who work elsewhere: XLIFF, CSV, PO."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.catalogs import po
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.journal import segment_id
from l10n.catalogs.receipts import digest
from l10n.errors import L10nError
from l10n.exchange.bilingual import Bilingual, Row
from l10n.exchange.formats import FORMATS
from l10n.languages import Language
from l10n.workflow.export import Exported
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.selection import Source
from l10n.workflow.session import Session
from l10n.workflow.settling import read_settled

PO = "po"
KINDS = (*FORMATS, PO)
"""The formats, by name."""


def send(
    session: Session, chosen: Sequence[Source], languages: Sequence[Language], kind: str
) -> Steps[tuple[Exported, ...]]:
    """Write these statements for translators, in every state, with what they need to know.

    Each segment bears a digest of the text that goes out, so that
    :mod:`l10n.workflow.importing` sees what was changed here meanwhile.
    """
    found = []
    places = [(source, target) for target in languages for source in chosen]
    for number, (source, target) in enumerate(places, start=1):
        found.append(_send(session, source, target, kind))
        yield Progress(Stage.EXPORT, source.id, number, len(places))
    return tuple(found)


def _send(session: Session, source: Source, target: Language, kind: str) -> Exported:
    project = session.project
    suffix = f".{PO}" if kind == PO else FORMATS[kind].suffix
    path = project.exchange_path(source.id, target, suffix)
    report = Exported(source.id, target, project.shown(path))
    try:
        catalog = read_settled(session, source.id, target).catalog
        text = po.write(catalog) if kind == PO else FORMATS[kind].write(
            _bilingual(session, source, target, catalog)
        )  # fmt: skip
        with project.locked():
            changed = project.write(path, text.encode())
    except L10nError as problem:
        return Exported(source.id, target, report.path, problem=problem)
    return Exported(source.id, target, report.path, changed=changed)


def _bilingual(session: Session, source: Source, target: Language, catalog: Catalog) -> Bilingual:
    language = session.project.config.source_language
    rows = tuple(_row(entry) for entry in catalog.live() if entry.plural_source is None)
    return Bilingual(source.id, source.path, language.tag, target.tag, rows)


def _row(entry: Entry) -> Row:
    state = entry.unit().state
    return Row(
        segment_id(entry.context, entry.source),
        entry.source,
        entry.target,
        state,
        entry.context,
        digest(entry.context, entry.source, entry.target, state),
        tuple(note for note in _notes(entry) if note),
    )


def _notes(entry: Entry) -> Iterator[str]:
    """What a translator should know of a sentence."""
    yield from entry.extracted
    if entry.previous_source and entry.fuzzy:
        yield f"Before: {entry.previous_source}"
    if entry.receipt and entry.receipt.reason and not entry.receipt.was:
        yield f"{entry.receipt.state.value}: {entry.receipt.reason}"
    yield from (comment.strip() for comment in entry.without_receipts().comments)
