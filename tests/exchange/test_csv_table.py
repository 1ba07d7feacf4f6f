"""CSV as l10n writes it, and as spreadsheets and people change it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import ExchangeError
from l10n.exchange import csv_table
from l10n.exchange.bilingual import Bilingual, Row
from l10n.exchange.csv_cells import guarded, quoted, records, unguarded
from l10n.model import State


def rows(text: str, encoding: str = "utf-8") -> list[Row]:
    found = csv_table.read(text.encode(encoding), shown="a.csv")
    return [row for bilingual in found for row in bilingual.rows]


def test_the_file_is_what_excel_and_rfc_4180_want(bilingual: Bilingual):
    text = csv_table.write(bilingual)
    assert text.startswith("\ufeffid,statement,context,source,target,state,base,notes\r\n")
    table = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    assert [row[3] for row in table[1:]] == [
        *("Peace.", "  two  spaces\n\tend ", "“A” & <b>", "'1 January 2026", "'=1+1"),
        *("War.", "Nobody says."),
    ]
    assert table[6][7] == "a\\nb\nc"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_spreadsheets_write_in_many_ways(delimiter: str, end: str, encoding: str):
    lines = ["Target,note to self, SOURCE ,", '"Paz, ""o"" no.",x,Peace.,', ",,,", "B,,A,y"]
    text = end.join(lines).replace(",", delimiter) + end
    assert rows(text, encoding) == [
        Row("", "Peace.", f'Paz{delimiter} "o" no.'),
        Row("", "A", "B"),
    ]


def test_several_statements_may_share_a_table():
    text = "statement,source,target\na,One.,Uno.\nb,Two.,Dos.\na,Three.,Tres.\n"
    assert csv_table.read(text.encode(), shown="a.csv") == (
        Bilingual("a", "", "", "", (Row("", "One.", "Uno."), Row("", "Three.", "Tres."))),
        Bilingual("b", "", "", "", (Row("", "Two.", "Dos."),)),
    )


@pytest.mark.parametrize(
    ("state", "target", "read"),
    [
        (" Approved ", "Paz.", State.APPROVED),
        ("", "Paz.", None),
        ("untranslated", "Paz.", State.MACHINE),
        ("machine", "", State.UNTRANSLATED),
        ("rejected", "Paz.", State.REJECTED),
    ],
)
def test_a_state_is_read(state: str, target: str, read: State | None):
    assert rows(f"source,target,state\nPeace.,{target},{state}\n")[0].state is read


def test_an_id_that_a_spreadsheet_spoilt_is_none():
    text = "id,base,source,target\n1.23E+07,9F3A21C0B2D4,a,b\n'12345678,1E+11,a,b\n"
    assert [(row.id, row.base) for row in rows(text)] == [("", "9f3a21c0b2d4"), ("12345678", "")]


@pytest.mark.parametrize(
    "text",
    [
        *("=HYPERLINK(1)", "+1", "-Sí.", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", "'a", "'"),
        *("2026", "3. März", "1/2", "10:00", "٣ مارس", "Thursday, 26 February 2026", "TRUE"),
    ],
)
def test_what_a_spreadsheet_would_spoil_is_guarded(text: str):
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    "text",
    ["", "Paz.", "— Sí.", "Hoy se cumplen 34 años de aquella noche.", "’t Is vrede.", "a\n1"],
)
def test_what_it_would_not_is_not(text: str):
    assert guarded(text) == text


def test_an_apostrophe_of_a_translator_stays():
    assert unguarded("'t Is vrede.") == "'t Is vrede."
    assert unguarded("'") == "'"


@given(cells=st.lists(st.lists(st.text(st.sampled_from('a"\r\n,;\t ')), min_size=2), min_size=1))
def test_the_standard_library_reads_the_same(cells: list[list[str]]):
    text = "".join(",".join(map(quoted, row)) + "\r\n" for row in cells)
    assert list(csv.reader(io.StringIO(text, newline=""), strict=True)) == cells
    assert [row for _, row in records(text, ",", shown="a.csv")] == cells


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "a.csv, line 1: It has no column “source”."),
        (b"source;text\na;b\n", "a.csv, line 1: It has no column “target”."),
        (b"source,target,Target\n", "a.csv: The column “target” is there twice."),
        (b"source,target\na,b\nc\n", "a.csv, line 3: The row has 1 cells, the first row has 2."),
        (b'source,target\n"a\nb",c\nd,e,f\n', "a.csv, line 4: The row has 3 cells"),
        (b'source,target\na,"b\n\nc,d\n', "a.csv, line 2: The quotation marks around a cell"),
        (b'source,target\na,"b"c\n', "a.csv, line 2: The quotation marks around a cell"),
        (b"source,target,state\na,b,done\n", "a.csv, line 2: “done” is not a state."),
        (b"source,target\na,b\nse\xf1or,d\n", "a.csv, line 3: Byte 21 of the file is not UTF-8."),
        (
            "\ufeffsource,target\na,".encode("utf-16-le") + b"\x00\xd8\n\x00",
            "a.csv, line 2: Byte 35 of the file is not UTF-16.",
        ),
    ],
)
def test_a_bad_table_is_refused_with_its_line(data: bytes, said: str):
    with pytest.raises(ExchangeError) as caught:
        csv_table.read(data, shown="a.csv")
    assert caught.value.headline.startswith(said)
    assert caught.value.tip
