import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.pair import Pair, Text
from l10n.checks.quotes import RULE
from l10n.checks.quoting import quotes
from l10n.checks.rule import Hit
from l10n.languages import language
from l10n.lexicon.typography import typography
from l10n.model import Role


def found(tag: str, source: str, target: str, role: Role = Role.BODY) -> list[Hit]:
    pair = Pair(Text(source, language("en")), Text(target, language(tag)), role)
    return list(RULE.find(pair))


QUOTED = 'The minister called the plan "a first step" and left.'
CORRECT = [
    ("es", QUOTED, "El ministro calificó el plan de «un primer paso» y se marchó."),
    ("fr", QUOTED, "Le ministre a qualifié le plan de « premier pas » avant de partir."),
    ("fr", 'They signed the "Peace Agreement" there.', "Ils y ont signé l’« Accord de paix »."),
    (
        "fr",
        "They signed the “Agreement on Peace and Interstate Relations” there.",
        "Ils y ont signé l’« Accord sur la paix et les relations interétatiques » aujourd’hui.",
    ),
    ("de", QUOTED, "Der Minister nannte den Plan „einen ersten Schritt“ und ging."),
    ("de", QUOTED, 'Der Minister nannte den Plan „einen ersten Schritt" und ging.'),
    ("de", QUOTED, "Der Minister nannte den Plan »einen ersten Schritt« und ging."),
    ("de", QUOTED, "Der Minister nannte den Plan ,,einen ersten Schritt'' und ging."),
    ("ru", QUOTED, "Министр назвал план «первым шагом» и ушёл."),
    ("tr", QUOTED, "Bakan planı “ilk adım” olarak niteledi ve ayrıldı."),
    ("tr", QUOTED, "Bakan planı 'ilk adım' olarak niteledi ve ayrıldı."),
    ("az", QUOTED, "Nazir planı ''ilk addım'' adlandırdı və getdi."),
    ("ar", QUOTED, "وصف الوزير الخطة بأنها ”خطوة أولى“ ثم غادر."),
    ("ar", QUOTED, "وصف الوزير الخطة بأنها «خطوة أولى» ثم غادر."),
    ("ja", QUOTED, "大臣は計画を「第一歩」と呼び、退席した。"),
    ("zh", QUOTED, "部长称该计划为“第一步”，随后离开。"),
    ("hy", QUOTED, "Նախարարը ծրագիրն անվանեց «առաջին քայլ» և հեռացավ։"),
    ("ka", QUOTED, "მინისტრმა გეგმას „პირველი ნაბიჯი“ უწოდა და წავიდა."),
    ("pt", QUOTED, "O ministro chamou o plano de “primeiro passo” e saiu."),
    # Who speaks stands within the marks of one quotation.
    (
        "fr",
        "“A language dies,” the linguist said, “when nobody is left to scold in it.”",
        "« Une langue meurt, a dit la linguiste, quand plus personne n’y gronde. »",
    ),
    (
        "fr",
        '"I wanted peace," he said on his release. "I wanted to be left alone."',
        "« Je voulais la paix, a-t-il dit à sa libération. Je voulais qu’on me laisse. »",
    ),
    (
        "es",
        '"We are tired," she said, "but we are staying."',
        "«Estamos cansados —dijo—, pero nos quedamos».",
    ),
    # Apostrophes, possessives and primes are no quotation marks.
    ("es", "The boys’ team didn't win the '90s cup.", "El equipo de los chicos no ganó la copa."),
    ("es", "'Tis the students' choice.", "Es la elección de los estudiantes."),
    ("fr", "The state's bill isn't ready.", "Le projet de loi de l'État n'est pas prêt."),
    ("tr", "Ankara’s envoy arrived.", "Ankara'nın elçisi Türkiye'ye geldi."),
    # A mark after a space at the very end closes what began before.
    ("tr", 'They are here and will stay."', 'Buradalar ve kalacaklar. "'),
    ("tr", 'They are here," she said.', 'Buradalar,"dedi.'),
    (
        "es",
        'The pipe is 12" wide and 5\'11" long.',
        "El tubo mide 30 cm de ancho y 1,80 m de largo.",
    ),
    ("he", "The army spoke.", 'צה"ל הודיע.'),
    # More quotations than the source has: names of companies and papers.
    ("ru", "Gazprom said no.", "«Газпром» ответил отказом."),
    ("az", "The Guardian wrote about it.", "“The Guardian” qəzeti bu barədə yazıb."),
    # A dash stands for the marks of speech.
    ("es", "“I will stay,” she said.", "—Me quedaré —dijo."),
    ("ru", "“I will stay,” she said.", "— Я останусь, — сказала она."),
    # A quotation that began before, or goes on.
    ("es", '"We will rebuild the bridge.', "«Reconstruiremos el puente."),
    ("es", '"We will rebuild the bridge.', "Reconstruiremos el puente."),
    ("fr", 'It will take time," he said.', "Cela prendra du temps », a-t-il déclaré."),
    ("de", 'It will take time," he said. "But we', "Es wird dauern“, sagte er. „Aber wir"),
    # Nested.
    (
        "es",
        "She said: “He told me ‘never’ twice.”",
        "Ella dijo: «Me dijo “nunca” dos veces».",
    ),
    # A word in letters of its own stands out without marks.
    ("ru", "They call it “fjell” there.", "Там это называют fjell."),
]
FAULTY = [
    ("es", QUOTED, "El ministro calificó el plan de «un primer paso y se marchó.", "not close"),
    ("es", QUOTED, "El ministro calificó el plan de un primer paso» y se marchó.", "not open"),
    ("fr", QUOTED, "Le ministre a qualifié le plan de « premier pas avant de partir.", "not close"),
    ("de", QUOTED, "Der Minister nannte den Plan „einen ersten Schritt und ging.", "not close"),
    ("de", QUOTED, "Der Minister nannte den Plan einen ersten Schritt“ und ging.", "“"),
    ("ru", QUOTED, 'Министр назвал план "первым шагом и ушёл.', "not close"),
    ("tr", QUOTED, "Bakan planı ilk adım” olarak niteledi ve ayrıldı.", "not open"),
    ("az", QUOTED, 'Nazir planı ilk addım" adlandırdı və getdi.', '"'),
    ("ar", QUOTED, "وصف الوزير الخطة بأنها «خطوة أولى ثم غادر.", "«"),
    ("ja", QUOTED, "大臣は計画を「第一歩と呼び、退席した。", "「"),
    ("es", QUOTED, "El ministro calificó el plan de un primer paso y se marchó.", '"a first step"'),
    ("ru", "No names.", "Без «имён.", "not close"),
    ("tr", "It was 'a mistake', he said.", "Bunun bir hata olduğunu söyledi.", "'a mistake'"),
    ("es", "“One” and “two”.", "«Uno» y dos.", "2 passages"),
    ("es", 'She said, "We will rebuild.', "Dijo que reconstruiremos.", "open"),
    ("fr", 'It will take time," he said.', "Cela prendra du temps, a-t-il déclaré.", "open"),
    (
        "ru",
        'The head of Sever said, "We will open the plant in the spring."',
        "Глава компании «Север» сказал: Мы откроем завод весной.",
        "at length",
    ),
    ("ru", 'It will take time," he said.', "«Это займёт время, — сказал он.", "not close"),
    ("es", 'She said, "We will rebuild.', "Dijo: Reconstruiremos».", "not open"),
    ("de", '"Win," he said. "And', "„Gewinnen“, sagte er. Und", "open"),
]


@pytest.mark.parametrize(("tag", "source", "target"), CORRECT)
def test_correct_translations_pass(tag: str, source: str, target: str) -> None:
    assert found(tag, source, target) == []


def test_a_name_needs_no_marks_where_only_the_source_sets_it_in_them() -> None:
    source = Text("Компания «Северный путь» назвала план «первым шагом».", language("ru"))
    bare = Text("The company Northern Way called the plan “a first step”.", language("en"))
    assert list(RULE.find(Pair(source, bare))) == []
    barer = Text("The company Northern Way called the plan a first step.", language("en"))
    assert list(RULE.find(Pair(source, barer)))


@pytest.mark.parametrize(("tag", "source", "target", "told"), FAULTY)
def test_lost_marks_are_told(tag: str, source: str, target: str, told: str) -> None:
    (hit,) = found(tag, source, target)
    assert told in hit.message


def test_spans_point_at_the_mark() -> None:
    (hit,) = found("es", QUOTED, "El plan es «un primer paso.")
    assert hit.target_span == (11, 12)
    (hit,) = found("es", QUOTED, "El plan es un primer paso.")
    assert hit.source_span is not None
    assert QUOTED[slice(*hit.source_span)] == '"a first step"'


def test_a_quotation_known_to_go_on_keeps_its_mark() -> None:
    source, target = "“We will rebuild the bridge.", "Reconstruiremos el puente."
    assert found("es", source, target, Role.QUOTATION)


@pytest.mark.parametrize("tag", ["en", "es", "fr", "de", "ru", "he", "ja"])
@given(st.text(alphabet="ab s1.,'\"“”„«»‹›‘’‚`´「」א—"))
def test_a_text_agrees_with_itself(tag: str, text: str) -> None:
    text = text or "a"
    same = Text(text, language(tag))
    hits = list(RULE.find(Pair(same, Text(text, language(tag)))))
    assert hits == []


@given(st.text(), st.text(min_size=1), st.sampled_from(["es", "fr", "de", "ar", "zh", "sw"]))
def test_any_text_is_read(source: str, target: str, tag: str) -> None:
    for hit in found(tag, source, target):
        for text, span in ((source, hit.source_span), (target, hit.target_span)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


def test_passages_are_told_with_their_marks() -> None:
    text = Text("He said 'so be it' of “The ‘Plan’”, the boys' '80s hit.", language("en"))
    passages = quotes(text, typography("en")).passages
    assert [text.text[a:b] for a, b in passages] == ["'so be it'", "“The ‘Plan’”", "‘Plan’"]
