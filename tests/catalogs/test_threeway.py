"""Merging two people's work on one message: what stands afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.catalogs.alternatives import on_one_line, one_each, with_alternative
from l10n.catalogs.catalog import FUZZY, Entry
from l10n.catalogs.receipts import is_ours
from l10n.catalogs.threeway import merge3
from l10n.model import SIGNED, State
from tests.catalogs.verdicts import (
    APPROVED,
    DRAFT,
    FINAL,
    LATER,
    MACHINE,
    REJECTED,
    TRANSLATED,
    catalog,
    merged,
    text,
)


def test_two_texts_are_both_kept_and_neither_is_approved():
    ours, theirs = text("Paz.", APPROVED, "anna"), text("La paz.", APPROVED, "boris")
    assert merged(Entry("Peace."), ours, theirs) == (
        Entry(
            "Peace.",
            target="Paz.",
            flags=(FUZZY,),
            comments=(
                "This translation (approved by anna): Paz.",
                "Another translation (approved by boris): La paz.",
            ),
            references=("a.txt:1",),
        ),
        True,
    )


AGREED: dict[str, tuple[Entry | None, Entry, Entry, State, str]] = {
    "final over approved": (
        *(DRAFT, text("Paz.", APPROVED, "anna", LATER), text("Paz.", FINAL, "boris")),
        *(FINAL, "boris"),
    ),
    "the later of two approvals": (
        *(DRAFT, text("Paz.", APPROVED, "anna"), text("Paz.", APPROVED, "boris", LATER)),
        *(APPROVED, "boris"),
    ),
    "a rejection over an approval": (
        *(DRAFT, text("Paz.", APPROVED, "anna", LATER), text("Paz.", REJECTED, "boris")),
        *(REJECTED, "boris"),
    ),
    "approved over confirmed": (
        *(DRAFT, text("Paz."), text("Paz.", APPROVED, "boris")),
        *(APPROVED, "boris"),
    ),
    "the same draft, approved on one side": (
        *(None, DRAFT, text("Paz.", APPROVED, "boris")),
        *(APPROVED, "boris"),
    ),
    "the flag over a second approval": (
        text("Paz.", APPROVED, "anna"),
        replace(text("Paz.", APPROVED, "anna"), flags=(FUZZY,)),
        text("Paz.", FINAL, "boris"),
        *(MACHINE, ""),
    ),
    "withdrawn over final": (
        *(text("Paz.", APPROVED, "anna"), text("Paz."), text("Paz.", FINAL, "boris")),
        *(TRANSLATED, ""),
    ),
}


@pytest.mark.parametrize(("base", "ours", "theirs", "state", "by"), AGREED.values(), ids=AGREED)
def test_two_verdicts_on_one_text(
    base: Entry | None, ours: Entry, theirs: Entry, state: State, by: str
):
    for left, right in ((ours, theirs), (theirs, ours)):
        entry, two_ways = merged(base, left, right)
        unit = entry.unit()
        assert (unit.target, unit.state, two_ways) == ("Paz.", state, False)
        assert (unit.receipt.by if unit.receipt else "") == by
        # Not even when somebody removes the flag.
        assert state in SIGNED or replace(entry, flags=()).unit().state not in SIGNED


OPPOSED: dict[str, tuple[Entry | None, Entry, Entry, Entry, bool]] = {
    "a person's over a machine's": (
        *(None, text("Paz.", MACHINE, "argos:1"), text("La paz.", APPROVED, "boris")),
        with_alternative(text("La paz.", APPROVED, "boris"), "Paz.", "by argos:1"),
        False,
    ),
    "a new text over a rejection of the old": (
        *(DRAFT, text("Paz.", REJECTED, "anna"), text("La paz.", APPROVED, "boris")),
        text("La paz.", APPROVED, "boris"),
        False,
    ),
    "two drafts": (
        *(None, DRAFT, text("La paz.", MACHINE, "argos:2")),
        with_alternative(DRAFT, "La paz.", "by argos:2"),
        True,
    ),
    "an approval of what the other rewrote": (
        *(DRAFT, text("Paz.", APPROVED, "anna"), text("La paz.")),
        replace(
            text("Paz."),
            flags=(FUZZY,),
            comments=(
                "This translation (approved by anna): Paz.",
                "Another translation: La paz.",
            ),
        ),
        True,
    ),
    "an approval of what the other emptied": (
        *(text("Paz."), text(""), text("Paz.", APPROVED, "anna")),
        replace(
            text("Paz."),
            flags=(FUZZY,),
            comments=("This translation (approved by anna): Paz.",),
        ),
        True,
    ),
    "a second approval of what the other rewrote": (
        *(text("Paz.", APPROVED, "anna"), text("Paz.", FINAL, "boris"), text("La paz.")),
        replace(
            text("Paz."),
            flags=(FUZZY,),
            comments=(
                "This translation (approved by boris): Paz.",
                "Another translation: La paz.",
            ),
        ),
        True,
    ),
}


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "wanted", "open"), OPPOSED.values(), ids=OPPOSED
)
def test_two_texts(base: Entry | None, ours: Entry, theirs: Entry, wanted: Entry, open: bool):  # noqa: A002
    assert merged(base, ours, theirs) == (wanted, open)


def test_different_aspects_are_both_kept():
    noted = replace(DRAFT, comments=("check the name", *DRAFT.comments))
    moved = replace(text("Paz.", APPROVED, "anna"), references=("a.txt:9",), extracted=("body",))
    entry, two_ways = merged(DRAFT, noted, moved)
    assert not two_ways
    assert entry.unit().state is APPROVED
    assert entry.comments == ("check the name", *moved.comments)
    assert (entry.references, entry.extracted) == (("a.txt:9",), ("body",))


def test_what_one_side_approved_and_the_other_retired_stays_live():
    retired = replace(DRAFT, obsolete=True, references=())
    approved = text("Paz.", APPROVED, "anna")
    assert merged(DRAFT, retired, approved) == (approved, False)
    moved = replace(DRAFT, references=("a.txt:7",))
    assert merged(DRAFT, retired, moved) == (retired, False)


def test_a_receipt_set_aside_goes_with_its_text():
    aside = "l10n: unproven state=approved by=eve at=2026-11-22T10:00:00Z h=000000000000"
    ours = replace(text("Paz."), comments=(aside, "seen"))
    entry, two_ways = merged(None, ours, text("La paz."))
    assert two_ways
    assert not any(is_ours(comment) for comment in entry.comments)
    assert "seen" in entry.comments


def test_new_messages_stand_after_their_neighbours():
    a, b, c, d, e = (Entry(name, target=name.upper()) for name in "abcde")
    gone = replace(e, obsolete=True)
    found = merge3(catalog(a, c), catalog(a, b, c), catalog(d, a, e, c, replace(d, source="z")))
    assert "".join(entry.source for entry in found.catalog.entries) == "daebcz"
    found = merge3(catalog(a, e), catalog(a, b, gone), catalog(a, e, c))
    assert [(entry.source, entry.obsolete) for entry in found.catalog.entries] == [
        *(("a", False), ("c", False), ("b", False), ("e", True)),
    ]
    # Who only decided does not undo the other's new order.
    found = merge3(catalog(a, b), catalog(replace(a, comments=("seen",)), b), catalog(b, a))
    assert [entry.source for entry in found.catalog.entries] == ["b", "a"]


def test_the_header_of_the_later_revision_wins():
    base = catalog()
    anna = base.with_header(
        PO_Revision_Date="2026-11-22 12:00+0300", Last_Translator="anna", X_Generator="Poedit 3"
    )
    boris = base.with_header(
        PO_Revision_Date="2026-11-22 11:00+0000", Last_Translator="boris", X_Poedit="yes"
    )
    for ours, theirs in ((anna, boris), (boris, anna)):
        found = merge3(base, ours, theirs).catalog
        assert found.header("Last-Translator") == "boris"
        assert found.header("PO-Revision-Date") == "2026-11-22 11:00+0000"
        assert (found.header("X-Generator"), found.header("X-Poedit")) == ("Poedit 3", "yes")


def test_a_message_that_stands_twice_is_one_afterwards():
    twice = catalog(text("Paz."), replace(text("La paz."), obsolete=True))
    (entry,) = merge3(catalog(), twice, catalog(text("Paz."))).catalog.entries
    assert (entry.target, entry.comments) == ("Paz.", ("Another translation: La paz.",))


def test_plural_forms_are_texts_too():
    plural = Entry("%d day", plural_source="%d days")
    ours, theirs = (
        replace(plural, plural_targets=((0, f"un {word}"), (1, f"%d {word}s")))
        for word in ("día", "dia")
    )
    entry, two_ways = merged(plural, ours, theirs)
    assert (entry.plural_targets, entry.fuzzy, two_ways) == (ours.plural_targets, True, True)
    assert entry.comments == ("Another translation: un dia / %d dias",)


def test_an_alternative_is_one_line_and_stands_there_once():
    kept = Entry("Peace.", target="Paz.")
    noted = with_alternative(kept, "La\npaz.", "by anna")
    assert noted.comments == ("Another translation (by anna): La\\npaz.",)
    assert with_alternative(noted, "La\npaz.", "by anna") is noted
    assert with_alternative(kept, "Paz.") is kept
    assert with_alternative(kept, "") is kept
    assert on_one_line("a\r\nb\\c") == "a\\r\\nb\\\\c"


def test_one_each_prefers_the_live_and_the_translated():
    empty = replace(text(""), references=())
    gone = replace(text("Paz."), obsolete=True)
    assert one_each([empty, gone]) == {empty.key: gone}
