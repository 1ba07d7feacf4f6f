import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.names import RULE
from l10n.checks.pair import Knowledge, Pair, Text
from l10n.checks.rule import Hit
from l10n.languages import language
from l10n.terms.base import Term, TermBase


def found(tag: str, source: str, target: str, known: Knowledge | None = None) -> list[Hit]:
    texts = Text(source, language("en")), Text(target, language(tag))
    return list(RULE.find(Pair(*texts, knowledge=known or Knowledge())))


MET = "The envoy met Merkel in Geneva on Monday."
CORRECT = [
    ("es", MET, "El enviado se reunió el lunes con Merkel en Ginebra."),
    ("fr", MET, "L’émissaire a rencontré Merkel à Genève lundi."),
    ("de", MET, "Der Gesandte traf Merkel am Montag in Genf."),
    ("ru", MET, "Посланник встретился с Меркель в Женеве в понедельник."),
    ("tr", MET, "Elçi, Merkel’le pazartesi günü Cenevre’de görüştü."),
    ("az", MET, "Elçi bazar ertəsi Cenevrədə Merkellə görüşdü."),
    ("ar", MET, "التقى المبعوث بميركل في جنيف يوم الاثنين."),
    ("ka", MET, "ელჩი ორშაბათს ჟენევაში მერკელს შეხვდა."),
    ("hy", MET, "Բանագնացը երկուշաբթի Ժնևում հանդիպեց Մերկելի հետ։"),
    ("uk", MET, "Посланець зустрівся з Меркель у Женеві в понеділок."),
    ("zh", MET, "特使周一在日内瓦会见了默克尔。"),
    ("fr", "They wrote to Putin.", "Ils ont écrit à Poutine."),
    ("es", "He lives in South America.", "Vive en Sudamérica."),
    ("de", "French wine from France.", "Französischer Wein aus Frankreich."),
    ("fr", "She flew to Palermo.", "Elle est allée à Palerme."),
    ("es", "The Slavs came later.", "Los eslavos llegaron después."),
    ("es", "Transportaion was hard.", "El transporte fue difícil."),
    ("es", "The President of the Republic spoke.", "Habló la jefa del Estado."),
    ("es", "We didn't know Didier.", "No conocíamos a Didier."),
    ("fr", "MERKEL RESIGNS", "DÉMISSION"),
    (
        "es",
        "It was 8 degrees Celsius in Scandinavia.",
        "Había 8 grados centígrados en Escandinavia.",
    ),
    # A rare word has its capital from its place: at the beginning, or in a title.
    ("fr", "Venom from the snail may kill.", "Le venin de cet escargot peut tuer."),
    ("es", "He ran. Undeterred by rain, he won.", "Corrió. Sin arredrarse por la lluvia, ganó."),
    (
        "fr",
        "Message of Condolence on the Death of Arvid Lund",
        "Condoléances à la mort d’Arvid Lund",
    ),
    ("fr", "They live in Ghent and speak Welsh.", "Ils vivent à Gand et parlent gallois."),
    ("az", "George spoke.", "Corc danışdı."),
    ("de", "Near the Atlantic Ocean.", "Beim Atlantischen Ozean."),
    ("fr", "He met the Prime Minister.", "Il a rencontré le Premier Ministre."),
    ("fr", "The Ephesians came.", "Vinrent les Éphésiens."),
    ("ru", "He knew Mr Blake.", "Он знал господина Блейка."),
    ("tr", "We met Baker.", "Baker’la görüştük."),
    ("de", "They spoke of Islam.", "Sie sprachen vom Islam."),
    ("ru", "The New Zealand police came.", "Приехала новозеландская полиция."),
    ("ru", "They met Johnson and Jonson.", "Они встретились с Джонсоном и Джонсоном."),
    ("ru", "The African Union met.", "Собрался Африканский союз."),
    ("ar", "It was in Copenhagen.", "كان في كوبنهاجن."),
    ("ar", "The Polish minister left Poland.", "غادر الوزير البولندي بولندا."),
    ("ar", "They met Ilham Aliyev.", "التقوا إلهام علييف."),
    ("ur", "They met Ilham Aliyev.", "انہوں نے الہام علیئیف سے ملاقات کی۔"),
    ("ur", "It was in Almaty.", "یہ الماتی میں تھا۔"),
    ("fr", "They met Nikol Pashinyan.", "Ils ont rencontré Nikol Pachinian."),
    ("de", "They met Nikol Pashinyan.", "Sie trafen Nikol Paschinjan."),
    ("tr", "They met Jeyhun Bayramov.", "Ceyhun Bayramov’la görüştüler."),
    ("ru", "It was the Khojali tragedy.", "Это была Ходжалинская трагедия."),
    ("ru", "The Baku court sat.", "Заседал бакинский суд."),
    ("uk", "It was the Khojali tragedy.", "Це була Ходжалинська трагедія."),
]
FAULTY = [
    ("fr", "We slept at Phantom Ranch.", "Nous avons dormi au Ranch.", "Phantom", None),
    ("es", MET, "El enviado se reunió el lunes con Merkol en Ginebra.", "Merkel", "Merkol"),
    ("fr", MET, "L’émissaire a rencontré Mekrel à Genève lundi.", "Merkel", "Mekrel"),
    ("de", "It was in Khojaly.", "Es war in Khojary.", "Khojaly", "Khojary"),
    ("tr", MET, "Elçi, Merkol’le pazartesi günü Cenevre’de görüştü.", "Merkel", "Merkol"),
    ("az", "It was Merkel.", "Bu, Merkol idi.", "Merkel", "Merkol"),
    ("es", MET, "El enviado se reunió el lunes en Ginebra.", "Merkel", None),
    ("es", MET, "El enviado se reunió el lunes con Merkel.", "Geneva", None),
    ("ru", MET, "Посланник встретился в Женеве в понедельник.", "Merkel", None),
    ("ar", MET, "التقى المبعوث بميركل يوم الاثنين.", "Geneva", None),
    ("ru", "He left Germany.", "Он покинул Францию.", "Germany", None),
    ("de", "He left London.", "Er reiste ab.", "London", None),
    ("fr", "We saw David Baker.", "Nous avons vu David.", "Baker", None),
    ("tr", "We told Baker all.", "Her şeyi ona anlattık.", "Baker", None),
    ("de", "We read Black Beauty.", "Wir lasen Black Beaupy.", "Beauty", "Beaupy"),
    ("az", "It was Northern Rock.", "Bu, Nrothern Rock idi.", "Northern", "Nrothern"),
    ("ru", "He left Germany.", "Он покинул Гремании.", "Germany", "Гремании"),
    ("ru", "It was Branson.", "Это был Браснон.", "Branson", "Браснон"),
    ("ru", "It was in Wellington.", "Это было в Воллингтоне.", "Wellington", "Воллингтоне"),
    ("ru", "He left Africa.", "Он покинул Афризу.", "Africa", "Афризу"),
    ("ru", "He left New Zealand.", "Он покинул Новую Зелаадию.", "Zealand", "Зелаадию"),
    ("ar", "It was in Toronto.", "كان في تورنوتو.", "Toronto", "تورنوتو"),
    ("ar", "It was in Wellington.", "كان في ويلينغجون.", "Wellington", "ويلينغجون"),
]


@pytest.mark.parametrize(("tag", "source", "target"), CORRECT)
def test_correct_translations_pass(tag: str, source: str, target: str) -> None:
    assert found(tag, source, target) == []


@pytest.mark.parametrize(("tag", "source", "target", "name", "near"), FAULTY)
def test_faults_are_told(tag: str, source: str, target: str, name: str, near: str | None) -> None:
    [hit] = found(tag, source, target)
    assert hit.source_span is not None
    assert source[slice(*hit.source_span)] == name
    said = target[slice(*hit.target_span)] if hit.target_span else None
    assert said == near
    assert f"“{name}”" in hit.message


def test_a_plain_misspelling_is_mended() -> None:
    [hit] = found("es", "We met Merkel.", "Vimos a Merkol.")
    assert hit.message == "The source says “Merkel”; the translation says “Merkol”."
    assert hit.fix == "Merkel"


def test_a_name_in_other_letters_is_not_mended() -> None:
    [hit] = found("ru", "We met Merkel.", "Мы видели её.")
    assert (hit.fix, hit.target_span) == (None, None)


@pytest.mark.parametrize(
    ("tag", "target"), [("ru", "Это было в Воллингтоне."), ("ar", "كان في ويلينغجون.")]
)
def test_the_fix_of_a_slip_is_no_word_of_another_script(tag: str, target: str) -> None:
    [hit] = found(tag, "It was in Wellington.", target)
    assert hit.target_span is not None
    assert hit.fix is None


def test_approved_spellings_are_names() -> None:
    known = Knowledge(spellings={"Rua Khenj": frozenset({"Ру-Х."})})
    assert found("ru", "They reached Khenj.", "Они добрались.")
    assert found("ru", "They reached Rua Khenj.", "Они добрались до Ру-Х.", known) == []


def test_a_source_without_a_list_of_words_is_passed_over() -> None:
    texts = Text("Merkel kam.", language("de")), Text("She came.", language("en"))
    assert list(RULE.find(Pair(*texts))) == []


def test_with_a_short_list_only_misspelt_names_are_told() -> None:
    source = Text("Vino Merkel.", language("es"))
    assert list(RULE.find(Pair(source, Text("She came.", language("en"))))) == []
    assert list(RULE.find(Pair(source, Text("Merkol came.", language("en")))))


@given(st.text(alphabet="ABab Mé'’-.ße"))
def test_a_text_agrees_with_itself(text: str) -> None:
    assert found("en", text, text) == []


@given(st.text(), st.text(min_size=1), st.sampled_from(["es", "az", "ar", "ru", "zh", "eo", "lv"]))
def test_any_text_is_read(source: str, target: str, tag: str) -> None:
    for hit in found(tag, source, target):
        assert hit.source_span is not None
        assert 0 <= hit.source_span[0] < hit.source_span[1] <= len(source)
        if hit.target_span:
            assert hit.target_span[1] <= len(target)


def test_a_name_of_the_term_base_is_called_what_that_says() -> None:
    terms = TermBase((Term("Khojaly Genocide", ("genocidio de Jodyalí",)),))
    pair = "es", "We remember the Khojaly Genocide.", "Recordamos el genocidio de Jodyalí."
    assert found(*pair, Knowledge(terms=terms)) == []
    assert found(*pair) != []
