"""The rules whose findings ``l10n check --fix`` mends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks import (
    typography_marks,
    typography_openings,
    typography_quotes,
    typography_spaces,
    typography_typewriter,
)
from l10n.checks.fixing import fixed, settled
from l10n.checks.pair import Pair, Text
from l10n.languages import language
from l10n.model import Finding

RULES = (
    *typography_typewriter.RULES,
    typography_openings.RULE,
    typography_marks.RULE,
    typography_quotes.RULE,
    typography_spaces.RULE,
)
N, T = "\u00a0", "\u202f"


def notes(tag: str, target: str, source: str = "Something else.") -> list[Finding]:
    pair = Pair(Text(source, language("en")), Text(target, language(tag)))
    return [
        Finding(rule.name, rule.severity, hit.message, None, hit.target_span, hit.fix)
        for rule in RULES
        for hit in rule.find(pair)
    ]


MENDED = [
    ("fr", "Est-ce vrai ? Oui !", f"Est-ce vrai{T}? Oui{T}!"),
    ("fr", "Est-ce vrai? Oui!", f"Est-ce vrai{T}? Oui{T}!"),
    ("fr", "Il a dit : « oui » ; puis « non ».", f"Il a dit{N}: «{N}oui{N}»{T}; puis «{N}non{N}»."),
    ("fr", "Il a dit «oui».", f"Il a dit «{N}oui{N}»."),
    ("fr", 'Il a dit "oui".', f"Il a dit «{N}oui{N}»."),
    ("fr", 'Il a dit "oui"?', f"Il a dit «{N}oui{N}»{T}?"),
    ("fr", "Près de 46 % des 12 km", f"Près de 46{N}% des 12{N}km"),
    ("fr-CA", "Vrai ? Oui : non !", f"Vrai? Oui{N}: non!"),
    ("es", "Que quieres?", "¿Que quieres?"),
    ("es", "Bien. «Viene hoy?»", "Bien. «¿Viene hoy?»"),
    ("es", "Vivan todos!", "¡Vivan todos!"),
    ("es", 'El plan "nuevo" y el «viejo».', "El plan «nuevo» y el «viejo»."),
    ("es", 'El plan "nuevo" y el “viejo”.', "El plan “nuevo” y el “viejo”."),
    ("es", '«El plan "nuevo"».', "«El plan “nuevo”»."),
    ("es", "Uno , dos  tres .", "Uno, dos tres."),
    ("es", "Y luego...", "Y luego…"),
    ("de", 'Der "neue" Plan - und der alte', "Der „neue“ Plan – und der alte"),
    ("de", "Der “neue” Plan, z. B. 5 km", f"Der „neue“ Plan, z.{N}B. 5{N}km"),
    ("de-CH", 'Der "neue" Plan', "Der «neue» Plan"),
    ("ru", 'Газета "Труд" - это 5 км', f"Газета «Труд» — это 5{N}км"),
    ("ru", "А. С. Пушкин в 1830 г.", f"А.{N}С.{N}Пушкин в 1830{N}г."),
    ("uk", 'Газета "Труд"', "Газета «Труд»"),
    ("uz", "Bu  “birinchi qadam” edi .", "Bu “birinchi qadam” edi."),
    ("it", 'Il piano "nuovo"', "Il piano «nuovo»"),
    ("ar", "هل جاء اليوم? نعم, جاء; ثم ذهب.", "هل جاء اليوم؟ نعم، جاء؛ ثم ذهب."),
    ("ar", 'قال "نعم" , ثم ذهب', 'قال "نعم"، ثم ذهب'),
    ("ar", "في عام 2020, جاء", "في عام 2020، جاء"),
    ("fa", "آیا آمد?", "آیا آمد؟"),
    ("ur", "وہ آیا. پھر گیا.", "وہ آیا۔ پھر گیا۔"),
    ("el", "Ήρθε?", "Ήρθε;"),
    ("hy", "Նա եկավ:", "Նա եկավ։"),
    ("zh", "他来了, 是吗?", "他来了，是吗？"),
    ("zh", '他说"好".', "他说“好”。"),
    ("zh-Hant", '他說"好"。', "他說「好」。"),
    ("ja", '彼は"はい"と言った.', "彼は「はい」と言った。"),
    ("ka", 'გეგმა "ახალი"', "გეგმა „ახალი“"),
    ("it", "Ecco - forse - tutto...", "Ecco – forse – tutto…"),
    ("pt", 'O plano "novo"', "O plano “novo”"),
    ("en", "The 'new' \"plan\"", "The 'new' “plan”"),
    ("sw", "Habari , njema  sana", "Habari, njema sana"),
]
FINE = [
    ("fr", f"Est-ce vrai{N}? À 12:30, voir https://example.org/?a=1;b=2 !".replace(" !", f"{T}!")),
    ("fr", "Il y a 12 personnes."),
    ("es", "Si vienes, ¿qué traes? ¡Bien!"),
    ("es", "¿Vienes o no?! El precio (?) es 5%."),
    ("de", "Die Nord-Süd-Linie kostet 3 - 5 Euro, minus -2."),
    ("de", "Er sagte: „Das ist ‚gut‘ so.“"),
    ("ru", "«Труд» писал: „да“."),
    ("ar", "بلغ العدد 1,250 في Google, Apple و https://example.org/?q=1."),
    ("ar", "قال «نعم» و“لا” و”ربما“."),
    ("zh", "价格为3.5元，见 Smith, J. (2020)。"),
    ("en", 'The 12" pipe, the boys’ own… 10 km .NET'),
    ("hy", "Նա եկավ։"),
    ("tr", "Ankara’nın “ilk adımı” budur."),
    ("tr", 'Bu "ilk adım"dı.'),
    ("az", 'Bu "ilk addım" idi.'),
    ("ar", 'قال "نعم" ثم ذهب - ثم عاد.'),
    ("sw", 'Habari "njema" - sana...'),
    ("es", 'Lo llamó "un primer paso.'),
]


@pytest.mark.parametrize(("tag", "target", "mended"), MENDED)
def test_faults_are_mended(tag: str, target: str, mended: str) -> None:
    assert fixed(target, notes(tag, target)) == mended
    assert fixed(mended, notes(tag, mended)) == mended


@pytest.mark.parametrize(("tag", "target"), FINE)
def test_good_typography_is_left_alone(tag: str, target: str) -> None:
    assert notes(tag, target) == []


def test_where_a_question_begins_is_not_guessed() -> None:
    (note,) = notes("es", "Si viene, qué hacemos?")
    assert (note.target_span, note.fix) == ((21, 22), None)


def test_a_name_with_a_mark_is_no_sentence() -> None:
    assert notes("es", "Go! Tours abrió ayer.", "Go! Tours opened yesterday.") == []
    assert notes("es", "La marca de Bravo! creció.", "The Bravo! brand grew.") == []


def test_a_full_stop_is_armenian_only_where_the_source_ends() -> None:
    assert notes("hy", "Նա ասաց:", "He said:") == []


def test_an_untranslated_text_has_no_notes() -> None:
    text = 'He said "no" , twice...'
    assert notes("fr", text, text) == []


TAGS = st.sampled_from(
    ["en", "es", "fr", "fr-CA", "de", "ru", "tr", "ar", "ur", "fa", "el", "hy", "zh", "ja", "it"]
)
SIGNS = st.text(alphabet="aбابա字1Z .,;:?!-…\"'“”„«»‘’()%\u00a0", min_size=1, max_size=40)


def letters(text: str) -> list[str]:
    return [sign for sign in text if sign.isalnum()]


@given(TAGS, SIGNS)
def test_fixing_changes_no_letter_and_comes_to_rest(tag: str, text: str) -> None:
    better = settled(text, lambda text: notes(tag, text))
    assert letters(better) == letters(text)
    assert fixed(better, notes(tag, better)) == better


WORDS = st.sampled_from(["mot", "Été", "Слово", "كلمة", "文字", "46", "km", "%", "А.", "z. B."])
TOUCH = st.sampled_from(["", ",", ".", "?", "!", ":", ";", "...", " ,", " ?", " :", " -", "  "])
PIECE = st.builds(lambda word, touch: word + touch, WORDS, TOUCH)
QUOTED = st.builds(
    lambda pieces, touch: f'"{" ".join(pieces).strip()}"{touch}',
    st.lists(PIECE, min_size=1, max_size=3),
    TOUCH,
)


@given(TAGS, st.lists(PIECE | QUOTED, min_size=1, max_size=6))
def test_ordinary_text_is_fixed_at_once(tag: str, pieces: list[str]) -> None:
    text = " ".join(pieces).strip()
    better = fixed(text, notes(tag, text))
    assert fixed(better, notes(tag, better)) == better


@given(TAGS, st.text(min_size=1))
def test_any_text_is_read(tag: str, text: str) -> None:
    for note in notes(tag, text):
        assert note.target_span is not None
        assert 0 <= note.target_span[0] < note.target_span[1] <= len(text)
