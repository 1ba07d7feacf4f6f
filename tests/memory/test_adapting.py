"""Remembered translations with the values of another sentence: what is adapted, and what is
refused and why."""

from __future__ import annotations

import pytest

from l10n.languages import language
from l10n.memory.adapting import Adapted, Refused, adapt, attempt, shape
from l10n.terms.base import Term, TermBase

TERMS = TermBase((Term("Khojaly", ("Hocalı",)), Term("Shusha", ("Şuşa",))))

# Source before and after, and by language the translation before and after.
# fmt: off
ADAPTED = [
    (
        "On the 33rd anniversary",
        "On the 34th anniversary",
        {
            "es": ("Con motivo del 33.º aniversario", "Con motivo del 34.º aniversario"),
            "es-MX": ("Con motivo del 33 aniversario", "Con motivo del 34 aniversario"),
            "fr": ("À l’occasion du 33e anniversaire", "À l’occasion du 34e anniversaire"),
            "de": ("Zum 33. Jahrestag", "Zum 34. Jahrestag"),
            "it": ("Nel 33º anniversario", "Nel 34º anniversario"),
            "pt": ("No 33.º aniversário", "No 34.º aniversário"),
            "ru": ("В 33-ю годовщину", "В 34-ю годовщину"),
            "uk": ("З нагоди 33-ї річниці", "З нагоди 34-ї річниці"),
            "tr": ("33. yıl dönümünde", "34. yıl dönümünde"),
            "az": ("33-cü ildönümündə", "34-cü ildönümündə"),
            "ar": ("في الذكرى الـ33", "في الذكرى الـ34"),
            "hy": ("33-րդ տարելիցին", "34-րդ տարելիցին"),
            "hu": ("A 33. évfordulón", "A 34. évfordulón"),
            "pl": ("W 33. rocznicę", "W 34. rocznicę"),
            "cs": ("Ke 33. výročí", "Ke 34. výročí"),
            "sv": ("På 33:e årsdagen", "På 34:e årsdagen"),
            "nl": ("Op de 33e verjaardag", "Op de 34e verjaardag"),
            "ja": ("33周年に", "34周年に"),
            "zh": ("在33周年之际", "在34周年之际"),
        },
    ),
    (
        "It happened on 20 October 1993.",
        "It happened on 26 February 1992.",
        {
            "es": ("Ocurrió el 20 de octubre de 1993.", "Ocurrió el 26 de febrero de 1992."),
            "fr": ("C’était le 20 octobre 1993.", "C’était le 26 février 1992."),
            "de": ("Es geschah am 20. Oktober 1993.", "Es geschah am 26. Februar 1992."),
            "it": ("È successo il 20 ottobre 1993.", "È successo il 26 febbraio 1992."),
            "pt": ("Aconteceu em 20 de outubro de 1993.", "Aconteceu em 26 de fevereiro de 1992."),
            "ru": ("Это было 20 октября 1993 года.", "Это было 26 февраля 1992 года."),
            "uk": ("Це сталося 20 жовтня 1993 року.", "Це сталося 26 лютого 1992 року."),
            "pl": ("Stało się to 20 października 1993 r.", "Stało się to 26 lutego 1992 r."),
            "tr": ("20 Ekim 1993'te oldu.", "26 Şubat 1992'de oldu."),
            "az": ("20 oktyabr 1993-cü ildə oldu.", "26 fevral 1992-ci ildə oldu."),
            "ar": ("حدث ذلك في 20 أكتوبر 1993.", "حدث ذلك في 26 فبراير 1992."),
            "ar-EG": ("حدث ذلك في ٢٠ أكتوبر ١٩٩٣.", "حدث ذلك في ٢٦ فبراير ١٩٩٢."),
            "ja": ("1993年10月20日に起きた。", "1992年2月26日に起きた。"),
            "zh": ("事件发生在1993年10月20日。", "事件发生在1992年2月26日。"),
        },
    ),
    (
        "613 people, among them 63 children, were killed.",
        "614 people, among them 64 children, were killed.",
        {
            "es": ("Murieron 613 personas, entre ellas 63 niños.",
                   "Murieron 614 personas, entre ellas 64 niños."),
            "fr": ("613 personnes, dont 63 enfants, ont été tuées.",
                   "614 personnes, dont 64 enfants, ont été tuées."),
            "de": ("613 Menschen, darunter 63 Kinder, wurden getötet.",
                   "614 Menschen, darunter 64 Kinder, wurden getötet."),
            "ru": ("Убито 613 человек, в том числе 63 ребёнка.",
                   "Убито 614 человек, в том числе 64 ребёнка."),
            "tr": ("Aralarında 63 çocuğun olduğu 613 kişi öldürüldü.",
                   "Aralarında 64 çocuğun olduğu 614 kişi öldürüldü."),
            "az": ("Aralarında 63 uşaq olan 613 nəfər öldürüldü.",
                   "Aralarında 64 uşaq olan 614 nəfər öldürüldü."),
            "ar": ("قُتل 613 شخصا بينهم 63 طفلا.", "قُتل 614 شخصا بينهم 64 طفلا."),
        },
    ),
    (
        "63 children and then 106 women",
        "106 children and then 63 women",
        {
            "es": ("63 niños y luego 106 mujeres", "106 niños y luego 63 mujeres"),
            "tr": ("63 çocuk, ardından 106 kadın", "106 çocuk, ardından 63 kadın"),
        },
    ),
    (
        "Resolution 822 (1993) was adopted.",
        "Resolution 853 (1994) was adopted.",
        {
            "es": ("Se aprobó la Resolución 822 (1993).", "Se aprobó la Resolución 853 (1994)."),
            "ru": ("Принята резолюция 822 (1993).", "Принята резолюция 853 (1994)."),
            "ar": ("اعتُمد القرار 822 (1993).", "اعتُمد القرار 853 (1994)."),
            "tr": ("822 (1993) sayılı karar kabul edildi.",
                   "853 (1994) sayılı karar kabul edildi."),
            "az": ("822 (1993) saylı qətnamə qəbul edildi.",
                   "853 (1994) saylı qətnamə qəbul edildi."),
        },
    ),
    (
        "It cost US$5.5 billion.",
        "It cost US$6.25 billion.",
        {
            "es": ("Costó 5.500 millones de dólares.", "Costó 6.250 millones de dólares."),
            "fr": ("Cela a coûté 5,5 milliards de dollars.",
                   "Cela a coûté 6,25 milliards de dollars."),
            "de": ("Es kostete 5,5 Milliarden US-Dollar.", "Es kostete 6,25 Milliarden US-Dollar."),
            "ru": ("Это стоило 5,5 млрд долларов.", "Это стоило 6,25 млрд долларов."),
            "tr": ("5,5 milyar dolara mal oldu.", "6,25 milyar dolara mal oldu."),
            "az": ("5,5 milyard dollara başa gəldi.", "6,25 milyard dollara başa gəldi."),
        },
    ),
    (
        "1.2 million came.",
        "1.3 million came.",
        {
            "es": ("Vinieron 1,2 millones.", "Vinieron 1,3 millones."),
            "fr": ("Il en est venu 1,2 million.", "Il en est venu 1,3 million."),
            "ru": ("Пришло 1,2 миллиона.", "Пришло 1,3 миллиона."),
            "zh": ("来了120万人。", "来了130万人。"),
        },
    ),
    (
        "1.2 million came.",
        "12 million came.",
        {
            "zh": ("来了120万人。", "来了1200万人。"),
            "ja": ("120万人が来た。", "1200万人が来た。"),
        },
    ),
    (
        "A further 987 residents",
        "A further 1,275 residents",
        {
            "es": ("Otros 987 residentes", "Otros 1.275 residentes"),
            "fr": ("987 autres habitants", "1\u202f275 autres habitants"),
            "de": ("Weitere 987 Einwohner", "Weitere 1.275 Einwohner"),
        },
    ),
    (
        "A further 12,500 residents",
        "A further 9,800 residents",
        {
            "fr": ("12 500 autres habitants", "9 800 autres habitants"),
            "de-CH": ("Weitere 12’500 Einwohner", "Weitere 9’800 Einwohner"),
            "hi": ("12,500 अन्य निवासी", "9,800 अन्य निवासी"),
            "ar": ("١٢٬٥٠٠ من السكان", "٩٬٨٠٠ من السكان"),
        },
    ),
    (
        "It began at 6:30 p.m. on Monday.",
        "It began at 7:45 p.m. on Tuesday.",
        {
            "es": ("Empezó el lunes a las 18:30.", "Empezó el martes a las 19:45."),
            "fr": ("Cela a commencé lundi à 18h30.", "Cela a commencé mardi à 19h45."),
            "de": ("Es begann am Montag um 18:30 Uhr.", "Es begann am Dienstag um 19:45 Uhr."),
        },
    ),
    (
        "after the 44-day war",
        "after the 45-day war",
        {
            "es": ("tras la guerra de 44 días", "tras la guerra de 45 días"),
            "de": ("nach dem 44-tägigen Krieg", "nach dem 45-tägigen Krieg"),
            "az": ("44-günlük müharibədən sonra", "45-günlük müharibədən sonra"),
            "tr": ("44 günlük savaştan sonra", "45 günlük savaştan sonra"),
        },
    ),
    (
        "in 1993",
        "in 1996",
        {
            "tr": ("1993'te", "1996'da"),
            "az": ("1993-cü ildə", "1996-cı ildə"),
            "ru": ("в 1993 году", "в 1996 году"),
            "ar": ("في عام 1993", "في عام 1996"),
        },
    ),
    (
        "since 1993",
        "since 1990",
        {"tr": ("1993’ten beri", "1990’dan beri"), "az": ("1993-cü ildən", "1990-cı ildən")},
    ),
    (
        "On 26 February",
        "On 3 October",
        {"tr": ("26 Şubat'ta", "3 Ekim'de"), "de": ("Am 26. Februar", "Am 3. Oktober")},
    ),
    (
        "On 26 February 1992",
        "On 20 October 1993",
        {"de": ("Am 26.02.1992", "Am 20.10.1993"), "tr": ("26/02/1992", "20/10/1993")},
    ),
    ("On 1 May 1993", "On 2 May 1993", {"de": ("Am 1. Mai 1993", "Am 2. Mai 1993")}),
    ("21 people", "31 people", {"ru": ("21 человек", "31 человек")}),
    ("3 people", "10 people", {"ar": ("3 أشخاص", "10 أشخاص")}),
    ("the 33rd", "the 36th", {"tr": ("33'üncü", "36'ncı"), "az": ("33-cü", "36-cı")}),
    ("at 6:30 p.m.", "at 7:15 p.m.", {"en-GB": ("by 6:30 p.m.", "by 7:15 p.m.")}),
    ("the 33rd session", "the 32nd session", {"en-GB": ("the 33rd session", "the 32nd session")}),
    ("the 33rd congress", "the 34th congress", {"es": ("el 33.er congreso", "el 34.º congreso")}),
    ("on 8 October", "on 11 October", {"it": ("l'8 ottobre", "l'11 ottobre")}),
    ("of October 1991", "of April 1991", {"fr": ("d’octobre 1991", "d’avril 1991")}),
    (
        "Eight families died, and 25 children",
        "Nine families died, and 26 children",
        {
            "es": ("Murieron ocho familias y 25 niños", "Murieron nueve familias y 26 niños"),
            "fr": ("Huit familles et 25 enfants", "Neuf familles et 26 enfants"),
            "az": ("Səkkiz ailə və 25 uşaq öldü", "Doqquz ailə və 26 uşaq öldü"),
            "ru": ("Погибло 8 семей и 25 детей", "Погибло 9 семей и 26 детей"),
        },
    ),
    ("It rose 5%.", "It rose 5.5%.", {"de": ("Es stieg um 5 %.", "Es stieg um 5,5 %.")}),
    ("2.5 million", "3 million", {"es": ("2,5 millones", "3 millones")}),
    ("since October 1991", "since May 1991", {"ru": ("с октября 1991 г.", "с мая 1991 г.")}),
    ("on Monday", "on Thursday", {"ru": ("в понедельник", "в четверг")}),
    ("12 people", "13 people", {"es": ("doce personas", "trece personas")}),
    ("in three hours", "in four hours", {"tr": ("üç saatte", "dört saatte")}),
    ("the Khojaly genocide", "the Shusha genocide", {"tr": ("Hocalı soykırımı", "Şuşa soykırımı")}),
]


# fmt: on


@pytest.mark.parametrize(
    ("old", "new", "tag", "before", "after"),
    [
        (old, new, tag, *targets)
        for old, new, translations in ADAPTED
        for tag, targets in translations.items()
    ],
)
def test_values_are_put_in_their_places(old: str, new: str, tag: str, before: str, after: str):
    made = adapt(old, before, new, language("en"), language(tag), TERMS)
    assert made is not None
    assert made.target == after
    assert made.changes


REFUSED = [
    # what is counted takes another form
    ("ru", "21 people", "22 people", "21 человек", "another form"),
    ("ru", "the 33rd anniversary", "the 35th anniversary", "33 года со дня", "another form"),
    ("uk", "24 people", "25 people", "24 людини", "another form"),
    ("pl", "24 people", "25 people", "24 osoby", "another form"),
    ("ar", "10 people", "11 people", "10 أشخاص", "another form"),
    ("ar", "99 people", "100 people", "99 شخصا", "another form"),
    ("fr", "1.2 million", "2.3 million", "1,2 million", "another form"),
    ("es", "1 of them", "2 of them", "1 de ellos", "another form"),
    ("zh", "5 million people", "150 million people", "500万人", "another word"),
    # the word before a figure
    ("it", "on 8 October", "on 12 October", "l'8 ottobre", "word before"),
    ("it", "on 12 October", "on 11 October", "il 12 ottobre", "word before"),
    ("hu", "the 33rd", "the 50th", "a 33. nap", "word before"),
    ("en-GB", "plan of 8 days", "plan of 9 days", "an 8-day plan", "word before"),
    ("fr", "of October 1991", "of May 1991", "d’octobre 1991", "word before"),
    ("ca", "on 12 May", "on 11 May", "el 12 de maig", "word before"),
    ("cs", "the 39th anniversary", "the 40th anniversary", "ke 39. výročí", "word before"),
    ("it", "to April 1991", "to March 1991", "fino ad aprile 1991", "word before"),
    ("es", "5 May or October", "5 May or June", "5 de mayo u octubre", "word before"),
    (
        "en-GB",
        "a plan of October 1991",
        "a plan of May 1991",
        "an October 1991 plan",
        "word before",
    ),
    # the first of a month, one o'clock
    ("fr", "on 1 May", "on 2 May", "le 1er mai", "first of a month"),
    ("fr", "on 3 May", "on 1 May", "le 3 mai", "first of a month"),
    ("it", "on 1 May", "on 2 May", "il 1º maggio", "first of a month"),
    ("es", "on 1 May", "on 2 May", "el 1 de mayo", "first of a month"),
    ("es", "at 6:30 p.m.", "at 1:30 p.m.", "a las 18:30", "One o’clock"),
    ("es", "at 6 p.m.", "at 9 p.m.", "a las 6 de la tarde", "word beside a time"),
    ("es", "at 6:30 p.m.", "at 9:30 p.m.", "a las 6:30 de la tarde", "word beside a time"),
    ("en-GB", "at 11:30 a.m.", "at 9:30 a.m.", "an 11:30 meeting", "word before"),
    # endings
    ("tr", "615 were killed", "616 were killed", "615'i öldürüldü", "what becomes of 'i"),
    ("hu", "on 20 October", "on 26 October", "október 20-án", "what becomes of -án"),
    ("uk", "the 33rd", "the 34th", "33-тю", "what becomes of -тю"),
    ("uk", "the 37th", "the 34th", "37-му", "what becomes of -му"),
    ("es", "the 34th congress", "the 33rd congress", "el 34.º congreso", "what becomes of .º"),
    ("ru", "in October 1991", "in May 1991", "в октябре 1991 года", "in other words"),
    ("az", "on 26 February", "on 26 March", "fevralın 26-da", "other words"),
    ("ru", "on Monday", "on Tuesday", "в понедельник", "words beside"),
    ("it", "on Monday", "on Sunday", "il lunedì", "words beside"),
    # twice, nowhere, or in another way
    ("es", "5 women and 5 men", "5 women and 6 men", "5 mujeres y 5 hombres", "stands twice"),
    ("es", "5 women", "6 women", "5 mujeres (5)", "another number of times"),
    ("es", "613 people", "614 people", "631 personas", "does not have the 631"),
    (
        "es",
        "8 families, eight men",
        "9 families, eight men",
        "ocho familias, 8 hombres",
        "stands twice",
    ),
    ("es", "8 families, a pair", "9 families, a pair", "8 familias, dos + 3", "have the 3"),
    ("es", "12 people, a dozen", "13 people, a dozen", "doce y una docena", "in other words"),
    ("es", "20 people", "30 people", "veinte personas", "how to write 30"),
    ("fr", "Six Days sold 5", "Seven Days sold 5", "Six Days : 5 vendus", "part of a name"),
    ("ru", "eight families", "nine families", "восемь семей", "in other words"),
    ("tr", "six families", "seven families", "altı aile", "in other words"),
    ("es", "in the 20th century", "in the 21st century", "en el siglo XX", "in other words"),
    ("ar", "on 26 February", "on 26 March", "في 26 شباط/فبراير", "in other words"),
    ("es", "in 1992", "in 1993", "en el 92", "of the translation"),
    # what the translation has on its own
    ("es", "5 miles away", "6 miles away", "a 5 millas (8 km)", "does not have the 8"),
    ("es", "on 5 May", "on 6 May", "el lunes 5 de mayo", "does not have the lunes"),
    # ranges
    ("es", "25-26 February", "24-26 February", "25-26 de febrero", "A range"),
    ("es", "25 to 26 February", "24 to 26 February", "del 25 al 26 de febrero", "A range"),
    # notation
    ("es", "1,275 people", "987 people", "1275 personas", "not clear how to write"),
    ("de", "On 20 October 1993", "On 5 October 1993", "Am 20.10.1993", "writes a zero"),
    ("ar", "987 people", "12,500 people", "٩٨٧ شخصا", "thousands"),
    ("fr", "under section 37", "under section 37.03", "à l’article 37", "decimal mark"),
    ("de", "version 5.3 of it", "version 5.4 of it", "Version 5.3 davon", "form that can"),
    # names
    ("tr", "in Khojaly", "in Shusha", "Hocalı'da", "with an ending"),
    ("ru", "in Khojaly", "in Shusha", "Hocalı", "other words beside"),
    # other sentences, other languages
    ("es", "613 people", "614 women", "613 personas", "more than their values"),
    ("es", "the 1990s", "the 1980s", "los años 90", "more than their values"),
    ("es", "Il-76 landed", "Il-78 landed", "Aterrizó un Il-76", "more than their values"),
    ("es", "at 5 km/h", "at 5 m/h", "a 5 km/h", "more than their values"),
    ("cy", "33 people", "34 people", "33 o bobl", "in Welsh"),
]


@pytest.mark.parametrize(("tag", "old", "new", "before", "reason"), REFUSED)
def test_what_might_be_wrong_is_refused(tag: str, old: str, new: str, before: str, reason: str):
    made = attempt(old, before, new, language("en"), language(tag), TERMS)
    assert isinstance(made, Refused), made
    assert reason in made.reason
    assert adapt(old, before, new, language("en"), language(tag), TERMS) is None


def test_all_changes_are_told_as_the_sources_write_them():
    made = adapt(
        "On 26 February 1992 the 33rd of 1,275 came.",
        "Am 26. Februar 1992 kam der 33. von 1.275.",
        "On 27 March 1992 the 34th of 1,276 came.",
        language("en"),
        language("de"),
    )
    changes = ("26", "27"), ("February", "March"), ("33rd", "34th"), ("1,275", "1,276")
    assert made == Adapted("Am 27. März 1992 kam der 34. von 1.276.", changes)


def test_the_same_sentence_needs_no_change():
    source, target = "613 people came.", "Vinieron 613 personas."
    assert adapt(source, target, source, language("en"), language("es")) == Adapted(target)


def test_a_value_that_stands_twice_changes_twice():
    made = adapt(
        "63 boys; 63 girls", "63 niños; 63 niñas", "64 boys; 64 girls",
        language("en"), language("es"),
    )  # fmt: skip
    assert made is not None
    assert made.target == "64 niños; 64 niñas"


SHAPES = [
    ("en", "On the 33rd anniversary of the Khojaly genocide",
     "On the ⟨ordinal⟩ anniversary of the ⟨term⟩ genocide"),
    ("en", "at 6:30 p.m. on Monday, 26 February 1992",
     "at ⟨time⟩ p.m. on ⟨weekday⟩, ⟨number⟩ ⟨month⟩ ⟨number⟩"),
    ("en", "US$5 billion, or 12.5%", "US$⟨number⟩ billion, or ⟨number⟩%"),
    ("en", "The 44-day war, 25-26 May", "The ⟨number⟩-day war, ⟨number⟩-⟨number⟩ ⟨month⟩"),
    ("de", "Am 26.02.1992", "Am ⟨number⟩.⟨month⟩.⟨number⟩"),
    ("ar", "في الذكرى الـ٣٣", "في الذكرى الـ⟨number⟩"),
    ("az", "33-cü ildönümü", "⟨number⟩-cü ildönümü"),
    ("zh", "1992年2月26日", "⟨number⟩年⟨month⟩月⟨number⟩日"),
    ("en", "She may march; nothing is said of A4, 4:3, x/2 or the 1990s", ""),
    ("en", "Eight families and twenty-three more", "⟨word⟩ families and twenty-three more"),
    ("en", "One or a second", ""),
    ("en", "33th", ""),
    ("en", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("tag", "source", "expected"), SHAPES)
def test_shapes(tag: str, source: str, expected: str):
    assert shape(source, language(tag), TERMS) == expected
