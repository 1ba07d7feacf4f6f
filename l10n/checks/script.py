"""Finds letters of a wrong script: a Cyrillic letter that slipped into a Latin word, where
nobody sees it, or words in a script that neither language nor the source has.

Latin names and terms stand in texts of every script, and words in the source's own script
are the business of ``leftover``. A single letter is a symbol.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import NamedTuple

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.script import (
    foreign_letters,
    known_scripts,
    letters,
    lookalikes,
    mistakable,
    script_of,
    scripts_of,
    signs,
)
from l10n.model import Severity, Span

_SYMBOLS = 3
"""Letters of a word up to which a Greek one in it is a sign: μg, kΩ, ΔT."""


class _Known(NamedTuple):
    """What may stand in a translation."""

    own: frozenset[str]
    """Letters of the language's own scripts, and all that is no letter."""
    usual: frozenset[str]
    """These with Latin letters and those of the source's language."""
    wrong: re.Pattern[str]
    """A run of letters of any other script."""
    foreign: Mapping[str, str]
    """Letters of the own script that only other languages have, with what stands for them."""


def find(pair: Pair) -> Iterable[Hit]:
    """Look for words in wrong scripts, and for words in two."""
    known = _known(pair.source.language.tag, pair.target.language.tag)
    if not known.foreign.keys().isdisjoint(pair.target.letters):
        return list(_foreign(pair, known.foreign))
    if pair.target.letters <= known.own or pair.source.text == pair.target.text:
        return ()
    mixed = list(_mixed(pair, known.own))
    return mixed if pair.target.letters <= known.usual else [*mixed, *_wrong(pair, known.wrong)]


@cache
def _known(source: str, target: str) -> _Known:
    own = scripts_of(target)
    usual = own | scripts_of(source) | {"Latn"}
    wrong = known_scripts() - usual if own & known_scripts() else frozenset()
    return _Known(signs(own), signs(usual), letters(wrong), foreign_letters(target))


def _foreign(pair: Pair, foreign: Mapping[str, str]) -> Iterator[Hit]:
    """Words with letters that another language of the same script has."""
    there = frozenset(pair.source.words)
    table = str.maketrans(dict(foreign))
    for at, word in enumerate(pair.target.words):
        strange = [letter for letter in word if letter in foreign]
        if strange and word not in there:
            told = f"“{strange[0]}” in “{word}” is not a letter of {pair.target.language.name}."
            yield Hit(told, target_span=pair.target.spans[at], fix=word.translate(table))


def _wrong(pair: Pair, wrong: re.Pattern[str]) -> Iterator[Hit]:
    text = pair.target.text
    there = {script_of(letter) for letter in pair.source.letters}
    for found in wrong.finditer(text):
        script = script_of(found[0][0])
        single = len(found[0]) == 1 or _is_part(text, found.span(), script)
        if not single and script not in there:
            yield Hit(
                f"“{found[0]}” is in a script that is not {pair.target.language.name}'s.",
                target_span=found.span(),
            )


def _is_part(text: str, span: Span, script: str) -> bool:
    """Whether the letters are a part of a word in two scripts, which is told as such."""
    beside = (text[max(0, span[0] - 1) : span[0]], text[span[1] : span[1] + 1])
    return script in mistakable() and any(script_of(letter) in mistakable() for letter in beside)


def _mixed(pair: Pair, own: frozenset[str]) -> Iterator[Hit]:
    there = frozenset(pair.source.words)
    for at, word in enumerate(pair.target.words):
        if own.issuperset(word) or word in there:
            continue
        parts = _parts(word)
        if len({script for script, _ in parts}) > 1 and not _is_compound(parts, there):
            yield _told(word, pair.target.spans[at], parts, there)


def _parts(word: str) -> list[tuple[str, str]]:
    """The runs of one script in a word, of the scripts whose letters are mistaken."""
    known = [(script, "".join(run)) for script, run in groupby(word, script_of)]
    return [(script, run) for script, run in known if script in mistakable()]


def _is_compound(parts: list[tuple[str, str]], there: frozenset[str]) -> bool:
    """Whether a name or abbreviation has an ending of the other script, or a sign is meant."""
    scripts = {script for script, _ in parts}
    if "Grek" in scripts and sum(len(run) for _, run in parts) <= _SYMBOLS:
        return True
    if len(parts) != 2:
        return False
    (_, first), (_, ending) = parts
    return first in there or (len(first) > 1 and first.isupper() and ending.islower())


def _told(word: str, span: Span, parts: list[tuple[str, str]], there: frozenset[str]) -> Hit:
    better = _mended(word, parts, there)
    return Hit(
        f"“{word}” has letters of two scripts that look alike."
        if better
        else f"“{word}” has letters of two scripts.",
        target_span=span,
        fix=better,
    )


def _mended(word: str, parts: list[tuple[str, str]], there: frozenset[str]) -> str | None:
    """The word in one script: as the source has it, else in that of most of its letters."""
    counts: dict[str, int] = {}
    for script, run in parts:
        counts[script] = counts.get(script, 0) + len(run)
    for script in sorted(counts, key=lambda script: -counts[script]):
        better = word.translate(lookalikes(script))
        if len({one for one, _ in _parts(better)}) == 1:
            latin = word.translate(lookalikes("Latn"))
            return latin if latin in there else better
    return None


RULE = Rule(
    "script",
    Severity.ERROR,
    "Every word is written in one script, and in one that belongs here.",
    find,
)
