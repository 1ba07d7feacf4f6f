"""The table of terms: read as spreadsheets write it, or refused with the line."""

from __future__ import annotations

import pytest

from l10n.errors import TermError
from l10n.terms.base import Term, TermBase
from l10n.terms.table import read

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
