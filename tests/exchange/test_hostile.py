"""Whatever a file holds, reading it ends in a value or in an error with a tip."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from l10n.errors import ExchangeError
from l10n.exchange import csv_table, formats, xliff2, xliff12
from l10n.exchange.bilingual import Bilingual, Row
from l10n.exchange.formats import FORMATS

CORE = "urn:oasis:names:tc:xliff:document:2.0"
Reader = Callable[..., tuple[Bilingual, ...]]
HEAD = f'<xliff xmlns="{CORE}" version="2.0" srcLang="en"><file id="f">'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
SPANISH = 'encoding="{}"?>' + HEAD + '<unit id="1"><segment><source>ñ</source></segment></unit>'
END = "</file></xliff>"


def declared(name: str, encoding: str) -> bytes:
    return ('<?xml version="1.0" ' + SPANISH.format(name) + END).encode(encoding)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><x>&l9;</x>'.encode(), "1: It has a document"),
        (
            b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
            "1: It has a document type",
        ),
        (b'<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd"><x/>', "1: It has a document type"),
        (b'<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1/"> %p;]><x/>', "1: It has a doc"),
        (b"<x>&e;</x>", "1: This is not well-formed XML: undefined entity."),
        (b"<x>" * 100_000, "1: Its elements are nested too deeply."),
        (b"\n<x><y>", "2: This is not well-formed XML: no element found."),
        (b"<x></y>", "1: This is not well-formed XML: mismatched tag."),
        (b"<x a='1' a='2'/>", "1: This is not well-formed XML: duplicate attribute."),
        (b"<p:x/>", "1: This is not well-formed XML: unbound prefix."),
        (b"<x/>\n<x/>", "2: This is not well-formed XML: junk after document element."),
        (b"<x>\0</x>", "1: This is not well-formed XML: not well-formed (invalid token)."),
        (b"<x>\xff</x>", "1: Byte 4 of the file is not UTF-8."),
        (b"<x>\n&#1;</x>", "2: This is not well-formed XML: reference to invalid character number"),
        (b'<?xml version="1.0" encoding="idna"?><x/>', " Its encoding is given as “idna”"),
        (b'<?xml version="1.0" encoding="rot13"?><x/>', " Its encoding is given as “rot13”"),
        (b'<?xml version="1.0" encoding="undefined"?><x/>', " Its encoding is given as “undef"),
        (b'<?xml version="1.0" encoding="no-such"?><x/>', " Its encoding is given as “no-such”"),
        (declared("US-ASCII", "utf-8"), "1: Byte 165 of the file is not ASCII."),
        (b"<html/>", "1: It is <html>, not XLIFF 1.2 or 2."),
        (b'<xliff xmlns="urn:a" version="1.2"/>', "1: It is <xliff> of “urn:a”, not XLIFF"),
        (b"PK\x03\x04rest", " It is an archive or an office document."),
        (b"Dear colleagues,\nplease find\n", " It is neither XLIFF nor CSV."),
        (b"", " It is neither XLIFF nor CSV."),
        (b"\x89PNG\r\n\x1a\n", " It is neither XLIFF nor CSV."),
    ],
)
def test_a_hostile_or_broken_file_is_refused(data: bytes, said: str):
    with pytest.raises(ExchangeError) as caught:
        formats.read(data, shown="a.xlf")
    head = "a.xlf, line " if said[0].isdigit() else "a.xlf:"
    assert caught.value.headline.startswith(head + said)
    assert caught.value.tip


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        *(("UTF-8", "utf-8"), ("utf-8", "utf-8-sig"), ("UTF-16", "utf-16"), ("x", "utf-16")),
        *(("UTF-16", "utf-16-le"), ("UTF-16BE", "utf-16-be"), ("UTF-8", "utf-16")),
        *(("iso-8859-1", "latin-1"), ("Windows-1252", "cp1252"), ("GB18030", "gb18030")),
        # What .NET writes when a text that was held as UTF-16 is saved.
        *(("utf-16", "utf-8"), ("utf-16", "utf-8-sig")),
    ],
)
def test_an_encoding_is_understood(name: str, encoding: str):
    ((row,),) = (found.rows for found in formats.read(declared(name, encoding), shown="a.xlf"))
    assert row.source == "ñ"


@pytest.mark.parametrize(
    "data",
    [
        f'{HEAD}<unit id="{"i" * 2_000_000}"/>{END}',
        f"{HEAD}<unit {' '.join(f'a{n}=_' for n in range(200_000))}/>{END}".replace("_", "''"),
        f'{HEAD}<unit id="1"><segment><source>{"<cp/>" * 300_000}',
        f"{HEAD}<x xmlns='{'n' * 1_000_000}'>{'<y/>' * 200_000}",
        f'{HEAD}<unit id="1"><originalData><data id="d">{"d" * 9_000}</data></originalData>'
        f"<segment><source>{'<ph dataRef=_d_/>' * 100_000}".replace("_", "'")
        + f"</source></segment></unit>{END}",
        f'<?xml version="1.0" {"e" * 2_000_000}',
        "<" * 2_000_000,
        '"' * 2_000_001,
        'source,target\n"' + '""' * 2_000_000,
        "source,target\n" + '"a"' * 500_000,
        "source,target\na" + "," * 1_000_000,
    ],
    ids=range(11),
)
def test_a_big_file_is_refused_in_no_time(data: str):
    begun = time.process_time()
    with pytest.raises(ExchangeError) as caught:
        formats.read(data.encode(), shown="a.xlf")
    assert time.process_time() - begun < 5
    assert len(str(caught.value)) < 400


def test_one_file_may_not_hold_everything(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("l10n.exchange.xml_reading._MOST", 10)
    with pytest.raises(ExchangeError, match=r"Its elements are more than 10\."):
        formats.read(b"<x>" + b"<y/>" * 10 + b"</x>", shown="a.xlf")


PIECES = [
    *(
        b"<",
        b">",
        b"&",
        b'"',
        b"'",
        b",",
        b"\n",
        b"\r",
        b"\0",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
    ),
    *(b"<!DOCTYPE x>", b"<![CDATA[", b"]]>", b"<!--", b"&#xD800;", b"&#0;", b"&a;", b"&#13;"),
    *(b"<cp hex='D800'/>", b"<cp/>", b"<ph id='1'/>", b"<target>", b"</target>", b"<x id='1'/>"),
    *(
        b"<segment>",
        b"</unit>",
        b"<ignorable/>",
        b" order='0'",
        b" xml:lang='fr'",
        b"\xc3",
        b"\\u{1}",
    ),
    *(b"<mrk mtype='seg' mid='1'>", b"</mrk>", b" xmlns='urn:x'", b"<a:b/>", b"encoding='utf-16'"),
]


def mutated(data: bytes, luck: random.Random) -> bytes:
    for _ in range(luck.randint(1, 2)):
        start = luck.randrange(len(data) + 1)
        end = start + luck.choice((0, 0, 1, 2, 60, 900))
        cut = luck.randrange(len(data) + 1)
        middle = luck.choice((luck.choice(PIECES), data[cut : cut + 9], b"x"))
        data = data[:start] + middle + data[end:]
    return data[: luck.randrange(len(data) + 1)] if luck.random() < 0.1 else data


def outcome(reader: Reader, data: bytes) -> tuple[Bilingual, ...] | ExchangeError:
    try:
        return reader(data, shown="a.xlf")
    except ExchangeError as error:
        return error


@pytest.mark.parametrize("name", FORMATS)
def test_mutated_files_end_in_a_value_or_an_error(name: str, bilingual: Bilingual):
    luck = random.Random(name)
    write = FORMATS[name].write
    text = write(bilingual)
    originals = [text.encode(), text.encode("utf-16"), text.replace("UTF-8", "latin-1").encode()]
    outcomes = [
        outcome(reader, mutated(originals[number % len(originals)], luck))
        for number in range(2_000)
        for reader in (formats.read, xliff2.read, xliff12.read, csv_table.read)
    ]
    refused = [one for one in outcomes if isinstance(one, ExchangeError)]
    assert all(one.tip and str(one.path).startswith("a.xlf") for one in refused)
    read = [one for one in outcomes if not isinstance(one, ExchangeError)]
    assert all(write(bilingual).encode() for found in read for bilingual in found)
    assert min(len(read), len(refused)) > 300


NAMES = [
    *("unit", "segment", "ignorable", "source", "target", "notes", "note", "originalData", "data"),
    *("group", "trans-unit", "seg-source", "header", "body", "alt-trans", "mrk", "g", "x", "ph"),
    *("pc", "sc", "ec", "sm", "em", "cp", "bpt", "ept", "it", "sub", "bx", "x:y"),
]
VALUES = [
    *('id="d"', 'id="350c0190"', 'id="350c0190-2"', 'state="final"', 'state="initial"'),
    *('state="translated"', 'subState="l10n:rejected"', 'state-qualifier="rejected-length"'),
    *('approved="yes"', 'category="l10n"', 'from="l10n"', 'dataRef="d"', 'dataRefStart="d"'),
    *('equiv="e"', 'equiv-text="e"', 'hex="1"', 'hex="FFFE"', 'mtype="seg"', 'mid="1"'),
    *('order="2"', 'order="9"', 'xml:lang="es"', 'ctype="lb"', 'type="comment"', 'value="v"'),
]
TEXTS = [*("base: 9f3a21c0b2d4", "context: c", "statement: s", " ", "\n", "a", "&#13;", "\\u{1}")]
BEGUN = {
    "2.0": ["unit", "segment", "source", "target", "note", "ph", "pc", "mrk", "cp", "data"],
    "1.2": ["body", "trans-unit", "source", "target", "note", "g", "mrk", "ph", "seg-source"],
}


def grown(luck: random.Random, likely: list[str], depth: int = 0) -> str:
    """Elements that may stand where they do, more often than not."""
    name = likely[depth] if depth < len(likely) and luck.random() < 0.8 else luck.choice(NAMES)
    given = {value.split("=")[0]: value for value in luck.sample(VALUES, luck.choice((0, 1, 3)))}
    inside = [
        luck.choice(TEXTS) if luck.random() < 0.4 else grown(luck, likely, depth + 1)
        for _ in range(luck.choice((0, 1, 1, 2, 3)) if depth < 6 else 0)
    ]
    return f"<{name} {' '.join(given.values())}>{''.join(inside)}</{name}>"


def nested(luck: random.Random, version: str) -> bytes:
    head = f'xmlns="urn:oasis:names:tc:xliff:document:{version}" xmlns:x="urn:x" srcLang="en"'
    files = f"<file>{grown(luck, BEGUN[version])}{grown(luck, BEGUN[version])}</file>"
    return f'<xliff version="{version}" {head}>{files}</xliff>'.encode()


@pytest.mark.parametrize("version", BEGUN)
def test_whatever_is_read_from_a_strange_file_can_be_written(version: str):
    luck = random.Random(version)
    outcomes = [outcome(formats.read, nested(luck, version)) for _ in range(3_000)]
    read = [one for found in outcomes if isinstance(found, tuple) for one in found if one.rows]
    for one in read:
        for room in (xliff2, xliff12):
            assert room.read(room.write(one).encode(), shown="a.xlf") == (one,)
        tables = csv_table.read(csv_table.write(one).encode(), shown="a.csv")
        rows = [row for table in tables for row in table.rows]
        assert rows == [row for row in one.rows if one.statement or row != Row("", "", "")]
    assert len(read) > 50
