"""Numbers, by value, in digits and in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks import grouping, numbers, times
from l10n.checks.pair import Pair, Text
from l10n.languages import language
from l10n.model import Severity

MakePair = Callable[..., Pair]

RIGHT = [
    # said once more in one of the texts
    ("fr", "a 24-hour channel", "une chaîne 24 heures sur 24"),
    ("es", "It costs £760 here and £760 there.", "Cuesta 760 libras aquí y lo mismo allí."),
    ("de", "Take a 4x4; only a 4x4 will do.", "Nur mit Allradantrieb: Allradantrieb ist Pflicht."),
    # one scale for two figures
    ("ru", "£2bn and £1.4bn", "2 и 1,4 миллиарда фунтов"),
    ("es", "3 million to over 10 million people", "de 3 a más de 10 millones de personas"),
    ("ru", "50 million or more people", "50 и более миллионов человек"),
    ("fr", "It was 90(F) degrees.", "Il faisait 32 ° C."),
    # digits of any script, by each language's marks
    ("es", "It cost 1,250 euros.", "Costó 1.250 euros."),
    ("es", "It cost 1,250 euros.", "Costó 1250 euros."),
    ("es", "It cost 12,500 euros.", "Costó 12 500 euros."),
    ("fr", "It cost 12,500 euros.", "Cela a coûté 12\u202f500 euros."),
    ("de-CH", "It cost 12,500 francs.", "Es kostete 12’500 Franken."),
    ("hi", "There were 1,250,000 voters.", "12,50,000 मतदाता थे।"),
    ("hi", "There were 350 of them.", "वे ३५० थे।"),
    ("fa", "It rose by 3.5.", "۳٫۵ افزایش یافت."),
    ("ar", "It rose by 3.5 to 1,250.", "ارتفع بمقدار ٣٫٥ إلى ١٬٢٥٠."),
    ("az", "The rate is 3.5.", "Göstərici 3,5-dir."),
    # scales
    ("es", "They spent 2.5 million.", "Gastaron 2,5 millones."),
    ("de", "They spent 2.5 million.", "Sie gaben 2,5 Mio. aus."),
    ("fr", "They spent 2.5 million.", "Ils ont dépensé 2 500 000."),
    ("es", "They spent 3 billion.", "Gastaron 3 mil millones."),
    ("de", "They spent 3 billion.", "Sie gaben 3 Milliarden aus."),
    ("tr", "They spent 3 billion.", "3 milyar harcadılar."),
    ("ar", "They spent 3 billion.", "أنفقوا 3 مليارات."),
    ("tr", "It has 21,500 seats.", "21 bin 500 koltuğu var."),
    ("az", "They planted 5,300,000 trees.", "5 milyon 300 min ağac əkdilər."),
    ("hi", "They planted 500,000 trees.", "उन्होंने 5,00,000 पेड़ लगाए।"),
    ("zh", "It has 35,000 seats.", "它有3.5万个座位。"),
    ("zh", "It has 320 million users.", "它有3.2亿用户。"),
    ("ja", "It has 120 million people.", "人口は1億2000万人だ。"),
    ("ru", "From 2 to 3 million came.", "Пришло от 2 до 3 млн."),
    # coins are no scale
    ("fr", "It fell 93 cents to $71.40.", "Il a perdu 93 cents, à 71,40 dollars."),
    ("fr", "The euro is at 97 cents.", "L’euro vaut 97 cents."),
    # percentages
    ("es", "It fell 5 percent.", "Cayó un 5 por ciento."),
    ("tr", "It fell 5 percent.", "Yüzde 5 düştü."),
    ("tr", "It fell 5%.", "%5 düştü."),
    ("ar", "It fell 5%.", "انخفض بنسبة ٥٪."),
    ("az", "It fell 5 percent.", "5 faiz azaldı."),
    ("ru", "It fell by 5 to 10 percent.", "Снижение составило от 5 до 10 %."),
    # ordinals, centuries, decades, ranges
    ("fr", "On 1 May the 2nd round began.", "Le 1er mai, le 2e tour a commencé."),
    ("es", "the 1st and 3rd regiments", "el 1.º y el 3.er regimiento"),
    ("de", "the 34th anniversary", "der 34. Jahrestag"),
    ("ru", "the 34th anniversary", "34-я годовщина"),
    ("az", "the 34th anniversary", "34-cü ildönümü"),
    ("ru", "in the 19th century", "в XIX веке"),
    ("fr", "in the 19th century", "au XIXe siècle"),
    ("es", "in the 19th century", "en el siglo XIX"),
    ("az", "in the 19th century", "XIX əsrdə"),
    ("ar", "in the 19th century", "في القرن التاسع عشر"),
    ("tr", "in the 20th century", "yirminci yüzyılda"),
    ("de", "in the 1990s", "in den 90er Jahren"),
    ("es", "in the 1990s", "en los años 90"),
    ("es", "the years 1990–91", "los años 1990-1991"),
    ("de", "pages 10 to 12", "Seiten 10–12"),
    # words for digits and digits for words
    ("es", "The 12 members met.", "Los doce miembros se reunieron."),
    ("de", "The 22 members met.", "Die zweiundzwanzig Mitglieder trafen sich."),
    ("de", "a 17-year-old boy", "ein siebzehnjähriger Junge"),
    ("fr", "The 95 members met.", "Les quatre-vingt-quinze membres se sont réunis."),
    ("ru", "The 25 members met.", "Двадцать пять членов собрались."),
    ("uk", "The 5 members met.", "П’ятеро членів зібралися."),
    ("tr", "The 12 members met.", "On iki üye toplandı."),
    ("ka", "The 95 members met.", "ოთხმოცდათხუთმეტი წევრი შეიკრიბა."),
    ("hy", "The 25 members met.", "Քսանհինգ անդամ հավաքվեց։"),
    ("it", "The 22 members met.", "I ventidue membri si sono riuniti."),
    ("pt", "The 200 members met.", "Os duzentos membros reuniram-se."),
    ("ar", "The 25 members met.", "اجتمع خمسة وعشرون عضوا."),
    ("ar", "They scored 2 goals.", "سجلوا هدفين."),
    ("fa", "The 25 members met.", "بیست و پنج عضو دیدار کردند."),
    ("ur", "The 12 members met.", "بارہ ارکان ملے۔"),
    ("tr", "The three sides met.", "3 taraf bir araya geldi."),
    ("az", "in the last three decades", "son 30 ildə"),
    ("tr", "some four dozen bases", "yaklaşık 48 üs"),
    ("es", "a 1.5 hour drive", "a una hora y media en coche"),
    # other units
    ("fr", "winds of 40 mph", "des vents de 64 km/h"),
    ("tr", "It is 1,600 kilometres (1,000 mi) long.", "1.600 kilometre uzunluğundadır."),
    # one word for another
    ("es", "One of the two parties left.", "Uno de los dos partidos se fue."),
    ("de", "A second vote followed.", "Eine zweite Abstimmung folgte."),
]

WRONG = [
    (
        "fr",
        "It fell 93 cents.",
        "Il a perdu 39 cents.",
        "The source says 93; the translation says 39.",
    ),
    (
        "fr",
        "Open between 5 and 7 p.m.",
        "Ouvert entre 16 et 19 heures.",
        "The source says 5; the translation says 16.",
    ),
    (
        "fr",
        "2 goals and 2 assists",
        "2 buts et des passes",
        "The source says 2; the translation does not have it.",
    ),
    (
        "fr",
        "in 2003, the 2003 champion",
        "en 2003, le champion de 2008",
        "The source says 2003; the translation says 2008.",
    ),
    ("es", "It cost 1,250.", "Costó 1.520.", "The source says 1,250; the translation says 1.520."),
    (
        "de",
        "Some 613 died.",
        "Viele starben.",
        "The source says 613; the translation does not have it.",
    ),
    ("fr", "Many died.", "613 sont morts.", "The translation says 613; the source does not."),
    (
        "ar",
        "In 1992 it fell.",
        "سقطت عام ١٩٩٣.",
        "The source says 1992; the translation says ١٩٩٣.",
    ),
    ("ru", "the 20th century", "XIX век", "The source says 20; the translation does not have it."),
    (
        "tr",
        "2.5 million",
        "2,5 milyar",
        "The source says 2.5 million; the translation says 2,5 milyar.",
    ),
    ("az", "3.5 points", "35 bal", "The source says 3.5; the translation says 35."),
    (
        "es",
        "three ships",
        "cuatro barcos",
        "The source says “three”; the translation says “cuatro”.",
    ),
    ("de", "three ships", "vier Schiffe", "The source says “three”; the translation says “vier”."),
    (
        "es",
        "three million people",
        "tres mil personas",
        "The source says “three million”; the translation says “tres mil”.",
    ),
    (
        "de",
        "5 percent of them",
        "5 von ihnen",
        "In the source 5 is a percentage; in the translation it is none.",
    ),
]

MARKS = [
    ("es", "It cost 1,250.", "Costó 1,250.", "1.250"),
    ("de", "It rose by 1.5.", "Es stieg um 1.5.", "1,5"),
    ("fr", "It cost 12,500.", "Cela coûte 12,500.", "12\u202f500"),
    ("tr", "It cost 1,250.", "1,250 tuttu.", "1.250"),
    ("az", "It cost 104,500.", "104,500 idi.", "104.500"),
    ("ru", "It cost 2.5 million.", "Это стоило 2.5 миллиона.", "2,5"),
]


@pytest.mark.parametrize(("to", "source", "target"), RIGHT)
def test_right_numbers_pass(to: str, source: str, target: str, pair: MakePair) -> None:
    both = pair(source, target, to)
    assert [hit.message for rule in (numbers, times, grouping) for hit in rule.find(both)] == []


@pytest.mark.parametrize(("to", "source", "target"), RIGHT)
def test_a_changed_figure_is_told(to: str, source: str, target: str, pair: MakePair) -> None:
    at = next((n for n, sign in enumerate(target) if sign.isdecimal()), None)
    if at is not None:
        other = "7" if target[at] != "7" else "4"
        both = pair(source, target[:at] + other + target[at + 1 :], to)
        assert list(numbers.find(both)) != []


@pytest.mark.parametrize(("to", "source", "target", "message"), WRONG)
def test_wrong_numbers_are_told(
    to: str, source: str, target: str, message: str, pair: MakePair
) -> None:
    assert [hit.message for hit in numbers.find(pair(source, target, to))] == [message]


@pytest.mark.parametrize(("to", "source", "target", "fix"), MARKS)
def test_marks_of_another_language_are_mended(
    to: str, source: str, target: str, fix: str, pair: MakePair
) -> None:
    (hit,) = grouping.find(pair(source, target, to))
    assert hit.fix == fix
    assert hit.target_span is not None
    assert numbers.find(pair(source, target, to)) == []


@pytest.mark.parametrize("name", ["iOS 4.5", "Figure 1.1", "Windows 8.1"])
def test_versions_are_names(name: str, pair: MakePair) -> None:
    assert list(grouping.find(pair(f"See {name} here.", f"Siehe {name} hier.", "de"))) == []


TIMES = [
    ("de", "It began at 6:30 p.m.", "Es begann um 18.30 Uhr.", True),
    ("fr", "It began at 6:30 p.m.", "Cela a commencé à 18 h 30.", True),
    ("es", "It began at 6 p.m.", "Empezó a las 18:00.", True),
    ("es", "It began at 6 p.m.", "Empezó a las 6 de la tarde.", True),
    ("ru", "It began at 6:30 p.m.", "Началось в 18 часов 30 минут.", True),
    ("ar", "It began at 9:30 am.", "بدأ الساعة ٩:٣٠ صباحا.", True),
    ("tr", "It began at 0230 UTC.", "02:30 UTC'de başladı.", True),
    ("fr", "Open between 5 and 7 p.m.", "Ouvert entre 17 et 19 heures.", True),
    ("es", "Open 5–7:30 p.m.", "Abierto de 17:00 a 19:30.", True),
    ("de", "Open 5 to 7 pm.", "Geöffnet von 5 bis 7 Uhr abends.", True),
    ("de", "It began at 6:30 p.m.", "Es begann um 19.30 Uhr.", False),
    ("es", "It began at 6:30 p.m.", "Empezó a las 6:30 a. m.", False),
    ("az", "It began at 18:30.", "Başladı.", False),
]


@pytest.mark.parametrize(("to", "source", "target", "right"), TIMES)
def test_times(to: str, source: str, target: str, right: bool, pair: MakePair) -> None:
    both = pair(source, target, to)
    assert (list(times.find(both)) == []) is right
    assert list(numbers.find(both)) == []


def test_a_wrong_fact_is_an_error() -> None:
    assert {rule.RULE.severity for rule in (numbers, times, grouping)} == {Severity.ERROR}


SAMPLE = st.text(alphabet="0123456789٣५.,:/-–%$ '’½ abXIVmkh\u00a0万十", max_size=60)


@given(SAMPLE, SAMPLE, st.sampled_from(["en", "es", "de", "ar", "tr", "zh", "hi", "eo"]))
def test_any_text_is_read(source: str, target: str, to: str) -> None:
    both = Pair(Text(source, language("en")), Text(target, language(to)))
    for rule in (numbers, times, grouping):
        for hit in rule.find(both):
            for span, text in ((hit.source_span, source), (hit.target_span, target)):
                assert span is None or 0 <= span[0] < span[1] <= len(text)


@given(SAMPLE, st.sampled_from(["en", "es", "ru", "ja"]))
def test_a_text_says_what_it_says(text: str, code: str) -> None:
    both = Pair(Text(text, language(code)), Text(text, language(code)))
    assert list(numbers.find(both)) == list(times.find(both)) == []


@pytest.mark.parametrize(
    ("tag", "right", "wrong"),
    [
        ("es", "Han pasado treinta y cuatro años.", "Han pasado treinta y tres años."),
        ("fr", "Trente-quatre ans ont passé.", "Trente-trois ans ont passé."),
        ("ru", "Прошло тридцать четыре года.", "Прошло тридцать три года."),
        ("tr", "Otuz dört yıl geçti.", "Otuz üç yıl geçti."),
        ("az", "Otuz dörd il keçdi.", "Otuz üç il keçdi."),
        ("ar", "مرت أربع وثلاثون سنة.", "مرت ثلاث وثلاثون سنة."),
    ],
)
def test_a_number_in_words_may_not_change_its_unit(tag: str, right: str, wrong: str) -> None:
    source = Text("Thirty-four years have passed.", language("en"))
    assert list(numbers.find(Pair(source, Text(right, language(tag))))) == []
    assert len(list(numbers.find(Pair(source, Text(wrong, language(tag)))))) == 1
