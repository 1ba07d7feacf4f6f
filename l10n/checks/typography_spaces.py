"""Finds spaces that are doubled, stand before a mark, or should keep a line together.

French sets no-break spaces before ``: ; ! ?`` and within guillemets; several languages set
them between a figure and its unit, after initials and within abbreviations. Any no-break
space will do; only plain ones, and in French missing ones, are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.typography import Typography, typography
from l10n.model import Severity, Span

_NO_BREAK = "\u00a0"
_RARE = frozenset(";:!?،؛؟۔，。、；：？！»«")
_TIGHT = ",.;:!?،؛؟۔，。、；：？！"
_DIGITS = frozenset("0123456789")
_ENDS = frozenset('_)]»”"%')
"""What a mark may follow beside letters and figures."""
_DOUBLED = re.compile(r" (?<=\S ) +(?=\S)")
_INITIAL = re.compile(r"(?<![\w.])([^\W\d_])\.( +)(?=([^\W\d_]))")


class _Edit(NamedTuple):
    span: Span
    message: str
    fix: str


class _Patterns(NamedTuple):
    spaced: frozenset[str]
    """What no space stands before: a space, and most marks."""
    tight: re.Pattern[str]
    """A space before one of these marks."""
    wide: re.Pattern[str] | None
    """A mark that has one, with the plain spaces before it."""
    bound: re.Pattern[str] | None
    apart: re.Pattern[str] | None
    initials: bool


def find(pair: Pair) -> Iterable[Hit]:
    """Propose the spaces that the language sets: where two are meant, the wider first."""
    edits = _edits(pair.target)
    if not edits or pair.source.text == pair.target.text:
        return ()
    taken: list[_Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.span[0], -edit.span[1])):
        if not taken or edit.span[0] >= taken[-1].span[1]:
            taken.append(edit)
    return [Hit(message, None, span, fix) for span, message, fix in taken]


def _edits(target: Text) -> list[_Edit]:
    """What each habit wants."""
    text, marks = target.text, target.marks
    patterns = _patterns(target.language.tag)
    edits: list[_Edit] = []
    for mark in patterns.spaced & marks:
        if " " + mark in text:
            edits += _needless(text, patterns.tight)
            break
    if patterns.wide and not _RARE.isdisjoint(marks):
        edits += _wide(target, patterns.wide)
    if patterns.bound and not _DIGITS.isdisjoint(target.letters):
        told = "A no-break space keeps a figure and its unit together."
        edits += [_Edit(at.span(), told, _NO_BREAK) for at in patterns.bound.finditer(text)]
    if ". " in text and (patterns.apart or patterns.initials):
        edits += _abbreviated(text, patterns)
    return edits


def _needless(text: str, tight: re.Pattern[str]) -> Iterator[_Edit]:
    for found in tight.finditer(text):
        yield _Edit(found.span(), f"No space stands before “{text[found.end()]}”.", "")
    for found in _DOUBLED.finditer(text):
        yield _Edit(found.span(), "There is more than one space here.", " ")


def _wide(target: Text, pattern: re.Pattern[str]) -> Iterator[_Edit]:
    """The spaces that marks should have, where they have a plain one or none."""
    habits, text = typography(target.language.tag), target.text
    for found in pattern.finditer(text):
        start, end, mark = *found.span(), found[0].rstrip(" ")
        place, own = "after", mark + habits.inner
        if mark != "«":
            start = len(text[:start].rstrip(" "))
            if not _takes_space(text[start - 1 : start], mark):
                continue
            place, own = "before", habits.before.get(mark, habits.inner) + mark
        told = f"{target.language.name} sets a no-break space {place} “{mark}”."
        yield _Edit((start, end), told, own)


def _takes_space(before: str, mark: str) -> bool:
    """Whether a mark with this before it and its plain spaces is set apart from it."""
    if mark == "»":
        return not (before.isspace() or before in "«»")
    return before.isalnum() or before in _ENDS


def _abbreviated(text: str, patterns: _Patterns) -> Iterator[_Edit]:
    for found in patterns.apart.finditer(text) if patterns.apart else ():
        fix = re.sub(" +", _NO_BREAK, found[0])
        if fix != found[0]:
            yield _Edit(found.span(), f"A no-break space keeps “{found[0]}” together.", fix)
    for found in _INITIAL.finditer(text) if patterns.initials else ():
        if found[1].isupper() and found[3].isupper():
            told = "A no-break space keeps an initial and the name together."
            yield _Edit(found.span(2), told, _NO_BREAK)


@cache
def _patterns(tag: str) -> _Patterns:
    habits = typography(tag)
    wide = _wide_pattern(habits)
    plain = "".join(mark for mark in _TIGHT if mark not in habits.before)
    tight = re.escape(plain)
    return _Patterns(
        spaced=frozenset(plain + " "),
        tight=re.compile(rf" (?<=[\w)\]%»”\"] ) *(?=[{tight}](?:[\s»”\"]|\Z))"),
        wide=re.compile(wide) if wide else None,
        bound=_any_of(habits.bound, r" (?<=\d ) *(?=(?:", r")(?![\w/]))"),
        apart=_any_of(habits.apart, r"(?<![\w.])(?:", r")"),
        initials=habits.initials,
    )


def _wide_pattern(habits: Typography) -> str:
    parts = []
    if habits.before:
        marks = re.escape("".join(habits.before))
        parts.append(rf"[{marks}](?=[\s»«”“„\")\]!?]|\Z)")
    if habits.inner:
        parts.append(r"«(?<!\w«) *(?![\s«»])|»(?!\w)")
    return "|".join(parts)


def _any_of(words: tuple[str, ...], head: str, tail: str) -> re.Pattern[str] | None:
    """Any of some words, the longest first; a space in them may be several."""
    if not words:
        return None
    longest = sorted(words, key=len, reverse=True)
    return re.compile(
        head + "|".join(re.escape(one).replace(r"\ ", " +") for one in longest) + tail
    )


RULE = Rule(
    "spaces",
    Severity.NOTE,
    "Spaces are single, stand where the language sets them and do not break what belongs together.",
    find,
)
