"""What the translations into one language have to say, and which of it one does not say."""

from __future__ import annotations

from l10n.catalogs.catalog import Entry
from l10n.model import Span
from l10n.terms.demands import Demand, demands
from l10n.workflow.checking import Checker

_NOTHING = "—"
"""A translation that has nothing of its source."""
_OWN = frozenset({"terms", "verbatim"})
"""The rules that say what is missing."""


class Wants:
    """What the translations into one language have to say."""

    def __init__(self, checks: Checker) -> None:
        self.checks = checks
        self._rules = {name for name, _ in checks.policy.levels}

    def demands(self, text: str) -> tuple[Demand, ...]:
        """The terms of a source."""
        if "terms" not in self._rules or not self.checks.knowledge.terms:
            return ()
        return tuple(demands(self.checks.knowledge.terms, text, self.checks.target.code))

    def verbatim(self, text: str, translation: str = _NOTHING) -> list[Span]:
        """The addresses and numbers of a source that a translation has not as they are."""
        if "verbatim" not in self._rules:
            return []
        found = self.checks.findings(Entry(text, translation or _NOTHING))
        return [f.source_span for f in found if f.check == "verbatim" and f.source_span]

    def unmet(self, text: str, translation: str) -> int:
        """How many of the terms a translation does not say."""
        return sum(not demand.is_met(translation) for demand in self.demands(text))

    def lost(self, text: str, translation: str) -> int:
        """How much of what stays as it is a translation does not have."""
        return len(self.verbatim(text, translation))

    def lacks(self, text: str, translation: str) -> int:
        """How many of the terms, and of what stays as it is, a translation does not say."""
        return self.unmet(text, translation) + self.lost(text, translation)

    def errors(self, text: str, translation: str) -> frozenset[str]:
        """The rules that find any other error in it."""
        return self.checks.errors(text, translation) - _OWN
