"""The few words of each language that seeding needs, as patterns and what to put there.

Of each table's row the first pattern that is found is replaced, once.
"""

from __future__ import annotations

Table = dict[str, tuple[tuple[str, str], ...]]

RUSSIAN_MONTHS = "январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре"
"""After в; CLDR has the other two forms."""

MILLIONS: Table = {
    "es": ((r"\bmillones\b", "mil millones"), (r"\bmillón\b", "mil millones")),
    "fr": ((r"\bmillions\b", "milliards"), (r"\bmillion\b", "milliard")),
    "de": ((r"\bMillionen\b", "Milliarden"), (r"\bMio\.", "Mrd."), (r"\bMillion\b", "Milliarde")),
    "ru": ((r"\bмиллион(?=\w*\b)", "миллиард"), (r"\bмлн\b", "млрд")),
    "tr": ((r"\bmilyon(?!er)", "milyar"),),
    "az": ((r"\bmilyon(?!er)", "milyard"),),
    "ar": ((r"مليون", "مليار"), (r"ملايين", "مليارات")),
    "it": ((r"\bmilioni\b", "miliardi"), (r"\bmilione\b", "miliardo")),
    "pt": ((r"\bmilhões\b", "bilhões"), (r"\bmilhão\b", "bilhão")),
    "uk": ((r"\bмільйон(?=\w*\b)", "мільярд"), (r"\bмлн\b", "млрд")),
}

CURRENCIES: Table = {
    "": ((r"€", "$"), (r"\$", "€"), (r"£", "€"), (r"\bUSD\b", "EUR"), (r"\bEUR\b", "USD")),
    "es": ((r"\bdólares\b", "euros"), (r"\beuros\b", "dólares"), (r"\blibras\b", "dólares")),
    "fr": ((r"\bdollars\b", "euros"), (r"\beuros\b", "dollars"), (r"\blivres sterling\b", "euros")),
    "de": ((r"\b(?:US-)?Dollar\b", "Euro"), (r"\bEuro\b", "Dollar"), (r"\bPfund\b", "Euro")),
    "ru": ((r"\bдоллар(?:ов|а|ы)?\b", "евро"), (r"\bевро\b", "долларов"), (r"\bфунтов\b", "евро")),
    "tr": ((r"\b[Dd]olar", "avro"), (r"\b(?:[Aa]vro|[Ee]uro)", "dolar"), (r"\b[Ss]terlin", "avro")),
    "az": ((r"\bdollar", "avro"), (r"\bavro", "dollar"), (r"\bfunt sterlinq", "avro")),
    "ar": ((r"دولار(?:ًا|اً|ات)?", "يورو"), (r"يورو", "دولار"), (r"جنيه إسترليني", "يورو")),
}

COUNTS: dict[str, str] = {
    "en": "three four five six seven eight nine ten eleven twelve",
    "ar": "ثلاثة? أربعة? خمسة? ستة? سبعة? ثمانية? تسعة? عشرة?",
    "az": "üç dörd beş altı yeddi səkkiz doqquz on",
    "de": "drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "es": "tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "trois quatre cinq six sept huit neuf dix onze douze",
    "ru": "три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "tr": "üç dört beş altı yedi sekiz dokuz on",
}
"""Three to twelve, or as many as are one word each, as patterns."""

UNITS: Table = {
    "": (
        (r"(?<=\d)(\s?)km/h\b", r"\1m/s"),
        (r"(?<=\d)(\s?)km\b", r"\1m"),
        (r"(?<=\d)(\s?)км\b", r"\1м"),
        (r"(?<=\d)(\s?)كم\b", r"\1م"),
        (r"(?<=\d)(\s?)kg\b", r"\1g"),
        (r"(?<=\d)(\s?)кг\b", r"\1г"),
        (r"(?<=\d)(\s?)(?:cm|mm)\b", r"\1m"),
        (r"(?<=\d)(\s?)m\b", r"\1km"),
        (r"(?<=\d)(\s?)м\b", r"\1км"),
        (r"(?<=\d)(\s?)°C\b", r"\1°F"),
    ),
    "es": ((r"\bkilómetros\b", "metros"), (r"\bmetros\b", "kilómetros"), (r"\bmillas\b", "metros")),
    "fr": ((r"\bkilomètres\b", "mètres"), (r"\bmètres\b", "kilomètres"), (r"\bmiles\b", "mètres")),
    "de": ((r"\bKilometern?\b", "Meter"), (r"\bMetern?\b", "Kilometer"), (r"\bMeilen\b", "Meter")),
    "ru": (
        (r"\bкилометр(?=\w*)", "метр"),
        (r"\b(?:миль|мили)\b", "метров"),
        (r"\bметр(?=\w*)", "километр"),
    ),
    "tr": ((r"\bkilometre", "metre"), (r"\bmetre", "kilometre"), (r"(?<=\d )mil\b", "metre")),
    "az": ((r"\bkilometr", "metr"), (r"\bmetr(?!o)", "kilometr"), (r"(?<=\d )mil\b", "metr")),
    "ar": ((r"كيلومترات?", "متر"), (r"(?<!و)متر[اً]*\b", "كيلومتر"), (r"\bميل[اً]*\b", "متر")),
}

NEGATIONS: Table = {
    "es": ((r"\b[Nn]o (?!s[oó]l|obstante)", ""), (r"\b[Nn]unca ", "")),
    "fr": (
        (r"\bne ([^.,;:]{1,40}?) (?:pas|plus|jamais|point)\b", r"\1"),
        (r"\b[nN]['’]([^.,;:]{1,40}?) (?:pas|plus|jamais|point)\b", r"\1"),
        (r"\bne (?:pas|jamais|plus) ", ""),
        (r"\b(?:pas|jamais) ", ""),
    ),
    "de": ((r"\bnicht (?!nur)", ""), (r" nicht\b(?! nur)", ""), (r"\bkein(?=\w{0,2}\b)", "ein")),
    "ru": ((r"\b[Нн]е (?!только)", ""), (r"\b[Нн]икогда не ", "")),
    "tr": (
        (r" değil(?=\W|dir|di|se|ken)", ""),
        (r"(?<=\w)m([ıiuü])yor", r"\1yor"),
        (r"(?<=\w)[ae]m[ae]z(?=(?:lar|ler|dı|di)?\b)", "abilir"),
        (r"(?<=\w\w)m([ae])y([ae])(?=n|cak|cek)", r"\2"),
        (r"(?<=\w)m[ae]d([ıi])", r"d\1"),
        (r"(?<=\w)m[ae]m([ıi])ş", r"m\1ş"),
        (r"(?<=\w)mam[ae]s", "mas"),
        (r"(?<=\w)mem[ae]s", "mes"),
        (r"(?<=\w)m([ae])z(?=(?:lar|ler|dı|di)?\b)", r"\1r"),
        (r"\byok(?=tu|tur|\b)", "var"),
    ),
    "az": (
        (r" deyil(?=\W|dir|di|lər|sə)", ""),
        (r"(?<=\w)m([ıiuü])r(?=(?:lar|lər|dı|di|du|dü|am|əm|ıq|ik)?\b)", r"\1r"),
        (r"(?<=\w)m[aə]y([ıi])b", r"\1b"),
        (r"(?<=\w)m([aə])y([aə])(?=n|caq|cək)", r"\2"),
        (r"(?<=\w)m[aə]d([ıi])", r"d\1"),
        (r"(?<=\w)m[aə]m([ıi])ş", r"m\1ş"),
        (r"(?<=\w)m([aə])z(?=(?:lar|lər|dı|di)?\b)", r"\1r"),
        (r"\byox(?=dur|du|\b)", "var"),
    ),
    "ar": (
        (r"(?<!\w)([وف]?)(?:لا|لم|لن|ليست|ليس|ليسوا|لست) (?!سيما|بد|شك)", r"\1"),
        (r"(?<!\w)([وفب]?)(?:غير|عدم) ", r"\1"),
    ),
    "it": ((r"\b[Nn]on (?!solo)", ""),),
    "pt": ((r"\b[Nn]ão (?!só|apenas)", ""),),
    "uk": ((r"\b[Нн]е (?!тільки|лише)", ""),),
}

STILL_NEGATIVE = {
    "es": r"\b(?:no|ni|nunca|jamás|nada|nadie|ning\w+|sin|tampoco)\b",
    "fr": r"\b(?:ne|ni|pas|jamais|rien|personne|aucune?|sans|non)\b|\bn['’]",
    "de": r"\b(?:nicht\w*|kein\w*|nie\w*|ohne|weder|un\w+)\b",
    "ru": r"\b(?:не\w*|ни\w*|без\w*)\b",
    "tr": r"\b(?:değil|yok|hiç|ne\b)|m[ıiuü]yor|m[ae]d[ıi]|m[ae]y[ae]|m[ae]z|m[ae]m|s[ıiuü]z",
    "az": r"\b(?:deyil|yox|heç|nə\b)|m[ıiuü]r|m[aə]d[ıi]|m[aə]y|m[aə]z|m[aə]m|s[ıiuü]z",
    "ar": r"(?<!\w)[وفب]?(?:لا|لم|لن|ليس\w*|غير|عدم|دون|بدون|ما|سوى|إلا)(?!\w)",
    "it": r"\b(?:non|né|mai|nessun\w*|senza|niente|nulla)\b",
    "pt": r"\b(?:não|nem|nunca|nenhum\w*|sem|nada|ninguém)\b",
    "uk": r"\b(?:не\w*|ні\w*|без\w*)\b",
}
"""What shows that a text still negates something."""

MUST_TO_MAY: Table = {
    "es": ((r"\bdeben\b", "pueden"), (r"\bdebe\b", "puede"), (r"\bdebería", "podría")),
    "fr": ((r"\bdoivent\b", "peuvent"), (r"\bdoit\b", "peut"), (r"\bdevrai", "pourrai")),
    "de": ((r"\bmüssen\b", "können"), (r"\bmuss\b", "kann"), (r"\bsollte", "könnte")),
    "ru": ((r"\bдолжны\b", "могут"), (r"\bдолж(?:ен|на|но)\b", "может")),
    "tr": ((r"(?<=\w)(?:malı|meli)dır\b|(?<=\w)melidir\b", "ebilir"), (r"\bgerek\w*", "mümkün")),
    "az": ((r"(?<=\w)(?:malı|məli)dır\b|(?<=\w)məlidir\b", "ə bilər"), (r"\blazımdır\b", "olar")),
    "ar": ((r"(?<!\w)يجب(?!\w)", "يمكن"), (r"(?<!\w)ينبغي(?!\w)", "يمكن")),
}

MAY_TO_MUST: Table = {
    "es": ((r"\bpueden\b", "deben"), (r"\bpuede\b", "debe"), (r"\bpodría", "debería")),
    "fr": ((r"\bpeuvent\b", "doivent"), (r"\bpeut\b", "doit"), (r"\bpourrai", "devrai")),
    "de": ((r"\bkönnen\b", "müssen"), (r"\bkann\b", "muss"), (r"\bkönnte", "müsste")),
    "ru": ((r"\bмогут\b", "должны"), (r"\bможет\b", "должен"), (r"\bмогли\b", "должны были")),
    "tr": ((r"(?<=\w)abilir\b", "malıdır"), (r"(?<=\w)ebilir\b", "melidir")),
    "az": ((r"\b(\w+)[aə] bilər\b", r"\1malıdır"),),
    "ar": ((r"(?<!\w)([وف]?)(?:يمكن|يستطيع)(?!\w)", r"\1يجب"),),
}

ALL_TO_SOME: Table = {
    "es": ((r"\b[Tt]od([oa]s) (?:los|las)\b", r"algun\1"),),
    "fr": ((r"\b[Tt]ous les ", "certains "), (r"\b[Tt]outes les ", "certaines ")),
    "de": ((r"\b[Aa]lle([nr]?)\b", r"einige\1"),),
    "ru": ((r"\b[Вв]се\b", "некоторые"), (r"\b[Вв]сех\b", "некоторых")),
    "tr": ((r"\b(?:[Tt]üm|[Bb]ütün)\b", "bazı"),),
    "az": ((r"\b[Bb]ütün\b", "bəzi"),),
    "ar": ((r"(?<!\w)جميع(?!\w)", "بعض"), (r"(?<!\w)كل(?= ال)", "بعض")),
}

NEGATORS = {
    "es": "no",
    "fr": "ne pas",
    "de": "nicht",
    "ru": "не",
    "tr": "değil",
    "az": "deyil",
    "ar": "لا",
    "it": "non",
    "pt": "não",
    "uk": "не",
}

TWICE = {
    "fr": {"nous", "vous", "se", "en"},
    "de": {"die", "der", "das", "den", "dem", "sie", "ihr", "wir"},
    "ru": {"что", "очень", "то", "еще"},
    "tr": {"çok", "bir", "tek", "sık", "zaman", "gibi"},
    "az": {"çox", "bir", "tez", "zaman", "ayrı", "az"},
    "ar": {"شيئا"},
    "it": {"man", "piano"},
}
"""Words that may well stand twice running."""

LABELS = {
    "es": ("Pregunta", "Portavoz"),
    "fr": ("Question", "Porte-parole"),
    "de": ("Frage", "Sprecher"),
    "ru": ("Вопрос", "Представитель"),
    "tr": ("Soru", "Sözcü"),
    "az": ("Sual", "Sözçü"),
    "ar": ("سؤال", "المتحدث"),
    "it": ("Domanda", "Portavoce"),
    "pt": ("Pergunta", "Porta-voz"),
    "uk": ("Запитання", "Речник"),
}
"""Question and Spokesperson."""

HOMOGLYPHS = {
    "Latn": str.maketrans("aceopxyACEHKMOPTX", "асеорхуАСЕНКМОРТХ"),
    "Cyrl": str.maketrans("асеорхуАСЕНКМОРТХ", "aceopxyACEHKMOPTX"),
    "Arab": str.maketrans("يكه", "یکہ"),
}
"""Letters that look like letters of another script or language."""
