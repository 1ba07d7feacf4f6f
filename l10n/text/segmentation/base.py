"""What sentencex proposes, asked so that it can neither fail nor slow down.

sentencex (Wikimedia, MIT) is quadratic on some long inputs, so it is asked in
windows of bounded length; it panics on some odd spaces, so it sees only the
masked text.
"""

from __future__ import annotations

from itertools import accumulate

import sentencex

WINDOW = 20_000
"""Characters asked about at once."""
_MARGIN = 1_000
"""Characters at a window's end that the next window sees again."""


def proposals(masked: str, code: str) -> set[int]:
    """Where the base would start a sentence: positions inside ``masked``.

    Neither 0 nor the length is among them. Time is linear in the length.

    >>> sorted(proposals("One came. Two went.", "en"))
    [10]
    """
    if len(masked) <= WINDOW:
        return _starts(masked, code)
    found: set[int] = set()
    low = 0
    while len(masked) - low > WINDOW:
        window = masked[low : low + WINDOW]
        starts = {start for start in _starts(window, code) if start <= WINDOW - _MARGIN}
        found |= {low + start for start in starts}
        low += _next_window(window, starts)
    return found | {low + start for start in _starts(masked[low:], code)}


def _next_window(window: str, starts: set[int]) -> int:
    """How far to move on: to a late sentence start or, failing that, a late space."""
    latest = max(starts, default=0)
    if latest > WINDOW - 3 * _MARGIN:
        return latest
    space = window.rfind(" ", WINDOW - 3 * _MARGIN, WINDOW - 2 * _MARGIN)
    return space + 1 if space > 0 else WINDOW - 2 * _MARGIN


def _starts(window: str, code: str) -> set[int]:
    starts = set(accumulate(len(sentence) for sentence in _ask(window, code)))
    starts.discard(len(window))
    return starts


def _ask(window: str, code: str) -> list[str]:
    """The base's sentences; all of the window as one where the base breaks down."""
    try:
        return sentencex.segment(code, window)  # type: ignore[no-any-return]
    except BaseException as error:
        # A panic in Rust arrives as a BaseException of a class that cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        return [window]
