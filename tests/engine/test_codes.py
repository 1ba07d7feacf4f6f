import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engine.codes import code_of, name_of, serving, tag_of

# The codes of the Argos index.
CODES = [
    *("ar", "az", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "eo", "es", "et", "eu", "fa"),
    *("fi", "fr", "ga", "gl", "he", "hi", "hu", "id", "it", "ja", "ko", "ky", "lt", "lv", "ms"),
    *("nb", "nl", "pb", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "th", "tl", "tr"),
    *("uk", "ur", "vi", "zh", "zt"),
]


@pytest.mark.parametrize("code", CODES)
def test_every_code_of_the_index_has_a_tag_a_name_and_a_way_back(code: str) -> None:
    tag = tag_of(code)
    assert code_of(tag) == code
    assert name_of(tag) not in {"", tag}
    assert serving(tag)[0] == tag


def test_no_two_codes_share_a_tag() -> None:
    assert len({tag_of(code) for code in CODES}) == len(CODES)


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("pb", ("pt-BR", "pt")),
        ("pt_BR", ("pt-BR", "pt")),
        ("es-MX", ("es-MX", "es")),
        ("no", ("no", "nb")),
        ("fil", ("fil", "tl")),
        ("zh-CN", ("zh-CN", "zh")),
        ("zh-TW", ("zh-TW", "zh-Hant")),
        ("zh-Hant", ("zh-Hant",)),
        ("zh-Hant-HK", ("zh-Hant-HK", "zh-Hant")),
        ("xx-unheard-of", ("xx-unheard-of", "xx-unheard", "xx")),
    ],
)
def test_a_language_is_served_by_the_nearest_packages(written: str, tags: tuple[str, ...]) -> None:
    assert serving(written) == tags


@given(st.text())
def test_no_code_is_too_strange_to_be_listed(code: str) -> None:
    tag = tag_of(code)
    assert tag_of(tag) == tag
    assert name_of(tag) or not tag
    assert serving(code)[0] == tag
    assert isinstance(code_of(code), str)
