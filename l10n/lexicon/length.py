"""How long a translation is, from ``data/length/languages.toml``, which says how it was measured.

The same statement differs in length from language to language by a usual factor, and from
translation to translation around it. The longer the source, the less it differs.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from l10n.languages import written
from l10n.lexicon.tables import table

_LASTING = 0.003
"""The part of the variance that no length of text takes away."""


@dataclass(frozen=True, slots=True)
class Proportion:
    """How target and source compare in one pair of languages."""

    usual: float
    """Logarithm of the usual target length, in source lengths."""
    spread: float
    lasting: float = _LASTING

    def between(self, source: int, below: float, above: float) -> tuple[int, int]:
        """The least and greatest target length within so many standard deviations.

        >>> known = Proportion(usual=0, spread=1.5)
        >>> known.between(100, 3, 3), known.between(20, 3, 3)
        ((62, 161), (8, 55))
        """
        deviation = self._deviation(source)
        low = source * math.exp(self.usual - below * deviation)
        high = source * math.exp(self.usual + above * deviation)
        return math.ceil(low), math.floor(high)

    def deviations(self, source: int, target: int) -> float:
        """How many standard deviations a target's length is above the usual one; below 0
        where it is shorter. Both lengths are 1 or more.

        >>> known = Proportion(usual=0, spread=1.5)
        >>> round(known.deviations(100, 161), 1), round(known.deviations(20, 8), 1)
        (3.0, -2.7)
        """
        return (math.log(target / source) - self.usual) / self._deviation(source)

    def _deviation(self, source: int) -> float:
        return math.sqrt(self.lasting + self.spread**2 / source)


@cache
def proportion(source: str, target: str) -> Proportion | None:
    """What is known of a pair of languages, by their tags; None where nothing is.

    >>> known = proportion("en", "es-MX")
    >>> known is not None and known.between(100, 3, 3)
    (76, 183)
    >>> proportion("en", "tlh") is None
    True
    """
    data = _read()
    sizes, spreads = data["size"], data["spread"]
    codes = written(source).code, written(target).code
    if not all(code in sizes for code in codes):
        return None
    usual = math.log(sizes[codes[1]] / sizes[codes[0]])
    return Proportion(
        usual, math.hypot(*(spreads.get(code, data["usual_spread"]) for code in codes))
    )


@cache
def _read() -> Mapping[str, Any]:
    return table("length", "languages")
