"""“All”, “only”, “at least” and their like, lost or turned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.pair import Pair, Text
from l10n.checks.quantifiers import RULE
from l10n.checks.rule import Hit
from l10n.languages import language


def found(tag: str, source: str, target: str, spoken: str = "en") -> list[Hit]:
    return list(RULE.find(Pair(Text(source, language(spoken)), Text(target, language(tag)))))


TURNED = [
    ("es", "All members agreed.", "Algunos miembros aceptaron.", "All", "Algunos"),
    ("fr", "All members agreed.", "Certains membres ont accepté.", "All", "Certains"),
    ("de", "All members agreed.", "Einige Mitglieder stimmten zu.", "All", "Einige"),
    ("ru", "All members agreed.", "Некоторые члены согласились.", "All", "Некоторые"),
    ("de", "All three agreed.", "Einige der drei stimmten zu.", "All", "Einige"),
    ("it", "Some members agreed.", "Tutti i membri hanno accettato.", "Some", "Tutti"),
    ("pt", "Less than half of it went.", "Mais de metade foi.", "Less than", "Mais de"),
    ("es", "More than ten came.", "Menos de diez vinieron.", "More than", "Menos de"),
    (
        "de",
        "At least ten of them came.",
        "Höchstens zehn von ihnen kamen.",
        "At least",
        "Höchstens",
    ),
    ("tr", "All members agreed.", "Bazı üyeler kabul etti.", "All", "Bazı"),
    ("az", "All members agreed.", "Bəzi üzvlər razılaşdı.", "All", "Bəzi"),
    ("ar", "All members agreed.", "وافق بعض الأعضاء.", "All", "بعض"),
]
LOST = [
    ("es", "All members agreed.", "Los miembros aceptaron.", "All"),
    ("fr", "Half the members agreed.", "Les membres ont accepté.", "Half"),
    ("de", "At least ten came.", "Zehn kamen.", "At least"),
    ("ru", "At least ten came.", "Пришли десять.", "At least"),
    ("ru", "Only the court decides.", "Решает суд.", "Only"),
    ("tr", "At least ten people came.", "On kişi geldi.", "At least"),
    ("az", "At least ten people came.", "On nəfər gəldi.", "At least"),
    ("ar", "At least ten people came.", "جاء عشرة أشخاص.", "At least"),
]
CORRECT = [
    ("es", "All members agreed.", "Todos los miembros aceptaron."),
    ("es", "They came after all.", "Al final vinieron."),
    ("fr", "Every member agreed.", "Chaque membre a accepté."),
    ("fr", "All three runners came.", "Les trois coureurs sont venus."),
    ("fr", "She visited all 23 provinces.", "Elle a visité les 23 provinces."),
    ("fr", "Every fourth bottle was diluted.", "Une bouteille sur quatre était coupée."),
    ("fr", "Flags fly at half-mast.", "Les drapeaux sont en berne."),
    ("es", "All 14 members agreed.", "Los 14 miembros aceptaron."),
    ("it", "All three members agreed.", "I tre membri hanno accettato."),
    ("es", "It fell in the first half of the year.", "Cayó en el primer semestre."),
    ("fr", "It is only a step.", "Ce n’est qu’un pas."),
    ("de", "Not only the court decides.", "Es entscheidet auch das Gericht."),
    ("de", "At least ten came.", "Mindestens zehn kamen."),
    ("de", "Sites no smaller than ten hectares.", "Gelände von mindestens zehn Hektar."),
    ("ru", "More than ten came.", "Пришли свыше десяти."),
    ("ru", "He comes every day.", "Он приходит ежедневно."),
    ("tr", "Both sides agreed.", "İki taraf anlaştı."),
    ("az", "At least ten came.", "Ən azı on nəfər gəldi."),
    ("ar", "No fewer than ten came.", "جاء ما لا يقل عن عشرة."),
    ("zh", "All members agreed.", "所有成员都同意。"),
    ("ja", "Only the court decides.", "決定できるのは裁判所だけだ。"),
    ("sw", "All members agreed.", "Walikubali."),
]


@pytest.mark.parametrize(("tag", "source", "target", "said", "instead"), TURNED)
def test_what_turned_is_found(tag, source, target, said, instead):
    assert f"The source says “{said}”; the translation says “{instead}”." in [
        hit.message for hit in found(tag, source, target)
    ]


@pytest.mark.parametrize(("tag", "source", "target", "said"), LOST)
def test_what_was_lost_is_found(tag, source, target, said):
    [hit] = found(tag, source, target)
    assert hit.message == f"The source says “{said}”; the translation does not."
    assert hit.source_span is not None
    assert source[slice(*hit.source_span)] == said


@pytest.mark.parametrize(("tag", "source", "target"), CORRECT)
def test_other_words_for_it_are_no_fault(tag, source, target):
    assert found(tag, source, target) == []


@given(source=st.text(), target=st.text(), tag=st.sampled_from(["en", "es", "tr", "ar", "ja"]))
def test_any_text_is_fine(source: str, target: str, tag: str):
    found(tag, f"all {source} at least", target)
    assert found("en", source, source) == []
