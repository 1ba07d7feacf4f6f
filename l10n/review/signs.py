"""The signs of a wrong translation, each as a number to be weighed. Pure.

``weights.toml`` has a weight for each. What nobody has measured is not among them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from l10n.model import SIGNED, Finding, Role, Severity, State
from l10n.review.evidence import Evidence

_LEAST = 0.01
"""The least score that is told from less."""
_MOST = 4
"""More findings of a rule, standard deviations or figures are as bad as so many."""
_COMMON = 1
"""Standard deviations within which a length tells nothing."""
_STATES = {
    State.REJECTED: "rejected",
    State.TRANSLATED: "written",
    **dict.fromkeys(SIGNED, "signed"),
}
_ROLES = {Role.HEADLINE: "headline", Role.QUOTATION: "quotation"}


def signs(evidence: Evidence) -> dict[str, float]:
    """How much there is of each sign but for errors and warnings; none is below 0."""
    found: dict[str, float] = {}
    for told in (_STATES.get(evidence.state), _ROLES.get(evidence.role), evidence.change):
        if told:
            found[told] = 1
    if evidence.figures:
        found["figures"] = min(evidence.figures, _MOST)
    for matter in evidence.matters:
        found[matter] = 1
    if evidence.findings:
        notes = [one for one in evidence.findings if one.severity is Severity.NOTE]
        found["note"] = min(len(notes), _MOST)
    _add_measured(found, evidence)
    return found


def faults(findings: Iterable[Finding], again: float) -> dict[str, float]:
    """The rules that find an error or a warning. One counts 1, and ``again`` more for each
    further finding.

    >>> wrong = Finding("numbers", Severity.ERROR, "613 is missing.")
    >>> faults([wrong, wrong, wrong], again=0.25)
    {'numbers': 1.5}
    """
    counts: dict[str, int] = {}
    for one in findings:
        if one.severity is not Severity.NOTE:
            counts[one.check] = counts.get(one.check, 0) + 1
    return {rule: 1 + again * (min(count, _MOST) - 1) for rule, count in counts.items()}


def _add_measured(found: dict[str, float], evidence: Evidence) -> None:
    if evidence.score is not None:
        found["unsure"] = -math.log(max(evidence.score, _LEAST))
    if evidence.stretch is not None:
        beyond = min(abs(evidence.stretch), _MOST) - _COMMON
        if beyond > 0:
            found["short" if evidence.stretch < 0 else "long"] = beyond
    if evidence.agreement is not None:
        found["disagreeing"] = 1 - evidence.agreement
    if evidence.reverse is not None:
        found["astray"] = 1 - evidence.reverse
    if evidence.novelty is not None:
        found["novel"] = evidence.novelty
