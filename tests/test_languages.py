"""Languages: spelled, named and turned the right way, as CLDR has it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from babel.localedata import locale_identifiers

import l10n.languages
from l10n.errors import LanguageError
from l10n.languages import Language, count_words, from_cldr, is_unspaced, language

COPY = Path(l10n.languages.__file__).with_name("languages.tsv")
HEAD = "# tag, English name, autonym, direction; copied from CLDR by: pytest --update-languages"


def row(of: Language) -> str:
    return "\t".join((of.tag, of.name, of.autonym, of.direction))


def test_the_copy_is_what_cldr_says(request: pytest.FixtureRequest):
    tags = sorted(
        name.replace("_", "-")
        for name in locale_identifiers()
        if not any(len(part) < 4 for part in name.split("_")[1:]) and name != "root"
    )
    text = "\n".join([HEAD, *(row(from_cldr(tag)) for tag in tags), ""])
    if request.config.getoption("--update-languages"):
        COPY.write_text(text, encoding="utf-8")
    assert COPY.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("es", Language("es", "Spanish", "español", False)),
        ("ar", Language("ar", "Arabic", "العربية", True)),
        ("UR", Language("ur", "Urdu", "اردو", True)),
        ("pt_br", Language("pt-BR", "Portuguese (Brazil)", "português (Brasil)", False)),
        ("sr@latin", Language("sr-Latn", "Serbian (Latin)", "srpski (latinica)", False)),
        ("zh-hant", Language("zh-Hant", "Chinese (Traditional)", "中文 (繁體)", False)),
        (
            "az-Arab",
            Language("az-Arab", "Azerbaijani (Arabic)", "آذربایجان تۆرکجه‌سی (عربجه)", True),
        ),
    ],
)
def test_any_spelling_finds_it(tag: str, found: Language):
    assert language(tag) == found


@pytest.mark.parametrize("tag", ["", "klingon", "../es", "e s", "xx", "es-", "1"])
def test_what_is_no_language_is_refused(tag: str):
    with pytest.raises(LanguageError, match="not a language"):
        language(tag)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("— * —", 0),
        ("The parliament's 34th anniversary.", 4),
        ("1,275 residents at 10.30", 4),
        ("на 34-й годовщине", 3),
        ("二月二十六日", 6),
        ("ビルは 3 階", 5),
        ("𠮷野家", 3),
        ("٦١٣ شخصًا", 2),
        ("हम नहीं भूलेंगे।", 3),
    ],
)
def test_words_are_counted_as_translators_do(text: str, words: int):
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        *[(letter, True) for letter in ("ไ", "ລ", "မ", "ក", "ひ", "カ", "々", "〇", "専", "𠮷")],
        ("in 北京", True),
        *[(text, False) for text in ("", "Genève", "전문가", "「」。", "हिन्दी")],
    ],
)
def test_what_is_written_without_spaces(text: str, is_one: bool):
    assert is_unspaced(text) is is_one


@pytest.mark.parametrize("tag", ["de", "es", "fr"])
def test_no_month_is_named_in_a_language_read_before(tag: str) -> None:
    """Babel keeps what it has read for good, so that only a fresh process tells."""
    code = (
        "import sys; from l10n.languages import month_names;"
        "borrowed = month_names('az') & month_names(sys.argv[1]);"
        "sys.exit(len(borrowed & {'yanvar', 'iyun', 'iyul'}))"
    )
    subprocess.run([sys.executable, "-c", code, tag], check=True)
