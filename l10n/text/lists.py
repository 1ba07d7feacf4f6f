"""The items of lists: their bullets, numbers and letters."""

from __future__ import annotations

import re

from l10n.text.segmentation.words import bare_code, words

_NUMBER = re.compile(r"\d{1,3}\.\s")
_MARKER = re.compile(
    r"\s*(?:[-*+•‣▪◦·–—]|\(?\d{1,3}[.)]|\(?[^\W\d_]\)|\(?[ivxIVX]{1,4}\))[^\S\r\n]+(?=\S)"
)


def is_list_line(line: str) -> bool:
    """Whether a line begins with a bullet, a dash or a number of a list.

    >>> is_list_line("  2) records"), is_list_line("2026 was a year")
    (True, False)
    """
    return _MARKER.match(line) is not None


def split_item(text: str, language: str) -> tuple[str, str]:
    """What a text has before it as an item of a list, with the space after it, and the text.

    Where a number with a full stop is an ordinal, it belongs to the text. The two parts
    joined are the whole; the second is never empty unless the whole is.

    >>> split_item("3. families who wait", "en"), split_item("3. Mai 1992", "de")
    (('3. ', 'families who wait'), ('', '3. Mai 1992'))
    """
    found = _MARKER.match(text)
    if not found or (_NUMBER.match(text) and words(bare_code(language)).ordinals):
        return "", text
    return found[0], text[found.end() :]
