from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.fixing import fixed, settled
from l10n.model import Finding, Severity, Span


def finding(span: Span | None, fix: str | None) -> Finding:
    return Finding("spaces", Severity.NOTE, "…", target_span=span, fix=fix)


def test_the_first_of_overlapping_fixes_is_applied() -> None:
    edits = [((3, 5), "x"), ((0, 4), "y"), ((5, 6), "z"), ((9, 12), "!"), (None, "?")]
    assert fixed("0123456789", [finding(*edit) for edit in edits]) == "y4z6789"


def test_of_two_for_one_place_the_first_given_is_applied() -> None:
    assert fixed("ab", [finding((0, 1), "x"), finding((0, 1), "y")]) == "xb"


def test_findings_without_a_fix_change_nothing() -> None:
    assert fixed("ab", [finding((0, 1), None), finding(None, None)]) == "ab"


def test_a_text_is_fixed_until_nothing_is_left() -> None:
    def look(text: str) -> list[Finding]:
        at = text.find("  ")
        return [finding((at, at + 2), " ")] if at >= 0 else []

    assert settled("a    b", look) == "a b"


def test_fixes_that_never_settle_come_to_an_end() -> None:
    assert settled("a", lambda text: [finding((0, 1), text[0] + "b")]).startswith("ab")


EDITS = st.tuples(st.tuples(st.integers(-2, 12), st.integers(-2, 12)), st.text(max_size=2))


@given(st.text(max_size=10), st.lists(EDITS))
def test_what_lies_outside_of_the_spans_stays(text: str, edits: list[tuple[Span, str]]) -> None:
    better = fixed(text, [finding(*edit) for edit in edits])
    starts = [start for (start, end), _ in edits if 0 <= start <= end <= len(text)]
    assert better.startswith(text[: min(starts, default=len(text))])
