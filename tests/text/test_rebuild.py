"""A statement is put together in its own layout, in any direction and spacing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.languages import language
from l10n.model import Passage, Role
from l10n.text.rebuild import rebuild
from l10n.text.statement import parse

TEXTS = st.text(st.sampled_from('aB7.!?"”“ \t\n\r\u2028\ufeff*(漢。ع\ud800date 2030-05-01'))


def _rebuild(text: str, source: str, target: str, *targets: str) -> str:
    """Rebuild with the targets in order, for all passages but the header."""
    statement = parse(text, id="a", path="a.txt", language=source)
    left = iter(targets)
    rebuilt = rebuild(
        statement, lambda _: next(left), source=language(source), target=language(target)
    )
    assert next(left, None) is None
    return rebuilt


@given(TEXTS, st.sampled_from(["en", "ar", "ja"]))
def test_the_source_rebuilds_itself(text: str, tag: str) -> None:
    statement = parse(text, id="a", path="a.txt", language=tag)
    same = rebuild(
        statement,
        lambda passage: passage.segment.text,
        source=language(tag),
        target=language(tag),
    )
    assert same == text


@given(TEXTS)
def test_a_language_of_the_same_script_keeps_every_gap(text: str) -> None:
    statement = parse(text, id="a", path="a.txt", language="en")

    def target(passage: Passage) -> str:
        return "b" if passage.role is not Role.HEADER else "never"

    rebuilt = rebuild(statement, target, source=language("en"), target=language("es"))
    expected = statement.gaps[0]
    for passage, gap in zip(statement.passages, statement.gaps[1:], strict=True):
        header = passage.role is Role.HEADER
        expected += (passage.segment.text if header else "b") + gap
    assert rebuilt.replace("\u200e", "") == expected


CASES = {
    "layout": (
        ("en", "es", "\ufeffHead\r\n\r\n\tOne. Two.  \r\n* * *\r\nThree."),
        ("Título", "Uno.", "Dos.", "Tres."),
        "\ufeffTítulo\r\n\r\n\tUno. Dos.  \r\n* * *\r\nTres.",
    ),
    "glued stays glued": (
        ("en", "es", "Riverton, 1 May (Agency)One came. Two came."),
        ("Riverton, 1 de mayo (Agencia)", "Vino uno.", "Vinieron dos."),
        "Riverton, 1 de mayo (Agencia)Vino uno. Vinieron dos.",
    ),
    "header kept": (
        ("en", "es", " date 2030-05-01 One came. Two came."),
        ("Vino uno.", "Vinieron dos."),
        " date 2030-05-01 Vino uno. Vinieron dos.",
    ),
    "no spaces between sentences in Japanese": (
        ("en", "ja", " date 2030-05-01 One came. Two came.\tThree came.\nFour came."),
        ("一人来た。", "二人来た。", "三人来た。", "四人来た。"),
        " date 2030-05-01 一人来た。二人来た。\t三人来た。\n四人来た。",
    ),
    "spaces between sentences from Japanese": (
        ("ja", "en", "一人来た。二人来た。\n三人来た。"),
        ("One came.", "Two came.", "Three came."),
        "One came. Two came.\nThree came.",
    ),
    "Japanese to Chinese": (
        ("ja", "zh", "一人来た。　二人来た。"),
        ("一个来了。", "两个来了。"),
        "一个来了。　两个来了。",
    ),
    "right-to-left": (
        ("en", "ar", "\ufeffUN report\n\n  One came. Two came.\r\n* * *\r\n1 came."),
        ("UN تقرير", "جاء واحد.", "UN.", "UN جاء."),
        "\ufeff\u200fUN تقرير\n\n  جاء واحد. UN.\r\n* * *\r\n\u200fUN جاء.",
    ),
    "right-to-left leaves a header's line alone": (
        ("en", "ar", "date 2030-05-01\nUN report\nOne came."),
        ("UN تقرير", "UN جاء."),
        "date 2030-05-01\n\u200fUN تقرير\n\u200fUN جاء.",
    ),
    "left-to-right": (
        ("ar", "en", "جاء واحد.\nجاء اثنان."),
        ("نعم, one came.", "“Two” came."),
        "\u200eنعم, one came.\n“Two” came.",
    ),
}


@pytest.mark.parametrize(("given", "targets", "expected"), CASES.values(), ids=CASES.keys())
def test_layouts(given: tuple[str, str, str], targets: tuple[str, ...], expected: str) -> None:
    source, target, text = given
    assert _rebuild(text, source, target, *targets) == expected


@given(st.text(st.sampled_from("aعש1 .*\n\r\u200f\u200e"), max_size=30))
def test_no_line_of_a_right_to_left_text_starts_the_wrong_way(text: str) -> None:
    rebuilt = _rebuild("One.", "en", "ar", text)
    for line in rebuilt.replace("\r", "\n").split("\n"):
        strong = [character for character in line if character in "aعש\u200f\u200e"]
        assert not strong or strong[0] in "عש\u200f"


WRAPPED = (
    "\ufeff    The council has written to the leaders of several other\r\n"
    "towns about the anniversary, its press office said on Thursday.\r\n"
    "The letters went out in the morning. It asks all of them:\r\n"
    "  - to study the record of what happened there, in the town and\r\n"
    "    in its neighbourhood;\r\n"
    "  - to speak about it.\r\n\r\n"
    "Press Office\r\n"
)
SPANISH = [
    "El ayuntamiento ha escrito a los dirigentes de varias otras ciudades sobre el aniversario, "
    "según dijo el jueves su oficina de prensa.",
    "Las cartas salieron por la mañana.",
    "Pide a todos ellos:",
    "- que estudien el registro de lo que allí ocurrió, en la ciudad y en sus alrededores;",
    "- que hablen de ello.",
    "Oficina de prensa",
]


def test_a_wrapped_statement_is_wrapped_again() -> None:
    assert _rebuild(WRAPPED, "en", "es", *SPANISH) == (
        "\ufeff    El ayuntamiento ha escrito a los dirigentes de varias otras\r\n"
        "ciudades sobre el aniversario, según dijo el jueves su oficina\r\n"
        "de prensa. Las cartas salieron por la mañana. Pide a todos\r\n"
        "ellos:\r\n"
        "  - que estudien el registro de lo que allí ocurrió, en la\r\n"
        "    ciudad y en sus alrededores;\r\n"
        "  - que hablen de ello.\r\n\r\n"
        "Oficina de prensa\r\n"
    )


def test_a_wrapped_statement_is_the_source_itself_in_its_own_language() -> None:
    statement = parse(WRAPPED, id="a", path="a.txt", language="en")
    own = [passage.segment.text for passage in statement.passages]
    assert _rebuild(WRAPPED, "en", "en", *own) == WRAPPED
