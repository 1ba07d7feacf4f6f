"""What an edit of a draft teaches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.changes.replacements import Replacement, replacements
from l10n.changes.tokens import words

# Draft, what a person made of it, and what words stand for what others.
TAUGHT = [
    ("es", "El comisario habló hoy.", "El defensor habló hoy.", {"comisario": "defensor"}),
    ("es", "El comisario de la paz.", "La defensora de la paz.", {"El comisario": "La defensora"}),
    (
        "es",
        "Hoy la gran acogida fue buena.",
        "Hoy el gran eco fue buena.",
        {"la gran acogida": "el gran eco"},
    ),
    ("es", "Hablan las Naciones unidas.", "Hablan las Naciones Unidas.", {"unidas": "Unidas"}),
    ("es", "El comisario vino a la villa.", "El defensor vino a la aldea.",
     {"comisario": "defensor", "villa": "aldea"}),
    ("es", "Los Cros vinieron hoy mismo.", "La Cruz Roja vinieron hoy mismo.",
     {"Los Cros": "La Cruz Roja"}),
    ("es", "Ayer vino un comisario aquí.", "Ayer vino una defensora aquí.",
     {"un comisario": "una defensora"}),
    ("fr", "On lit l’acte de la paix.", "On lit la charte de la paix.", {"l’acte": "la charte"}),
    ("de", "Der Ausschuss tagte heute.", "Der Rat tagte heute.", {"Ausschuss": "Rat"}),
    ("ru", "Уполномоченный сказал это.", "Омбудсмен сказал это.", {"Уполномоченный": "Омбудсмен"}),
    ("tr", "Komiser İstanbul’da konuştu.", "Ombudsman İstanbul’da konuştu.",
     {"Komiser": "Ombudsman"}),
    ("ar", "قال المفوض إن السلام ممكن", "قال أمين المظالم إن السلام ممكن",
     {"المفوض": "أمين المظالم"}),
    ("fa", "کمیسر امروز سخن گفت", "بازرس امروز سخن گفت", {"کمیسر": "بازرس"}),
    ("hi", "आयुक्त ने आज बात की", "लोकपाल ने आज बात की", {"आयुक्त": "लोकपाल"}),
    ("zh", "会议在巴库举行了三天。", "大会在巴库举行了三天。", {"会议": "大会"}),
    ("ja", "コミッショナーは声明を発表した。", "監察官は声明を発表した。",
     {"コミッショナー": "監察官"}),
]  # fmt: skip
UNTAUGHT = [
    ("nothing changed", "es", "El comisario habló.", "El comisario habló."),
    ("a word came", "es", "Se presentó el informe.", "Se presentó un largo informe."),
    ("a word went", "es", "Se presentó un largo informe.", "Se presentó un informe."),
    ("an article went", "es", "Vino la gente.", "Vino gente."),
    ("grammar alone", "es", "Habló de la paz hoy.", "Habló con la paz hoy."),
    ("a figure", "es", "Murieron 12 personas allí.", "Murieron 13 personas allí."),
    ("a number in words", "es", "Murieron doce personas allí.", "Murieron trece personas allí."),
    ("a month", "es", "Fue el 3 de marzo pasado.", "Fue el 3 de mayo pasado."),
    ("a denial", "es", "Eso nunca pasó allí hoy.", "Eso siempre pasó allí hoy."),
    ("a capital at the beginning", "es", "comisario de la paz.", "Comisario de la paz."),
    ("a word with one more", "es", "Vienen las Naciones hoy.", "Vienen las Naciones Unidas hoy."),
    ("words moved", "es", "el pueblo azul alegre", "el alegre azul pueblo"),
    ("across a comma", "es", "Vino tarde, ministro, a casa ayer.", "Vino noche, rey, a casa ayer."),
    ("all written anew", "es", "Para el invierno ningún punto.", "En 1992 no llevaba a nada."),
    ("most written anew", "es", "Hoy habló el comisario.", "Ayer calló la defensora."),
    ("nothing left", "es", "Comisario", "Defensor"),
    ("punctuation", "es", "“Sí”, dijo el rey.", "«Sí», dijo el rey."),
    ("marks made otherwise", "fr", "Le café ferme.", "Le cafe\u0301 ferme."),
    ("another apostrophe", "fr", "On lit l'acte.", "On lit l’acte."),
]


@pytest.mark.parametrize(("tag", "draft", "text", "taught"), TAUGHT)
def test_what_is_taught(tag: str, draft: str, text: str, taught: dict[str, str]):
    found = replacements(draft, text, tag)
    assert {one.old: one.new for one in found} == taught
    assert all(draft.startswith(one.old, one.start) for one in found)


@pytest.mark.parametrize(("tag", "draft", "text"), [row[1:] for row in UNTAUGHT])
def test_what_teaches_nothing(tag: str, draft: str, text: str):
    assert replacements(draft, text, tag) == ()


def test_a_whole_replacement():
    assert replacements("El comisario habló hoy.", "El defensor habló hoy.", "es") == (
        Replacement("comisario", "defensor", start=3, opens=False, grammar=False),
    )


@pytest.mark.parametrize(
    ("draft", "text", "grammar"),
    [
        ("Las personas pierden su vida.", "Las personas pierdan su vida.", True),
        ("Los ministerios dicen esto hoy.", "Los ministros dicen esto hoy.", True),
        ("Ganaron el partido los rojos.", "Ganaron por goles los rojos.", False),
        ("Hoy vencieron rojos y azules.", "Hoy con gloria rojos y azules.", True),
        ("Hoy habló el comisario azul.", "Hoy habló el defensor del pueblo azul.", False),
        ("Los ministerios dicen esto hoy.", "Los gobiernos dicen esto hoy.", False),
    ],
)
def test_what_may_be_grammar_is_told_apart(draft: str, text: str, grammar: bool):
    assert [one.grammar for one in replacements(draft, text, "es")] == [grammar]


SENTENCES = st.lists(
    st.sampled_from(["rey", "Paz", "de", "la", "casa", "12", "no", "mar,", "sol"]), max_size=9
).map(" ".join)


@given(draft=SENTENCES, text=SENTENCES)
def test_what_is_taught_turns_one_into_the_other(draft: str, text: str):
    for one in replacements(draft, text, "es"):
        assert draft.startswith(one.old, one.start)
        assert f" {one.new} " in " ".join(["", *(word.text for word in words(text, "es")), ""])


@given(text=SENTENCES)
def test_a_text_teaches_nothing_of_itself(text: str):
    assert replacements(text, text, "es") == ()
