"""Where exactly to cut: closing signs go with the sentence before, opening ones after."""

from __future__ import annotations

from l10n.text.segmentation.marks import (
    BLANK,
    CLOSERS,
    OPENERS,
    WIDE,
    WIDE_CLOSERS,
    WIDE_OPENERS,
    is_hangul,
)
from l10n.text.segmentation.spots import Spot

# These close by their look in every language that puts a space before them.
_SURE_CLOSERS = ")]}" + WIDE_CLOSERS

_FAR = 2_000
"""Characters in which quotation marks are counted."""


def cut(spot: Spot) -> int | None:
    """The position of the break in the text, or None where the gap has no room for one.

    Signs that touch the mark close, signs that touch the next word open; a sign
    with space on both sides goes by its shape, a straight quotation mark by
    whether one is open.
    """
    gap = spot.gap
    if gap == " ":
        return spot.end
    touching = 0
    while touching < len(gap) and gap[touching] not in BLANK:
        touching += 1
    if touching == len(gap):
        return spot.end + _wide(gap) if _wide_text(spot) else None
    at = touching
    while at < len(gap):
        sign = gap[at]
        if sign in BLANK:
            at += 1
        elif at + 1 < len(gap) and gap[at + 1] in BLANK and _closes(spot, sign, at):
            at += 1
            touching = at
        else:
            break
    return spot.end + touching


def _wide_text(spot: Spot) -> bool:
    return spot.mark[-1:] in WIDE or (spot.head >= "\u3040" and not is_hangul(spot.head))


def _wide(gap: str) -> int:
    """How many signs of an unspaced gap close."""
    at = 0
    while at < len(gap) and gap[at] in WIDE_CLOSERS + CLOSERS and gap[at] not in WIDE_OPENERS:
        at += 1
    return at


def _closes(spot: Spot, sign: str, at: int) -> bool:
    if sign in _SURE_CLOSERS:
        return True
    if sign == '"':
        return spot.text.count('"', max(spot.start, spot.end - _FAR), spot.end + at) % 2 == 1
    if sign == "»":
        # In Danish and in German books » opens; there it touches the next word.
        return True
    return sign in CLOSERS and sign not in OPENERS
