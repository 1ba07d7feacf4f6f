"""Finds a word, or a few words, that stand twice in a row: *the the*, *of the of the*.

Some words may, by language (*nous nous*, *die die*), others where the source doubles
something as well. Figures, single letters and what a mark parts are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.doubled import Doubling, doubling
from l10n.model import Severity, Span

_REACH = 40
_LONGEST = 8
"""Words of a passage that is looked for twice."""


def find(pair: Pair) -> Iterable[Hit]:
    """Propose to drop the second of two."""
    source, target = pair.source, pair.target
    if not (target.echoes or target.doubles):
        return ()
    passages = list(_passages(target)) if target.echoes else []
    if passages and not (source.echoes and any(_passages(source))):
        return passages
    if not target.doubles or source.doubles:
        return ()
    habits = doubling(target.language.tag)
    return () if habits.free else list(_told(target, habits))


def _passages(target: Text) -> Iterator[Hit]:
    """The first passage of several words that stands twice with nothing but spaces between."""
    folded, sizes = target.folded, _distances(target.folded)
    spans = target.spans if sizes else []
    for size in sizes:
        run = 0
        for at, (one, other) in enumerate(zip(folded, folded[size:], strict=False), start=1):
            run = run + 1 if one == other else 0
            if run == size and _is_unbroken(target, at - size, at + size):
                start, end = spans[at][0], spans[at + size - 1][1]
                passage = target.text[start:end]
                before = spans[at - 1][1]
                yield Hit(f"“{passage}” stands twice in a row.", None, (before, end), "")
                return


def _distances(folded: list[str]) -> list[int]:
    """How far from a pair of words it stands again, in order: a passage that stands twice
    in a row is as long as that."""
    places: dict[tuple[str, str], list[int]] = {}
    found: set[int] = set()
    for at, words in enumerate(pairwise(folded)):
        if words in places:
            found.update([at - place for place in places[words][-_LONGEST:]])
            places[words].append(at)
        else:
            places[words] = [at]
    return sorted(size for size in found if 2 <= size <= _LONGEST)


def _is_unbroken(target: Text, first: int, last: int) -> bool:
    """Whether words stand side by side without a mark between, and are words."""
    spans = target.spans[first:last]
    gaps = (target.text[one[1] : other[0]] for one, other in pairwise(spans))
    letters = any(word.isalpha() and len(word) > 1 for word in target.words[first:last])
    return letters and all(gap.isspace() for gap in gaps)


def _told(target: Text, habits: Doubling) -> Iterator[Hit]:
    text, folded, spans = target.text, target.folded, target.spans
    for at in range(1, len(folded)):
        if folded[at] != folded[at - 1] or not _is_strange(text, folded[at], spans[at - 1], habits):
            continue
        (start, end), (again, last) = spans[at - 1], spans[at]
        if text[end:again].isspace() and not _starts_anew(text[start], text[again]):
            yield Hit(f"“{text[again:last]}” stands twice in a row.", None, (end, last), "")


def _is_strange(text: str, word: str, span: Span, habits: Doubling) -> bool:
    """Whether a word does not stand twice by custom, nor its first as a part of another."""
    if (
        word in habits.words
        or len(word) < 2
        or not word.isalpha()
        or text[span[0] - 1 : span[0]] == "-"
    ):
        return False
    return word not in habits.clause or not _begins_clause(text, span[0])


def _starts_anew(first: str, second: str) -> bool:
    """Whether only the second has a capital, as after a term that is defined."""
    return second.isupper() and not first.isupper()


def _begins_clause(text: str, at: int) -> bool:
    """Whether a comma stands before a place, or before the one word before it."""
    _, comma, between = text[max(0, at - _REACH) : at].rpartition(",")
    return bool(comma) and len(between.split()) <= 1


RULE = Rule(
    "doubled",
    Severity.WARNING,
    "No word stands twice in a row by mistake.",
    find,
)
