"""Finds a translation that repeats itself again and again, as a model in a loop does."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.text.loops import is_loop

_LONG, _REPEATED = 12, 8


def find(pair: Pair) -> Iterable[Hit]:
    """Judge the whole translation; the source may repeat itself as well."""
    if _may_loop(pair.target) and is_loop(pair.source.text, pair.target.text):
        return (Hit("The translation repeats itself, as a machine in a loop does."),)
    return ()


def _may_loop(target: Text) -> bool:
    """Whether three words follow each other as they did before, or one word has many
    letters and few of them: the shortest loops are one word four times over, two words
    three times, and two letters six times over."""
    if target.echoes > 1 and _has_echo_of_three(target.folded):
        return True
    long = [word for word in target.vocabulary if len(word) >= _LONG]
    return any(map(_has_few_letters, long)) if long else False


@lru_cache(maxsize=1 << 14)
def _has_few_letters(word: str) -> bool:
    return len(set(word)) <= len(word) - _REPEATED


def _has_echo_of_three(words: list[str]) -> bool:
    threes = list(zip(words, words[1:], words[2:], strict=False))
    return len(set(threes)) < len(threes)


RULE = Rule(
    "loops",
    Severity.ERROR,
    "The translation does not say the same again and again.",
    find,
)
