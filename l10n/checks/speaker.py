"""Finds a speaker's label at the start, such as *Q:* or *MR. PRICE:*, that got lost.

Only what is surely a label counts: a few words before a colon, with text after it, that
are in capitals, name an office or all begin with a capital. “Note:” and the like are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.speakers import Speakers, speakers
from l10n.model import Severity

_COLONS = frozenset(":：")
_MOST_WORDS = 5
_PARTICLE = 3
"""Letters of a word that a name may have in small letters: *of*, *von*."""
_LONGEST = 60
_MORE = 40
"""Characters that a label may be longer in the translation."""
_LABEL = re.compile(r"[-–—•*]?\s*([^\W\d_][^:：\n]{0,59}?)\s?(?::\s+|：\s*)(?=[\"“„«‘(\[¿¡]*\w)")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
# Spanish “P. –”, Russian “В. –”: an initial and a dash.
_INITIAL = re.compile(r"[^\W\d_]{1,4}\s?[.:]?\s?[-–—]")


def find(pair: Pair) -> Iterable[Hit]:
    """Look for a label at the start of both texts.

    >>> from l10n.checks.pair import Text
    >>> from l10n.languages import language
    >>> source = Text("MR. PRICE: We will see.", language("en"))
    >>> [hit.message for hit in find(Pair(source, Text("Ya veremos.", language("es"))))]
    ['The source starts with the label “MR. PRICE:”; the translation has none.']
    """
    if _COLONS.isdisjoint(pair.source.marks):
        return ()
    text = pair.source.text
    indent = len(text) - len(text.lstrip())
    found = _LABEL.match(text[indent : indent + _LONGEST + _MORE])
    if not found or not _is_speaker(found[1], speakers(pair.source.language.tag)):
        return ()
    if _is_labelled(pair.target.text, len(found[1]), speakers(pair.target.language.tag)):
        return ()
    told = f"The source starts with the label “{found[1]}:”; the translation has none."
    return (Hit(told, (indent + found.start(1), indent + found.end(1) + 1)),)


def _is_speaker(label: str, here: Speakers) -> bool:
    words = _WORD.findall(label)
    plain = [word.casefold().rstrip(".") for word in words]
    if not words or len(words) > _MOST_WORDS or plain[0] in here.intros:
        return False
    if words[0][0].islower():
        return False
    if plain[0] in here.speakers:
        return True
    if any(word[0].islower() and len(word) > _PARTICLE for word in words):
        return False
    if here.speakers.intersection(plain):
        return True
    return len(words) > 1 and all(word[0].isupper() for word in words) and _is_name(label)


def _is_name(label: str) -> bool:
    """Whether capitalised words may be a person: nothing but letters and the marks of names."""
    return all(sign.isalpha() or sign in " .'’-" for sign in label)


def _is_labelled(text: str, length: int, there: Speakers) -> bool:
    """Whether a text has a colon where a label of about this length ends."""
    start = text.lstrip()[: min(length * 2 + _MORE, _LONGEST + _MORE)]
    return any(colon in start for colon in there.colons) or bool(_INITIAL.match(start))


RULE = Rule(
    "speaker",
    Severity.WARNING,
    "The label of who is speaking stands in the translation.",
    find,
)
