"""Arabic letters in the forms that they take in a word, for terminals that join none.

The forms are Unicode's own (Arabic Presentation Forms A and B): a letter without any stays
as it is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

_BLOCKS = (*range(0xFB50, 0xFBFF + 1), *range(0xFE80, 0xFEFC + 1))
_FORMS = ("<isolated>", "<final>", "<initial>", "<medial>")
_LAM, _TATWEEL, _JOINER, _NON_JOINER = "\u0644", "\u0640", "\u200d", "\u200c"


class _Table(NamedTuple):
    letters: dict[str, dict[str, str]]
    """A letter's forms by their names in the Unicode data."""
    ligatures: dict[str, tuple[str, str]]
    """Of lam and an alef, by the alef: by itself, and after a letter that joins."""


def shaped(clusters: Sequence[str]) -> list[str]:
    """Letters with their marks, in the order of the text, each as it is drawn.

    As many as there were: where two are drawn as one, the second is empty.

    >>> [f"{ord(letter):x}" for letter in shaped("\u0633\u0644\u0645")]
    ['feb3', 'fee0', 'fee2']
    """
    out = list(clusters)
    for at, cluster in enumerate(clusters):
        if out[at] and cluster[0] in _table().letters:
            _shape(clusters, out, at)
    return out


def _shape(clusters: Sequence[str], out: list[str], at: int) -> None:
    letter, marks = clusters[at][0], clusters[at][1:]
    joined = at > 0 and _joins_on(clusters[at - 1]) and _joins_back(clusters[at])
    following = clusters[at + 1] if at + 1 < len(clusters) else ""
    ligature = _table().ligatures.get(following[:1]) if letter == _LAM and not marks else None
    if ligature:
        out[at], out[at + 1] = ligature[joined] + following[1:], ""
        return
    goes_on = _joins_on(clusters[at]) and _joins_back(following)
    form = _FORMS[joined + 2 * goes_on]
    out[at] = _table().letters[letter].get(form, letter) + marks


def _joins_on(cluster: str) -> bool:
    """Whether a letter reaches for the next one."""
    if _NON_JOINER in cluster or not cluster:
        return False
    forms = _table().letters.get(cluster[0], {})
    return "<initial>" in forms or cluster[0] == _TATWEEL or _JOINER in cluster


def _joins_back(cluster: str) -> bool:
    """Whether a letter lets the one before it reach for it."""
    if not cluster:
        return False
    forms = _table().letters.get(cluster[0], {})
    return "<final>" in forms or cluster[0] in {_TATWEEL, _JOINER}


@cache
def _table() -> _Table:
    letters: dict[str, dict[str, str]] = {}
    pairs: dict[str, dict[str, str]] = {}
    for code in _BLOCKS:
        form, *codes = unicodedata.decomposition(chr(code)).split() or [""]
        parts = [chr(int(one, 16)) for one in codes]
        if form in _FORMS and len(parts) == 1:
            letters.setdefault(parts[0], {})[form] = chr(code)
        elif form in _FORMS and parts[0] == _LAM and code >= 0xFEF5:
            pairs.setdefault(parts[1], {})[form] = chr(code)
    ligatures = {alef: (one["<isolated>"], one["<final>"]) for alef, one in pairs.items()}
    return _Table(letters, ligatures)
