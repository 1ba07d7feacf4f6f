import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.endings import RULE
from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit
from l10n.languages import language
from l10n.model import Role


def found(tag: str, source: str, target: str, role: Role = Role.BODY) -> list[Hit]:
    pair = Pair(Text(source, language("en")), Text(target, language(tag)), role)
    return list(RULE.find(pair))


LONG = "This is a long sentence whose writer forgot to put a stop behind its very last word"
CORRECT = [
    ("es", "We agree.", "Estamos de acuerdo."),
    ("es", "Do we agree?", "¿Estamos de acuerdo?"),
    ("ar", "Do we agree?", "هل نتفق؟"),
    ("fa", "Do we agree?", "آیا موافقیم؟"),
    ("ur", "We agree.", "ہم متفق ہیں۔"),
    ("el", "Do we agree?", "Συμφωνούμε;"),
    ("zh", "Do we agree?", "我们同意吗？"),
    ("ja", "We agree.", "賛成です。"),
    ("hi", "We agree.", "हम सहमत हैं।"),
    ("hy", "We agree.", "Մենք համաձայն ենք։"),
    ("hy", "We agree.", "Մենք համաձայն ենք:"),
    ("hy", "Do we agree?", "Համաձա՞յն ենք։"),
    ("hy", "He said:", "Նա ասաց."),
    ("th", "We agree.", "เราเห็นด้วย"),
    ("fr", "Do we agree?", "Sommes-nous d’accord ?"),
    ("fr", 'He said: "We agree."', "Il a dit : « Nous sommes d’accord »."),
    ("es", 'He asked: "Do we agree?"', "Preguntó: «¿Estamos de acuerdo?»."),
    ("de", "They left (all of them).", "Sie gingen (alle)."),
    ("de", "They left. (All of them.)", "Sie gingen (alle)."),
    ("az", "What a day!", "Nə gözəl gün idi."),
    ("ru", "And then…", "А потом..."),
    ("ru", "And then...", "А потом."),
    ("ru", "the first item;", "первый пункт."),
    ("de", "Dear colleagues,", "Liebe Kolleginnen und Kollegen!"),
    ("es", "Dear colleagues,", "Estimados colegas:"),
    ("es", LONG, "Esta es una frase larga cuyo autor olvidó poner un punto."),
    ("ar", "Ministers met in the U.S.", "اجتمع الوزراء في الولايات المتحدة"),
    ("es", "Ministers meet", "Reunión de ministros"),
]
FAULTY = [
    ("es", "Do we agree?", "Estamos de acuerdo.", "The source ends with “?”"),
    ("ar", "Do we agree?", "نحن نتفق.", "the translation with “.”"),
    ("el", "Do we agree?", "Συμφωνούμε.", "“?”"),
    ("hy", "Do we agree?", "Համաձայն ենք։", "“։”"),
    ("es", "We agree.", "¿Estamos de acuerdo?", "the translation with “?”"),
    ("fr", "We agree.", "Nous sommes d’accord", "without a mark"),
    ("ru", "We agree.", "Мы согласны!", "“!”"),
    ("tr", "He listed:", "Saydı.", "“:”"),
    ("de", "We agree.", "Wir sind einverstanden:", "“:”"),
    ("de", "We agree.", "Wir sind einverstanden,", "“,”"),
    ("zh", "Do we agree?", "我们同意。", "“。”"),
    ("ja", "We agree.", "賛成です", "without a mark"),
    ("az", 'He said: "We agree."', 'O dedi: "Razıyıq"', "without a mark"),
    ("es", "Ministers meet in Baku", "Los ministros se reúnen en Bakú.", "ends without a mark"),
]


@pytest.mark.parametrize(("tag", "source", "target"), CORRECT)
def test_correct_translations_pass(tag: str, source: str, target: str) -> None:
    assert found(tag, source, target) == []


@pytest.mark.parametrize(("tag", "source", "target", "told"), FAULTY)
def test_faults_are_told(tag: str, source: str, target: str, told: str) -> None:
    (hit,) = found(tag, source, target)
    assert told in hit.message


def test_a_headline_has_no_full_stop() -> None:
    assert found("es", LONG, "Una frase larga.", Role.HEADLINE)
    assert not found("es", "Ministers meet again!", "Los ministros se reúnen.", Role.HEADLINE)


def test_spans_point_at_the_marks() -> None:
    (hit,) = found("fr", "Do we agree?", "« Nous sommes d’accord. »")
    assert (hit.source_span, hit.target_span) == ((11, 12), (22, 23))


@given(st.text(alphabet="ab .?!…:;,\"'»)։՞۔。", min_size=1), st.sampled_from(["en", "hy", "ar"]))
def test_a_text_agrees_with_itself(text: str, tag: str) -> None:
    one = Text(text, language(tag))
    assert list(RULE.find(Pair(one, Text(text, language(tag))))) == []


@given(st.text(), st.text(min_size=1), st.sampled_from(["es", "el", "hy", "th", "ja"]))
def test_any_text_is_read(source: str, target: str, tag: str) -> None:
    for hit in found(tag, source, target):
        for text, span in ((source, hit.source_span), (target, hit.target_span)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
