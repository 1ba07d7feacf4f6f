"""A text becomes passages in their places, and nothing of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import LanguageError
from l10n.model import Role, Statement
from l10n.text.segmentation import BreakRule
from l10n.text.statement import parse

H, L, D, B, Q, S = (
    Role.HEADER,
    Role.HEADLINE,
    Role.DATELINE,
    Role.BODY,
    Role.QUOTATION,
    Role.SIGNATURE,
)


def _parse(text: str, language: str = "en", *rules: BreakRule) -> Statement:
    return parse(text, id="a/b", path="texts/a/b.txt", language=language, exceptions=rules)


CASES = {
    "header, own line; question; rule; address": (
        "en",
        "\ufeff date 2030-05-01 \r\nRiverton, 1 May\r\n\r\nWho Remembers?\r\n\r\nThe hall was full."
        "\tNobody spoke.\r\n\r\n* * *\r\n\r\nNames are at https://example.org/names today."
        "\r\n\r\nhttps://example.org\r\n",
        [
            (H, 1, 1, "date 2030-05-01"),
            (D, 2, 2, "Riverton, 1 May"),
            (L, 3, 4, "Who Remembers?"),
            (B, 4, 6, "The hall was full."),
            (B, 4, 6, "Nobody spoke."),
            (B, 5, 10, "Names are at https://example.org/names today."),
            (S, 6, 12, "https://example.org"),
        ],
    ),
    "header and headline on one line; capitals with a full stop": (
        "en",
        "date 2030-05-01 The Council Speaks\nMORE TO COME.\nIt met today. It rose at noon.",
        [
            (H, 1, 1, "date 2030-05-01"),
            (L, 1, 1, "The Council Speaks"),
            (B, 2, 2, "MORE TO COME."),
            (B, 3, 3, "It met today."),
            (B, 3, 3, "It rose at noon."),
        ],
    ),
    "headline in capitals with a full stop": (
        "en",
        "THE COUNCIL SPEAKS.\nIt met today.",
        [(L, 1, 1, "THE COUNCIL SPEAKS."), (B, 2, 2, "It met today.")],
    ),
    "one sentence is no headline": (
        "en",
        "The council adopts the appeal\n",
        [(B, 1, 1, "The council adopts the appeal")],
    ),
    "a list of names has neither headline nor signature": (
        "en",
        "Anna Example\nBen Example\nCarla Example",
        [(B, 1, 1, "Anna Example"), (B, 2, 2, "Ben Example"), (B, 3, 3, "Carla Example")],
    ),
    "old Mac line ends": (
        "en",
        "Headline\r\rOne. Two.\rThree.",
        [(L, 1, 1, "Headline"), (B, 2, 3, "One."), (B, 2, 3, "Two."), (B, 3, 4, "Three.")],
    ),
    "letter": (
        "en",
        "Dear members,\n\nWe write to you today.\n\nYours sincerely,\n\nAnna Example\nChair\n",
        [
            (B, 1, 1, "Dear members,"),
            (B, 2, 3, "We write to you today."),
            (S, 3, 5, "Yours sincerely,"),
            (S, 4, 7, "Anna Example"),
            (S, 5, 8, "Chair"),
        ],
    ),
    "a list at the end is no signature": (
        "en",
        "We ask all sides to:\n- let the aid through;\n- meet again\n- keep talking\n",
        [
            (B, 1, 1, "We ask all sides to:"),
            (B, 2, 2, "- let the aid through;"),
            (B, 3, 3, "- meet again"),
            (B, 4, 4, "- keep talking"),
        ],
    ),
    "nor is one without a lead-in": (
        "en",
        "It met today.\n- to hear reports\n- to vote",
        [(B, 1, 1, "It met today."), (B, 2, 2, "- to hear reports"), (B, 3, 3, "- to vote")],
    ),
    "nor are the names that a colon announces": (
        "en",
        "Those who spoke:\nAnna Example\nBen Example",
        [(B, 1, 1, "Those who spoke:"), (B, 2, 2, "Anna Example"), (B, 3, 3, "Ben Example")],
    ),
    "byline and dash signature": (
        "en",
        "A Bridge Opens\nBy Ben Example\n\nIt opened. People crossed.\n\n— Anna Example, mayor",
        [
            (L, 1, 1, "A Bridge Opens"),
            (S, 2, 2, "By Ben Example"),
            (B, 3, 4, "It opened."),
            (B, 3, 4, "People crossed."),
            (S, 4, 6, "— Anna Example, mayor"),
        ],
    ),
    "quotation that opens in each paragraph, once not, and closes once": (
        "en",
        'The council replied. "We heard you.\n\n"We will act. It takes time.\n\nThe plan, "Open '
        'Doors", is ready.\n\n"Judge us by it!"\n\nThe session closed.',
        [
            (B, 1, 1, "The council replied."),
            (Q, 1, 1, '"We heard you.'),
            (Q, 2, 3, '"We will act.'),
            (Q, 2, 3, "It takes time."),
            (Q, 3, 5, 'The plan, "Open Doors", is ready.'),
            (Q, 4, 7, '"Judge us by it!"'),
            (B, 5, 9, "The session closed."),
        ],
    ),
    "a quotation that never closes ends with its paragraph": (
        "en",
        '"We heard you. Go.\n\nShe left. "I am going now," she said.\n\nIt was quiet.',
        [
            (Q, 1, 1, '"We heard you.'),
            (Q, 1, 1, "Go."),
            (B, 2, 3, "She left."),
            (Q, 2, 3, '"I am going now," she said.'),
            (B, 3, 5, "It was quiet."),
        ],
    ),
    "titles in quotation marks are no quotation": (
        "en",
        "The “Treaty on Rivers and Bridges of the North” was signed. It said: “Rivers unite all "
        "of us,” and so on.",
        [
            (B, 1, 1, "The “Treaty on Rivers and Bridges of the North” was signed."),
            (Q, 1, 1, "It said: “Rivers unite all of us,” and so on."),
        ],
    ),
    "single marks among apostrophes": (
        "en",
        "‘We saw our parents’ homes and the old mill burn,’ she said. The children’s "
        "‘Peace’ wall stayed.\n‘We will go back.\n‘We’ll rebuild.’\n"
        "It's the '90s again, 'tis said.",
        [
            (Q, 1, 1, "‘We saw our parents’ homes and the old mill burn,’ she said."),
            (B, 1, 1, "The children’s ‘Peace’ wall stayed."),
            (Q, 2, 2, "‘We will go back."),
            (Q, 3, 3, "‘We’ll rebuild.’"),
            (B, 4, 4, "It's the '90s again, 'tis said."),
        ],
    ),
    "agency glued": (
        "tr",
        "Örnekköy, 26 Şubat 2030 (Ajans)Meclis bugün toplandı. “Kimseyi unutmadık,” dedi başkan.",
        [
            (D, 1, 1, "Örnekköy, 26 Şubat 2030 (Ajans)"),
            (B, 1, 1, "Meclis bugün toplandı."),
            (Q, 1, 1, "“Kimseyi unutmadık,” dedi başkan."),
        ],
    ),
    "az": (
        "az",
        "BAKI, 26 fevral. Parlament bu gün toplandı.\nMətbuat xidməti",
        [
            (D, 1, 1, "BAKI, 26 fevral."),
            (B, 1, 1, "Parlament bu gün toplandı."),
            (S, 2, 2, "Mətbuat xidməti"),
        ],
    ),
    "ru": (
        "ru",
        "Обращение к жителям\n\n«Мы помним каждого.\n\nМы не забудем имён ни одного из них», — "
        "сказала она.\n\nПресс-служба совета\nг. Речной, 1 мая 2030 года\n",
        [
            (L, 1, 1, "Обращение к жителям"),
            (Q, 2, 3, "«Мы помним каждого."),
            (Q, 3, 5, "Мы не забудем имён ни одного из них», — сказала она."),
            (S, 4, 7, "Пресс-служба совета"),
            (D, 5, 8, "г. Речной, 1 мая 2030 года"),
        ],
    ),
    "de": (
        "de",
        "Erklärung des Rates\nFlussstadt, 1. Mai 2030\n„Wir erinnern an sie alle“, sagte sie. Sie "
        "verlas das „Abkommen über Brücken“ im Saal.\n»Niemand ist vergessen. Nichts.«\n",
        [
            (L, 1, 1, "Erklärung des Rates"),
            (D, 2, 2, "Flussstadt, 1. Mai 2030"),
            (Q, 3, 3, "„Wir erinnern an sie alle“, sagte sie."),
            (B, 3, 3, "Sie verlas das „Abkommen über Brücken“ im Saal."),
            (Q, 4, 4, "»Niemand ist vergessen."),
            (Q, 4, 4, "Nichts.«"),
        ],
    ),
    "fr, the mark repeated as a closing one": (
        "fr",
        "« Nous nous souvenons.\n» Nous espérons beaucoup », a-t-il dit. Puis il s’est tu.\n",
        [
            (Q, 1, 1, "« Nous nous souvenons."),
            (Q, 2, 2, "» Nous espérons beaucoup », a-t-il dit."),
            (B, 2, 2, "Puis il s’est tu."),
        ],
    ),
    "ar": (
        "ar",
        "بيان المجلس\n\nأصدر المجلس بيانا. «نتذكر أسماءهم ولن ننساهم».\n\nالمكتب الصحفي\n",
        [
            (L, 1, 1, "بيان المجلس"),
            (B, 2, 3, "أصدر المجلس بيانا."),
            (Q, 2, 3, "«نتذكر أسماءهم ولن ننساهم»."),
            (S, 3, 5, "المكتب الصحفي"),
        ],
    ),
    "he, gershayim inside a word": (
        "he",
        'מנכ"ל המועצה אמר: "לא נשכח את שמותיהם לעולם". הישיבה ננעלה.',
        [
            (Q, 1, 1, 'מנכ"ל המועצה אמר: "לא נשכח את שמותיהם לעולם".'),
            (B, 1, 1, "הישיבה ננעלה."),
        ],
    ),
    "ja": (
        "ja",
        "議会の声明\n議会は声明を発表した。「私たちは忘れない。」と議長は述べた。\n報道室\n",
        [
            (L, 1, 1, "議会の声明"),
            (B, 2, 2, "議会は声明を発表した。"),
            (Q, 2, 2, "「私たちは忘れない。」と議長は述べた。"),
            (S, 3, 3, "報道室"),
        ],
    ),
    "hard-wrapped": (
        "en",
        "A heading over wrapped lines\n\n"
        "The council has written to the leaders of several other towns\n"
        "about the anniversary, its press office said on Thursday. The\n"
        "letters went out in the morning, in plain and well-\n"
        "known words. It asks its readers:\n"
        "  - to study the record of what happened in the town and in its\n"
        "    neighbourhood;\n"
        "  - to speak about it.\n\n"
        "---\n\n"
        "“Nobody has answered so far. We wait for all of them,” says the\n"
        "press office of the council.\n\n"
        "Press Office\nThe Council\n",
        [
            (L, 1, 1, "A heading over wrapped lines"),
            (
                B,
                2,
                3,
                "The council has written to the leaders of several other towns about the "
                "anniversary, its press office said on Thursday.",
            ),
            (B, 2, 4, "The letters went out in the morning, in plain and well- known words."),
            (B, 2, 6, "It asks its readers:"),
            (B, 3, 7, "- to study the record of what happened in the town and in its "
             "neighbourhood;"),
            (B, 4, 9, "- to speak about it."),
            (Q, 5, 13, "“Nobody has answered so far."),
            (B, 5, 13, "We wait for all of them,” says the press office of the council."),
            (S, 6, 16, "Press Office"),
            (S, 7, 17, "The Council"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CASES.values(), ids=CASES.keys())
def test_every_passage_has_its_role_and_place(
    language: str, text: str, expected: list[tuple[Role, int, int, str]]
) -> None:
    statement = _parse(text, language)
    assert [(p.role, p.paragraph, p.line, p.message) for p in statement.passages] == expected


def test_long_rows_of_short_lines_are_no_headlines_or_signatures() -> None:
    names = [f"Name {number}" for number in range(1, 10)]
    text = "\n".join([*names, "They all spoke.", *names])
    roles = [passage.role for passage in _parse(text).passages]
    assert roles == [L] + [B] * 18


def test_the_names_are_handed_on() -> None:
    statement = _parse("One.", "pt_br")
    assert (statement.id, statement.path, statement.language) == ("a/b", "texts/a/b.txt", "pt_br")


def test_the_projects_own_rules_are_asked() -> None:
    rule = BreakRule(before=r"Nr\.", after=r"\s", breaks=False)
    assert len(_parse("It is Nr. Seven that won.", "en", rule).passages) == 1


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(LanguageError, match="qq"):
        _parse("One.", "qq")


PIECES = st.sampled_from(
    [
        *"aB7.!?\"'“”„«»‘’「」。 \t\n\r\v\x85\u2028\ufeff-—*:,;()\ud800\udfff\0漢ع",
        "\r\n",
        "\n\n",
        "date 2030-05-01 ",
        "Riverton, 1 May. ",
        "BAKI, 26 fevral (Ajans)",
        "1. ",
        "The river rose again today and covered every field as far as the old mill, ",
        "word ",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)
WRAPPED = st.lists(PIECES, min_size=1, max_size=8).map(
    lambda pieces: (
        "the council has written to the leaders of several other towns\n" * 4
    ).join(["", *pieces, "\n"])
)  # fmt: skip


def _check(text: str, language: str) -> None:
    statement = _parse(text, language)
    pieces = [statement.gaps[0]]
    for passage, gap in zip(statement.passages, statement.gaps[1:], strict=True):
        pieces += [passage.segment.text, gap]
    assert "".join(pieces) == text
    for gap in statement.gaps:
        assert not any(character.isalnum() for character in gap)
    ends, paragraph = 0, 0
    for passage in statement.passages:
        segment = passage.segment
        assert ends <= segment.start < segment.end
        assert text[segment.start : segment.end] == segment.text == segment.text.strip()
        assert passage.paragraph in (paragraph, paragraph + 1)
        before = text[: segment.start].replace("\r\n", "\n").replace("\r", "\n")
        assert passage.line == before.count("\n") + 1
        assert passage.message.split() == segment.text.split()
        assert not {"\n", "\r"} & set(passage.message)
        ends, paragraph = segment.end, passage.paragraph


@given(TEXTS, st.sampled_from(["en", "ru", "fr", "ja", "ar"]))
def test_nothing_is_lost(text: str, language: str) -> None:
    _check(text, language)


@given(st.text(max_size=80))
def test_nothing_of_any_string_is_lost(text: str) -> None:
    _check(text, "en")


@given(WRAPPED)
def test_nothing_of_a_wrapped_text_is_lost(text: str) -> None:
    _check(text, "en")


@given(TEXTS)
def test_only_a_wrapped_message_differs_from_its_segment(text: str) -> None:
    for passage in _parse(text).passages:
        assert passage.message == passage.segment.text or "\n" in text


@pytest.mark.parametrize(
    "text",
    [
        "Ab c.\n" * 20_000,
        "Ab c\n" * 20_000,
        "word " * 400_000,
        "“a " * 100_000,
        '"a b\n' * 10_000,
        "'a " * 100_000,
        '"" ' * 100_000 + "a",
        "漢" * 500_000,
    ],
    ids=["lines", "bare lines", "words", "quotes", "quoted lines", "single", "empty", "cjk"],
)
def test_long_texts_come_through_whole(text: str) -> None:
    statement = _parse(text)
    assert statement.passages[0].segment.start < 3
    assert sum(map(len, statement.gaps)) + sum(
        len(passage.segment.text) for passage in statement.passages
    ) == len(text)
