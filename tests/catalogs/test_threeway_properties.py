"""Merging two people's work, whatever they did: nothing is lost, and nothing is approved
that was not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.catalogs import po
from l10n.catalogs.catalog import FUZZY, Catalog, Entry, Key
from l10n.catalogs.threeway import merge3
from l10n.model import SIGNED, State
from tests.catalogs.verdicts import (
    APPROVED,
    AT,
    FINAL,
    LATER,
    MACHINE,
    REJECTED,
    catalog,
    given_by,
    merged,
    text,
)

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
