"""Months and weekdays, in words and in digits."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks import dates, numbers
from l10n.checks.pair import Pair, Text
from l10n.languages import language

MakePair = Callable[..., Pair]

RIGHT = [
    ("es", "On February 26, 1992, they came.", "El 26 de febrero de 1992 llegaron."),
    ("fr", "On 1 April they came.", "Ils sont venus le 1er avril."),
    ("fr", "In April they came.", "Ils sont venus en avril, d’abord."),
    ("de", "On February 26, 1992, they came.", "Sie kamen am 26.02.1992."),
    ("de", "its October meeting", "seine Oktobertagung"),
    ("ru", "since March 2020", "с марта 2020 года"),
    ("tr", "on 5 March 2020", "5 Mart 2020'de"),
    ("tr", "in February", "Şubat’ta"),
    ("az", "on June 10, 1940", "1940-cı ilin 10 iyununda"),
    ("ar", "in February 2017", "في شباط 2017"),
    ("ar", "in February 2017", "في فبراير/شباط 2017"),
    ("ar", "in October 2017", "في تشرين الأول 2017"),
    ("uk", "on 26 February", "26 лютого"),
    ("ka", "on 26 February", "26 თებერვალს"),
    ("hy", "on 26 February", "փետրվարի 26-ին"),
    ("fa", "on 26 February", "۲۶ فوریه"),
    ("ur", "on 26 February", "26 فروری کو"),
    ("zh", "on 26 February 1992", "1992年2月26日"),
    ("ja", "on 26 February 1992", "1992年2月26日に"),
    ("es", "She may march on Monday.", "Puede que marche el lunes."),
    ("es", "They may come.", "Tal vez vengan en mayo tiempo."),
    ("de", "It ended on Monday.", "Es endete an jenem Tag."),
    ("fr", "from November to March", "de novembre à mars"),
    ("fr", "on Novemeber 12, 2007", "le 12 novembre 2007"),
    ("tr", "on Febuary 12, 2007", "12 Şubat 2007’de"),
    ("ar", "in May 1969", "في شهر أَيَّار عام 1969"),
    ("ru", "In November Theresa May spoke.", "В ноябре выступила Тереза Мэй."),
    ("ru", "Emperor Augustus ruled.", "Правил император Август."),
]

WRONG = [
    (
        "es",
        "on 26 February",
        "el 26 de marzo",
        "The source says February; the translation says marzo.",
    ),
    (
        "ar",
        "in February 2017",
        "في آذار 2017",
        "The source says February; the translation says آذار.",
    ),
    ("tr", "on 5 March", "5 Nisan'da", "The source says March; the translation says Nisan."),
    ("az", "on 5 March", "5 aprel", "The source says March; the translation says aprel."),
    (
        "de",
        "on 26 February 1992",
        "am 26.03.1992",
        "The source says February; the translation says 03.",
    ),
    (
        "es",
        "from November to March",
        "de noviembre a julio",
        "The source says March; the translation says julio.",
    ),
    (
        "ar",
        "in April this year",
        "في سبتمبر/نيسان من هذا العام",
        "The translation says سبتمبر; the source does not name it.",
    ),
    ("fr", "in February", "ce jour", "The source says February; the translation does not name it."),
    ("ru", "on the 5th", "5 марта", "The translation says марта; the source does not name it."),
    ("es", "on Monday", "el martes", "The source says Monday; the translation says martes."),
]


@pytest.mark.parametrize(("to", "source", "target"), RIGHT)
def test_right_dates_pass(to: str, source: str, target: str, pair: MakePair) -> None:
    assert [hit.message for hit in dates.find(pair(source, target, to))] == []


@pytest.mark.parametrize(("to", "source", "target"), [row for row in RIGHT if "26" in row[1]])
def test_the_figures_of_a_date_are_found(to: str, source: str, target: str, pair: MakePair) -> None:
    assert list(numbers.find(pair(source, target, to))) == []


@pytest.mark.parametrize(("to", "source", "target", "message"), WRONG)
def test_wrong_dates_are_told(
    to: str, source: str, target: str, message: str, pair: MakePair
) -> None:
    assert [hit.message for hit in dates.find(pair(source, target, to))] == [message]


WORDS = st.lists(
    st.sampled_from(
        ["May", "March", "5", "1/2/2020", "d’avril", "mars", "Mon", "2月", "Şubat’ta", "'"]
    )
)


@given(WORDS, WORDS, st.sampled_from(["fr", "tr", "zh", "ar", "eo"]))
def test_any_text_is_read(source: list[str], target: list[str], to: str) -> None:
    texts = " ".join(source), " ".join(target)
    both = Pair(Text(texts[0], language("en")), Text(texts[1], language(to)))
    for hit in dates.find(both):
        for span, text in zip((hit.source_span, hit.target_span), texts, strict=True):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
