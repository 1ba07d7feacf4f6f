"""Which numbers the single words of a text say, where none makes up a number with others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from l10n.checks.figures.digits import FRACTIONS
from l10n.checks.figures.elision import words_and_parts
from l10n.checks.pair import Pair, Text
from l10n.lexicon.numerals import Number, numerals
from l10n.lexicon.units import units

_APART = 3
"""Two words may say one number if there is at most one between them: *two and twenty*."""
_SCALE = 1000
"""What is said in words may be money from here on: *billions of dollars*."""
_MOST = 60
"""Words that say a number in both texts together; where there are more, no look is quick."""


@dataclass(frozen=True, slots=True)
class _Counting:
    """The words of a language that say a number."""

    many: frozenset[str]
    """Those that say two or more."""
    involved: frozenset[str]
    """Those that may make up a number with their neighbours."""
    simple: Mapping[str, int]
    """All others."""
    words: Mapping[str, int]
    """All of them."""
    compound: bool
    """Whether longer words may have them in them."""


@cache
def _counting(tag: str) -> _Counting:
    known = numerals(tag)
    # Under twenty but for ten nothing follows: *ten two-seaters* say twelve.
    simple = {word: value for word, value in known.words.items() if 0 < value < 20 and value != 10}
    return _Counting(
        known.counting, known.counting.difference(simple), simple, known.words, known.compound
    )


def both_count(pair: Pair) -> bool:
    """Whether words of both texts say two or more. Only then can one say another number."""
    source, target = pair.source, pair.target
    return not (
        _counting(source.language.tag).many.isdisjoint(source.vocabulary)
        or _counting(target.language.tag).many.isdisjoint(target.vocabulary)
    )


def count_alike(pair: Pair, lost: Iterable[Number] = (), added: Iterable[Number] = ()) -> bool:
    """Whether all that words of one text say is in the other, too. ``lost`` stands in digits
    in the source alone, ``added`` in the target, and the other text must have it in words."""
    source, target = pair.source.language.tag, pair.target.language.tag
    if _counting(source).compound and _counting(target).compound:
        return False
    here, there = pair.source.once(_values), _values(pair.target)
    if here is None or there is None or len(here) + len(there) > _MOST:
        return False
    if max(here, default=0) >= _SCALE and _pays(pair.source):
        return False
    common = _common(here, there)
    left = _less(_less(here, common), added)
    others = _less(_less(there, common), lost)
    if left is None or others is None:
        return False
    return max(left, default=1) <= 1 or max(others, default=1) <= 1


def _values(text: Text) -> list[int] | None:
    """What the words say; None where some may say a number together."""
    known, folded = _counting(text.language.tag), text.folded
    if known.involved.isdisjoint(text.vocabulary):
        return [known.simple[word] for word in folded if word in known.simple]
    places = [place for place, word in enumerate(folded) if word in known.words]
    if not FRACTIONS.isdisjoint(text.letters) or any(
        after - place < _APART for place, after in pairwise(places)
    ):
        return None
    return [known.words[folded[place]] for place in places]


def _pays(text: Text) -> bool:
    """Whether a text may name a currency."""
    names = units(text.language.tag).currencies
    return names.may_occur(words_and_parts(text), text.letters)


def _common(some: list[int], others: list[int]) -> list[int]:
    """What both say, but for “one” and “a”: these are left for a digit that needs them."""
    left, common = list(others), []
    for value in some:
        if value > 1 and value in left:
            left.remove(value)
            common.append(value)
    return common


def _less(some: list[int] | None, others: Iterable[Number]) -> list[int] | None:
    """The values without others; None where these are not among them."""
    left = list(some or ())
    for value in others:
        if value not in left:
            return None
        left.remove(int(value))
    return left
