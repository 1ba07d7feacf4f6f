import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit
from l10n.checks.script import RULE
from l10n.languages import language


def found(source: str, target: str, tag: str, source_tag: str = "en") -> list[Hit]:
    pair = Pair(Text(source, language(source_tag)), Text(target, language(tag)))
    return list(RULE.find(pair))


CORRECT = [
    ("ru", "NATO and the EU met.", "Представители NATO и ЕС встретились."),
    ("ru", "The iPhone user left.", "Пользователь iPhone ушёл."),
    ("ru", "He sent an SMS.", "Он отправил SMSку."),
    ("uk", "Google said no.", "У Googleі відмовили."),
    ("ar", "The GPS failed.", "تعطل نظام الGPS أمس."),
    ("zh", "The GPS failed.", "GPS系统失灵。"),
    ("ja", "The GPS failed.", "GPSが故障した。"),
    ("ko", "The GPS failed.", "GPS가 고장났다."),
    ("es", "It weighs 5 μg at 3 kΩ.", "Pesa 5 μg a 3 kΩ."),
    ("es", "A dose of 5 micrograms.", "Una dosis de 5 μg."),
    ("de", "The word “мир” means peace.", "Das Wort „мир“ bedeutet Frieden."),
    ("fr", "The β rays", "Les rayons β"),
    ("tr", "The year of İzmir", "İzmir’in yılı ve ığdır"),
    ("sr", "He came.", "Дошао је."),
    ("sr-Latn", "He came.", "Došao je."),
    ("ja", "He came.", "彼はきました。"),
]
FAULTY = [
    ("ru", "The table is new.", "Новый cтол.", "cтол", "стол"),
    ("ru", "The table is new.", "Новый стoл.", "стoл", "стол"),
    ("es", "The table is new.", "La mesа es nueva.", "mesа", "mesa"),
    ("es", "The USAID office", "La oficina de USАID", "USАID", "USAID"),
    ("az", "A new school", "Yeni məktәb", "məktәb", "məktəb"),
    ("de", "A new school", "Eine neue Ѕсhulе", "Ѕсhulе", "Schule"),
    ("fr", "A new school", "Une nouvelle écolяe", "écolяe", None),
    ("es", "The table is new.", "La мебель es nueva.", "мебель", None),
    ("ar", "The table is new.", "الطاولة 桌子 جديدة", "桌子", None),
    ("tr", "The table is new.", "Masa جديد yeni.", "جديد", None),
    ("zh", "The table is new.", "桌子はあたらしい。", "はあたらしい", None),
    ("ar", "A new book", "کتاب جديد", "کتاب", "كتاب"),
    ("fa", "A new book", "كتاب جدید", "كتاب", "کتاب"),
    ("ur", "A new book", "نئي کتاب", "نئي", "نئی"),
]


@pytest.mark.parametrize(("tag", "source", "target"), CORRECT)
def test_correct_translations_pass(tag: str, source: str, target: str) -> None:
    assert found(source, target, tag) == []


@pytest.mark.parametrize(("tag", "source", "target", "where", "fix"), FAULTY)
def test_wrong_letters_are_told(
    tag: str, source: str, target: str, where: str, fix: str | None
) -> None:
    (hit,) = found(source, target, tag)
    assert hit.target_span is not None
    assert (target[slice(*hit.target_span)], hit.fix) == (where, fix)


def test_words_in_the_source_s_script_are_not_told_here() -> None:
    assert found("Стол новый.", "The стол is new.", "en", "ru") == []


@given(st.text(min_size=1), st.sampled_from(["en", "ru", "ar", "ja", "nb"]))
def test_a_text_agrees_with_itself(text: str, tag: str) -> None:
    assert found(text, text, tag, tag) == []


@given(
    st.text(),
    st.text(alphabet="aаcсοлжαβ警だ ش1.-’", min_size=1),
    st.sampled_from(["es", "ru", "el", "zh", "ar"]),
)
def test_any_text_is_read_and_fixed_at_once(source: str, target: str, tag: str) -> None:
    hits = found(source, target, tag)
    better = target
    for hit in sorted(hits, key=lambda hit: hit.target_span or (0, 0), reverse=True):
        assert hit.target_span is not None
        start, end = hit.target_span
        assert 0 <= start < end <= len(target)
        if hit.fix is not None:
            better = better[:start] + hit.fix + better[end:]
    if better:
        assert all(hit.fix is None for hit in found(source, better, tag))
