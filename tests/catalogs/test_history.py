"""What the journal knows of findings that people dismissed."""

from __future__ import annotations

import pytest

from l10n.catalogs import journal
from l10n.catalogs.journal import Event, What, renamed
from l10n.catalogs.ledger import Ledger
from l10n.model import Finding, Severity, State

NUMBERS = Finding("numbers", Severity.ERROR, "The source says 12.")
NAMES = Finding("names", Severity.ERROR, "“Anna” is missing.")
T = State.TRANSLATED


def ruling(what: What, at: int, check: str = "numbers", new: str = "Paz.") -> Event:
    return Event(
        f"2026-11-22T10:00:{at:02}Z",
        "anna",
        "letter",
        "350c0190",
        T,
        T,
        new,
        new,
        "on purpose",
        what,
        "Peace.",
        check=check,
    )


def told(*events: Event) -> Ledger:
    """A ledger of these events as they come back from a file."""
    ledger = Ledger()
    ledger.add(journal.read(journal.write(events), shown="journal"))
    return ledger


DISMISSED, RECALLED = ruling(What.DISMISS, 1), ruling(What.RECALL, 2)


@pytest.mark.parametrize(
    ("events", "target", "left"),
    [
        ((), "Paz.", [NUMBERS, NAMES]),
        ((DISMISSED,), "Paz.", [NAMES]),
        ((DISMISSED,), "La paz.", [NUMBERS, NAMES]),
        ((DISMISSED, RECALLED), "Paz.", [NUMBERS, NAMES]),
        ((RECALLED, DISMISSED), "Paz.", [NUMBERS, NAMES]),
        ((DISMISSED, RECALLED, ruling(What.DISMISS, 3)), "Paz.", [NAMES]),
        ((DISMISSED, ruling(What.DISMISS, 1, "names")), "Paz.", []),
        ((ruling(What.DISMISS, 1, new="La paz."), DISMISSED), "Paz.", [NAMES]),
    ],
)
def test_a_dismissal_is_bound_to_its_text(
    events: tuple[Event, ...], target: str, left: list[Finding]
):
    history = told(*events).of("letter")
    assert history.unruled("350c0190", target, [NUMBERS, NAMES]) == left
    assert history.unruled("ffffffff", target, [NUMBERS, NAMES]) == [NUMBERS, NAMES]


def test_a_dismissal_says_nothing_of_how_the_unit_stands():
    assert told(DISMISSED).of("letter").last("350c0190") is None


def test_a_dismissal_goes_along_with_a_renamed_statement_once():
    name = renamed("letter", "appeal", at="2026-11-22T10:00:05Z")
    late = ruling(What.DISMISS, 3, "names")
    ledger = told(DISMISSED, name, late, DISMISSED)
    assert set(ledger.of("appeal").dismissals("350c0190", "Paz.")) == {"numbers", "names"}
    assert len(ledger.of("letter").rulings["350c0190"]) == 2
    assert DISMISSED in ledger
