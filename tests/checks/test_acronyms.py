import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.acronyms import RULE
from l10n.checks.pair import Knowledge, Pair, Text
from l10n.checks.rule import Hit
from l10n.languages import language


def found(tag: str, source: str, target: str, known: Knowledge | None = None) -> list[Hit]:
    texts = Text(source, language("en")), Text(target, language(tag))
    return list(RULE.find(Pair(*texts, knowledge=known or Knowledge())))


UN = "The UN and NATO sent observers."
CORRECT = [
    ("es", UN, "La ONU y la OTAN enviaron observadores."),
    ("es", UN, "Las Naciones Unidas y la OTAN enviaron observadores."),
    ("fr", UN, "L’ONU et l’OTAN ont envoyé des observateurs."),
    ("de", UN, "Die Vereinten Nationen und die Nato-Staaten schickten Beobachter."),
    ("ru", UN, "ООН и НАТО направили наблюдателей."),
    ("tr", UN, "BM ve NATO’nun gözlemcileri geldi."),
    ("az", UN, "BMT və NATO müşahidəçilər göndərdi."),
    ("ar", UN, "أرسلت الأمم المتحدة والناتو مراقبين."),
    ("zh", UN, "联合国和北约派出观察员。"),
    ("ar", "FIFA replied.", "رد الفيفا."),
    ("ru", "FIFA replied.", "ФИФА ответила."),
    ("ru", "The BBC reported it.", "Об этом сообщила Би-би-си."),
    ("ar", "CNN reported it.", "ذكرت ذلك سي إن إن."),
    ("ar", "COVID-19 spread.", "انتشر كوفيد-19."),
    ("ar", "The F-16 landed.", "هبطت طائرة إف-١٦."),
    ("es", "The H5N1 virus spread.", "El virus H5N1 se propagó."),
    ("es", "World War II ended.", "La guerra terminó."),
    ("es", "It must NOT happen.", "No debe ocurrir."),
    ("es", "It cost 20 US dollars.", "Costó 20 dólares."),
    ("es", "I saw it on TV.", "Lo vi en la televisión."),
    ("es", "THE UN MEETS TODAY", "REUNIÓN HOY"),
    ("fr", "Two NGOs agreed.", "Deux ONG étaient d’accord."),
    ("es", "A plan.", "Un plan."),
]
FAULTY = [
    ("es", UN, "La OTAN envió observadores.", ["UN"]),
    ("ru", UN, "ООН направила наблюдателей.", ["NATO"]),
    ("ar", UN, "أرسل الناتو مراقبين.", ["UN"]),
    ("de", "The OSCE sent a mission.", "Man schickte eine Mission.", ["OSCE"]),
    ("tr", "The G20 met.", "Liderler toplandı.", ["G20"]),
    ("fr", "An F-16 landed.", "Un avion s’est posé.", ["F-16"]),
    ("az", "COVID-19 spread.", "Xəstəlik yayıldı.", ["COVID-19"]),
    ("fr", "The U.S. agreed.", "On était d’accord.", ["U.S."]),
]


@pytest.mark.parametrize(("tag", "source", "target"), CORRECT)
def test_correct_translations_pass(tag: str, source: str, target: str) -> None:
    assert found(tag, source, target) == []


@pytest.mark.parametrize(("tag", "source", "target", "lost"), FAULTY)
def test_faults_are_told(tag: str, source: str, target: str, lost: list[str]) -> None:
    hits = found(tag, source, target)
    assert [source[slice(*hit.source_span)] for hit in hits if hit.source_span] == lost


def test_the_message_names_the_acronym() -> None:
    [hit] = found("de", "The OSCE sent a mission.", "Man schickte eine Mission.")
    assert hit.message == "The source says “OSCE”; the translation does not."


def test_approved_spellings_are_known() -> None:
    known = Knowledge(spellings={"TRACECA": frozenset({"Corredor"})})
    assert found("es", "The TRACECA route opened.", "Abrió la ruta.")
    assert found("es", "The TRACECA route opened.", "Abrió el Corredor.", known) == []


@pytest.mark.parametrize(
    ("tag", "target", "wrong"),
    [
        ("es", "AOX respondió.", "AOX"),
        ("de", "ABL antwortete.", "ABL"),
        ("tr", "AKL’nin yanıtı.", "AKL"),
        ("ru", "AOM ответила.", "AOM"),
    ],
)
def test_one_letter_altered_is_told_and_mended(tag: str, target: str, wrong: str) -> None:
    [hit] = found(tag, "AOL replied.", target)
    assert hit.message == f"The source says “AOL”; the translation says “{wrong}”."
    assert hit.target_span
    assert target[slice(*hit.target_span)] == wrong
    assert hit.fix == "AOL"


def test_an_acronym_that_may_be_left_out_may_not_be_altered() -> None:
    assert found("es", "It was on TV.", "Salió en la tele.") == []
    assert found("es", "It was on TV.", "Salió en la TX.") != []


@pytest.mark.parametrize(
    ("tag", "source", "target"),
    [
        ("fr", "The MRI is new.", "L’IRM est neuve."),
        ("de", "The OSCE met.", "Die OSZE tagte."),
        ("es", "The ECB met.", "Se reunió el BCE."),
        ("fr", "The U.S. agreed.", "Les Etats-Unis ont accepté."),
        ("fr", "NATO met.", "L’Otan s’est réunie."),
        ("az", "OPEC met.", "OPEK toplaşdı."),
    ],
)
def test_other_initials_of_the_language_pass(tag: str, source: str, target: str) -> None:
    assert found(tag, source, target) == []


@given(st.text(alphabet="AUNS.1 -sb"))
def test_a_text_agrees_with_itself(text: str) -> None:
    assert found("en", text, text) == []


@given(st.text(), st.text(min_size=1), st.sampled_from(["es", "ar", "ru", "zh", "eo"]))
def test_any_text_is_read(source: str, target: str, tag: str) -> None:
    for hit in found(tag, source, target):
        assert hit.source_span is not None
        assert 0 <= hit.source_span[0] < hit.source_span[1] <= len(source)
