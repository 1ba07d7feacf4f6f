"""A user's own rules, in the manner of SRX: before, after, break or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

REACH = 200
"""Characters before a position that ``before`` may look at, so that time stays linear."""
_AHEAD = 200
# Flags for a whole pattern may stand at its start only.
_FLAGS = re.compile(r"\(\?([aimsux]+)\)")


@dataclass(frozen=True, slots=True)
class BreakRule:
    """Where ``before`` matches up to a position and ``after`` from it on, the text
    breaks there, or does not.

    Both are Python regular expressions; an empty one matches anywhere. Of several
    rules the first that matches decides. ``before`` sees at most 200 characters
    before the position and ``after`` 200 behind it. A pattern that is none raises
    :class:`re.error` when it is first used; files are checked when they are read.
    """

    before: str
    after: str
    breaks: bool


def verdict(rules: Sequence[BreakRule], text: str, positions: Sequence[int]) -> bool | None:
    """What the first rule says that matches at one of the positions; None if none does.

    >>> verdict([BreakRule(r"\\bapprox\\.", r"\\s", False)], "approx. Five", [7, 8])
    False
    """
    for rule in rules:
        if any(_matches(rule, text, position) for position in positions):
            return rule.breaks
    return None


def forced(rules: Sequence[BreakRule], text: str) -> Iterator[int]:
    """Every position where a breaking rule matches and no earlier rule forbids it.

    Matches of one ``before`` do not overlap, as :meth:`re.Pattern.finditer` has it.
    """
    positions = {
        position
        for rule in rules
        if rule.breaks
        for position in _candidates(rule, text)
        if 0 < position < len(text)
    }
    for position in sorted(positions):
        if verdict(rules, text, [position]):
            yield position


def compiles(rule: BreakRule) -> None:
    """Raise :class:`re.error` if a pattern of the rule is no regular expression."""
    _ending(rule.before)
    _compiled(rule.before)
    _compiled(rule.after)


def _candidates(rule: BreakRule, text: str) -> Iterator[int]:
    if rule.before:
        for match in _compiled(rule.before).finditer(text):
            yield match.end()
    else:
        for match in _compiled(rule.after).finditer(text):
            yield match.start()


def _matches(rule: BreakRule, text: str, position: int) -> bool:
    start = max(0, position - REACH)
    if rule.before and not _ending(rule.before).search(text, start, position):
        return False
    after = _compiled(rule.after)
    return after.match(text, position, position + _AHEAD) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _ending(pattern: str) -> re.Pattern[str]:
    flags = _FLAGS.match(pattern)
    if flags:
        pattern = f"(?{flags[1]}:{pattern[flags.end() :]})"
    return re.compile(rf"(?:{pattern})\Z")
