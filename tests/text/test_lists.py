"""What stands before the items of lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.text.lists import is_list_line, split_item


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("3. families who wait", "3. "),
        ("(12) records", "(12) "),
        ("a) the first", "a) "),
        ("(iv) the fourth", "(iv) "),
        ("•  records", "•  "),
        ("– records", "– "),
        ("-5 °C in the night", ""),
        ("2026 was a year", ""),
        ("2026. A year", ""),
        ("3.5 km of road", ""),
        ("A. Smith wrote", ""),
        ("3.", ""),
        ("- ", ""),
    ],
)
def test_items(text: str, marker: str):
    assert split_item(text, "en") == (marker, text.removeprefix(marker))
    assert is_list_line(text) == bool(marker)


@pytest.mark.parametrize("language", ["de", "fi", "cs", "sr_Latn"])
def test_a_number_with_a_full_stop_may_be_an_ordinal(language: str):
    assert split_item("3. Mai", language) == ("", "3. Mai")
    assert split_item("3) Mai", language) == ("3) ", "Mai")


@given(st.text() | st.text("1a.) -•\n", max_size=8))
def test_nothing_is_lost(text: str):
    marker, rest = split_item(text, "en")
    assert marker + rest == text
    assert rest or not text
