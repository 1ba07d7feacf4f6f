"""Which rules are asked, and how much each weighs: a project's choice for one language."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.checks.table import RULES
from l10n.errors import ConfigError
from l10n.model import Finding, Severity

OFF = "off"
"""The level of a rule that is not asked."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Rules, each with the severity that it has here."""

    rules: tuple[tuple[Rule, Severity], ...]
    _finds: tuple[tuple[Callable[[Pair], Iterable[Hit]], Rule, Severity], ...] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        finds = tuple((rule.find, rule, level) for rule, level in self.rules)
        object.__setattr__(self, "_finds", finds)

    @property
    def levels(self) -> tuple[tuple[str, Severity], ...]:
        """The rules by name, each with its severity here."""
        return tuple((rule.name, level) for rule, level in self.rules)

    def findings(self, pair: Pair) -> list[Finding]:
        """What is wrong with a translation, in the order of the table of rules."""
        found: list[Finding] = []
        for find, rule, level in self._finds:
            hits = find(pair)
            if hits:
                found += [
                    Finding(
                        rule.name, level, hit.message, hit.source_span, hit.target_span, hit.fix
                    )
                    for hit in hits
                ]
        return found


def policy(
    levels: Mapping[str, str] | None = None,
    *,
    only: Collection[str] = (),
    skip: Collection[str] = (),
) -> Policy:
    """The rules that a project wants. ``levels`` gives severities, or ``off``, by rule.

    Raises ConfigError for a rule that there is none of.
    """
    wanted = {rule.name: rule.severity.value for rule in RULES} | dict(levels or {})
    for name in (*wanted, *only, *skip):
        _refuse_unknown(name)
    return Policy(
        tuple(
            (rule, Severity(wanted[rule.name]))
            for rule in RULES
            if rule.name not in skip
            and (rule.name in only or (not only and wanted[rule.name] != OFF))
        )
    )


def _refuse_unknown(name: str) -> None:
    known = [rule.name for rule in RULES]
    if name not in known:
        close = difflib.get_close_matches(name, known, n=1)
        hint = f"Did you mean “{close[0]}”? " if close else ""
        raise ConfigError(
            f"There is no check “{name}”.", tip=f"{hint}There are: {', '.join(known)}."
        )
