"""Rubbish is told from translations, and translations are let through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engine.quality import Reason, explain, fault

GOOD = [
    ("The statement says that 613 people died.", "La declaración dice que murieron 613 personas."),
    ("Never, never, never again.", "Nunca, nunca, nunca más."),
    ("Day after day, year after year.", "Día tras día, año tras año."),
    ("No.", "No."),
    ("Hi", "Buenos días a todos"),
    ("It is said that this was said.", "Se dice que esto se dijo que se dijo."),
    ("Human rights belong to everyone.", "人权属于每一个人。"),
    (
        "人权属于每一个人，任何人都不应被剥夺。",
        "Human rights belong to everyone, and no one may be robbed of them.",
    ),
    ("Everyone has the right to know the truth.", "لكل إنسان الحق في معرفة الحقيقة."),
    ("Everyone has the right to know the truth.", "Hər kəsin həqiqəti bilmək hüququ var."),
    ("José Luis Rodríguez, Ana María Pérez", "José Luis Rodríguez, Ana María Pérez"),
    ("The tag is <unk> there.", "La etiqueta es <unk> allí."),
    ("Ha ha ha ha ha!", "¡Ja ja ja ja ja!"),
    ("The range is 1.0.0.0.0.0.", "El intervalo es 1.0.0.0.0.0."),
    ("Wow", "¡Guaaaau!"),
]


@pytest.mark.parametrize(("source", "target"), GOOD)
def test_good_translations_pass(source: str, target: str) -> None:
    assert fault(source, target) is None


@pytest.mark.parametrize("control", ["\0", "\n", "\t", "\x1b", "\x7f", "\x85", "\u2028"])
def test_control_characters_come_from_the_source_or_not_at_all(control: str) -> None:
    target = f"Recordamos la{control}ciudad."
    assert fault("We remember the town.", target) is Reason.UNKNOWN
    assert fault(f"We remember the{control}town.", target) is None


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        ("We remember.", "", Reason.EMPTY),
        ("We remember.", "  ", Reason.EMPTY),
        ("We remember the town.", "Recordamos la <unk>.", Reason.UNKNOWN),
        ("We remember the town.", "Recordamos ⁇  ciudad.", Reason.UNKNOWN),
        ("We remember the town.", "Recordamos <0xE2> la ciudad.", Reason.UNKNOWN),
        ("We remember the town.", "la la la la la la", Reason.LOOP),
        (
            "We remember the town.",
            "Recordamos la luna de la luna de la luna de la luna.",
            Reason.LOOP,
        ),
        ("We remember the town.", "ciudadadadadadadadad", Reason.LOOP),
        ("We remember the town.", "我们记得那座城市那座城市那座城市。", Reason.LOOP),
        ("We remember.", "Recordamos " + " ".join(map(str, range(100))), Reason.TOO_LONG),
        ("We remember the town and all of those who lived there then.", "Sí.", Reason.TOO_SHORT),
        (
            "We ask the world not to look away from this.",
            "We ask the world not to look away from this.",
            Reason.COPIED,
        ),
    ],
)
def test_rubbish_is_named(source: str, target: str, reason: Reason) -> None:
    assert fault(source, target) is reason


words = st.lists(
    st.sampled_from(["ciudad", "pueblo", "año", "paz", "voz", "luz", "casa"]), unique=True
)


@given(words.filter(lambda group: 1 <= len(group) <= 6), st.integers(5, 30))
def test_every_long_loop_is_caught(group: list[str], times: int) -> None:
    target = "Recordamos " + " ".join(group * times)
    assert fault("We remember the town and its people, all of them.", target) is Reason.LOOP


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_get_an_answer(source: str, target: str) -> None:
    answer = fault(source, target)
    assert answer is None or explain(answer).endswith(".")


def test_an_unknown_reason_explains_itself() -> None:
    assert explain("tired") == "tired"
