import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engine.codes import is_spaced, name_of, tag_of

# The codes of the Argos index.
CODES = [
    *("ar", "az", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "eo", "es", "et", "eu", "fa"),
    *("fi", "fr", "ga", "gl", "he", "hi", "hu", "id", "it", "ja", "ko", "ky", "lt", "lv", "ms"),
    *("nb", "nl", "pb", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "th", "tl", "tr"),
    *("uk", "ur", "vi", "zh", "zt"),
]


@pytest.mark.parametrize("code", CODES)
def test_every_code_of_the_index_has_a_tag_and_a_name(code: str) -> None:
    tag = tag_of(code)
    assert name_of(tag) not in {"", tag}


def test_no_two_codes_share_a_tag() -> None:
    assert len({tag_of(code) for code in CODES}) == len(CODES)


@given(st.text())
def test_no_code_is_too_strange_to_be_listed(code: str) -> None:
    tag = tag_of(code)
    assert tag_of(tag) == tag
    assert name_of(tag) or not tag


def test_a_language_nobody_knows_is_taken_to_write_spaces() -> None:
    assert [is_spaced(tag) for tag in ("es", "zh-Hant", "xx-klingon")] == [True, False, True]
