"""Denials lost and gained; what professionals write for “not” is none of either."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.negation import RULE
from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit
from l10n.languages import language


def found(tag: str, source: str, target: str, spoken: str = "en") -> list[Hit]:
    return list(RULE.find(Pair(Text(source, language(spoken)), Text(target, language(tag)))))


# Each with the negation and without it.
DENIED = [
    # A word that goes with a denial is none itself.
    ("tr", "No state recognises it.", "Hiçbir devlet onu tanımıyor.",
     "Hiçbir devlet onu tanıyor."),
    ("az", "No state recognises it.", "Heç bir dövlət onu tanımır.", "Heç bir dövlət onu tanıyır."),
    ("tr", "Keep in mind that not all are alike.", "Hepsinin aynı olmadığını unutmayın.",
     "Hepsinin aynı olduğunu unutmayın."),
    ("es", "The ministers did not sign the treaty.", "Los ministros no firmaron el tratado.",
     "Los ministros firmaron el tratado."),
    ("es", "Nobody was hurt.", "Nadie resultó herido.", "Alguien resultó herido."),
    ("fr", "The court hasn't ruled yet.", "Le tribunal ne s’est pas encore prononcé.",
     "Le tribunal s’est déjà prononcé."),
    ("fr", "There is no evidence.", "Il n'y a aucune preuve.", "Il y a une preuve."),
    ("fr", "Nobody came.", "Personne n’est venu.", "Des gens sont venus."),
    ("de", "The minister will not resign.", "Der Minister tritt nicht zurück.",
     "Der Minister tritt zurück."),
    ("de", "We have no plans.", "Wir haben keine Pläne.", "Wir haben eine Menge Pläne."),
    ("ru", "They never agreed to it.", "Они никогда на это не соглашались.",
     "Они всегда на это соглашались."),
    ("ru", "There are no survivors.", "Выживших нет.", "Выжившие есть."),
    ("tr", "This is not true.", "Bu doğru değil.", "Bu doğru."),
    ("tr", "They did not attend the meeting.", "Toplantıya katılmadılar.",
     "Toplantıya katıldılar."),
    ("tr", "He cannot come.", "Gelemez.", "Gelebilir."),
    ("tr", "The talks are not continuing.", "Görüşmeler sürmüyor.", "Görüşmeler sürüyor."),
    ("az", "This is not true.", "Bu doğru deyil.", "Bu doğrudur."),
    ("az", "They did not come.", "Onlar gəlmədilər.", "Onlar gəldilər."),
    ("az", "It does not work.", "O, işləmir.", "O, işləyir."),
    ("ar", "They did not arrive yesterday.", "لم يصلوا أمس.", "وصلوا أمس."),
    ("ar", "It is not true.", "هذا ليس صحيحا.", "هذا صحيح."),
    ("ar", "They will not leave.", "لن يغادروا.", "سوف يغادرون."),
    ("uk", "They did not come.", "Вони не прийшли.", "Вони прийшли."),
    ("it", "They did not come.", "Non sono venuti.", "Sono venuti."),
    ("pt", "They did not come.", "Eles não vieram.", "Eles vieram."),
    ("fa", "It is not true.", "این درست نیست.", "این درست است."),
    ("ur", "It is not true.", "یہ سچ نہیں ہے۔", "یہ سچ ہے۔"),
    ("hy", "He did not come.", "Նա չի եկել։", "Նա եկել է։"),
    ("ka", "He did not come.", "ის არ მოვიდა.", "ის მოვიდა."),
    ("zh", "They did not come.", "他们没有来。", "他们来了。"),
    ("ja", "They did not come.", "彼らは来なかった。", "彼らは来た。"),
]  # fmt: skip
CORRECT = [
    ("ar", "Only forty people lived there.", "لم يكن يعيش هناك سوى أربعين شخصا."),
    ("ar", "It can only be reached by sea.", "لا يمكن الوصول إليه إلا بحرا."),
    ("ar", "They went without me.", "ذهبوا من دوني."),
    (
        "fr",
        "It was not fully rebuilt until after the war.",
        "Elle n’a été entièrement reconstruite par la ville qu’après la guerre.",
    ),
    ("fr", "It is one step.", "C’est un pas."),
    ("fr", "The game was a draw.", "Ce fut un match nul."),
    ("es", "The reason is unclear.", "La razón no está clara."),
    ("es", "It is nowhere near enough.", "Está lejos de ser suficiente."),
    ("de", "They warned him not to leave.", "Sie warnten ihn davor, zu gehen."),
    ("de", "It is not dangerous.", "Es ist ungefährlich."),
    ("de", 'They sang "Don\'t Leave Me Now" again.', "Sie sangen erneut „Don't Leave Me Now“."),
    ("tr", "They have yet to finish it.", "Onu henüz bitirmiş değiller."),
    ("tr", "It was an incredible year.", "İnanılmaz bir yıldı."),
    ("tr", "No state recognises it.", "Hiçbir devlet onu tanımıyor."),
    ("az", "It must keep its sense.", "Mənasını itirməməlidir."),
    ("az", "Never leave your bag alone.", "Çantanızı əsla tək qoymayın."),
    ("es", "Not only Baku but Paris agreed.", "Tanto Bakú como París aceptaron."),
    ("es", "It was refused.", "No fue aceptado."),
    ("es", "They could not come.", "Les fue imposible venir."),
    ("es", "It works.", "Sin embargo, funciona."),
    ("es", "It will end only in May.", "No terminará hasta mayo."),
    ("es", "It will not end until May.", "No terminará hasta mayo."),
    ("fr", "There is more than one way.", "Il y a plus d’une voie."),
    ("fr", "They failed to agree.", "Ils ne se sont pas mis d’accord."),
    ("fr", "It is the first step.", "C’est le premier pas."),
    (
        "fr",
        "The wettest January on record.",
        "Le mois de janvier le plus pluvieux jamais enregistré.",
    ),
    ("fr", "The blind could not tell them apart.", "Les aveugles ne pouvaient les distinguer."),
    ("fr", "They are without power.", "Ils sont privés d’électricité."),
    ("fr", "They filed a motion of no confidence.", "Ils ont déposé une motion de censure."),
    ("de", "No doubt they will come.", "Zweifellos werden sie kommen."),
    ("de", "They are not legal.", "Sie sind unzulässig."),
    ("de", "They were unable to come.", "Sie konnten nicht kommen."),
    ("ru", "They lack water.", "У них нет воды."),
    ("ru", "She lives in a small town.", "Она живёт в небольшом городе."),
    ("tr", "The meeting was held.", "Toplantının yapılması sağlandı."),
    ("tr", "Remember the date.", "Tarihi unutmayın."),
    ("tr", "Entry is impossible.", "Girmek mümkün değil."),
    ("az", "They will hold a meeting.", "Görüşün keçirilməsi nəzərdə tutulur."),
    ("ar", "Rain is still falling.", "لا يزال المطر يهطل."),
    ("ar", "Nothing is impossible.", "لا شيء مستحيل."),
    ("zh", "But they came.", "不过他们来了。"),
    ("sw", "They did not come.", "Walikuja."),
]


@pytest.mark.parametrize(("tag", "source", "right", "wrong"), DENIED)
def test_a_lost_denial_is_found_and_a_kept_one_is_not(tag, source, right, wrong):
    assert found(tag, source, right) == []
    [hit] = found(tag, source, wrong)
    assert hit.message.startswith("The source says “")
    assert hit.message.endswith("”; nothing in the translation denies.")
    assert hit.source_span is not None


@pytest.mark.parametrize(("tag", "source", "right", "wrong"), DENIED)
def test_every_language_may_be_the_source(tag, source, right, wrong):
    assert found("en", right, source, spoken=tag) == []
    assert found("en", wrong, source, spoken=tag) != []


@pytest.mark.parametrize(("tag", "source", "target"), CORRECT)
def test_other_words_for_it_are_no_fault(tag, source, target):
    assert found(tag, source, target) == []


def test_a_denial_from_nowhere_is_shown_where_it_stands():
    target = "Los testigos no son culpables."
    [hit] = found("es", "The witnesses are guilty.", target)
    assert hit.message == "The translation says “no”; nothing in the source denies."
    assert hit.target_span is not None
    assert target[slice(*hit.target_span)] == "no"


def test_arabic_vowel_signs_make_no_word_of_a_part():
    assert found("ar", "The people came.", "جاءَ النَّاسُ إلَى القَرية كَلَا") == []


@given(source=st.text(), target=st.text(), tag=st.sampled_from(["es", "tr", "ar", "ja", "sw"]))
def test_any_text_is_fine_and_spans_lie_within(source: str, target: str, tag: str):
    for hit in found(tag, source, target):
        for span, text in ((hit.source_span, source), (hit.target_span, target)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


@given(
    text=st.lists(
        st.sampled_from(
            ["they", "do", "not", "no", "never", "refuse", "unless", "only", "to", "go"]
        )
    )
)
def test_a_text_denies_what_it_denies(text: list[str]):
    assert found("en", " ".join(text), " ".join(text)) == []
