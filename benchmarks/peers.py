"""The checkers that ``checks.py`` sets side by side, each as what it finds in a pair."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import Any, NamedTuple

from translate.filters import checks as pofilter_checks
from translate.lang import factory
from translate.storage.base import TranslationUnit

from l10n.checks.pair import Pair, Text
from l10n.checks.policy import policy
from l10n.languages import language

NOTE = "note"


class Found(NamedTuple):
    """One finding of any checker."""

    check: str
    level: str
    message: str


Checker = Callable[[str, str], Set[Found]]


def l10n(source: str, target: str) -> Checker:
    """Every rule at its own severity, as for a catalog of no project."""
    chosen, languages = policy(), (language(source), language(target))

    def check(one: str, other: str) -> Set[Found]:
        pair = Pair(Text(one, languages[0]), Text(other, languages[1]))
        return {Found(f.check, f.severity.value, f.message) for f in chosen.findings(pair)}

    return check


def pofilter(source: str, target: str) -> Checker:
    """Every test, as the command runs them where no project's style is named."""
    return _pofilter(source, target)


def pofilter_numbers(source: str, target: str) -> Checker:
    """Its one test of numbers."""
    return _pofilter(source, target, ["numbers"])


def _pofilter(source: str, target: str, tests: list[str] | None = None) -> Checker:
    config = pofilter_checks.CheckerConfig(targetlanguage=target)
    config.sourcelang = factory.getlanguage(source)
    runner: Any = pofilter_checks.TeeChecker(
        checkerconfig=config,
        limitfilters=tests,
        checkerclasses=[pofilter_checks.StandardChecker, pofilter_checks.StandardUnitChecker],
        languagecode=target,
    )

    def check(one: str, other: str) -> Set[Found]:
        unit = TranslationUnit(one)
        unit.target = other
        found = runner.run_filters(unit)
        return {Found(name, "error", str(message)) for name, message in found.items()}

    return check


PEERS: dict[str, Callable[[str, str], Checker]] = {
    "l10n": l10n,
    "pofilter": pofilter,
    "pofilter, numbers only": pofilter_numbers,
}
