"""What the entries of a word list mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.pair import Text
from l10n.languages import language
from l10n.lexicon.inventory import Inventory, inventory


def said(listed: Inventory, text: str) -> list[str]:
    return [text[slice(*at)] for at in listed.spans(Text(text, language("en")))]


FOUND = [
    (["never"], "Never say never", ["Never", "never"]),
    (["refus*", "!refuse"], "He refused the refuse, refusing it", ["refused", "refusing"]),
    (["*less", "!less"], "less hopeless", ["hopeless"]),
    (["far from"], "far from here, far away, far", ["far from"]),
    (["not", "!not only"], "not only not", ["not"]),
    (["no", "!no #"], "no 7, no 7th, no", ["no", "no"]),
    (["may", "!May"], "In May it may", ["may"]),
    (["/m[ae]z/", "!/namaz/"], "namaz olmaz", ["olmaz"]),
    (["plus /\\bne \\w+ plus\\b/"], "il ne vient plus, plus tard", ["ne vient plus"]),
    (["non", "!/non \\w+ fat/"], "non una fat, non", ["non"]),
    (["isn't"], "isn't isn’t", ["isn't", "isn’t"]),
]


@pytest.mark.parametrize(("entries", "text", "found"), FOUND)
def test_entries_and_their_exceptions(entries: list[str], text: str, found: list[str]):
    listed = inventory(entries)
    assert said(listed, text) == found
    assert listed.occurs(Text(text, language("en")))
    assert not listed.occurs(Text("Nor is it here", language("en")))


def test_what_is_written_together_with_the_next_word():
    listed = inventory(["aucun", "impossib*"], before=["l'", "d'"])
    assert said(listed, "d’aucun et l'impossible") == ["d’aucun", "l'impossible"]
    assert listed.holds("d'aucun")


def test_words_without_spaces_between_them():
    assert said(inventory(["/不(?!过)/"], spaced=False), "他不来不过她来") == ["不"]


def test_vowel_signs_part_no_word():
    listed = inventory(["لا"], marked=True)
    assert said(listed, "لا بل كِلا، لاَ") == ["لا", "لا"]
    assert not listed.occurs(Text("كِلا", language("ar")))


def test_an_exception_covers_what_begins_within_it():
    listed = inventory(["not", "only", "!not only now"])
    assert said(listed, "only not only now not now") == ["only", "not"]


@given(text=st.text())
def test_quick_answers_are_true(text: str):
    listed = inventory(["not", "un*", "far from", "!not only", "!until"], marked=True)
    text_ = Text(f"{text} far from not only", language("en"))
    assert listed.occurs(text_) is bool(listed.spans(text_))
    assert listed.may_occur(text_) or not listed.spans(text_)
