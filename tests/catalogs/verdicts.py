"""Entries of one message as two people leave them, and their merge."""

from __future__ import annotations

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.header import catalog_header, template_header
from l10n.catalogs.receipts import digest
from l10n.catalogs.threeway import merge3
from l10n.languages import language
from l10n.model import Receipt, State

AT, LATER = "2026-11-22T10:00:00Z", "2026-11-23T10:00:00Z"
HEADER = catalog_header(
    template_header("p", language("en"), "2026-11-22 10:00+0000"),
    language("es"),
    "2026-11-22 10:00+0000",
)


def given_by(entry: Entry, state: State, by: str = "anna", at: str = AT, **more: str) -> Entry:
    """The entry with a valid receipt."""
    bound = digest(entry.context, entry.source, entry.target, state)
    who = {"origin": by} if state is State.MACHINE else {"by": by}
    receipt = Receipt(state, at, bound, **who, **more)
    return entry.marked(receipt, fuzzy=state in {State.MACHINE, State.REJECTED})


def text(target: str, state: State = State.TRANSLATED, by: str = "", at: str = AT) -> Entry:
    """The entry of “Peace.” with a target in a state."""
    entry = Entry("Peace.", target=target, references=("a.txt:1",))
    return given_by(entry, state, by, at) if by else entry


def catalog(*entries: Entry, **header: str) -> Catalog:
    return Catalog(HEADER, entries).with_header(**header)


MACHINE, REJECTED, APPROVED = State.MACHINE, State.REJECTED, State.APPROVED
TRANSLATED, FINAL = State.TRANSLATED, State.FINAL
DRAFT = text("Paz.", MACHINE, "argos:1")


def merged(base: Entry | None, ours: Entry, theirs: Entry) -> tuple[Entry, bool]:
    """The merged entry, and whether it was translated two ways."""
    found = merge3(catalog(*([base] if base else [])), catalog(ours), catalog(theirs))
    (entry,) = found.catalog.entries
    return entry, bool(found.two_ways)
