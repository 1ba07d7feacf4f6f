"""Files of any size are read in little memory; hostile ones are refused."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from io import BytesIO, RawIOBase

import pytest

from l10n.errors import ExchangeError
from l10n.exchange import tmx
from l10n.exchange.xml_streaming import units

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOUND = 60 << 20


def found(data: bytes | str) -> list[str]:
    file = BytesIO(data if isinstance(data, bytes) else data.encode())
    return [unit.text() for _, unit in units(file, roots=("x",), names=("u",), shown="a.tmx")]


class Endless(RawIOBase):
    """A file that begins, goes on with the same for long, and ends."""

    def __init__(self, begin: str, middle: str, size: int, end: str = "") -> None:
        self._pieces = self._all(begin, middle, size, end)
        self._held = b""

    @staticmethod
    def _all(begin: str, middle: str, size: int, end: str) -> Iterator[bytes]:
        yield begin.encode()
        block = (middle * (1 + (1 << 14) // len(middle))).encode()
        for _ in range(1 + size // len(block)):
            yield block
        yield end.encode()

    def read(self, size: int = -1) -> bytes:
        while len(self._held) < size:
            piece = next(self._pieces, b"")
            if not piece:
                break
            self._held += piece
        taken, self._held = self._held[:size], self._held[size:]
        return taken


@pytest.mark.parametrize(
    "doctype",
    [
        "",
        '<!DOCTYPE x SYSTEM "x.dtd">',
        "<!DOCTYPE x>",
        "\n<!-- a - b -->\n<?pi a?><!DOCTYPE x\n SYSTEM 'file:///etc/passwd' >",
        '<!DOCTYPE x PUBLIC "-//A//B" "http://127.0.0.1/x.dtd">',
    ],
)
def test_a_document_type_that_only_names_a_dtd_is_passed_over(doctype: str):
    assert found(f'<?xml version="1.0"?>{doctype}<x><u>a</u><v><u>b</u></v></x>') == ["a", "b"]
    with pytest.raises(ExchangeError, match=f"line {doctype.count(chr(10)) + 2}"):
        found(f'<?xml version="1.0"?>{doctype}<x>\n</y>')


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><x><u>&l9;</u></x>', "document type"),
        ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x/>', "document type"),
        ('<!DOCTYPE x SYSTEM "x.dtd" [<!ENTITY e "a">]><x>&e;</x>', "document type"),
        ('<!DOCTYPE x SYSTEM "x.dtd"><!DOCTYPE x [<!ENTITY e "a">]><x>&e;</x>', "document type"),
        ('<!DOCTYPE x SYSTEM "x.dtd" []><x/>', "document type"),
        ('<!DOCTYPE x SYSTEM "x.dtd"><x><u>&nbsp;</u></x>', "undefined entity"),
        ('<!DOCTYPE x SYSTEM "x.dtd"><x><u a="&nbsp;"/></x>', "undefined entity"),
        ("<html/>", "line 1: It begins with <html>, not with <x>."),
        ("<x><u>" + "<v>" * 200, "nested too deeply"),
        ("<x><u>" + "<v/>" * 100_001, "too many elements"),
        ("<x>" + "".join(f"<v{n}/>" for n in range(10_001)), "too many different names"),
        ("<x>" + "".join(f'<v a{n}=""/>' for n in range(10_001)), "too many different names"),
        ("", "no element found"),
        (b"<x>\n<u>\xff</u></x>", "line 2: Byte 8 of the file is not UTF-8."),
        (b"<x>" + b" \n" * 50_000 + b"\xff", "line 50001: Byte 100004 of the file"),
        (b"<x>" + b" " * 65_532 + b"\xc3", "Byte 65536 of the file is not UTF-8."),
        (b'<?xml version="1.0" encoding="x-y"?><x/>', "encoding is given as “x-y”"),
    ],
)
def test_a_hostile_or_broken_file_is_refused(data: bytes | str, said: str):
    with pytest.raises(ExchangeError) as caught:
        found(data)
    assert said in str(caught.value)
    assert caught.value.tip
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32", "cp1251", "gb18030"]
)
def test_letters_that_lie_across_pieces_are_read(encoding: str):
    text = "Мир" * 70_000
    data = f'<?xml version="1.0" encoding="{encoding}"?><x><u>{text}</u></x>'.encode(encoding)
    assert found(data) == [text]


@pytest.mark.parametrize(
    ("begin", "middle", "end"),
    [
        (
            '<tmx version="1.4"><header srclang="en"/><body>',
            '<tu tuid="1"><note>n</note><tuv xml:lang="en"><seg>One sentence.</seg></tuv>'
            '<tuv xml:lang="es"><seg>Una frase.</seg></tuv></tu>\n   ',
            "</body></tmx>",
        ),
        ("<tmx><body>", "<other>words</other> more ", "</body></tmx>"),
        ("<tmx><body>", "<!-- a remark -->\n", "</body></tmx>"),
    ],
    ids=["units", "strangers", "remarks"],
)
def test_no_more_is_held_of_a_file_than_a_few_pieces(
    begin: str, middle: str, end: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("l10n.exchange.decoding._PIECE", 1 << 12)
    size = 1 << 20
    tracemalloc.start()
    try:
        count = sum(1 for _ in tmx.read(Endless(begin, middle, size, end), shown="a"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 0 or count > 5_000
    assert peak < 1 << 19


@pytest.mark.parametrize(
    ("begin", "middle"),
    [
        ("<tmx><body><tu><tuv><seg>", "words without an end "),
        ("<tmx><body><tu ", "a" * 90),
        ("<tmx><body><!--", " a remark without an end"),
        ("<tmx><body><tu a='", "a value without an end"),
    ],
)
def test_one_unit_without_an_end_is_refused_before_it_fills_the_memory(begin: str, middle: str):
    tracemalloc.start()
    try:
        with pytest.raises(ExchangeError):
            list(tmx.read(Endless(begin, middle, 200 << 20), shown="a"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < BOUND


def test_writing_holds_one_unit_at_a_time():
    unit = next(
        tmx.read(
            BytesIO(b"<tmx><body><tu><tuv xml:lang='en'><seg>Peace.</seg></tuv></tu></body></tmx>"),
            shown="a",
        )
    )
    tracemalloc.start()
    try:
        pieces = tmx.write((unit for _ in range(10_000)), source_language="en", version="1")
        size = sum(map(len, pieces))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert size > 1 << 19
    assert peak < 1 << 17
