"""A dateline is a place and a date, in any language, and no sentence is one."""

from __future__ import annotations

import pytest

from l10n.text.datelines import is_dateline

DATELINES = [
    ("en", "BAKU, Azerbaijan, February 26."),
    ("en", "Baku, 26 February (Agency)"),
    ("en", "WASHINGTON, D.C., Feb. 26, 2026 —"),
    ("en", "Rio de Janeiro, 1st of May /News Agency/"),
    ("en", "Riverton (Agency), 1 May 2030"),
    ("en", "Riverton (our own agency), 1 May 2030"),
    ("en", "Riverton, Thursday, 1 May 2030"),
    ("en", "RIVERTON 1 MAY"),
    ("en", "Riverton, 2030-05-01"),
    ("az", "BAKI, 26 fevral."),
    ("az", "Bakı, 26 fevral 2026-cı il"),
    ("tr", "Ankara, 26 Şubat 2026"),
    ("tr", "ŞEHİR, 1 NİSAN"),
    ("ru", "БАКУ, 26 февраля. /Агентство/"),
    ("ru", "г. Баку, 26 февраля 2026 г."),
    ("uk", "Київ, 26 лютого 2026 року"),
    ("es", "La Paz, 26 de febrero de 2026"),
    ("fr", "Bakou, jeudi 26 février 2026"),
    ("de", "Frankfurt am Main, den 26. Februar 2026"),
    ("ar", "باكو، 26 فبراير"),
    ("fa", "تهران، ۲۶ فوریه ۲۰۲۶"),
    ("he", "ירושלים, 26 בפברואר 2026"),
    ("hi", "नई दिल्ली, 26 फ़रवरी।"),
    ("ka", "თბილისი, 26 თებერვალი."),
    ("ja", "東京、2026年2月26日"),
    ("zh", "新华社巴库2月26日电"),
    ("ko", "서울, 2026년 2월 26일"),
    ("hu", "Budapest, 2026. február 26."),
]
SENTENCES = [
    ("en", "Parliament met on 26 February."),
    ("en", "The vote, held on 26 February, was close."),
    ("en", "Baku"),
    ("en", "Riverton, 1 May: all roads are open and the bridge is safe"),
    ("en", "Council Remembers the Flood of 26 February"),
    ("en", "Riverton, 1 May, A New Day For All Of Us"),
    ("en", "the council, 1 May"),
    ("es", "El 26 de febrero de 2026 se reunió el consejo."),
    ("de", "Am 26. Februar tagte der Rat."),
    ("ru", "Заседание, 26 февраля, было коротким."),
    ("zh", "议会2月26日发表声明。"),
    ("ar", "اجتمع المجلس في 26 فبراير وأصدر بيانا"),
    ("en", "Riverton, " + "x" * 140 + " 1 May"),
]


@pytest.mark.parametrize(("language", "text"), DATELINES)
def test_datelines(language: str, text: str) -> None:
    assert is_dateline(text, language, alone=False)


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_sentences(language: str, text: str) -> None:
    assert not is_dateline(text, language, alone=True)


def test_a_full_date_alone_is_one_only_on_its_own_line() -> None:
    verdicts = [is_dateline("26 February 2026", "en", alone=alone) for alone in (True, False)]
    assert verdicts == [True, False]
    assert is_dateline("le jeudi 26 février 2026", "fr", alone=True)
    assert not is_dateline("26 February", "en", alone=True)
