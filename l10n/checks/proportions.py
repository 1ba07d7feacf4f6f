"""What lengths of a translation are usual for its source."""

from __future__ import annotations

import math
from functools import lru_cache

from l10n.checks.pair import Pair
from l10n.lexicon.length import Proportion, proportion
from l10n.model import Span

LIMIT = 3.0
"""Standard deviations beyond which hardly a correct translation lies."""
BELOW = 1.7
ABOVE = 2.4
"""Those that may come with a sentence less or more."""
_SHORT = 80
"""Characters of a source below which lengths differ more than a learned band says."""
_EVER = 2**31


def is_common(pair: Pair) -> bool:
    """Whether nothing can be said of a translation's length; to be asked for once a pair."""
    source, target = pair.source, pair.target
    tags = source.language.tag, target.language.tag
    return are_common(*tags, pair.knowledge.ratio, len(source.text), len(target.text))


def are_common(
    source: str, target: str, learned: tuple[float, float] | None, length: int, other: int
) -> bool:
    """The same of the lengths of a source and its target in two languages, by their tags."""
    low, high = _usual(source, target, learned, length, BELOW, ABOVE)
    return low <= other <= high


def usual(pair: Pair, below: float, above: float) -> Span:
    """The least and greatest length of a target, in characters, within so many standard
    deviations of the usual one: as the project has learned, else in general."""
    source, target = pair.source, pair.target
    tags = source.language.tag, target.language.tag
    return _usual(*tags, pair.knowledge.ratio, len(source.text), below, above)


@lru_cache(maxsize=4096)
def _usual(
    source: str,
    target: str,
    learned: tuple[float, float] | None,
    length: int,
    below: float,
    above: float,
) -> Span:
    known = _learned(*learned, length) if learned else proportion(source, target)
    if known is None or not length:
        return (0, _EVER)
    return known.between(length, below, above)


def _learned(least: float, greatest: float, length: int) -> Proportion | None:
    """The band of a project: its ends are the limits, wider for a short source."""
    if not 0 < least < greatest:
        return None
    reach = math.log(greatest / least) / 2 / LIMIT
    return Proportion(
        usual=math.log(least * greatest) / 2,
        spread=reach * math.sqrt(max(length, _SHORT)),
        lasting=0.0,
    )
