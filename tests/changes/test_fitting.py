"""Where a correction fits, and what it makes of the text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.changes.fitting import Correction, Doubt, Fit, fit
from l10n.changes.quarrels import quarrelling

ES = ("en", "es")
DEFENDER = Correction("comisario", "defensor", "commissioner")
LADY = Correction("El comisario", "La defensora", "commissioner", opens=True)
NATIONS = Correction("unidas", "Unidas", "United Nations")

FITS = [
    (DEFENDER, "The commissioner spoke.", "Habló el comisario.", Fit("Habló el defensor.")),
    (DEFENDER, "The commissioner's aide.", "Ayuda del comisario.", Fit("Ayuda del defensor.")),
    (DEFENDER, "The Commissioner.", "El comisario.", Fit("El defensor.", Doubt.CASE)),
    (
        replace(DEFENDER, source="Commissioner", source_opens=True),
        "The commissioner.",
        "El comisario.",
        Fit("El defensor."),
    ),
    (DEFENDER, "Commissioner Ali spoke.", "Comisario Ali habló.", Fit("Defensor Ali habló.")),
    (DEFENDER, "COMMISSIONER", "EL COMISARIO", Fit("EL DEFENSOR")),
    (DEFENDER, "“Commissioner!”", "«¡Comisario!»", Fit("«¡Defensor!»")),
    (DEFENDER, "It is: Commissioner.", "Es: Comisario.", Fit("Es: Defensor.")),
    (DEFENDER, "Hello, Commissioner.", "Hola, Comisario.", Fit("Hola, Defensor.", Doubt.CASE)),
    (LADY, "Then the commissioner spoke.", "Y el comisario habló.", Fit("Y la defensora habló.")),
    (LADY, "The commissioner.", "El Comisario.", Fit("La defensora.", Doubt.CASE)),
    (NATIONS, "The United Nations.", "Las Naciones unidas.", Fit("Las Naciones Unidas.")),
    (
        DEFENDER,
        "A commissioner thanked a commissioner.",
        "Un comisario y otro comisario.",
        Fit("Un defensor y otro defensor."),
    ),
    (
        DEFENDER,
        "The commissioner spoke.",
        "El comisario habló como comisario.",
        Fit("El defensor habló como defensor.", Doubt.SEVERAL),
    ),
    (
        replace(DEFENDER, doubt=Doubt.THIN),
        "The commissioner spoke.",
        "Habló el comisario.",
        Fit("Habló el defensor.", Doubt.THIN),
    ),
]
DOES_NOT_FIT = [
    ("another source", DEFENDER, "The minister spoke.", "Habló el comisario."),
    ("another translation", DEFENDER, "The commissioner spoke.", "Habló el delegado."),
    ("part of a word", DEFENDER, "The commissioner spoke.", "Habló el vicecomisario."),
    ("part of a compound", DEFENDER, "The commissioner spoke.", "Habló el vice-comisario."),
    ("another form", DEFENDER, "The commissioner spoke.", "Hablaron los comisarios."),
    ("done already", DEFENDER, "The commissioner spoke.", "Habló el defensor."),
    ("a comma between", LADY, "The commissioner spoke.", "Él, el, comisario, habló."),
    ("right already", NATIONS, "The United Nations.", "Las Naciones Unidas."),
    ("a source in part", NATIONS, "The united front.", "Las fuerzas unidas."),
    ("nothing there", DEFENDER, "The commissioner spoke.", ""),
    ("no source words", replace(DEFENDER, source=""), "The commissioner.", "El comisario."),
]


@pytest.mark.parametrize(("correction", "source", "target", "found"), FITS)
def test_it_fits(correction: Correction, source: str, target: str, found: Fit):
    assert fit(correction, source, target, ES) == found


@pytest.mark.parametrize(("correction", "source", "target"), [row[1:] for row in DOES_NOT_FIT])
def test_it_does_not_fit(correction: Correction, source: str, target: str):
    assert fit(correction, source, target, ES) is None


@pytest.mark.parametrize(
    ("tag", "old", "new", "target", "text"),
    [
        ("tr", "insan", "ırk", "Bu İNSAN HAKLARI", "Bu IRK HAKLARI"),
        ("az", "komissar", "icraçı", "Komissar dedi.", "İcraçı dedi."),
        ("ar", "المفوض", "أمين المظالم", "قال المفوض: «السلام».", "قال أمين المظالم: «السلام»."),
        ("fa", "کمیسر", "بازرس", "«کمیسر» گفت", "«بازرس» گفت"),
        ("hi", "आयुक्त", "लोकपाल", "आयुक्त ने कहा।", "लोकपाल ने कहा।"),
        ("zh", "专员", "监察员", "“专员”在巴库。", "“监察员”在巴库。"),
        ("ja", "コミッショナー", "監察官", "今日コミッショナーは", "今日監察官は"),
        ("th", "กรรมาธิการ", "ผู้ตรวจการ", "วันนี้กรรมาธิการพูด", "วันนี้ผู้ตรวจการพูด"),
        ("fr", "de\u0301le\u0301gue\u0301", "préfet", "Le délégué parle.", "Le préfet parle."),
        ("fr", "l’acte", "la charte", "On lit l'acte.", "On lit la charte."),
    ],
)  # fmt: skip
def test_any_script(tag: str, old: str, new: str, target: str, text: str):
    correction = Correction(old, new, "commissioner")
    found = fit(correction, "The commissioner spoke.", target, ("en", tag))
    assert found is not None
    assert found.text == text


WORDS = st.lists(st.sampled_from(["sol", "Mar", "“rey”,", "a\u0301ve", "12"]), max_size=5)
PHRASES = st.lists(st.sampled_from(["casa", "villa", "fe"]), min_size=1, max_size=3).map(" ".join)
NEW = st.lists(st.sampled_from(["pan", "vino", "luz"]), min_size=1, max_size=3).map(" ".join)


@given(before=WORDS, old=PHRASES, new=NEW, after=WORDS)
def test_nothing_else_changes_and_once_is_enough_and_it_can_be_undone(
    before: list[str], old: str, new: str, after: list[str]
):
    target = " ".join([*before, old, *after])
    correction = Correction(old, new, "commissioner")
    found = fit(correction, "A commissioner.", target, ES)
    assert found is not None
    assert found.text == " ".join([*before, new, *after])
    assert fit(correction, "A commissioner.", found.text, ES) is None
    back = fit(Correction(new, old, "commissioner"), "A commissioner.", found.text, ES)
    assert back == Fit(target, found.doubt)


@given(
    target=st.text(st.sampled_from("ab A.,-’专员1"), max_size=20),
    old=st.sampled_from(["a b", "a", "专"]),
    new=st.sampled_from(["b", "b a", "员专", "c"]),
)
def test_any_text_is_corrected_once_at_most(target: str, old: str, new: str):
    correction = Correction(old, new, "x y")
    found = fit(correction, "x y", target, ES)
    assert found is None or fit(correction, "x y", found.text, ES) is None


@pytest.mark.parametrize(
    ("corrections", "found"),
    [
        ([DEFENDER, NATIONS], set()),
        ([DEFENDER, replace(DEFENDER, new="delegado")], {0, 1}),
        ([DEFENDER, replace(DEFENDER, new="delegado", source="delegate")], set()),
        ([DEFENDER, Correction("defensor", "comisario", "defender")], {0, 1}),
        ([DEFENDER, Correction("defensor", "abogado", "lawyer")], {1}),
        ([DEFENDER, LADY], {0, 1}),
    ],
)
def test_corrections_that_do_not_agree(corrections: list[Correction], found: set[int]):
    assert quarrelling(corrections, ES) == found
