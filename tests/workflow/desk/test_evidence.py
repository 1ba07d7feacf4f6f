"""What is known of a catalog entry, for its risk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.catalogs import receipts
from l10n.catalogs.catalog import FUZZY, Entry
from l10n.checks.policy import policy
from l10n.languages import language
from l10n.lexicon.casualties import tells_of_casualties
from l10n.lexicon.tables import table
from l10n.model import Change, Finding, Receipt, Role, Severity, State
from l10n.review.importance import Matter
from l10n.workflow.checking import Checker
from l10n.workflow.desk.evidence import Measured, agreement, evidence_of, matters

CHECKS = Checker(language("en"), language("es"), policy())
ENTRY = Entry("It rained.", "Llovió.", flags=(FUZZY,))
FOUND = (Finding("numbers", Severity.ERROR, "613 is missing."),)


def signed(entry: Entry, **fields: object) -> Entry:
    """The entry with a receipt of these fields, for its very text."""
    state = State.MACHINE
    digest = receipts.digest(None, entry.source, entry.target, state)
    receipt = Receipt(state, "2026-11-22T10:00:00Z", digest, **fields)  # type: ignore[arg-type]
    return entry.marked(receipt, fuzzy=True)


def test_an_entry_as_it_is():
    entry = Entry(*("Rain!", "¡Lluvia!"), extracted=("headline, paragraph 1",), flags=(FUZZY,))
    evidence = evidence_of(entry, FOUND, CHECKS, Measured(0.5, 0.75, 0.25))
    assert (evidence.source, evidence.target) == ("Rain!", "¡Lluvia!")
    assert (evidence.state, evidence.role) == (State.MACHINE, Role.HEADLINE)
    assert evidence.findings == FOUND
    assert (evidence.novelty, evidence.agreement, evidence.reverse) == (0.5, 0.75, 0.25)
    assert (evidence.score, evidence.change) == (None, None)


def test_what_nobody_measured_is_not_known():
    evidence = evidence_of(ENTRY, (), CHECKS)
    assert (evidence.novelty, evidence.agreement, evidence.reverse) == (None, None, None)


def test_the_engine_s_score_comes_with_its_receipt():
    assert evidence_of(signed(ENTRY, score=0.25), (), CHECKS).score == 0.25


def test_a_score_for_another_source_tells_nothing():
    entry = signed(ENTRY, score=0.25, was=State.MACHINE, reason="factual")
    evidence = evidence_of(entry, (), CHECKS)
    assert (evidence.score, evidence.change) == (None, Change.FACTUAL)


@pytest.mark.parametrize(
    ("target", "low", "high"),
    [("Sí.", -9, -2), ("Ha llovido hoy.", -2, 2), ("Llovió. " * 9, 2, 20)],
)
def test_how_long_it_is_beside_what_is_usual(target: str, low: float, high: float):
    stretch = evidence_of(Entry("It has rained.", target), (), CHECKS).stretch
    assert stretch is not None
    assert low < stretch < high


@pytest.mark.parametrize("texts", [("It rained.", ""), ("", "")])
def test_no_length_of_nothing(texts: tuple[str, str]):
    assert evidence_of(Entry(*texts), (), CHECKS).stretch is None


def test_no_length_in_a_language_that_nobody_measured():
    checks = Checker(language("en"), language("haw"), policy())
    assert evidence_of(ENTRY, (), checks).stretch is None


@pytest.mark.parametrize(
    ("tag", "source", "found"),
    [
        ("en", "613 people were killed.", [Matter.CASUALTIES]),
        ("en", "People were killed.", []),
        ("en", "We met in 1992.", [Matter.DATE]),
        ("en", "We met on 3 may.", [Matter.DATE]),
        ("en", "It was 3 degrees.", []),
        ("en", "We went to Geneva.", [Matter.NAME]),
        ("en", "Geneva is far.", []),
        ("es", "Murieron 63 mujeres el 3 de mayo.", [Matter.CASUALTIES, Matter.DATE]),
        ("de", "Am 3. März wurden 12 Menschen verletzt.", list(Matter)),
        ("ru", "26 февраля погибли 613 человек.", [Matter.CASUALTIES, Matter.DATE]),
        ("zh", "2月26日613人遇难。", [Matter.CASUALTIES, Matter.DATE]),
        ("ar", "قتل 613 شخصا.", [Matter.CASUALTIES]),
        ("tlh", "613 Hegh.", []),
        ("en", "", []),
    ],
)
def test_what_does_harm_where_it_is_wrong(tag: str, source: str, found: list[Matter]):
    assert list(matters(source, tag)) == found


@pytest.mark.parametrize("code", table("casualties", "languages")["words"])
def test_each_word_of_harm_is_found(code: str):
    words = table("casualties", "languages")["words"][code]
    assert all(tells_of_casualties(f"3 {word}", code) for word in words)
    assert not tells_of_casualties("3", code)


@given(st.text(max_size=60))
def test_any_text_can_be_read(source: str):
    assert set(matters(source, "en")) <= set(Matter)


def test_figures_are_counted_as_they_are_written():
    source = "On 26.02.1992, 1,275 of 2.5 thousand people left."
    assert evidence_of(Entry(source, "—"), (), CHECKS).figures == 3


@pytest.mark.parametrize(
    ("hypotheses", "expected"),
    [([], None), (["It rained."], None), (["It rained.", "It rained"], 0.85)],
)
def test_agreement(hypotheses: list[str], expected: float | None):
    assert agreement("It rained.", hypotheses) == pytest.approx(expected, abs=0.1)


@given(st.text(min_size=1, max_size=20), st.lists(st.text(max_size=20), max_size=5))
def test_agreement_is_a_share(text: str, hypotheses: list[str]):
    found = agreement(text, hypotheses)
    assert (found is None) == (set(hypotheses) <= {text})
    assert found is None or 0 <= found <= 1
