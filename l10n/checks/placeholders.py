"""Finds what is meant for programs where people should read: placeholders lost, added or
altered, signs of a model's own, notes to oneself, and a translation without a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity, Span
from l10n.text.leaks import leaked

# What any placeholder, tag, entity or leaked sign has at least one of.
_CONTROLS = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)}
_SIGNS = frozenset("%{}<&$⁇▁�@") | _CONTROLS
_NOTES = frozenset({"xxxx", "fixme", "tbd", "tbc", "lorem"})
_PLACEHOLDER = re.compile(
    r"(?<!\d)%(?:\(\w{1,40}\)|\d{1,2}\$)?(?:\.\d|0\d)?[sdifgxu](?!\w)"  # printf
    r"|\$?\{\{?[\w.:!%-]{0,40}\}\}?"  # {name}, {{name}}, ${name}
    r"|</?[A-Za-z][\w:-]{0,20}(?:\s[^<>]{0,200})?/?>"  # a tag
    r"|&(?:[a-z]{2,8}|\#\d{1,6});"  # an entity
    r"|\b(?:XXXX+|FIXME|TBD|TBC|Lorem ipsum)\b"
)


def find(pair: Pair) -> Iterable[Hit]:
    """Compare what programs would read; then look for words at all."""
    source, target = pair.source, pair.target
    if not target.words and source.words:
        return (Hit("The translation has no words.", None, (0, len(target.text))),)
    if (
        _SIGNS.isdisjoint(source.marks)
        and _SIGNS.isdisjoint(target.marks)
        and _NOTES.isdisjoint(source.vocabulary)
        and _NOTES.isdisjoint(target.vocabulary)
    ):
        return ()
    return [*_differences(source.text, target.text), *_leaks(source.text, target.text)]


def _differences(source: str, target: str) -> Iterator[Hit]:
    here, there = _placed(source), _placed(target)
    wanted, given = Counter(text for text, _ in here), Counter(text for text, _ in there)
    for text, span in here:
        if wanted[text] > given[text]:
            wanted[text] -= 1
            yield Hit(f"The placeholder “{text}” is not in the translation.", span)
    for text, span in there:
        if given[text] > wanted[text]:
            given[text] -= 1
            yield Hit(f"“{text}” is not in the source.", None, span)


def _placed(text: str) -> list[tuple[str, Span]]:
    return [(match[0], match.span()) for match in _PLACEHOLDER.finditer(text)]


def _leaks(source: str, target: str) -> Iterator[Hit]:
    for mark in dict.fromkeys(leaked(source, target)):
        start = target.index(mark)
        visible = mark.strip()
        shown = visible if visible and visible.isprintable() else f"U+{ord(mark[0]):04X}"
        yield Hit(
            f"“{shown}” was never meant to be read: a program left it there.",
            None,
            (start, start + len(mark)),
        )


RULE = Rule(
    "placeholders",
    Severity.ERROR,
    "Placeholders arrive unaltered, and nothing of a program's own is left in the text.",
    find,
)
