"""The table of terms: read as spreadsheets write it, or refused with the line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import TermError
from l10n.terms.base import Term, TermBase
from l10n.terms.table import TermRow, parse, read, write

TABLE = """\
source,language,target,variants,forbidden,do_not_translate,case,note
Geneva Conventions,es,Convenios de Ginebra,,Convenciones de Ginebra,,,ICRC
UN,pt_br,ONU,Nações Unidas | as Nações Unidas,,no,yes,

Interpol,*,,,,yes,,
"""


def test_every_column_is_read():
    conventions = Term(
        "Geneva Conventions", ("Convenios de Ginebra",), ("Convenciones de Ginebra",), note="ICRC"
    )
    assert read(TABLE, shown="terms.csv") == {
        "es": TermBase((conventions,)),
        "pt-BR": TermBase((Term("UN", ("ONU", "Nações Unidas", "as Nações Unidas"), case=True),)),
        "*": TermBase((Term("Interpol", ("Interpol",)),)),
    }


def test_semicolons_byte_order_mark_and_fewer_columns():
    text = "\ufeffLanguage;Source;Target\r\nde;court;Gericht\r\n"
    assert read(text, shown="t") == {"de": TermBase((Term("court", ("Gericht",)),))}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "no table of terms"),
        ("a,b\n1,2\n", "no table of terms"),
        ("source,language,target\ncourt,xx-klingon,x\n", "line 2"),
        ("source,language,target\n,es,tribunal\n", "needs a source"),
        ("source,language,target\ncourt,es,\n", "needs a source"),
        ("source,language,target,case\ncourt,es,tribunal,perhaps\n", "yes or no"),
        ('source,language,target\n"court,es\n', "no table"),
    ],
)
def test_a_mistake_is_named(text: str, named: str):
    with pytest.raises(TermError) as caught:
        read(text, shown="terms.csv")
    assert named in str(caught.value)


# What a cell can hold: no white space around it, and half characters nowhere.
CELLS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(list("|\\,;\t\"'\n\r\v\u2028\x85 a")),
    )
).map(str.strip)
FORMS = CELLS.filter(bool)


@st.composite
def rows(draw: st.DrawFn) -> TermRow:
    forms = st.lists(FORMS, max_size=3).map(tuple)
    targets, forbidden = draw(forms), draw(forms)
    term = Term(
        draw(FORMS),
        targets,
        forbidden if targets or forbidden else ("x",),
        draw(st.booleans()),
        draw(CELLS),
        draw(CELLS),
        draw(CELLS),
    )
    return TermRow(draw(st.sampled_from(["*", "es", "pt-BR"])), term)


@given(st.lists(rows(), max_size=4))
def test_what_is_written_is_read(found: list[TermRow]):
    text = write(found)
    assert list(parse(text, shown="t").rows) == found
    assert parse(text, shown="t").text() == text


@given(st.lists(rows(), min_size=1, max_size=4), st.data())
def test_one_row_is_changed_and_the_others_stay(found: list[TermRow], data: st.DataObject):
    old = parse(write(found), shown="t")
    number, new = data.draw(st.integers(0, len(found) - 1)), data.draw(rows())
    changed = old.with_rows({number: new}, [new])
    expected = [*found[:number], new, *found[number + 1 :], new]
    assert list(changed.rows) == expected
    assert list(parse(changed.text(), shown="t").rows) == expected


def test_what_the_table_does_not_know_stays():
    text = "Language;Source;my remarks;Target\r\nde;court;ask Ana;Gericht\r\n\r\nde;law;;Recht\r\n"
    added = TermRow("es", Term("court", ("tribunal", "juzgado"), reference="RAE"))
    changed = parse(text, shown="t").with_rows(
        {1: TermRow("de", Term("law", ("Gesetz",)))}, [added]
    )
    assert changed.text() == (
        "Language;Source;my remarks;Target;variants;reference\r\n"
        "de;court;ask Ana;Gericht;;\r\nde;law;;Gesetz;;\r\nes;court;;tribunal;juzgado;RAE\r\n"
    )


def test_a_bar_and_a_line_separator_belong_to_a_form():
    text = 'source,language,target,variants\na,es,b,"c\\|d | e\u2028f"\n'
    (row,) = parse(text, shown="t").rows
    assert row.term.targets == ("b", "c|d", "e\u2028f")
    unquoted = "source,language,target\na\u2028b,es,c\x85d\n"
    (row,) = parse(unquoted, shown="t").rows
    assert (row.term.source, row.term.targets) == ("a\u2028b", ("c\x85d",))
