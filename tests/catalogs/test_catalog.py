"""An entry's receipts: the last valid one counts, and a new one takes the place of all."""

from __future__ import annotations

from l10n.catalogs.catalog import Entry
from l10n.catalogs.receipts import digest, format_receipt
from l10n.model import Receipt, State


def receipt(state: State, by: str, target: str = "Paz.") -> Receipt:
    return Receipt(state, "2026-11-22T10:00:00Z", digest(None, "Peace.", target, state), by=by)


FIRST = receipt(State.APPROVED, "anna")
LAST = receipt(State.FINAL, "boris")
VOID = receipt(State.FINAL, "eve", target="Guerra.")
ENTRY = Entry(
    "Peace.",
    target="Paz.",
    comments=("Look here.", *map(format_receipt, (FIRST, LAST, VOID))),
)


def test_the_last_valid_receipt_counts():
    assert ENTRY.receipt == LAST
    assert ENTRY.unit().state is State.FINAL


def test_a_new_receipt_takes_the_place_of_all_and_remarks_stay():
    marked = ENTRY.marked(FIRST, fuzzy=False)
    assert marked.comments == ("Look here.", format_receipt(FIRST))


def test_flags_of_others_stay():
    flagged = Entry("Peace.", target="Paz.", flags=("no-wrap", "fuzzy"))
    assert flagged.marked(FIRST, fuzzy=False).flags == ("no-wrap",)
    assert flagged.marked(FIRST, fuzzy=True).flags == ("fuzzy", "no-wrap")
