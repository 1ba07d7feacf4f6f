"""The checks as a project sets them, asked about catalog entries."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache

from l10n.catalogs.catalog import Catalog, Entry
from l10n.checks.pair import Knowledge, Pair, Text
from l10n.checks.policy import Policy, policy
from l10n.languages import Language
from l10n.model import Finding, Role, Severity
from l10n.workflow.knowing import knowledge, of_catalog
from l10n.workflow.session import Session

LOST = frozenset({"counts", "items", "measures"})
"""Rules whose findings are warnings, since people may mean what they did; a model never does."""


@dataclass(frozen=True, slots=True)
class Checker:
    """The checks for one pair of languages."""

    source: Language
    target: Language
    policy: Policy
    knowledge: Knowledge = field(default_factory=Knowledge)

    def findings(self, entry: Entry) -> list[Finding]:
        """What is wrong with an entry's translation; nothing where it has none.

        Each form of a plural is held against the singular or the plural,
        whichever it is nearer to; the places are those in that form.
        """
        if entry.plural_source is None:
            return self._weigh(entry, entry.source, entry.target)
        found: list[Finding] = []
        for _, form in entry.plural_targets:
            tries = [self._weigh(entry, text, form) for text in (entry.plural_source, entry.source)]
            nearest = min(tries, key=len)
            found += nearest
        return found

    def errors(self, source: str, target: str) -> frozenset[str]:
        """The rules that find an error in a translation that is in no catalog yet."""
        found = self._weigh(Entry(source), source, target)
        return frozenset(f.check for f in found if f.severity is Severity.ERROR)

    def faults(self, source: str, target: str) -> frozenset[str]:
        """The rules that find an error, or a fact lost, in a translation that is in no catalog
        yet."""
        found = self._weigh(Entry(source), source, target)
        return frozenset(f.check for f in found if f.severity is Severity.ERROR or f.check in LOST)

    def _weigh(self, entry: Entry, source: str, target: str) -> list[Finding]:
        if not target.strip():
            return []
        texts = _source_text(source, self.source), Text(target, self.target)
        return self.policy.findings(Pair(*texts, role_of(entry), self.knowledge))


@lru_cache(maxsize=2048)
def _source_text(text: str, source: Language) -> Text:
    """A source as the rules read it: once for all the languages it is translated into."""
    return Text(text, source)


def checker(
    session: Session,
    target: Language,
    *,
    only: Collection[str] = (),
    skip: Collection[str] = (),
) -> Checker:
    """The checks of a project in one of its languages.

    Raises ConfigError for settings that name a rule that there is none of.
    """
    config = session.project.config
    chosen = policy(config.checks.levels_for(target), only=only, skip=skip)
    return Checker(config.source_language, target, chosen, knowledge(session, target))


def lone_checker(
    catalog: Catalog,
    source: Language,
    target: Language,
    only: Collection[str],
    skip: Collection[str],
) -> Checker:
    """The checks for a catalog of no project: all it can be held against is itself."""
    known = of_catalog(catalog, source, target)
    return Checker(source, target, policy(only=only, skip=skip), known)


def role_of(entry: Entry) -> Role:
    """What the sentence is in its statement, as extraction noted it; body where it did not."""
    for note in entry.extracted:
        name = note.partition(",")[0]
        if name in frozenset(Role):
            return Role(name)
    return Role.BODY
