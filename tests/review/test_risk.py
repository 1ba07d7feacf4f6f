"""How likely a translation is to be wrong: which evidence raises it, and what is said of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.table import RULES
from l10n.model import Change, Finding, Role, Severity, State
from l10n.review.evidence import Evidence
from l10n.review.importance import Matter
from l10n.review.risk import assess
from l10n.review.weights import weights

DRAFT = Evidence("613 people.", "613 personas.", State.MACHINE, Role.BODY)
SHARES = st.none() | st.floats(0, 1)
FINDINGS = st.builds(
    Finding,
    st.sampled_from([rule.name for rule in RULES] + ["a rule of tomorrow"]),
    st.sampled_from(Severity),
    st.just("It is wrong."),
)
EVIDENCE = st.builds(
    Evidence,
    source=st.just("613 people."),
    target=st.just("613 personas."),
    state=st.sampled_from(State),
    role=st.sampled_from(Role),
    findings=st.lists(FINDINGS, max_size=6).map(tuple),
    score=SHARES,
    change=st.none() | st.sampled_from(Change),
    novelty=SHARES,
    agreement=SHARES,
    reverse=SHARES,
    stretch=st.none() | st.floats(-20, 20),
    matters=st.sets(st.sampled_from(Matter)).map(tuple),
    figures=st.integers(0, 30),
)


def wrong(*rules: str, severity: Severity = Severity.ERROR) -> tuple[Finding, ...]:
    return tuple(Finding(rule, severity, "It is wrong.") for rule in rules)


@given(EVIDENCE)
def test_it_is_a_share_and_a_high_one_has_reasons(evidence: Evidence):
    risk = assess(evidence)
    assert 0 <= risk.value <= 1
    assert risk.reasons or risk.value < 0.5
    assert all(reason and reason[0].isupper() | reason[0].isdigit() for reason in risk.reasons)
    assert assess(evidence) == risk


@given(EVIDENCE, FINDINGS)
def test_one_more_finding_never_lowers_it(evidence: Evidence, finding: Finding):
    more = replace(evidence, findings=(*evidence.findings, finding))
    assert assess(more).value >= assess(evidence).value


@given(EVIDENCE, st.permutations(range(6)))
def test_the_order_of_findings_does_not_matter(evidence: Evidence, order: list[int]):
    found = evidence.findings
    shuffled = tuple(found[at] for at in order if at < len(found))
    other = replace(evidence, findings=shuffled)
    assert assess(other).value == pytest.approx(assess(evidence).value)


@pytest.mark.parametrize("field", ["score", "agreement", "reverse"])
@given(EVIDENCE, st.floats(0, 1), st.floats(0, 1))
def test_the_surer_the_engine_the_lower(field: str, evidence: Evidence, one: float, other: float):
    low, high = sorted((one, other))
    unsure = assess(replace(evidence, **{field: low})).value
    assert unsure >= assess(replace(evidence, **{field: high})).value


@given(EVIDENCE, st.floats(0, 1), st.floats(0, 1))
def test_the_newer_to_the_memory_the_higher(evidence: Evidence, one: float, other: float):
    low, high = sorted((one, other))
    known = assess(replace(evidence, novelty=low)).value
    assert known <= assess(replace(evidence, novelty=high)).value


@given(EVIDENCE.filter(lambda one: one.state is State.UNTRANSLATED))
def test_what_has_no_translation_cannot_be_wrong(evidence: Evidence):
    risk = assess(evidence)
    assert (risk.value, risk.reasons) == (0, ("No translation yet",))


@pytest.mark.parametrize(
    ("evidence", "reasons"),
    [
        (DRAFT, ()),
        (replace(DRAFT, score=0.31), ("The engine was unsure (0.31)",)),
        (replace(DRAFT, score=0.9), ()),
        (replace(DRAFT, agreement=0.4), ("Its best guesses disagree",)),
        (replace(DRAFT, reverse=0.2), ("It comes back as something else",)),
        (replace(DRAFT, novelty=1.0), ("Nothing like it was approved before",)),
        (replace(DRAFT, findings=wrong("numbers", "names")), ("2 errors: numbers, names",)),
        (replace(DRAFT, findings=wrong("numbers", "numbers")), ("2 errors: numbers",)),
        (
            replace(DRAFT, findings=wrong("length", severity=Severity.WARNING)),
            ("1 warning: length",),
        ),
        (replace(DRAFT, role=Role.HEADLINE), ("Headline",)),
        (replace(DRAFT, role=Role.QUOTATION), ("Quotation",)),
        (replace(DRAFT, figures=4), ("Four figures",)),
        (replace(DRAFT, figures=1), ()),
        (
            replace(DRAFT, figures=2, matters=(Matter.CASUALTIES, Matter.DATE, Matter.NAME)),
            ("Two figures, a number of people harmed, a date, a name",),
        ),
        (replace(DRAFT, stretch=-3.0), ("Shorter than usual",)),
        (replace(DRAFT, stretch=3.0), ("Longer than usual",)),
        (replace(DRAFT, stretch=0.9), ()),
        (replace(DRAFT, state=State.REJECTED), ("Somebody rejected it",)),
        (
            replace(DRAFT, change=Change.FACTUAL, role=Role.HEADLINE),
            ("The source changed since: a figure, a date or a name", "Headline"),
        ),
        (
            replace(DRAFT, findings=wrong("numbers"), score=0.2, role=Role.HEADLINE),
            ("The engine was unsure (0.20)", "1 error: numbers", "Headline"),
        ),
    ],
)
def test_reasons_in_words_the_weightiest_first(evidence: Evidence, reasons: tuple[str, ...]):
    assert assess(evidence).reasons == reasons


@pytest.mark.parametrize(
    ("riskier", "safer"),
    [
        (replace(DRAFT, state=State.REJECTED), DRAFT),
        (DRAFT, replace(DRAFT, state=State.TRANSLATED)),
        (replace(DRAFT, state=State.TRANSLATED), replace(DRAFT, state=State.APPROVED)),
        (replace(DRAFT, change=Change.FACTUAL), replace(DRAFT, change=Change.COSMETIC)),
        (replace(DRAFT, change=Change.COSMETIC), DRAFT),
        (replace(DRAFT, stretch=-3.5), replace(DRAFT, stretch=-0.5)),
        (replace(DRAFT, role=Role.HEADLINE), DRAFT),
        (replace(DRAFT, figures=3), replace(DRAFT, figures=1)),
    ],
)
def test_what_is_riskier(riskier: Evidence, safer: Evidence):
    assert assess(riskier).value > assess(safer).value


def test_every_rule_that_finds_errors_or_warnings_has_a_weight():
    known = weights()
    named = {rule.name for rule in RULES if rule.severity is not Severity.NOTE}
    assert set(known.checks) == named
    learned = [*known.checks.values(), *known.measured.values(), known.other, known.again]
    assert min(learned) >= 0
