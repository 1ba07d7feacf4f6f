"""Term bases: what is written is read, in whichever dialect it comes back."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import ExchangeError
from l10n.exchange import tbx
from l10n.exchange.tbx_entry import Status, TbxEntry, TbxLanguage, TbxTerm

ODD = list("\0\x01\t\n\v\r\x1f\x7f\x85\u2028\ufeff\ufffe\uffff\U0001fffe<>&\"'\\u{}1 a")
TEXTS = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(ODD)))
SOME = TEXTS.filter(str.strip)
MAYBE = st.just("") | SOME
NOTES = st.lists(SOME, max_size=2).map(tuple)
STATUS = st.sampled_from([None, *Status])
TERMS = st.builds(TbxTerm, SOME, STATUS, MAYBE, MAYBE, NOTES)
LANGUAGES = st.builds(
    TbxLanguage,
    st.sampled_from(["en", "es", "zh-Hant", "mul"]),
    st.lists(TERMS, min_size=1, max_size=3).map(tuple),
    MAYBE,
    MAYBE,
    NOTES,
)
ENTRIES = st.builds(
    TbxEntry,
    st.lists(LANGUAGES, min_size=1, max_size=3).map(tuple),
    st.sampled_from(["", "c1"]),
    MAYBE,
    MAYBE,
    MAYBE,
    NOTES,
)


def written(*entries: TbxEntry) -> bytes:
    return b"".join(tbx.write(entries, source_language="en", title="Terms"))


def read(data: bytes | str) -> list[TbxEntry]:
    return list(tbx.read(BytesIO(data if isinstance(data, bytes) else data.encode()), shown="a"))


@given(entries=st.lists(ENTRIES, max_size=3))
def test_entries_come_back_whole(entries: list[TbxEntry]):
    assert read(written(*entries)) == entries


UN = TbxEntry(
    (
        TbxLanguage("en", (TbxTerm("United Nations", None, "properNoun"),)),
        TbxLanguage(
            "es",
            (
                TbxTerm("Naciones Unidas", Status.PREFERRED, "properNoun", "Charter", ("n",)),
                TbxTerm("ONU", Status.ADMITTED),
                TbxTerm("NN.UU.", Status.DEPRECATED),
            ),
            "All countries.",
        ),
    ),
    "c1",
    "law",
    notes=("concept",),
)

DCA = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="TBXcoreStructV03.rng" type="application/xml"?>
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>p</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c1"><descrip type="subjectField">law</descrip><note>concept</note>
<langSec xml:lang="en"><termSec><term>United Nations</term>
 <termNote type="partOfSpeech">properNoun</termNote></termSec></langSec>
<langSec xml:lang="es">
 <descripGrp><descrip type="definition">All countries.</descrip>
  <admin type="source">a book</admin></descripGrp>
 <termSec><term>Naciones Unidas</term><termNote type="partOfSpeech">properNoun</termNote>
  <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
  <admin type="source">Charter</admin><note>n</note></termSec>
 <termSec><term>ONU</term>
  <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
 <termSec><term>NN.UU.</term>
  <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
</langSec></conceptEntry></body></text></tbx>"""

DCT = """<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p>p</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c1"><min:subjectField>law</min:subjectField><note>concept</note>
<langSec xml:lang="en"><termSec><term>United Nations</term>
 <min:partOfSpeech>properNoun</min:partOfSpeech></termSec></langSec>
<langSec xml:lang="es">
 <descripGrp><basic:definition>All countries.</basic:definition>
  <basic:source>a book</basic:source></descripGrp>
 <termSec><term>Naciones Unidas</term><min:partOfSpeech>properNoun</min:partOfSpeech>
  <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
  <basic:source>Charter</basic:source><note>n</note></termSec>
 <termSec><term>ONU</term>
  <min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
 <termSec><term>NN.UU.</term>
  <min:administrative_status>deprecatedTerm-admn-sts</min:administrative_status></termSec>
</langSec></conceptEntry></body></text></tbx>"""

MARTIF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><martifHeader/><text><body>
<termEntry id="c1"><descripGrp><descrip type="subjectField">law</descrip></descripGrp>
<note>concept</note>
<langSet xml:lang="en"><ntig><termGrp><term>United Nations</term>
 <termNoteGrp><termNote type="partOfSpeech">properNoun</termNote></termNoteGrp></termGrp></ntig>
</langSet>
<langSet xml:lang="es"><descrip type="definition">All countries.</descrip>
 <tig><term>Naciones Unidas</term><termNote type="partOfSpeech">properNoun</termNote>
  <termNote type="normativeAuthorization">preferredTerm</termNote>
  <adminGrp><admin type="source">Charter</admin></adminGrp><note>n</note></tig>
 <tig><term>ONU</term><termNote type="administrativeStatus">legalTerm-admn-sts</termNote></tig>
 <tig><term>NN.<hi>UU</hi>.</term>
  <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
</langSet></termEntry></body></text></martif>"""


@pytest.mark.parametrize("text", [DCA, DCT, MARTIF, written(UN).decode()])
def test_every_dialect_says_the_same(text: str):
    assert read(text) == [UN]
    assert read(text.encode().decode().replace("UTF-8", "UTF-16").encode("utf-16")) == [UN]


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<conceptEntry>\n</conceptEntry>", "line 1: It has no term in any language."),
        ('<conceptEntry id="x">\n<langSec/></conceptEntry>', "line 2: Unit “x”: It does not say"),
        ('<conceptEntry><langSec xml:lang="en"/></conceptEntry>', "It has no term in “en”."),
        (
            '<conceptEntry><langSec xml:lang="en"><termSec/></langSec></conceptEntry>',
            "One of its terms has no text",
        ),
    ],
)
def test_what_is_no_entry_is_refused_with_its_line(inside: str, said: str):
    with pytest.raises(ExchangeError) as caught:
        read(f'<tbx xmlns="{tbx.NAMESPACE}"><text><body>{inside}</body></text></tbx>')
    assert said in str(caught.value)
    assert caught.value.tip


def test_another_file_is_refused():
    with pytest.raises(ExchangeError, match="begins with <tmx>, not with <tbx> or <martif>"):
        read("<tmx/>")


@pytest.mark.parametrize(
    "entry",
    [
        TbxEntry(()),
        TbxEntry((TbxLanguage("en", ()),)),
        TbxEntry((TbxLanguage("", (TbxTerm("a"),)),)),
        TbxEntry((TbxLanguage("en", (TbxTerm(" "),)),)),
        TbxEntry((TbxLanguage("en", (TbxTerm("\ud83d"),)),)),
    ],
)
def test_what_no_file_can_hold_is_refused(entry: TbxEntry):
    with pytest.raises(ExchangeError) as caught:
        written(entry)
    assert caught.value.tip


def test_we_read_what_translate_toolkit_writes():
    storage = pytest.importorskip("translate.storage.tbx")
    made = storage.tbxfile()
    unit = made.addsourceunit("court")
    unit.target = "tribunal"
    (entry,) = read(bytes(made))
    assert entry.languages[0].language == "en"
    assert [one.terms[0].text for one in entry.languages] == ["court", "tribunal"]
