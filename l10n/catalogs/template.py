"""From a statement to its template: each message once, in source order."""

from __future__ import annotations

from collections.abc import Iterable

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.header import template_header
from l10n.catalogs.revision import po_date
from l10n.languages import Language
from l10n.model import Message, Passage, Place, Role, Statement

# gettext brackets a file name that holds spaces with these (since 0.19.7).
_FSI, _PDI = "\u2068", "\u2069"


def messages(statement: Statement) -> tuple[Message, ...]:
    """The statement's texts to translate, a repeated one once with all its places.

    Header passages are data, not prose: they are left out.
    """
    places: dict[str, list[Place]] = {}
    for passage in statement.passages:
        if passage.role is not Role.HEADER:
            places.setdefault(passage.message, []).append(_place(passage, statement.path))
    return tuple(Message(source, tuple(found)) for source, found in places.items())


def template(
    found: Iterable[Message], *, project: str, source: Language, at: str, previous: Catalog | None
) -> Catalog:
    """The template of these messages; the previous one where it has the same entries."""
    entries = tuple(entry(message) for message in found)
    if previous is not None and previous.entries == entries:
        return previous
    header = template_header(project, source, po_date(at))
    return Catalog(header, entries, comment=" Made from the source text by l10n: do not edit.")


def entry(message: Message) -> Entry:
    """A message as an empty entry, its places and roles as comments."""
    notes = dict.fromkeys(
        f"{place.role.value}, paragraph {place.paragraph}" for place in message.places
    )
    return Entry(
        source=message.source,
        extracted=tuple(notes),
        references=tuple(_reference(place) for place in message.places),
    )


def _place(passage: Passage, path: str) -> Place:
    return Place(path, passage.line, passage.role, passage.paragraph)


def _reference(place: Place) -> str:
    path = " ".join(place.path.split())
    return f"{_FSI}{path}{_PDI}:{place.line}" if " " in path else f"{path}:{place.line}"
