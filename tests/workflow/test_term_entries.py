"""A term base goes through a TBX file without loss."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import TermError
from l10n.exchange import tbx
from l10n.exchange.tbx_entry import Status, TbxEntry, TbxLanguage, TbxTerm
from l10n.languages import language
from l10n.terms.base import Term
from l10n.terms.table import TermRow
from l10n.workflow.term_entries import entries_of, rows_of

EN = language("en")
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]), st.sampled_from(list("\0\x1f<&|\\\"';\n a"))
    )
).map(str.strip)
FORMS = st.lists(TEXTS.filter(bool), max_size=3).map(tuple)


@st.composite
def rows(draw: st.DrawFn) -> TermRow:
    targets, forbidden = draw(FORMS), draw(FORMS)
    term = Term(
        draw(st.sampled_from(["court", "law"]) | TEXTS.filter(bool)),
        targets,
        forbidden if targets or forbidden else ("x",),
        draw(st.booleans()),
        draw(TEXTS),
        draw(TEXTS),
        draw(TEXTS),
    )
    return TermRow(draw(st.sampled_from(["*", "es", "pt-BR"])), term)


def through_tbx(found: list[TermRow]) -> list[TermRow]:
    data = b"".join(tbx.write(entries_of(found, EN), source_language="en", title="t"))
    return list(rows_of(tbx.read(BytesIO(data), shown="t.tbx"), EN))


@given(st.lists(rows(), max_size=5))
def test_every_row_comes_back(found: list[TermRow]):
    assert sorted(map(repr, through_tbx(found))) == sorted(map(repr, found))


def test_a_row_in_the_language_of_the_source_is_refused():
    with pytest.raises(TermError, match="which is the source's language"):
        list(entries_of([TermRow("en", Term("court", ("a",)))], EN))


def test_what_another_program_says_of_a_concept():
    entry = TbxEntry(
        (
            TbxLanguage(
                "en-GB", (TbxTerm("court"), TbxTerm("bench", None, "noun"))
            ),
            TbxLanguage(
                "es",
                (
                    TbxTerm("juzgado", Status.ADMITTED, notes=("t",)),
                    TbxTerm("corte", Status.DEPRECATED),
                    TbxTerm("tribunal", Status.PREFERRED, reference="RAE"),
                ),
                definition="Where judges sit.",
            ),
        ),
        notes=("e",),
    )  # fmt: skip
    expected = ("tribunal", "juzgado"), ("corte",), False, "e; t; Where judges sit."
    assert list(rows_of([entry], EN)) == [
        TermRow("es", Term("court", *expected, "", "RAE")),
        TermRow("es", Term("bench", *expected, "noun", "RAE")),
    ]
    assert list(rows_of([entry], language("fr"))) == []
