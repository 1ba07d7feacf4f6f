"""translate-toolkit, where it is installed (it is GPL, so it is no dependency), agrees."""

from __future__ import annotations

from typing import Any

import pytest

from l10n.exchange import xliff2, xliff12
from l10n.exchange.bilingual import Bilingual, Row
from l10n.model import State

pytest.importorskip("translate")

PAIRS = [
    ("Peace.", "Paz."),
    ("  two  spaces\n\tend ", "  dos\n\tfin "),
    ("“A” & <b> ]]>", "«A» y <b>\r\n"),
    ("none", ""),
]


def storage(module: Any, name: str) -> Any:
    return getattr(pytest.importorskip(f"translate.storage.{name}"), module)


def test_it_reads_what_we_write_and_we_read_it_back(bilingual: Bilingual):
    for room, file in (
        (xliff12, storage("xlifffile", "xliff")),
        (xliff2, storage("Xliff2File", "xliff2")),
    ):
        stored = file.parsestring(room.write(bilingual).encode())
        texts = [(unit.source, unit.target or "") for unit in stored.units]
        assert texts == [(row.source, row.target) for row in bilingual.rows]
        assert room.read(bytes(stored), shown="a.xlf") == (bilingual,)


def test_we_read_what_it_writes():
    for room, file in (
        (xliff12, storage("xlifffile", "xliff")),
        (xliff2, storage("Xliff2File", "xliff2")),
    ):
        stored = file(sourcelanguage="en", targetlanguage="es")
        for source, target in PAIRS:
            unit = stored.addsourceunit(source)
            if target:
                unit.target = target
        (found,) = room.read(bytes(stored), shown="a.xlf")
        assert [(row.source, row.target) for row in found.rows] == PAIRS


def test_a_person_works_on_our_file_in_it(bilingual: Bilingual):
    stored = storage("xlifffile", "xliff").parsestring(xliff12.write(bilingual).encode())
    stored.units[0].target = "Paz, paz."
    stored.units[0].marktranslated()
    (found,) = xliff12.read(bytes(stored), shown="a.xlf")
    changed = found.rows[0]
    assert (changed.id, changed.target, changed.base) == ("350c0190", "Paz, paz.", "9f3a21c0b2d4")
    assert changed.state in {State.TRANSLATED, None}
    assert isinstance(changed, Row)
    assert found.rows[1:] == bilingual.rows[1:]
