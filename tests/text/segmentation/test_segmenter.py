"""What holds for every text: nothing is lost, and time does not run away."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from l10n.text.segmentation import BreakRule, Decision, explain, segment
from l10n.text.segmentation.marks import BLANK

LANGUAGES = [
    "en", "es", "fr", "de", "ru", "tr", "az", "ar", "ur", "fa", "uk", "ka", "hy", "it", "pt",
    "zh", "ja", "hi", "pl", "el", "he", "ko", "pt_BR", "sr@latin", "zh-Hant", "xx", "?", "\ud800",
]  # fmt: skip
PIECES = st.sampled_from([
    "Dr.", "U.S.", "J.", "и", "т.", "д.", "1992", "г.", "3.", "März", "e.g.", "Agency)The",
    "word.Word", "a.b@c.de", "(One.", "Two.)", "\"", "“", "”", "«", "»", "„", "'", "’", "「", "」",
    "(", ")", "[", "]", "[3]", ".", "...", "…", "!", "?", "؟", "۔", "।", "։", "。", "！", ":", ";",
    ",", "—", "-", "•", "1.", "a)", "\n", "\r\n", "\r", "\u2028", "\u2029", "\u0085", "\u000c",
    "\u0000", "\u00a0", "\u3000", "\u202f", "\u200b", "\ufeff", "\ud800", "\udfff", "date",
    "2026-02-26", "BAKU,", "February", "26.", "The", "he", "Он", "好", "ئ", "ა", "É", "İ",
])  # fmt: skip
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.lists(PIECES | st.sampled_from([" ", "  "]), max_size=40).map("".join),
    st.lists(PIECES, max_size=40).map(" ".join),
)


def assert_lossless(text, segments):
    position = 0
    for one in segments:
        assert one.start >= position
        assert not text[position : one.start].strip(BLANK)
        assert one.text == text[one.start : one.end] == one.text.strip(BLANK)
        assert one.text
        position = one.end
    assert not text[position:].strip(BLANK)


@given(TEXTS, st.sampled_from(LANGUAGES), st.booleans(), st.booleans())
@example("A\xa0.\xa0B", "en", False, True)
@example("A\xa0. B\u3000. C", "fr", False, True)
def test_nothing_is_lost(text, language, wrapped, split_glued):
    segments = segment(text, language, wrapped=wrapped, split_glued=split_glued)
    assert_lossless(text, segments)


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_nothing_is_lost_under_exceptions(text, language):
    rules = [BreakRule(r"\.", r"\s", False), BreakRule("", r"[A-Z]", True), BreakRule("", "", True)]
    assert_lossless(text, segment(text, language, exceptions=rules))


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_no_segment_crosses_a_line(text, language):
    for one in segment(text, language):
        assert len(one.text.splitlines()) == 1


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_explanation_names_every_cut(text, language):
    made = explain(text, language)
    assert all(isinstance(one, Decision) and one.rule for one in made)
    starts = {one.start for one in segment(text, language)}
    for one in made:
        if one.breaks:
            rest = text[one.position :]
            after = one.position + len(rest) - len(rest.lstrip(BLANK))
            assert after in starts or not rest.strip(BLANK)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "\ufeff\r\n \xa0"])
def test_blank_text_has_no_segment(text):
    assert segment(text, "en") == []


def test_wrapped_lines_are_one_paragraph():
    text = "The assembly\nmet. It\r\nspoke.\n \nThe end"
    assert [one.text for one in segment(text, "en", wrapped=True)] == [
        "The assembly\nmet.",
        "It\r\nspoke.",
        "The end",
    ]
    assert len(segment(text, "en")) == 5


def test_glued_sentences_stay_when_asked():
    text = "They came.Then they left."
    assert [one.text for one in segment(text, "en", split_glued=False)] == [text]
    assert [one.text for one in segment(text, "en")] == ["They came.", "Then they left."]


# Each of these is quadratic or worse in at least one library; a slip here hangs.
LONG = {
    "no full stop": "word and more words " * 100_000,
    "one word": "a" * 2_000_000,
    "short lines": "Short line.\n" * 100_000,
    "open quotes": '"' * 500_000 + ' "Yes. No ' * 20_000,
    "open brackets": "(" * 300_000 + "「Yes. " * 20_000,
    "unbroken ideographs": "好" * 700_000,
    "wide stops": "。" * 300_000,
    "stops": "." * 500_000 + ". " * 50_000,
    "initials": "A. " * 50_000,
    "glued": "word.Word" * 50_000,
    "spaces": "a." + " " * 500_000 + "B",
    "numbers": "1. " * 50_000,
    "smileys": ":) A" * 50_000 + ")" * 200_000 + "🎉" * 100_000,
    "titles": "《a？ «b؟ " * 20_000,
}


@pytest.mark.parametrize("name", LONG)
def test_long_input_is_finished(name):
    text = LONG[name]
    segments = segment(text, "en")
    assert sum(len(one.text) for one in segments) <= len(text)
    assert segments[0].start == 0


def test_windows_do_not_show():
    sentence = "The assembly met in the old town and spoke of peace. "
    assert [one.text for one in segment(sentence * 2_000, "en")] == [sentence.strip()] * 2_000
