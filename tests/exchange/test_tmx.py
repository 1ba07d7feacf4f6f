"""Translation memories: what is written is read, and other programs agree."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import ExchangeError
from l10n.exchange import tmx
from l10n.exchange.tmx_unit import TmxText, TmxUnit, Trace, props

ODD = list("\0\x01\t\n\v\r\x1f\x7f\x85\u2028\ufeff\ufffe\uffff\U0001fffe<>&\"'\\u{}1 a")
TEXTS = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(ODD)))
SOME = TEXTS.filter(bool)
TIMES = st.datetimes().map(lambda moment: f"{moment:%Y}".zfill(4) + f"{moment:-%m-%dT%H:%M:%SZ}")
TRACES = st.builds(Trace, TEXTS, st.just("") | TIMES, TEXTS, st.just("") | TIMES)
TAGS = st.sampled_from(["en", "EN-US", "es", "zh-Hant", "pt_BR", "x-none"])
UNITS = st.builds(
    TmxUnit,
    texts=st.lists(st.builds(TmxText, TAGS, TEXTS, TRACES), min_size=1, max_size=3).map(tuple),
    source_language=st.just("") | TAGS,
    id=TEXTS,
    trace=TRACES,
    notes=st.lists(SOME, max_size=2).map(tuple),
    props=st.lists(st.tuples(SOME, TEXTS), max_size=2).map(tuple),
)


def written(*units: TmxUnit, source_language: str = "en") -> bytes:
    return b"".join(tmx.write(units, source_language=source_language, version="1"))


def read(data: bytes | str) -> list[TmxUnit]:
    return list(tmx.read(BytesIO(data if isinstance(data, bytes) else data.encode()), shown="a"))


def body(inside: str, header: str = '<header srclang="en"/>') -> str:
    return f'<tmx version="1.4">{header}<body>{inside}</body></tmx>'


@given(units=st.lists(UNITS, max_size=3), tag=st.just("") | TAGS)
def test_units_come_back_whole(units: list[TmxUnit], tag: str):
    assert read(written(*units, source_language=tag)) == units


@given(unit=UNITS, encoding=st.sampled_from(["utf-16", "utf-8-sig", "utf-32"]))
def test_whichever_encoding_it_was_saved_in(unit: TmxUnit, encoding: str):
    assert read(written(unit).decode().encode(encoding)) == [unit]


def test_a_file_of_another_program():
    (unit,) = read("""<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="EN-US" adminlang="en"><note>n</note><prop type="p">v</prop>
</header><body><tu tuid="7" changeid="boss" changedate="20260102T030405Z">
 <note>first</note><prop type="prev">Before.</prop><prop type="next"></prop>
 <tuv xml:lang="EN-US"><seg>Click <bpt i="1">&lt;b&gt;</bpt>here<ept i="1"/>, <hi>now</hi>.</seg>
 </tuv><tuv lang="es" creationid="ana" creationdate="20260101T000000Z"><note>second</note>
 <seg>Pulse <ph x="1"><sub>a</sub></ph>aquí.</seg></tuv></tu></body></tmx>""")
    source, target = unit.texts
    assert (source.language, source.text, source.tags, source.holes) == (
        *("EN-US", "Click here, now."),
        *(2, 0),
    )
    assert (target.text, target.holes, unit.whole) == ("Pulse aquí.", 1, False)
    assert (unit.id, unit.source_language, unit.notes) == ("7", "EN-US", ("first", "second"))
    assert (unit.before, unit.after, unit.origin) == ("Before.", "", "")
    assert (unit.trace.by, unit.trace.at) == ("boss", "2026-01-02T03:04:05Z")
    assert (target.trace.by, target.trace.at) == ("ana", "2026-01-01T00:00:00Z")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("en", ["EN"]),
        ("en-US", ["EN"]),
        ("pt", ["pt-PT", "pt_br"]),
        ("pt-BR", ["pt_br"]),
        ("pt-AO", []),
        ("zh", ["zh-CN"]),
        ("zh-Hant", []),
        ("zh-Hans", []),
        ("e", []),
        ("fr", []),
    ],
)
def test_languages_are_matched_as_their_tags_begin(asked: str, found: list[str]):
    tags = ["EN", "pt-PT", "pt_br", "zh-CN", "es", "es"]
    unit = TmxUnit(tuple(TmxText(tag, "a") for tag in tags))
    assert [text.language for text in unit.texts_in(asked)] == found
    assert len(unit.texts_in("es")) == 2


def test_where_it_is_from_and_what_stands_beside_it():
    unit = TmxUnit((TmxText("en", "a"),), props=props(origin="statement:a", before="", after=None))
    assert read(written(unit)) == [unit]
    assert (unit.origin, unit.before, unit.after) == ("statement:a", "", None)


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<tu>\n</tu>", "line 1: It has no text in any language."),
        ('<tu tuid="x">\n<tuv><seg>a</seg></tuv></tu>', "line 2: Unit “x”: One of its texts"),
        ('\n\n<tu><tuv xml:lang="en"/></tu>', "line 3: It has no <seg> in “en”."),
        ("<tu>", "line 1: This is not well-formed XML: mismatched tag."),
        ('<tu><tuv xml:lang="&a;"><seg/></tuv></tu>', "not well-formed XML: undefined entity."),
    ],
)
def test_what_is_no_unit_is_refused_with_its_line(inside: str, said: str):
    with pytest.raises(ExchangeError) as caught:
        read('<!DOCTYPE tmx SYSTEM "tmx14.dtd">' + body(inside))
    assert said in str(caught.value)
    assert caught.value.tip


def test_the_units_before_a_fault_are_given():
    good = '<tu><tuv xml:lang="en"><seg>a</seg></tuv></tu>'
    found = []
    with pytest.raises(ExchangeError, match=r"line 2: This is not well-formed"):
        found.extend(tmx.read(BytesIO(body(f"{good * 3000}\n</x>").encode()), shown="a"))
    assert len(found) == 3000


@pytest.mark.parametrize(
    "unit",
    [
        TmxUnit(()),
        TmxUnit((TmxText("", "a"),)),
        TmxUnit((TmxText("en", "a\ud83d"),)),
        TmxUnit((TmxText("en", "a"),), trace=Trace(created_at="yesterday")),
        TmxUnit((TmxText("en", "a"),), props=(("", "a"),)),
    ],
)
def test_what_no_file_can_hold_is_refused(unit: TmxUnit):
    with pytest.raises(ExchangeError) as caught:
        written(unit)
    assert caught.value.tip


UNIT = TmxUnit(
    (
        TmxText("en", " two  spaces\tand < & >\n", Trace("a", "2026-01-01T00:00:00Z")),
        TmxText("es", "dos «espacios»"),
    ),
    id="1",
    notes=("n",),
    props=props(origin="o", before="b", after="c"),
)

# What the standard's DTD says of the elements that stand in a file of level 1.
DTD = """
<!ELEMENT tmx (header, body)> <!ATTLIST tmx version CDATA #FIXED "1.4">
<!ELEMENT header (note|prop)*>
<!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED
  segtype (block|paragraph|sentence|phrase) #REQUIRED o-tmf CDATA #REQUIRED
  adminlang CDATA #REQUIRED srclang CDATA #REQUIRED datatype CDATA #REQUIRED
  creationdate CDATA #IMPLIED>
<!ELEMENT body (tu*)> <!ELEMENT note (#PCDATA)>
<!ELEMENT prop (#PCDATA)> <!ATTLIST prop type CDATA #REQUIRED>
<!ELEMENT tu ((note|prop)*, tuv+)>
<!ATTLIST tu tuid CDATA #IMPLIED srclang CDATA #IMPLIED creationid CDATA #IMPLIED
  creationdate CDATA #IMPLIED changeid CDATA #IMPLIED changedate CDATA #IMPLIED>
<!ELEMENT tuv ((note|prop)*, seg)>
<!ATTLIST tuv xml:lang CDATA #REQUIRED creationid CDATA #IMPLIED creationdate CDATA #IMPLIED
  changeid CDATA #IMPLIED changedate CDATA #IMPLIED>
<!ELEMENT seg (#PCDATA)>
"""


@given(units=st.lists(UNITS, max_size=3))
def test_the_standard_allows_what_is_written(units: list[TmxUnit]):
    etree = pytest.importorskip("lxml.etree")
    dtd = etree.DTD(BytesIO(DTD.encode()))
    assert dtd.validate(etree.fromstring(written(*units, UNIT))), dtd.error_log


def test_translate_toolkit_reads_what_we_write_and_we_read_what_it_writes():
    storage = pytest.importorskip("translate.storage.tmx")
    stored = storage.tmxfile.parsestring(written(UNIT))
    assert [(unit.source, unit.target) for unit in stored.units] == [
        (UNIT.texts[0].text, UNIT.texts[1].text)
    ]
    made = storage.tmxfile()
    made.addtranslation("Peace & <quiet>.", "en", "Paz y <calma>.", "es", "a remark")
    (unit,) = read(bytes(made))
    assert [text.text for text in unit.texts] == ["Peace & <quiet>.", "Paz y <calma>."]
    assert "a remark" in unit.notes[0]
