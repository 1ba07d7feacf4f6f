"""Lines, paragraphs, and whether lines were broken to a width."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.text.paragraphs import line_spans, paragraph_spans, wrap_width

PROSE = [
    "The assembly met on Monday and heard two reports. Members asked who had drawn up the lists, "
    "and why nobody had been told of them before the summer. The chair promised an answer.",
    "A second paragraph followed, in which the secretary thanked the translators for their work "
    "under pressure and announced that all records would be opened to the public by the spring.",
]
GERMAN = (
    "Der Ausschuss hat am Montag zwei Berichte gehört und die Fragen der Abgeordneten an die "
    "Regierung weitergeleitet. Eine Antwort wird vor dem Sommer erwartet, sagte die Vorsitzende, "
    "und werde danach in allen Sprachen des Landes veröffentlicht."
)
ADDRESSES = "Office of the Secretary\nRoom 12\nOld Town Hall\nMarket Square 3\n1000 Example\n"
VERSE = "The river keeps a name for all,\nThe hill a stone for every one,\n" * 4
ONE_LINE = "\n".join(PROSE * 3)
SHORT_ITEMS = "The hall opens at nine every day.\nThe library opens at ten.\n" * 5
RAGGED = (
    "the river keeps a name for all who came\nand the hill a stone for the ones who stayed there\n"
    * 4
)
EVEN = "اجتمع المجلس صباح اليوم في قاعته الكبيرة واستمع إلى تقريرين.\n" * 5
TITLES = "Minister of Finance and of the Economy of Example\n" * 5
CHINESE = "议会今天上午举行会议听取了两份报告并讨论了向公众开放所有记录的计划以及时间安排\n" * 5


def _wrapped(width: int, *, between: str = "\n\n", **options: str) -> str:
    return between.join(textwrap.fill(text, width, **options) for text in PROSE)


@pytest.mark.parametrize(
    "text",
    [
        _wrapped(60),
        _wrapped(72),
        _wrapped(80).replace("\n", "\r\n"),
        "\ufeff" + _wrapped(76),
        _wrapped(66, between="\n", initial_indent="    "),
        textwrap.fill(GERMAN, 70),
        "A headline of one long line, which nobody thought of breaking although all lines are\n\n"
        + _wrapped(60)
        + "\n\nPress Office\nThe Assembly\nExample Town\n",
    ],
)
def test_lines_broken_to_a_width_are_recognised(text: str) -> None:
    assert wrap_width(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "One line.",
        ADDRESSES,
        VERSE,
        ONE_LINE,
        SHORT_ITEMS,
        RAGGED,
        EVEN,
        TITLES,
        CHINESE,
        _wrapped(200),
    ],
)
def test_lines_that_an_author_ended_are_not(text: str) -> None:
    assert wrap_width(text) is None


@given(st.integers(48, 90))
def test_every_usual_width_is_recognised(width: int) -> None:
    longest = max(map(len, _wrapped(width).splitlines()))
    assert wrap_width(_wrapped(width)) == longest


TEXTS = st.text(st.sampled_from("ab. \t\n\r\ufeff\u2028\x85-\ud800"))


@given(TEXTS)
def test_lines_and_their_ends_are_the_text(text: str) -> None:
    spans = line_spans(text)
    ends = [text[a:b] for (_, a), (b, _) in pairwise(spans)]
    assert set(ends) <= {"\n", "\r", "\r\n"}
    lines = [text[a:b] for a, b in spans]
    assert "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True)) == text
    assert not any("\n" in line or "\r" in line for line in lines)


@given(TEXTS, st.none() | st.integers(40, 100))
def test_paragraphs_are_ordered_and_hold_all_but_blank_lines(text: str, width: int | None) -> None:
    spans = paragraph_spans(text, width)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    outside = [text[a:b] for a, b in zip([0, *edges[1::2]], [*edges[::2], len(text)], strict=True)]
    assert not "".join(outside).replace("\ufeff", "").strip()


def test_a_wrapped_text_keeps_the_breaks_that_were_meant() -> None:
    text = (
        "SHORT HEADING\n"
        "The assembly met on Monday and heard two long reports, on the\n"
        "25. day of the month, about records. It asks its members:\n"
        "  1. to read the reports of the committee on open records\n"
        "     carefully;\n"
        "  2. to answer.\n"
        "A last line follows here.\n"
        "    An indented paragraph begins here and goes on to the next\n"
        "line, where it ends.\n"
    )
    paragraphs = [" ".join(text[a:b].split()) for a, b in paragraph_spans(text, 62)]
    assert paragraphs == [
        "SHORT HEADING",
        "The assembly met on Monday and heard two long reports, on the 25. day of the month, "
        "about records. It asks its members:",
        "1. to read the reports of the committee on open records carefully;",
        "2. to answer.",
        "A last line follows here.",
        "An indented paragraph begins here and goes on to the next line, where it ends.",
    ]
