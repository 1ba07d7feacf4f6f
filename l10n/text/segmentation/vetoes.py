"""Rules that forbid a break, one function each, in the order they are asked.

Each takes a :class:`Spot` and says whether its reason holds. The first that
holds decides, and its name is what :func:`explain` shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from l10n.text.segmentation.brackets import around
from l10n.text.segmentation.marks import (
    BLANK,
    TERMINATORS,
    WIDE,
    WIDE_CLOSERS,
    is_lower,
    is_uncased,
)
from l10n.text.segmentation.spots import Spot

Rule = Callable[[Spot], bool]

_ENUMERATOR = re.compile(
    r"[•·*\-–—\s]*(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,5}|[ivx]{1,4}|[^\W\d_])\)?\s*"
)
_LETTERS = re.compile(r"[^\W\d_](?:\.?-?[^\W\d_])?(?:\.-?[^\W\d_]{1,2})*")
# A number with a comma, a time or a score is no ordinal: 12,5 and 10:30 and 7-2.
_SCORE = re.compile(r".*\d[,:–-]\d+")
_ROMAN = re.compile(r"[IVXLCDM]{1,7}")
_PARTICLE = re.compile(r"[とってのはもがをにでやかなよねへ、]")
_SAYING = re.compile(
    r"[^，。！？；“”「」]{0,8}?(?:说|說|道|表示|问|問|称|稱|喊|回答|指出|强调|強調)"
)


def continues(spot: Spot) -> bool:
    """What follows goes on in small letters: ``“Go!” he said``."""
    return is_lower(spot.lead)


def punctuated(spot: Spot) -> bool:
    """A comma, a colon or another mark follows: ``etc. , and``."""
    head = spot.head
    if head in ",;:%،؛、，；：/&=":
        return True
    return head in TERMINATORS and spot.mask[spot.next : spot.next + 2] != ".."


def bracketed(spot: Spot) -> bool:
    """It is inside brackets, or at the end of brackets that opened in mid-sentence."""
    pair = around(spot.pairs, spot.stop) if spot.pairs else None
    if pair is None:
        return False
    if pair[1] > spot.next or pair[0] - spot.start > 16:
        return True
    return bool(spot.text[spot.start : pair[0]].strip(BLANK))


def nothing_yet(spot: Spot) -> bool:
    """No word stands before it: ``… And then``, ``?!``."""
    return spot.wordless


def enumerator(spot: Spot) -> bool:
    """It numbers a list's item: ``1. Foo``, ``IV. Foo``, ``a. Foo``."""
    if spot.stop - spot.start > 16 or spot.mark != ".":
        return False
    return _ENUMERATOR.fullmatch(spot.mask, spot.start, spot.stop) is not None


def opening_abbreviation(spot: Spot) -> bool:
    """An abbreviation that ends no sentence: ``Dr.``, ``ул.``, ``z. B.``."""
    if listed(spot, spot.words.opening):
        return True
    return listed(spot, spot.words.counted) and not counts(spot)


def numbered_abbreviation(spot: Spot) -> bool:
    """An abbreviation with its number: ``No. 5``, ``Art. IV``."""
    number = spot.lead.isdigit() or (_ROMAN.fullmatch(spot.follow) and spot.gap.isspace())
    if not number and spot.head not in "№#":
        return False
    return listed(spot, spot.words.numbered)


def closing_abbreviation(spot: Spot) -> bool:
    """An abbreviation that may end a sentence, where the sentence goes on."""
    return may_close(spot) and not starts_anew(spot)


def initials(spot: Spot) -> bool:
    """An initial or letters with full stops: ``J. Doe``, ``И. О. Иванов``, ``U.S.``."""
    word = spot.word
    if spot.mark != "." or not (len(word) == 1 or "." in word) or not _LETTERS.fullmatch(word):
        return False
    if len(word) == 1 and not ("A" <= word < "\u0e00" or "\u10a0" <= word <= "\u10ff"):
        return False
    if may_close(spot):
        return False
    return not (begins(spot) or spot.mask[max(0, spot.stop - 3) : spot.stop - 1] in ("° ", "º "))


def ordinal(spot: Spot) -> bool:
    """A number that is an ordinal in this language: ``3. März``, ``20. Yüzyıl``."""
    if not spot.words.ordinals or spot.mark != ".":
        return False
    if _ROMAN.fullmatch(spot.word):
        return not begins(spot)
    if not spot.word[-1:].isdigit():
        return False
    if spot.follow.lower() in spot.words.months:
        return True
    if begins(spot) or _SCORE.fullmatch(spot.word):
        return False
    figures = len(spot.word) - len(spot.word.rstrip("0123456789"))
    return figures <= 2 or (figures == 4 and spot.words_before(3) < 3)


def trails_off(spot: Spot) -> bool:
    """An ellipsis in a script without capitals: nothing says that a sentence starts.

    In the scripts of India it stands in the place of the danda, and ends one.
    """
    if not spot.mark.endswith(("...", "…")) or not is_uncased(spot.lead):
        return False
    return not "\u0900" <= spot.lead <= "\u0dff"


def reported(spot: Spot) -> bool:
    """A quotation ended and its speaker follows, in a script without capitals."""
    if not is_uncased(spot.lead) or spot.gap.isspace():
        return False
    if spot.mark[-1:] in WIDE or spot.head > "\u3040":
        closed = spot.text[spot.end : spot.end + 1] in WIDE_CLOSERS and bool(spot.gap)
        rest = spot.mask[spot.next : spot.next + 16]
        particle = spot.words.code == "ja" and _PARTICLE.match(rest)
        return closed and bool(particle or _SAYING.match(rest))
    return spot.follow in spot.words.reporting


def armenian(spot: Spot) -> bool:
    """Armenian's full stop is ``։``; the Latin marks and ``՜`` end nothing there."""
    if spot.words.code not in ("hy", "hyw") or spot.mark[-1:] in "։!?…":
        return False
    return spot.mark != ":" or not spot.lead.isupper()


def begins(spot: Spot) -> bool:
    """Whether a word follows that starts sentences, and not as an initial (``О. Иванов``)."""
    if spot.follow not in spot.words.starters:
        return False
    return len(spot.follow) > 1 or f"{spot.follow}." != spot.mask[spot.next : spot.next + 2]


def starts_anew(spot: Spot) -> bool:
    """Whether a new sentence starts after an abbreviation that may end one."""
    if begins(spot):
        return True
    if spot.words.strict or spot.words_before(4) < 4:
        return False
    return spot.lead.isupper() or is_uncased(spot.lead)


def may_close(spot: Spot) -> bool:
    """Whether an abbreviation stands there that may end a sentence."""
    if listed(spot, spot.words.closing):
        return True
    return listed(spot, spot.words.counted) and counts(spot)


def counts(spot: Spot) -> bool:
    """Whether a number in figures stands before the abbreviation."""
    before = spot.mask[max(0, spot.stop - 20) : spot.stop].rstrip(".").split(" ")
    number = before[-2] if len(before) > 1 else ""
    return any(sign.isdigit() for sign in before[-1] + number) or bool(_ROMAN.fullmatch(number))


def listed(spot: Spot, known: frozenset[str]) -> bool:
    """Whether the word before a full stop is in a list, in any of its forms."""
    return not known.isdisjoint(spot.forms)


VETOES: dict[str, Rule] = {
    "continues": continues,
    "punctuated": punctuated,
    "bracketed": bracketed,
    "nothing_yet": nothing_yet,
    "enumerator": enumerator,
    "armenian": armenian,
    "opening_abbreviation": opening_abbreviation,
    "numbered_abbreviation": numbered_abbreviation,
    "closing_abbreviation": closing_abbreviation,
    "initials": initials,
    "ordinal": ordinal,
    "trails_off": trails_off,
    "reported": reported,
}
