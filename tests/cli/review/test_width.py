"""How wide texts are, and what a letter is."""

import pytest

from l10n.cli.terminal.width import clean, clusters, cut, width

WIDTHS = {
    "": 0,
    "abc": 3,
    "été": 3,
    "e\u0301te\u0301": 3,
    "専門家": 6,
    "「はい」、と": 12,
    "ｶﾅ": 2,
    "ＡＢ": 4,
    "한국": 4,
    "\u1112\u1161\u11ab": 2,
    "שָׁלוֹם": 4,
    "سَلَام": 4,
    "ก็": 1,
    "नमस्ते": 4,
    "का": 2,
    "می\u200cخواهم": 7,
    "a\u200b\u200fb": 2,
    "👍": 2,
    "👍🏽": 2,
    "👨‍👩‍👧": 2,
    "🇫🇷🇩🇪": 4,
    "❤️": 2,
    "— … “”": 6,
}


@pytest.mark.parametrize("text", WIDTHS)
def test_columns(text: str) -> None:
    assert width(text) == WIDTHS[text]


def test_letters_as_a_reader_sees_them() -> None:
    text = "e\u0301👨‍👩‍👧🇫🇷🇩🇪1\u200f한"
    assert list(clusters(text)) == ["e\u0301", "👨‍👩‍👧", "🇫🇷", "🇩🇪", "1\u200f", "한"]
    assert "".join(clusters(text)) == text


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("専門家", 6, "専門家"),
        ("専門家", 5, "専門…"),
        ("abc", 0, ""),
        ("e\u0301abc", 2, "e\u0301…"),
    ],
)
def test_cut(text: str, columns: int, shown: str) -> None:
    assert cut(text, columns) == shown


@pytest.mark.parametrize(
    "hostile",
    ["\x1b[2J", "\x1b]0;title\x07", "\x9b31m", "\u202e", "\u202d", "\r", "\x08", "\x00", "\ud800"],
)
def test_nothing_steers_the_terminal(hostile: str) -> None:
    shown = clean(f"a{hostile}b")
    assert not any(c < " " or "\x7f" <= c < "\xa0" or c in "\u202d\u202e" for c in shown)
    assert shown.encode()
    assert (shown[0], shown[-1]) == ("a", "b")


def test_line_ends_are_shown() -> None:
    assert clean("a\nb\tc\u2028d") == "a↵b c↵d"
