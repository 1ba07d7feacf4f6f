"""What reaches the model, and where a sentence is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engine.surface import Prepared, halves, prepared


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" We\u00a0remember.\r\n\tAll\u2028of us. ", Prepared("We remember. All of us.")),
        ("A DAY OF\nMEMORY", Prepared("A day of memory", shouted=True)),
        ("613", Prepared("613", verbatim=True)),
        ("26.02.1992 - 26.02.2026", Prepared("26.02.1992 - 26.02.2026", verbatim=True)),
        ("***", Prepared("***", verbatim=True)),
        ("☃", Prepared("☃", verbatim=True)),
        ("https://example.org/a?b=c", Prepared("https://example.org/a?b=c", verbatim=True)),
        ("press@example.org.", Prepared("press@example.org.", verbatim=True)),
        ("Write to press@example.org", Prepared("Write to press@example.org")),
        ("3. families  wait", Prepared("families wait", marker="3. ")),
        ("(b) THE LOST TOWN", Prepared("The lost town", shouted=True, marker="(b) ")),
        ("• records", Prepared("records", marker="• ")),
        ("a) 613", Prepared("a) 613", verbatim=True)),
        ("- www.example.org", Prepared("- www.example.org", verbatim=True)),
        ("1992. was a year", Prepared("1992. was a year")),
        ("A. Smith was there", Prepared("A. Smith was there")),
        (" \n ", Prepared("", verbatim=True)),
        ("声明", Prepared("声明")),
    ],
)
def test_prepared(text: str, expected: Prepared) -> None:
    assert prepared(text, "en") == expected


def test_a_number_with_a_full_stop_may_be_an_ordinal() -> None:
    assert prepared("3. Mai 1992", "de") == Prepared("3. Mai 1992")
    assert prepared("3) Mai 1992", "de-AT") == Prepared("Mai 1992", marker="3) ")


@pytest.mark.parametrize(
    ("source", "made", "language", "expected"),
    [
        ("“Who?” she asked: us.", "« Qui ? » dit-elle : nous.", "fr", "«_Qui.?_» dit-elle_: nous."),
        ("WHO WAITS?", "Qui attend ?", "fr", "QUI ATTEND.?"),
        ("3. Who; what", "qui ; quoi", "fr", "3. qui.; quoi"),
        ("Who; what: why?", "Qui ; quoi : pourquoi?", "fr-CA", "Qui ; quoi_: pourquoi?"),
        ("Who?", "¿Quién ?", "es", "¿Quién ?"),
        ("12 : 30", "12 : 30", "fr", "12 : 30"),
    ],
)
def test_plain_spaces_are_bound(source: str, made: str, language: str, expected: str) -> None:
    bound = expected.replace("_", "\u00a0").replace(".?", "\u202f?").replace(".;", "\u202f;")
    assert prepared(source, "en").restored(made, language) == bound


@given(st.text())
def test_the_model_sees_single_spaces_only(text: str) -> None:
    line = prepared(text, "en").text
    assert line == " ".join(line.split())


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "One thing, and a second; then a third.",
            False,
            ("One thing, and a second;", "then a third."),
        ),
        ("When it was over, we went home.", False, ("When it was over,", "we went home.")),
        ("The price of 1,000.5 was paid", False, None),
        ("The price of 1,000.5 was paid", True, ("The price of", "1,000.5 was paid")),
        ("我们记得，我们不会忘记。", False, ("我们记得，", "我们不会忘记。")),
        ("unbroken" * 9, True, None),
    ],
)
def test_halves(text: str, words: bool, expected: tuple[str, str] | None) -> None:
    assert halves(text, words=words) == expected


@given(st.text(alphabet="ab ,;.、，", max_size=80), st.booleans())
def test_halves_lose_nothing_but_space(text: str, words: bool) -> None:
    cut = halves(text, words=words)
    assert cut is None or "".join("".join(cut).split()) == "".join(text.split())
    assert cut is None or all(cut)
