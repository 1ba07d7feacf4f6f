"""What is written is read: whole values, whatever characters are in them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.errors import ExchangeError
from l10n.exchange import csv_table, formats, xliff2, xliff12
from l10n.exchange.bilingual import Bilingual, Row
from l10n.exchange.formats import FORMATS
from l10n.model import State

# Every character, those more often that a format may stumble over.
ODD = list(
    "\0\x01\x08\t\n\v\f\r\x1b\x1f\x7f\x85\xa0\u2028\u200b\ufeff\ufffe\uffff\U0001fffe\U0010ffff"
)
SIGNS = list("<>&\"',;=+-@\\u{}1 a")
ANY = st.characters(exclude_categories=["Cs"])
TEXTS = st.text(st.one_of(ANY, st.sampled_from(ODD), st.sampled_from(SIGNS)))
SOME = TEXTS.filter(bool)
FIGURES = st.from_regex(r"'{0,2}[-=+@]?[0-9]{1,3}([./ ][0-9e]{1,4})?", fullmatch=True)
SPELLED = st.from_regex(r"(\\|u\{|[0-9a-f]|\}|\x01){0,9}", fullmatch=True)
HARD = st.one_of(TEXTS, FIGURES, SPELLED, st.sampled_from(["'", "''", "true", "]]>", "\r\n"]))

MORE = 30
"""Examples where another test has shown all characters to come back, and each takes long."""


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text("0123456789abcdef", min_size=count, max_size=count)


@st.composite
def rows(draw: st.DrawFn) -> Row:
    target = draw(HARD)
    drafts = [State.MACHINE, State.REJECTED] if target else [State.UNTRANSLATED]
    states = [None, *drafts, State.TRANSLATED, State.APPROVED, State.FINAL]
    return Row(
        id=draw(st.just("") | digits(8) | st.just("12345678")),
        source=draw(HARD.filter(bool)),
        target=target,
        state=draw(st.sampled_from(states)),
        context=draw(st.none() | HARD),
        base=draw(st.just("") | digits(12)),
        notes=tuple(draw(st.lists(HARD.filter(bool), max_size=3))),
    )


BILINGUALS = st.builds(
    Bilingual,
    statement=HARD,
    path=HARD,
    source_language=st.sampled_from(["", "en", "zh-Hant"]),
    target_language=st.sampled_from(["", "es", "pt-BR", "ar"]),
    rows=st.lists(rows(), max_size=4).map(tuple),
)


def saved(text: str) -> bytes:
    return text.encode()


@given(bilingual=BILINGUALS)
@pytest.mark.parametrize("room", [xliff2, xliff12], ids=["xliff2", "xliff12"])
def test_xliff_gives_the_whole_value_back(room, bilingual: Bilingual):
    assert room.read(saved(room.write(bilingual)), shown="a.xlf") == (bilingual,)


@given(bilingual=BILINGUALS)
def test_csv_gives_back_what_a_table_has(bilingual: Bilingual):
    held = replace(bilingual, path="", source_language="", target_language="")
    expected = (held,) if held.rows else ()
    assert csv_table.read(saved(csv_table.write(bilingual)), shown="a.csv") == expected


@settings(max_examples=MORE)
@given(bilingual=BILINGUALS.filter(lambda b: b.rows), name=st.sampled_from(list(FORMATS)))
def test_a_format_is_known_by_its_content(bilingual: Bilingual, name: str):
    (again,) = formats.read(saved(FORMATS[name].write(bilingual)), shown="from-translator")
    assert (again.statement, again.rows) == (bilingual.statement, bilingual.rows)


@settings(max_examples=MORE)
@given(bilingual=BILINGUALS, encoding=st.sampled_from(["utf-16", "utf-32", "utf-8-sig"]))
def test_an_editor_may_save_in_another_encoding(bilingual: Bilingual, encoding: str):
    for room in (xliff2, xliff12):
        assert room.read(room.write(bilingual).encode(encoding), shown="a.xlf") == (bilingual,)
    table = csv_table.write(bilingual).removeprefix("\ufeff")
    again = csv_table.read(table.encode(encoding), shown="a.csv")
    assert [row for one in again for row in one.rows] == list(bilingual.rows)


@pytest.mark.parametrize("name", FORMATS)
def test_half_a_character_is_refused_when_writing(name: str):
    bilingual = Bilingual("note", "a.txt", "en", "es", (Row("350c0190", "a\ud83d", ""),))
    with pytest.raises(ExchangeError, match=r"^a\.txt: Segment 350c0190 has half a character"):
        FORMATS[name].write(bilingual)
