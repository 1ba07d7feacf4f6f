"""What is known of a row besides its entry, and whether that is still the same. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from l10n.catalogs.catalog import Entry
from l10n.checks.grounds import Grounds
from l10n.checks.pair import Knowledge
from l10n.checks.table import EDITION
from l10n.model import Finding
from l10n.review.risk import Risk, assess
from l10n.workflow.checking import Checker
from l10n.workflow.desk.evidence import NOTHING, Measured, evidence_of
from l10n.workflow.digests import digest_of

Measure = Callable[[Entry], Measured]
"""What the memory and the engine have to say of an entry."""


def unmeasured(_: Entry, /) -> Measured:
    """Nobody has asked them."""
    return NOTHING


@dataclass(frozen=True, slots=True)
class Examined:
    """All that the checks found in one translation, on what grounds, and what was measured."""

    found: tuple[Finding, ...]
    """In the order of the table of rules, dismissed or not."""
    grounds: str
    """What the project's knowledge says of the pair: see :class:`~l10n.checks.grounds.Grounds`."""
    measured: Measured = NOTHING


class Examiner:
    """The checks of one language, with what its translations teach as of one moment, and
    what the memory and the engine have to say.

    ``measure`` may be called from any thread, and must be quick.
    """

    def __init__(self, checks: Checker, measure: Measure = unmeasured) -> None:
        self.checks = checks
        self._measure = measure
        self._grounds = Grounds(checks.source, checks.target, checks.knowledge)
        self.rules = digest_of(EDITION, checks.policy.levels, checks.knowledge.terms.terms)
        """Stands for the rules and the term base: what another examiner found is good only
        where its rules are the same."""

    def examine(self, entry: Entry, before: Examined | None = None) -> Examined:
        """What is known of an entry; ``before`` is what the same rules found in the same
        entry, and is given back where nothing that bears on it has changed."""
        grounds, measured = self._grounds.of(entry.source, entry.target), self._measure(entry)
        if before and before.grounds == grounds:
            is_same = before.measured == measured
            return before if is_same else replace(before, measured=measured)
        return Examined(tuple(self.checks.findings(entry)), grounds, measured)

    def risk(self, entry: Entry, findings: Iterable[Finding], measured: Measured) -> Risk:
        """How likely the translation is wrong; ``findings`` are its open ones."""
        return assess(evidence_of(entry, findings, self.checks, measured))

    def knowing(self, knowledge: Knowledge) -> Examiner:
        """The same rules with other knowledge."""
        return Examiner(replace(self.checks, knowledge=knowledge), self._measure)
