"""Headlines in capitals, lowered and raised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engine.casing import is_shouted, lowered, raised


@pytest.mark.parametrize(
    ("language", "shouted", "expected"),
    [
        ("en", "THE MINISTRY ISSUES A STATEMENT", "The ministry issues a statement"),
        ("en", "AZERBAIJAN'S APPEAL TO THE UN", "Azerbaijan's appeal to the UN"),
        ("en", "UNESCO AND THE BBC REPORT ON COP29", "UNESCO and the BBC report on COP29"),
        ("en", "34 YEARS WITHOUT JUSTICE", "34 Years without justice"),
        ("en", "I REMEMBER WORLD WAR II", "I remember world war II"),
        ("en", "U.S. SENATE ADOPTS A RESOLUTION", "U.S. senate adopts a resolution"),
        ("en", "“WE REMEMBER” - A FILM", "“We remember” - a film"),
        ("fr", "UN APPEL À L’ONU", "Un appel à l’ONU"),
        ("tr", "İSTİKLAL YILI", "İstiklal yılı"),
        ("az", "BMT-YƏ MÜRACİƏT", "BMT-yə müraciət"),
        ("ru", "ОБРАЩЕНИЕ К ООН", "Обращение к ООН"),
    ],
)
def test_lowered(language: str, shouted: str, expected: str) -> None:
    assert is_shouted(shouted, language)
    assert lowered(shouted, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The UN and the OSCE"),
        ("en", "UNESCO"),
        ("en", "NATO, OSCE, UN"),
        ("en", "BAKU, Azerbaijan"),
        ("en", "613"),
        ("en", "A."),
        ("ka", "დღეს"),
        ("zh", "声明"),
        ("ar", "بيان"),
    ],
)
def test_what_is_no_headline(language: str, text: str) -> None:
    assert not is_shouted(text, language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "El día de la memoria", "EL DÍA DE LA MEMORIA"),
        ("tr", "istiklal yılı", "İSTİKLAL YILI"),
        ("az", "soyqırımı", "SOYQIRIMI"),
        ("de", "Straße", "STRASSE"),
        ("el", "Η ημέρα της μνήμης", "Η ΗΜΕΡΑ ΤΗΣ ΜΝΗΜΗΣ"),
        ("el", "μαΐου", "ΜΑΪΟΥ"),
        ("ka", "დღეს", "დღეს"),
        ("ar", "بيان", "بيان"),
    ],
)
def test_raised(language: str, text: str, expected: str) -> None:
    assert raised(text, language) == expected


@given(st.text(), st.sampled_from(["en", "tr", "az", "cs", "ru", "zh"]))
def test_lowering_keeps_every_word_in_its_place(text: str, language: str) -> None:
    assert lowered(text, language).count(" ") == text.count(" ")
