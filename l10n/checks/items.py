"""An item of a list keeps what stands before it: *3. families …*, *las 3 familias …*."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.text.lists import split_item

_DIGITS = re.compile(r"[0-9]+")
_NUMBERED = re.compile(r"\W{0,2}(\d{1,3})(?:[^\w\s]|[ºª])")
_LETTERED = re.compile(r"[^\w\s]?\w{1,4}[^\w\s]|[^\w\s]\w")


def find(pair: Pair) -> Iterable[Hit]:
    """
    >>> from l10n.checks.pair import Text
    >>> from l10n.languages import language
    >>> english, spanish = Text("3. families who wait", language("en")), language("es")
    >>> [hit.message for hit in find(Pair(english, Text("Las 3 familias esperan", spanish)))]
    ['The source is item “3.” of a list; the translation does not begin so.']
    >>> list(find(Pair(english, Text("3) familias que esperan", spanish))))
    []
    """
    marker = split_item(pair.source.text, pair.source.language.tag)[0]
    if not marker or _is_kept(marker, pair.target.text.lstrip()):
        return ()
    said = marker.strip()
    start = marker.index(said)
    message = f"The source is item “{said}” of a list; the translation does not begin so."
    return (Hit(message, source_span=(start, start + len(said))),)


def _is_kept(marker: str, target: str) -> bool:
    """Whether a text begins with the same number, any letter or any bullet, each as its
    language writes them: *(b)*, *b)*, *б)*; *3.*, *3)*, *３、*."""
    number = _DIGITS.search(marker)
    if number:
        found = _NUMBERED.match(target)
        return found is not None and int(found[1]) == int(number[0])
    if any(sign.isalpha() for sign in marker):
        return _LETTERED.match(target) is not None
    return bool(target) and unicodedata.category(target[0])[0] in "PS"


RULE = Rule(
    "items",
    Severity.WARNING,
    "An item of a list must keep its number, letter or bullet.",
    find,
)
