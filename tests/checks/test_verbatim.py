"""Addresses and document numbers, letter for letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.pair import Pair, Text
from l10n.checks.verbatim import find
from l10n.languages import language

RIGHT = [
    ("See https://example.org/en/news.", "Véase https://example.org/es/news.", "es"),
    ("See (www.example.org).", "Siehe (www.example.org).", "de"),
    ("Write to press@example.gov.az, please.", "press@example.gov.az ünvanına yazın.", "az"),
    ("Call +44 20 7946 0000.", "اتصلوا بالرقم +44 20 7946 0000.", "ar"),
    ("Call +44 20 7946 0000.", "Tél. : +44.20.79.46.00.00", "fr"),
    ("Resolution A/RES/78/3 and S/RES/822 (1993)", "A/RES/78/3 ve S/RES/822 (1993)", "tr"),
    ("He played with AC/DC.", "Он играл с «Эй-си/ди-си».", "ru"),
    ("It rose at 90 km/h on 1/2/2020.", "Subió a 90 km/h el 1/2/2020.", "es"),
    ("He said so. Then he left.", "Lo dijo. Y se fue.", "es"),
    ("See example.org/a.", "见 example.org/a。", "zh"),
    ("At 12:30, in 2023/24.", "A las 12:30, en 2023/24.", "es"),
    ("The U.S.A. and the e.g. of it.", "EE.UU. y el p.ej. de ello.", "es"),
]
WRONG = [
    ("https://example.org/1a", "https://example.org/1b", "https://example.org/1a"),
    ("See https://example.org/en/news.", "Véase.", None),
    ("Write to press@example.org.", "Escriba a press@example.com.", "press@example.org"),
    ("Call +44 20 7946 0000.", "Llame al +44 20 7946 0001.", "+44 20 7946 0000"),
    ("Resolution A/RES/78/3.", "Resolución A/RES/78/4.", "A/RES/78/3"),
    ("Resolution S/RES/822.", "Resolución.", None),
    ("Regulation (EU) 2024/1689", "Reglamento (UE) 2024/1698", "2024/1689"),
    ("ISO 9001:2015 holds.", "Rige ISO 9001:2016.", "ISO 9001:2015"),
    ("Nothing here.", "Véase https://example.org.", None),
]


@pytest.mark.parametrize(("source", "target", "to"), RIGHT)
def test_what_arrived(pair, source: str, target: str, to: str):
    assert list(find(pair(source, target, to))) == []


@pytest.mark.parametrize(("source", "target", "fix"), WRONG)
def test_what_did_not(pair, source: str, target: str, fix: str | None):
    (hit,) = find(pair(source, target))
    assert hit.fix == fix
    if fix and hit.target_span:
        start, end = hit.target_span
        mended = target[:start] + fix + target[end:]
        assert list(find(pair(source, mended))) == []


ANY = st.text(st.sampled_from("aZ9 ./@+-:-_,)hw"), max_size=80)


@given(ANY, ANY)
def test_any_text_and_the_same_text(source: str, target: str):
    here, there = Text(source, language("en")), Text(target, language("es"))
    for hit in find(Pair(here, there)):
        for span, text in ((hit.source_span, source), (hit.target_span, target)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
    assert list(find(Pair(here, Text(source, language("es"))))) == []
