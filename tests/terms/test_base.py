"""Terms are found whatever their endings, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.terms.base import Term, TermBase, first_form

BASE = TermBase(
    (
        Term("court", ("tribunal",)),
        Term("Supreme Court", ("Tribunal Supremo",)),
        Term("UN", ("ONU",), case=True),
        Term("peace treaty", ("tratado de paz",)),
        Term("mine", ("mina",)),
        Term("police", ("policía",)),
        Term("minister", ("ministra",)),
        Term("nation", ("nación",)),
        Term("Верховный суд", ("Tribunal Supremo",)),
    )
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Supreme Court met; the court ruled.", ["Supreme Court", "court"]),
        ("Two peace treaties and the courts' rulings.", ["peace treaty", "court"]),
        ("un UN", ["UN"]),
        ("The peace-treaty", ["peace treaty"]),
        ("peace, treaty of 1920", ["peace treaty"]),
        ("A discourse on courtesy and the unit.", []),
        ("minerals mined in mines", ["mine", "mine"]),
        ("Policies of the ministry for native people", []),
        ("Police and ministers of both nations", ["police", "minister", "nation"]),
        ("решение Верховного суда", ["Верховный суд"]),
        ("", []),
        ("peace", []),
    ],
)
def test_terms_in_a_source(text: str, found: list[str]):
    assert [match.term.source for match in BASE.find(text)] == found


@pytest.mark.parametrize(
    ("language", "term", "forms", "others"),
    [
        ("", "Armenia", "Armenia ARMENIA Armenia's Armenia’s Armenias", "Armenian Armenians"),
        ("en", "Azerbaijan", "Azerbaijan Azerbaijan's", "Azerbaijani Azerbaijanis Azerbaijani’s"),
        ("en", "Türkiye", "Türkiye Türkiye’s", "Türkiyeli Türkish"),
        ("en", "Britain", "Britain Britains'", "Brits British Briton"),
        ("en", "China", "China", "Chinese Chinaman"),
        ("en", "Convention", "Convention Conventions Convention’s", "Conventional"),
        ("en", "Treaty", "treaty Treaties Treaties’", "Treatise"),
        ("de", "Armenien", "Armenien Armeniens", "Armenier Armenierin armenisch armenische"),
        ("de", "Österreich", "Österreich Österreichs", "Österreicher österreichisch"),
        ("de", "Vertrag", "Vertrag Vertrages Vertrags", "Vertraglich"),
        ("de", "Internationaler Gerichtshof", "Internationalen_Gerichtshofs", "Gerichtshof"),
        ("ru", "Армения", "Армения Армении Армению Арменией", "армянский армяне армянин"),
        ("ru", "Азербайджан", "Азербайджана Азербайджаном", "азербайджанец азербайджанский"),
        ("ru", "Россия", "России Россией Россию", "россияне Россияне россиян российский"),
        ("ru", "Верховный суд", "Верховного_суда Верховному_суду", "Верховный"),
        ("uk", "Вірменія", "Вірменії Вірменію Вірменією", "Вірмени вірменський"),
        ("uk", "Україна", "України Україні Україною", "Українці українка"),
        (
            "tr",
            "Azerbaycan",
            "Azerbaycan'ın Azerbaycan’dan Azerbaycan",
            "Azerbaycanlı Azerbaycanlılar",
        ),
        ("tr", "Güvenlik Konseyi", "Güvenlik_Konseyi'nin Güvenlik_Konseyinin", "Konsey"),
        ("tr", "Bakanlık", "Bakanlığı Bakanlığın Bakanlıklar", "Bakan"),
        (
            "az",
            "Azərbaycan",
            "Azərbaycan Azərbaycanın Azərbaycanda",
            "Azərbaycanlı azərbaycanlılar",
        ),
        ("fr", "Arménie", "Arménie l’Arménie d'Arménie", "Arménien arméniens Arméniens"),
        ("fr", "Tribunal", "Tribunal Tribunaux", "Tribunat"),
        ("es", "Comisión", "Comisión Comisiones", "Comisionado"),
        ("es", "Argentina", "Argentina", "argentino argentinos Argentino"),
        ("pt", "Convenção", "Convenção Convenções", "Convencional"),
        ("it", "Convenzione", "Convenzione Convenzioni", "Convenzionale"),
        ("lv", "Armēnija", "Armēnijas Armēnijā", "Igaunija"),
    ],
)
def test_a_name_has_the_endings_of_its_language(
    language: str, term: str, forms: str, others: str
) -> None:
    base = TermBase((Term(term, ("x",)),), language)
    said = [form.replace("_", " ") for form in forms.split()]
    assert [len(list(base.find(f"x {form}, y"))) for form in said] == [1] * len(said)
    assert [other for other in others.split() if list(base.find(f"x {other} y"))] == []


def test_a_proper_noun_is_no_ordinary_word():
    term = Term("Armenia", ("Armenia",), part_of_speech="properNoun")
    base = TermBase((term,), "es")
    assert [match.span for match in base.find("La nación armenia y Armenia.")] == [(20, 27)]


def test_an_arabic_name_that_is_said_to_be_one():
    base = TermBase((Term("أرمينيا", ("Armenia",), part_of_speech="properNoun"),), "ar")
    assert [len(list(base.find(text))) for text in ("في أرمينيا", "جندي أرميني")] == [1, 0]


@pytest.mark.parametrize(
    ("forms", "text", "shown"),
    [
        (["Tribunal Supremo"], "ante el tribunal supremo.", "tribunal supremo"),
        (["Верховный суд"], "решения Верховного суда", "Верховного суда"),
        (["Avrupa Konseyi"], "Avrupa Konseyi'nin üyeleri", "Avrupa Konseyi'nin"),
        (["Vereinte Nationen"], "der Vereinten Nationen", "Vereinten Nationen"),
        (["國際法院"], "位於國際法院的", "國際法院"),
        (["الأمم المتحدة"], "قالت الأمم المتحدة", "أمم المتحدة"),
        (["الأمم المتحدة"], "ووفقا للأمم المتحدة", "أمم المتحدة"),
        (["مجلس أوروبا"], "ومجلس أوروبا", "مجلس أوروبا"),
        (["باكو"], "في باكو", "باكو"),
        (["باكو"], "أكو", None),
        (["ONU"], "la onu", "onu"),
        (["S/RES/822"], "la resolución S/RES/822 (1993)", "S/RES/822"),
        (["ministère"], "le ministre", None),
        (["a", "ONU"], "la ONU", "ONU"),
        (["Azerbaïdjan"], "par l’Azerbaïdjan", "Azerbaïdjan"),
        (["Azerbaigian"], "dell'Azerbaigian", "Azerbaigian"),
        (["Conseil de l'Europe"], "le Conseil de l’Europe", "Conseil de l’Europe"),
        (["Bakı"], "BAKI, 26 fevral", "BAKI"),
        (["İran"], "İRAN’da", "İRAN’da"),
        ([], "algo", None),
    ],
)
def test_a_form_in_a_translation(forms: list[str], text: str, shown: str | None):
    span = first_form(forms, text)
    assert (text[slice(*span)] if span else None) == shown


@given(st.text(max_size=60), st.text(min_size=1, max_size=12))
def test_spans_lie_in_the_text(text: str, term: str):
    base = TermBase((Term(term, ("x",)),))
    for match in base.find(text + term):
        assert 0 <= match.span[0] < match.span[1] <= len(text + term)


@given(st.lists(st.text("aéżж", min_size=1, max_size=6), min_size=1, max_size=3))
def test_a_term_finds_itself(words: list[str]):
    term = " ".join(words)
    text = f"({term})."
    (match,) = TermBase((Term(term, ("x",)),)).find(text)
    assert first_form([term], text) == match.span == (1, len(term) + 1)
