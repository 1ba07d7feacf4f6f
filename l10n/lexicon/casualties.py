"""Words that tell of people harmed, from ``data/casualties/languages.toml``."""

from __future__ import annotations

import re
from functools import cache

from l10n.languages import is_unspaced, written
from l10n.lexicon.tables import table


def tells_of_casualties(text: str, tag: str) -> bool:
    """Whether a text has a word for people killed, wounded, missing, captured or driven out.

    >>> tells_of_casualties("In one night 613 people were killed.", "en")
    True
    >>> tells_of_casualties("They met in Geneva.", "en"), tells_of_casualties("613", "tlh")
    (False, False)
    """
    words = _words(written(tag).code)
    return words is not None and words.search(text) is not None


@cache
def _words(code: str) -> re.Pattern[str] | None:
    begun = table("casualties", "languages")["words"].get(code)
    if not begun:
        return None
    before = "" if is_unspaced(begun[0]) else r"\b"
    return re.compile(f"{before}(?:{'|'.join(map(re.escape, begun))})", re.IGNORECASE)
