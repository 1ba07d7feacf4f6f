"""Merging two people's work: nothing is lost, and nothing is approved that was not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.catalogs import po
from l10n.catalogs.alternatives import on_one_line, one_each, with_alternative
from l10n.catalogs.catalog import FUZZY, Catalog, Entry, Key
from l10n.catalogs.header import catalog_header, template_header
from l10n.catalogs.receipts import digest, is_ours
from l10n.catalogs.threeway import merge3
from l10n.languages import language
from l10n.model import SIGNED, Receipt, State

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


# Any history

SOURCES = ("Peace.", "Never again.", "We remember.", "Hope.")
TARGETS = ("", "Uno.", "Dos.", "Tres.")
STATES = tuple(set(State) - {State.UNTRANSLATED})
NOTES = st.lists(st.sampled_from(["seen", "check the name", "l10n: no receipt"]), unique=True)


@st.composite
def entries(draw: st.DrawFn, source: str) -> Entry:
    """An entry in any state, even one that no command leaves."""
    entry = Entry(
        source,
        target=draw(st.sampled_from(TARGETS)),
        comments=tuple(draw(NOTES)),
        extracted=tuple(draw(st.lists(st.sampled_from(["body", "quotation"]), max_size=1))),
        references=(f"a.txt:{draw(st.integers(1, 3))}",),
        flags=draw(st.sampled_from([(), (), (FUZZY,), ("no-wrap",)])),
        workflow=draw(st.sampled_from([(), (), ("= a",)])),
        previous_source=draw(st.sampled_from([None, None, "Old."])),
    )
    if draw(st.booleans()):
        state, by = draw(st.sampled_from(STATES)), draw(st.sampled_from(["anna", "boris"]))
        entry = given_by(entry, state, by, draw(st.sampled_from([AT, LATER])))
        if draw(st.integers(0, 4)) == 0:
            entry = replace(entry, flags=draw(st.sampled_from([(), (FUZZY,)])))
    if draw(st.integers(0, 4)) == 0:
        return replace(entry, obsolete=True, extracted=(), references=())
    return entry


@st.composite
def changed(draw: st.DrawFn, old: Catalog) -> Catalog:
    """What somebody may make of a catalog: most of it stays."""
    known = {entry.source: entry for entry in old.entries}
    order = draw(st.sampled_from([list(SOURCES), list(reversed(SOURCES))]))
    new = []
    for source in order:
        if draw(st.integers(0, 2)) and source in known:
            new.append(known[source])
        elif draw(st.booleans()):
            new.append(draw(entries(source)))
    revised = draw(st.sampled_from(["2026-11-22 10:00+0000", "2026-11-22 12:00+0300", "?"]))
    by = draw(st.sampled_from(["anna", "boris"]))
    made = catalog(*sorted(new, key=lambda entry: entry.obsolete))
    return made.with_header(PO_Revision_Date=revised, Last_Translator=by)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Catalog, Catalog, Catalog]:
    base = draw(changed(catalog()))
    return base, draw(changed(base)), draw(changed(base))


HISTORIES = histories()


def by_key(given: Catalog) -> dict[Key, Entry]:
    return {entry.key: entry for entry in given.entries}


@given(history=HISTORIES)
def test_no_text_is_lost_and_nothing_is_approved_that_was_not(
    history: tuple[Catalog, Catalog, Catalog],
):
    merged = merge3(*history).catalog
    base, ours, theirs = map(by_key, history)
    for entry in merged.entries:
        check(entry, *(side.get(entry.key) for side in (base, ours, theirs)))
    for key in (ours.keys() | theirs.keys()) - by_key(merged).keys():
        assert texts(ours.get(key), theirs.get(key)) <= texts(base.get(key))


def check(entry: Entry, was: Entry | None, ours: Entry | None, theirs: Entry | None) -> None:
    """The invariants of one merged entry."""
    notes = {comment.partition("): ")[2] for comment in entry.comments}
    notes |= {comment.partition("translation: ")[2] for comment in entry.comments}
    assert texts(ours, theirs) - texts(was) <= {entry.target, *notes}
    unit = entry.unit()
    if unit.state in SIGNED:
        assert any(
            signed is not None
            and (signed.target, signed.fuzzy) == (unit.target, False)
            and signed.receipt == unit.receipt
            and not speaks_against(other, was, unit.target)
            for signed, other in ((ours, theirs), (theirs, ours))
        )


def texts(*entries: Entry | None) -> set[str]:
    return {entry.target for entry in entries if entry} - {""}


def speaks_against(entry: Entry | None, was: Entry | None, target: str) -> bool:
    """Whether what a side did to an entry is against an approval of this text."""
    before = (was.target, was.fuzzy, was.receipt) if was else ("", False, None)
    if entry is None or (entry.target, entry.fuzzy, entry.receipt) == before:
        return False
    if entry.target == target:
        receipt = entry.receipt
        draft = receipt is not None and receipt.state is State.MACHINE
        was_draft = bool(was and was.fuzzy and was.receipt)
        return entry.fuzzy and not (draft and (before[0] != target or was_draft))
    state = entry.unit().state
    # Another text that a person wrote; a text that was taken away.
    written = state in {State.TRANSLATED, *SIGNED} and entry.target != before[0]
    return written or before[0] == target


@given(history=HISTORIES)
def test_it_is_the_same_whoever_merges(history: tuple[Catalog, Catalog, Catalog]):
    base, ours, theirs = history
    one, other = merge3(base, ours, theirs), merge3(base, theirs, ours)
    assert set(one.two_ways) == set(other.two_ways)
    assert sorted(one.catalog.metadata) == sorted(other.catalog.metadata)
    left, right = by_key(one.catalog), by_key(other.catalog)
    assert left.keys() == right.keys()
    for key in left.keys() - set(one.two_ways):
        assert as_sets(left[key]) == as_sets(right[key])
    for key in one.two_ways:
        assert left[key].obsolete == right[key].obsolete
        assert left[key].unit().state == right[key].unit().state
        assert left[key].unit().state not in SIGNED


def as_sets(entry: Entry) -> Entry:
    """Without the order of lines: ours come first."""
    return replace(
        entry,
        comments=tuple(sorted(entry.comments)),
        flags=tuple(sorted(entry.flags)),
        workflow=tuple(sorted(entry.workflow)),
    )


@given(history=HISTORIES)
def test_what_one_side_left_alone_is_as_the_other_made_it(
    history: tuple[Catalog, Catalog, Catalog],
):
    base, ours, theirs = history
    assert merge3(base, ours, base).catalog == ours
    assert merge3(base, base, theirs).catalog == theirs
    assert merge3(base, ours, ours).catalog == ours
    assert merge3(None, ours, ours).catalog == ours
    merged, sides = by_key(merge3(base, ours, theirs).catalog), map(by_key, history)
    was, we, they = sides
    for key in we.keys() | they.keys():
        if we.get(key) == was.get(key):
            assert merged.get(key) == they.get(key)
        elif they.get(key) in (was.get(key), we.get(key)):
            assert merged.get(key) == we.get(key)


@given(history=HISTORIES)
def test_the_live_messages_are_those_of_the_merged_source(
    history: tuple[Catalog, Catalog, Catalog],
):
    base, ours, theirs = history
    merged = merge3(base, ours, theirs).catalog
    was, *sides = ({entry.key: entry for entry in side.live()} for side in history)

    def wanted(key: Key) -> bool:
        live = [side[key] for side in sides if key in side]
        untouched = key in was and {work(entry) for entry in live} == {work(was[key])}
        return bool(live) and (len(live) == 2 or not untouched)

    keys = sides[0].keys() | sides[1].keys()
    assert {entry.key for entry in merged.live()} == set(filter(wanted, keys))
    assert len({entry.key for entry in merged.entries}) == len(merged.entries)
    obsolete = [entry.obsolete for entry in merged.entries]
    assert obsolete == sorted(obsolete)


def work(entry: Entry) -> Entry:
    return replace(entry, extracted=(), references=())


@given(history=HISTORIES)
def test_a_merge_can_be_written_and_read(
    history: tuple[Catalog, Catalog, Catalog], tmp_path_factory: pytest.TempPathFactory
):
    merged = merge3(*history).catalog
    path = tmp_path_factory.getbasetemp() / "merged.po"
    path.write_bytes(po.write(merged).encode())
    assert po.read(path, shown="merged.po").entries == merged.entries


# One message, two people

MACHINE, REJECTED, APPROVED = State.MACHINE, State.REJECTED, State.APPROVED
TRANSLATED, FINAL = State.TRANSLATED, State.FINAL
DRAFT = text("Paz.", MACHINE, "argos:1")


def verdicts(*targets: str) -> Iterator[Entry]:
    """Every verdict there may be on one message."""
    yield text("")
    for target in targets:
        yield text(target)
        yield replace(text(target), flags=(FUZZY,))
        yield text(target, MACHINE, "argos:1")
        yield text(target, REJECTED, "boris")
        yield text(target, APPROVED, "anna")
        yield replace(text(target, APPROVED, "anna"), flags=(FUZZY,))
        yield text(target, APPROVED, "boris", LATER)
        yield text(target, FINAL, "carol")


def test_every_two_verdicts_are_merged_without_loss_and_without_a_false_approval():
    for base in (None, *verdicts("Paz.")):
        for ours, theirs in product(verdicts("Paz.", "La paz.", "Calma."), repeat=2):
            left, right = merged(base, ours, theirs), merged(base, theirs, ours)
            check(left[0], base, ours, theirs)
            assert left[1] == right[1]
            assert left[1] or left == right
            assert not left[1] or left[0].unit().state not in SIGNED


def merged(base: Entry | None, ours: Entry, theirs: Entry) -> tuple[Entry, bool]:
    """The merged entry, and whether it was translated two ways."""
    found = merge3(catalog(*([base] if base else [])), catalog(ours), catalog(theirs))
    (entry,) = found.catalog.entries
    return entry, bool(found.two_ways)


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
