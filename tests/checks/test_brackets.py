import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.brackets import RULE
from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit
from l10n.languages import language


def found(tag: str, source: str, target: str) -> list[Hit]:
    return list(RULE.find(Pair(Text(source, language("en")), Text(target, language(tag)))))


ASIDE = "The agency (founded in 1990) opened an office."
CORRECT = [
    ("es", ASIDE, "La agencia (fundada en 1990) abrió una oficina."),
    ("es", ASIDE, "La agencia, fundada en 1990, abrió una oficina."),
    ("zh", ASIDE, "该机构（成立于1990年）开设了办事处。"),
    ("ar", ASIDE, "افتتحت الوكالة (التي تأسست عام 1990) مكتبا."),
    ("de", "The House voted.", "Das Repräsentantenhaus (Unterhaus) stimmte ab."),
    ("de", "a) First point", "a) Erster Punkt"),
    ("de", "1. First point", "1) Erster Punkt"),
    ("es", "The aims are (1) to meet and (2) to sign.", "Los fines son: 1) reunirse y 2) firmar."),
    ("fr", "See paragraph (1)(c).", "Voir l’alinéa (1)c)."),
    ("fr", "See paragraph 37(b).", "Voir l’alinéa 37b)."),
    ("ru", "The bank (WB) agreed.", "Банк, WB, согласился."),
    ("fr", "It works :)", "Ça marche :)"),
    ("fr", "It works.", "Ça marche ;-)"),
    ("es", "(The rest follows.", "(El resto sigue."),
    ("es", "“[We] won,” she said.", "«[Nosotros] ganamos», dijo."),
]
FAULTY = [
    ("es", ASIDE, "La agencia (fundada en 1990 abrió una oficina.", ["("]),
    ("es", ASIDE, "La agencia fundada en 1990) abrió una oficina.", [")"]),
    ("fr", ASIDE, "L’agence [fondée en 1990) a ouvert un bureau.", ["[", ")"]),
    ("zh", ASIDE, "该机构（成立于1990年开设了办事处。", ["（"]),
    ("ar", ASIDE, "افتتحت الوكالة التي تأسست عام 1990) مكتبا.", [")"]),
    ("tr", "(EU) member states met.", "AB) üyesi devletler toplandı.", [")"]),
    ("ru", "The World Bank (WB) agreed.", "Всемирный банк WB согласился.", ["WB"]),
    ("de", "(One) Two", "(Eins (Zwei)", ["("]),
]


@pytest.mark.parametrize(("tag", "source", "target"), CORRECT)
def test_correct_translations_pass(tag: str, source: str, target: str) -> None:
    assert found(tag, source, target) == []


@pytest.mark.parametrize(("tag", "source", "target", "where"), FAULTY)
def test_faults_are_told(tag: str, source: str, target: str, where: list[str]) -> None:
    hits = found(tag, source, target)
    assert [target[slice(*hit.target_span)] for hit in hits if hit.target_span] == where


@given(st.text(alphabet="a1() []{}（）:;-【"))
def test_a_text_agrees_with_itself(text: str) -> None:
    assert found("en", text, text) == []


@given(st.text(), st.text(alphabet="a1.,()[]（ ", min_size=1))
def test_any_text_is_read(source: str, target: str) -> None:
    for hit in found("fr", source, target):
        assert hit.target_span is not None
        assert 0 <= hit.target_span[0] < hit.target_span[1] <= len(target)
