import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.doubled import RULE
from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit
from l10n.languages import language


def found(source: str, target: str, tag: str, source_tag: str = "en") -> list[Hit]:
    pair = Pair(Text(source, language(source_tag)), Text(target, language(tag)))
    return list(RULE.find(pair))


RIGHT = [
    ("fr", "You agreed and we did too.", "Vous vous êtes mis d’accord et nous nous y tenons."),
    ("fr", "They had it built.", "Ils l’ont fait faire faire, dit-il."),
    ("de", "The plans for which time is short.", "Die Pläne, für die die Zeit knapp ist."),
    ("de", "The house that the town bought.", "Das Haus, das das Dorf gekauft hat."),
    ("it", "Things improved bit by bit.", "Le cose sono migliorate via via."),
    ("tr", "The work went slowly.", "Çalışma yavaş yavaş ilerledi."),
    ("az", "He often visits the town.", "O, şəhərə tez tez gəlir."),
    ("ar", "The BBC reported it.", "ذكرت ذلك بي بي سي."),
    ("fa", "Prices rose gradually.", "قیمت‌ها کم کم بالا رفت."),
    ("ur", "They worked side by side.", "وہ ساتھ ساتھ کام کرتے رہے۔"),
    ("hy", "Little by little it grew.", "Այն քիչ քիչ աճեց։"),
    ("vi", "It is always so.", "Nó luôn luôn như vậy."),
    ("es", "The Bora Bora ferry sank.", "El ferri de Bora Bora se hundió."),
    ("es", "Day by day, step by step.", "Día a día, paso a paso, uno a uno."),
    ("es", "We will go on and on and on.", "Seguiremos y seguiremos y seguiremos."),
    ("es", "He said no, no and no.", "Dijo que no, no y no."),
    ("es", "Room 12 12 is free.", "La sala 12 12 está libre."),
    ("ru", "Never, never again.", "Никогда, никогда больше."),
    ("fr", "Bank means a bank of the annex.", "banque Banque visée à l’annexe."),
    ("es", "He out-Gómezed Gómez.", "Quiso ser más anti-Gómez Gómez que nadie."),
    ("zh", "They all left.", "他们 他们 走了。"),
]
WRONG = [
    ("es", "The bridge is open.", "El puente puente está abierto.", "El puente está abierto."),
    ("fr", "The bridge is open.", "Le pont est est ouvert.", "Le pont est ouvert."),
    ("de", "The bridge is open.", "Die die Brücke ist offen.", "Die Brücke ist offen."),
    ("ru", "The bridge is open.", "Мост  мост открыт.", "Мост открыт."),
    ("tr", "The bridge is open.", "Köprü açık açık tutuldu sonra sonra.", None),
    ("az", "The bridge is open.", "Körpü körpü açıqdır.", "Körpü açıqdır."),
    ("ar", "The bridge is open.", "الجسر الجسر مفتوح.", "الجسر مفتوح."),
    ("uk", "The bridge is open.", "Міст відкрито відкрито.", "Міст відкрито."),
    ("ka", "The bridge is open.", "ხიდი ხიდი ღიაა.", "ხიდი ღიაა."),
    ("sw", "The bridge is open.", "Daraja daraja liko wazi.", "Daraja liko wazi."),
    (
        "es",
        "The bridge is open.",
        "El puente está el puente está ya abierto.",
        "El puente está ya abierto.",
    ),
]


@pytest.mark.parametrize(("tag", "source", "target"), RIGHT)
def test_words_that_may_stand_twice_pass(tag: str, source: str, target: str) -> None:
    assert found(source, target, tag) == []


@pytest.mark.parametrize(("tag", "source", "target", "mended"), WRONG)
def test_the_second_of_two_is_dropped(
    tag: str, source: str, target: str, mended: str | None
) -> None:
    (hit,) = found(source, target, tag)
    assert hit.target_span is not None
    start, end = hit.target_span
    assert mended is None or target[:start] + target[end:] == mended


def test_each_of_three_after_the_first_is_told() -> None:
    assert len(found("Rain fell.", "Cayó cayó cayó la lluvia.", "es")) == 2


@given(st.text(), st.text(min_size=1), st.sampled_from(["es", "de", "vi", "ja"]))
def test_any_text_is_read(source: str, target: str, tag: str) -> None:
    for hit in found(source, target, tag):
        assert hit.target_span is not None
        assert 0 <= hit.target_span[0] < hit.target_span[1] <= len(target)


@given(st.text(alphabet="ab ,"))
def test_a_text_agrees_with_itself(text: str) -> None:
    assert found(text, text or "a", "es") == []
