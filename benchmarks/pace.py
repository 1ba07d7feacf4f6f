"""How fast checkers are, what each rule costs, and whether it grows with the text alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from benchmarks.peers import PEERS
from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Rule
from l10n.checks.table import RULES
from l10n.languages import language

ROUNDS = 5
ENOUGH = 0.5
"""Seconds."""
CHARACTERS = 1_000
"""Of the shortest text that growth is measured with."""

Rows = Sequence[tuple[str, str]]


class Pace(NamedTuple):
    """What one checker did in the best of its rounds."""

    segments: float
    """In a second."""
    microseconds: float
    """For one segment."""


def paces(corpora: Mapping[tuple[str, str], Rows]) -> dict[str, Pace]:
    """Every checker over all the pairs, in turns, on one core; the best round counts."""
    jobs = {
        name: [(make(*tags), rows) for tags, rows in corpora.items()]
        for name, make in PEERS.items()
    }
    best = dict.fromkeys(jobs, float("inf"))
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            best[name] = min(best[name], _seconds(partial(_run, job)))
    count = sum(len(rows) for rows in corpora.values())
    return {name: Pace(count / took, 1e6 * took / count) for name, took in best.items()}


def profile(corpora: Mapping[tuple[str, str], Rows]) -> dict[str, float]:
    """Microseconds a segment by rule, without what the rules share; that comes first."""
    pairs = [pair for tags, rows in corpora.items() for pair in _pairs(tags, rows)]
    for rule in RULES:  # what is worked out once for all rules is there from here on
        _find(rule, pairs)
    own = {rule.name: _best(partial(_find, rule, pairs)) for rule in RULES}
    per_segment = {name: 1e6 * took / len(pairs) for name, took in own.items()}
    whole = paces(corpora)["l10n"].microseconds
    return {"shared": whole - sum(per_segment.values())} | per_segment


def growth(corpora: Mapping[tuple[str, str], Rows]) -> dict[str, list[float]]:
    """Microseconds for 1,000 characters of both sides, by language, for a text of about
    1,000 characters, one of ten times and one of a hundred times that length."""
    return {
        tags[1]: [_per_thousand(tags, rows, CHARACTERS * times) for times in (1, 10, 100)]
        for tags, rows in corpora.items()
    }


def slowest(corpora: Mapping[tuple[str, str], Rows]) -> list[tuple[float, str, str]]:
    """How much more a character costs in a text of a hundred times the length, by rule and
    language, the worst first."""
    found = []
    for tags, rows in corpora.items():
        texts = [_text(rows, CHARACTERS * times) for times in (1, 100)]
        for rule in RULES:
            short, long = (_rule_seconds(rule, tags, text) for text in texts)
            found.append((long / 100 / short, rule.name, tags[1]))
    return sorted(found, reverse=True)


def _run(job: Sequence[tuple[Callable[[str, str], object], Rows]]) -> None:
    for check, rows in job:
        for source, target in rows:
            check(source, target)


def _pairs(tags: tuple[str, str], rows: Rows) -> list[Pair]:
    one, other = language(tags[0]), language(tags[1])
    return [Pair(Text(source, one), Text(target, other)) for source, target in rows]


def _find(rule: Rule, pairs: Sequence[Pair]) -> None:
    for pair in pairs:
        list(rule.find(pair))


def _text(rows: Rows, length: int) -> tuple[str, str]:
    """Rows joined, again from the first where they do not suffice."""
    source, target, at = "", "", 0
    while len(source) < length:
        source += " " + rows[at % len(rows)][0]
        target += " " + rows[at % len(rows)][1]
        at += 1
    return source[1:], target[1:]


def _per_thousand(tags: tuple[str, str], rows: Rows, length: int) -> float:
    check = PEERS["l10n"](*tags)
    text = _text(rows, length)
    return 1e9 * _best(lambda: check(*text)) / (len(text[0]) + len(text[1]))


def _rule_seconds(rule: Rule, tags: tuple[str, str], text: tuple[str, str]) -> float:
    """The best of the rounds, each with a pair of its own."""

    def once() -> float:
        (pair,) = _pairs(tags, [text])
        return _seconds(lambda: list(rule.find(pair)))

    return max(_least(once), 1e-5)


def _best(work: Callable[[], object]) -> float:
    return _least(lambda: _seconds(work))


def _least(measure: Callable[[], float]) -> float:
    """The best of the rounds; what takes long needs no second one."""
    taken = [measure()]
    while len(taken) < ROUNDS and sum(taken) < ENOUGH:
        taken.append(measure())
    return min(taken)


def _seconds(work: Callable[[], object]) -> float:
    """Of the process alone: others on the machine are not counted."""
    start = time.process_time()
    work()
    return time.process_time() - start
