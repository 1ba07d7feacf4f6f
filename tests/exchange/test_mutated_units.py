"""Broken translation memories and term bases end in units or in an error with a tip."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any, NamedTuple

import pytest

from l10n.errors import ExchangeError
from l10n.exchange import tbx, tmx
from l10n.exchange.tbx_entry import Status, TbxEntry, TbxLanguage, TbxTerm
from l10n.exchange.tmx_unit import TmxText, TmxUnit, Trace, props

COUNTS = [400, pytest.param(20_000, marks=pytest.mark.soak)]


class Room(NamedTuple):
    """One format."""

    read: Callable[..., Iterator[Any]]
    write: Callable[[Iterable[Any]], Iterator[bytes]]
    value: Any
    pieces: list[bytes]


TEXTS = (
    TmxText("en", "One & <two>.", Trace("a", "2026-01-01T00:00:00Z", "b", "2026-01-02T00:00:00Z")),
    TmxText("es", "Uno\x01 y «dos».\n"),
)
TERMS = (TbxTerm("Naciones Unidas", Status.PREFERRED, "noun", "r", ("n",)), TbxTerm("NN"))
ROOMS = {
    "tmx": Room(
        tmx.read,
        lambda units: tmx.write(units, source_language="en", version="1"),
        TmxUnit(TEXTS, "fr", "u1", notes=("n",), props=props(origin="o", before="", after="c")),
        [b"<hi>", b"</hi>", b"<ph/>", b"<bpt i='1'>", b"</seg>", b"<seg>", b"<tuv>", b"</tu>",
         b"<tu><tuv lang='de'><seg>x</seg></tuv></tu>", b" xml:lang='fr'", b"<prop type='prev'/>"],
    ),
    "tbx": Room(
        tbx.read,
        lambda entries: tbx.write(entries, source_language="en", title="t"),
        TbxEntry((TbxLanguage("en", (TbxTerm("UN"),)), TbxLanguage("es", TERMS, "d", "r", ("n",))),
                 "c1", "law", "d", "r", ("n",)),
        [b"<term>", b"</term>", b"<termSec>", b"</termSec>", b"<langSec xml:lang='fr'>", b"<note/>",
         b"<descripGrp>", b"</descripGrp>", b"<x:y xmlns:x='urn:x'>z</x:y>", b" type='source'"],
    ),
}  # fmt: skip
PIECES = [
    *(b"<", b">", b"&", b'"', b"'", b"\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe"),
    *(b"<!DOCTYPE x>", b"<!DOCTYPE x [", b"<!ENTITY a 'b'>", b"<![CDATA[", b"]]>", b"<!--", b"-->"),
    *(b"&#xD800;", b"&#0;", b"&a;", b"&#13;", b"\xc3", b"\\u{1}", b" xmlns='urn:x'", b"<a:b/>"),
    *(b"encoding='utf-16'", b"</body>", b"<header srclang='*all*'/>", b"<?pi?>"),
]


def mutated(data: bytes, luck: random.Random, pieces: list[bytes]) -> bytes:
    for _ in range(luck.randint(1, 3)):
        start = luck.randrange(len(data) + 1)
        end = start + luck.choice((0, 0, 0, 1, 2, 40))
        cut = luck.randrange(len(data) + 1)
        middle = luck.choice((luck.choice(PIECES), luck.choice(pieces), data[cut : cut + 9], b"x"))
        data = data[:start] + middle + data[end:]
    return data[: luck.randrange(len(data) + 1)] if luck.random() < 0.1 else data


def outcome(room: Room, data: bytes) -> list[Any] | ExchangeError:
    try:
        return list(room.read(BytesIO(data), shown="a"))
    except ExchangeError as error:
        return error


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("name", ROOMS)
def test_mutated_files_end_in_units_or_an_error(name: str, count: int):
    room, luck = ROOMS[name], random.Random(name)
    text = b"".join(room.write([room.value] * 2)).decode()
    originals = [text.encode(), text.encode("utf-16"), text.replace("UTF-8", "latin-1").encode()]
    read = refused = 0
    for number in range(count):
        data = mutated(originals[number % len(originals)], luck, room.pieces)
        units = outcome(room, data)
        if isinstance(units, ExchangeError):
            assert units.tip
            assert str(units.path).startswith("a")
            assert len(str(units)) < 400
            refused += 1
            continue
        again = list(room.read(BytesIO(b"".join(room.write(units))), shown="a"))
        assert list(map(str, map(plain, again))) == list(map(str, map(plain, units)))
        read += 1
    assert min(read, refused) > count / 20


def plain(unit: Any) -> Any:
    """A unit without the count of what was left out of it, which is not written."""
    if not isinstance(unit, TmxUnit):
        return unit
    return [(text.language, text.text, text.trace) for text in unit.texts], unit.props, unit.notes
