"""Merging: whatever the source does, what people and machines wrote is still there."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.header import template_header
from l10n.catalogs.merge import merge
from l10n.catalogs.receipts import digest
from l10n.languages import language
from l10n.model import Receipt, State

AT, LATER = "2026-11-22T10:00:00Z", "2026-12-24T10:00:00Z"
SPANISH = language("es")
SENTENCES = ["We remember.", "Never again.", "613 people were killed.", "Peace."]


def template(*sentences: str) -> Catalog:
    entries = tuple(
        Entry(sentence, references=(f"a.txt:{number}",))
        for number, sentence in enumerate(sentences, start=1)
    )
    return Catalog(template_header("p", language("en"), "2026-11-22 10:00+0000"), entries)


def translated(catalog: Catalog) -> Catalog:
    entries = (replace(e, target=e.source.upper(), comments=("seen",)) for e in catalog.entries)
    return replace(catalog, entries=tuple(entries))


ORDERS = st.lists(st.sampled_from(SENTENCES), unique=True)


@given(first=ORDERS, second=ORDERS)
def test_nothing_is_lost_and_a_return_restores(first: list[str], second: list[str]):
    old = translated(merge(None, template(*first), SPANISH, at=AT))
    new = merge(old, template(*second), SPANISH, at=LATER)
    assert [entry.source for entry in new.live()] == second
    kept = {entry.source: entry.target for entry in new.entries if entry.target}
    assert kept == {sentence: sentence.upper() for sentence in first}
    back = merge(new, template(*first), SPANISH, at=LATER)
    assert tuple(back.live()) == old.entries


@given(order=ORDERS)
def test_the_same_template_changes_nothing(order: list[str]):
    old = translated(merge(None, template(*order), SPANISH, at=AT))
    assert merge(old, template(*order), SPANISH, at=LATER) is old


def test_an_empty_entry_leaves_no_trace():
    old = merge(None, template("Peace."), SPANISH, at=AT)
    assert merge(old, template(), SPANISH, at=LATER).entries == ()


def test_a_new_catalog_has_the_header_msgfmt_wants():
    made = merge(None, template(), language("ar"), at=AT)
    assert {
        name: made.header(name) for name in ("Language", "Plural-Forms", "X-Source-Language")
    } == {
        "Language": "ar",
        "Plural-Forms": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
        "n%100>=3 && n%100<=10 ? 3 : n%100>=0 && n%100<=2 ? 4 : 5);",
        "X-Source-Language": "en",
    }


def test_a_translation_is_not_lost_to_an_empty_entry_of_the_same_text():
    entries = (
        Entry("Peace."),
        Entry("Peace.", target="Paz.", obsolete=True),
        Entry("Peace.", target="La paz.", obsolete=True),
    )
    old = replace(merge(None, template("Peace."), SPANISH, at=AT), entries=entries)
    new = merge(old, template("Peace."), SPANISH, at=LATER)
    assert new.entries == (
        Entry(
            "Peace.",
            target="Paz.",
            comments=("Another translation: La paz.",),
            references=("a.txt:1",),
        ),
    )


def test_an_approval_that_somebody_flagged_does_not_come_back_with_the_flag_gone():
    approved = Receipt(
        State.APPROVED, AT, digest(None, "Peace.", "Paz.", State.APPROVED), by="anna"
    )
    flagged = Entry("Peace.", target="Paz.").marked(approved, fuzzy=True)
    old = replace(merge(None, template("Peace."), SPANISH, at=AT), entries=(flagged,))
    (new,) = merge(old, template("Peace."), SPANISH, at=LATER).entries
    assert replace(new, flags=()).unit().state is State.TRANSLATED


def test_a_catalog_without_a_header_gets_one():
    old = Catalog((), (Entry("Peace.", target="Paz."),))
    new = merge(old, template("Peace."), SPANISH, at=LATER)
    assert new.header("Content-Type") == "text/plain; charset=UTF-8"
    assert (new.header("Language"), next(new.live()).target) == ("es", "Paz.")
