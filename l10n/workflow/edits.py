"""What people made of drafts, as catalogs and journal have it; nothing is read or written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n.catalogs.catalog import Catalog
from l10n.catalogs.history import History
from l10n.catalogs.journal import Event, What, segment_id
from l10n.model import SIGNED, State

DONE = frozenset({State.TRANSLATED, *SIGNED})
"""States of what a person wrote, confirmed or signed."""
_BY_PEOPLE = frozenset({What.EDIT, What.IMPORT, What.ELSEWHERE})

Place = tuple[str, str]
"""Statement and segment id."""


@dataclass(frozen=True, slots=True)
class Known:
    """One catalog, settled, and what the journal says of it."""

    statement: str
    catalog: Catalog
    history: History


@dataclass(frozen=True, slots=True)
class Edit:
    """A draft that a person turned into another text, which still stands."""

    place: Place
    source: str
    draft: str
    text: str
    by: str
    """Empty where it is not known."""
    at: str


def edits(known: Known) -> Iterator[Edit]:
    """Every draft of a catalog that is now another text by a person. A mere part of it that
    was changed along with another segment is no edit."""
    for entry in known.catalog.live():
        segment = segment_id(*entry.key)
        draft = _draft(known.history.events.get(segment, []))
        if draft in {"", entry.target} or entry.plural_source is not None:
            continue
        wrote = known.history.brought(segment, entry.target)
        if wrote and wrote.what in _BY_PEOPLE and entry.unit().state in DONE:
            place = (known.statement, segment)
            yield Edit(place, entry.source, draft, entry.target, wrote.by, wrote.at)


def drafts(known: Known) -> Iterator[tuple[str, str]]:
    """Sources and what machines made of them, as they were before anybody corrected them."""
    for entry in known.catalog.live():
        told = known.history.events.get(segment_id(*entry.key), [])
        text = _draft(told) or entry.target
        if text and entry.plural_source is None:
            yield entry.source, text


def _draft(told: Sequence[Event]) -> str:
    """The last that a machine made of a segment; empty where nothing is known of it."""
    drafts = (event.new for event in reversed(told) if event.what is What.DRAFT and event.new)
    return next(drafts, "")
