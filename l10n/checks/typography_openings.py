"""Finds questions and exclamations without the mark that opens them, as Spanish has it.

The mark is proposed at the start of a sentence without a comma or the like; where in
another one the question begins, only its writer knows. A name that the source has with its
mark (*Go!*) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.typography import typography
from l10n.model import Severity

_CLOSING = re.compile(r"[?!]+(?=[\s\"'”’»“«)\]]|\Z)")
_BEGINNING = re.compile(r".*[.?!…:;](?=\s)", re.DOTALL)
_FIRST = re.compile(r"[^\W_]")
_LONGEST = 40
_PARTS = frozenset(",;:()[]{}«»“”\"'‘’—–-…./")


def find(pair: Pair) -> Iterable[Hit]:
    """Look for each closing mark's opening one in its sentence."""
    marks = pair.target.marks
    if "?" not in marks and "!" not in marks:
        return ()
    openings = typography(pair.target.language.tag).openings
    if not openings or pair.source.text == pair.target.text:
        return ()
    return list(_unopened(pair, "".join(openings.values()), openings))


def _unopened(pair: Pair, opening: str, by_closing: Mapping[str, str]) -> Iterator[Hit]:
    text, name = pair.target.text, pair.target.language.name
    start = 0
    for closing in _CLOSING.finditer(text):
        sentence = text[start : closing.start()]
        start = closing.end()
        if not sentence.rstrip()[-1:].isalnum() or any(mark in sentence for mark in opening):
            continue
        mark = by_closing[closing[0][0]]
        told = f"{name} opens with “{mark}” what “{closing[0][0]}” closes."
        head = _head(text, closing.start() - len(sentence), closing.start())
        if head is None:
            yield Hit(told, None, closing.span())
        elif _last_word(text, closing) not in pair.source.text:
            yield Hit(told, None, (head, head + 1), mark + text[head])


def _last_word(text: str, closing: re.Match[str]) -> str:
    """The word before a mark, with it."""
    before = text[max(0, closing.start() - _LONGEST) : closing.start()].rpartition(" ")[2]
    return before + closing[0]


def _head(text: str, start: int, end: int) -> int | None:
    """Where the sentence before ``end`` begins, if it is of one piece."""
    before = _BEGINNING.match(text, start, end)
    first = _FIRST.search(text, before.end() if before else start, end)
    if first is None or not _PARTS.isdisjoint(text[first.start() : end]):
        return None
    return first.start()


RULE = Rule(
    "opening-marks",
    Severity.NOTE,
    "Questions and exclamations are opened where the language has a mark for it.",
    find,
)
