import pytest

from l10n.lexicon.script import (
    alphabet,
    is_cased,
    known_scripts,
    letters,
    lookalikes,
    mistakable,
    script_of,
    scripts_of,
    signs,
)

SAMPLES = {
    "es": "añoÜ", "de": "Größe", "tr": "ığİş", "az": "əƏğ", "ru": "Ёжй", "uk": "їєґ", "ar": "كلمة",
    "fa": "پژچگی", "ur": "ٹڈہے", "ka": "ქართ", "hy": "Հայև", "zh": "中文", "ja": "日ほホ",
    "el": "Άέ", "hi": "हम", "he": "עם", "ko": "한글", "th": "ไทย", "sr": "ђћ", "vi": "ếữ",
}  # fmt: skip


def test_every_script_of_ours_is_known(ours: str) -> None:
    assert scripts_of(ours)
    assert scripts_of(ours) <= known_scripts()


@pytest.mark.parametrize(("tag", "text"), SAMPLES.items())
def test_letters_are_of_their_language_s_script(tag: str, text: str) -> None:
    own = scripts_of(tag)
    assert letters(own).sub("", text) in ("", "\N{DEVANAGARI VOWEL SIGN AA}")
    assert alphabet(own) & set(text) <= signs(own)
    assert {script_of(letter) for letter in text if letter.isalpha()} <= own


def test_no_letter_is_of_two_scripts() -> None:
    sets = [alphabet(frozenset({script})) for script in known_scripts()]
    assert sum(map(len, sets)) == len(frozenset().union(*sets))


def test_marks_and_figures_are_of_every_script() -> None:
    assert set(" .,!?0٣«»“”—…\u200c\u00a0") <= signs(frozenset({"Geor"}))
    assert "a" not in signs(frozenset({"Geor"}))


def test_scripts_with_capitals(ours: str) -> None:
    assert is_cased(ours) is (ours not in {"ar", "ur", "fa", "ka", "zh", "ja"})


@pytest.mark.parametrize("script", sorted(mistakable()))
def test_lookalikes_are_of_the_script(script: str) -> None:
    table = lookalikes(script)
    assert table
    assert all(script_of(own) == script for own in table.values())
    assert all(script_of(chr(other)) in mistakable() - {script} for other in table)


def test_an_unknown_script_has_no_letters() -> None:
    assert not letters(frozenset({"Zzzz"})).search("abc")
    assert scripts_of("en-Zzzz") == {"Zzzz"}
