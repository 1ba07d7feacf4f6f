"""Hard cuts: the stretches of a text that no segment reaches beyond."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.text.segmentation.marks import LINE_BREAKS, SPACES, char_class

_LINE = re.compile(f"[^{re.escape(LINE_BREAKS)}]+")
# A line break, then blank lines; a paragraph separator or a page's end cuts by itself.
_SPACE = char_class(SPACES + "\ufeff")
_BREAK = r"(?>\r\n|[\n\r\v\x85\u2028])"
_BLANK_LINE = re.compile(rf"{_BREAK}(?:{_SPACE}*{_BREAK})+|[\f\x1c-\x1e\u2029]")


def blocks(text: str, *, wrapped: bool = False) -> Iterator[tuple[int, int]]:
    """Start and end of each line, or of each paragraph where lines are wrapped.

    >>> list(blocks("ab\\ncd\\n\\nef"))
    [(0, 2), (3, 5), (7, 9)]
    >>> list(blocks("ab\\ncd\\n\\nef", wrapped=True))
    [(0, 5), (7, 9)]
    """
    if not wrapped:
        for line in _LINE.finditer(text):
            yield line.span()
        return
    start = 0
    for blank in _BLANK_LINE.finditer(text):
        if blank.start() > start:
            yield start, blank.start()
        start = blank.end()
    if start < len(text):
        yield start, len(text)
