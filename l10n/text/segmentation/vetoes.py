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
    is_hangul,
    is_lower,
    is_uncased,
)
from l10n.text.segmentation.spots import Spot

Rule = Callable[[Spot], bool]

_UNITS = frozenset(
    ["cm", "g", "gb", "ha", "hz", "kg", "km", "km²", "kw", "l", "m", "m²", "mb", "mg", "ml", "mm",
     "mw", "nm", "га", "кг", "км", "л", "м", "мм", "см"]
)  # fmt: skip

_ENUMERATOR = re.compile(
    r"[•·*\-–—\s]*(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,5}|[ivx]{1,4}|[^\W\d_])\)?\s*"
)
_KOREAN_ENDINGS = ("다", "요", "까", "죠", "네")
# The last opening mark before a place, a letter or a figure before it.
_LAST_OPENING = re.compile(r"[^\W_](?: ?[\"“«„「『‘]| ')(?=[^\"“«„「『‘”»」』]*\Z)")
_TITLE = 60
_EXCLAIMED = frozenset(["jeopardy", "yahoo"])
_UNSPACED = re.compile(r"\S+")
_ADDRESS = re.compile(r"[#@]\w|https?://|www\.")
_LETTERS = re.compile(r"[^\W\d_](?:\.?-?[^\W\d_])?(?:\.-?[^\W\d_]{1,2})*")
# A number with a comma, a time or a score is no ordinal: 12,5 and 10:30 and 7-2.
_SCORE = re.compile(r".*\d[,:–-]\d+")
# What stands before names and titles even in small letters is no word.
_WORD = re.compile(r"(?!(?:cf|ej|ex|vs)\b)[^\W\d_]{2,}")
# Pages and houses are counted, not ordered: ``s. 34.``, ``č. 5.``, ``Hauptstr. 5.``
_CARDINAL = re.compile(r"(?<= )[^\W\d_]{1,12}\. \d+\Z")
_NAMED = re.compile(r"(?<=[^\W\d_] )[A-ZÄÖÜ][^\W\d_]+ \d+(?:\.\d+)*\Z")
_DEFINITE = re.compile(r"\b(?:am|beim|das|de[mnrs]|die|im|vom|zum|zur) \d{3}\Z", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXLCDM]{1,7}")
_PARTICLE = re.compile(r"[とってのはもがをにでやかなよねへ、]")
_SAYING = re.compile(
    r"[^，。！？；“”「」]{0,8}?"
    r"(?:(?:说|說|表示|问|問|称|稱|喊|回答|指出|强调|強調)(?![^，。！？；“”「」]{0,3}[：:“「『])|道(?=[，。；]))"
)


def continues(spot: Spot) -> bool:
    """What follows goes on in small letters: ``“Go!” he said``.

    A hashtag, a mention and an address stand by themselves.
    """
    return is_lower(spot.lead) and not _ADDRESS.match(spot.mask, spot.next)


def punctuated(spot: Spot) -> bool:
    """A comma, a colon or another mark follows: ``etc. , and``."""
    head = spot.head
    if head in ",;:%،؛、，；：/&=":
        return True
    return head in TERMINATORS and spot.mask[spot.next : spot.next + 2] != ".."


def bracketed(spot: Spot) -> bool:
    """It is inside brackets, or at the end of brackets that opened in mid-sentence.

    Corner brackets quote: what is said in them may end the sentence around it.
    Angle brackets hold titles, which end nothing.
    """
    pair = around(spot.pairs, spot.stop) if spot.pairs else None
    if pair is None:
        return False
    if pair[1] > spot.next or spot.text[pair[0]] in "《〈":
        return True
    if spot.text[pair[0]] in "「『":
        return False
    if pair[0] - spot.start > 16:
        return True
    return bool(spot.text[spot.start : pair[0]].strip(BLANK))


def nothing_yet(spot: Spot) -> bool:
    """No word stands before it: ``… And then``, ``?!``."""
    return spot.wordless


def enumerator(spot: Spot) -> bool:
    """It numbers a list's item: ``1. Foo``, ``IV. Foo``, ``a. Foo``."""
    if spot.stop - spot.start > 16 or spot.mark not in (".", "۔"):
        return False
    return _ENUMERATOR.fullmatch(spot.mask, spot.start, spot.stop) is not None


def opening_abbreviation(spot: Spot) -> bool:
    """An abbreviation that ends no sentence: ``Dr.``, ``ул.``, ``z. B.``."""
    if measures(spot):
        return False
    if listed(spot, spot.words.titles):
        return True
    if listed(spot, spot.words.opening):
        return spot.words.strict or not _may_be_word(spot)
    if counts(spot) or listed(spot, spot.words.closing):
        return False
    return listed(spot, spot.words.counted)


def _may_be_word(spot: Spot) -> bool:
    """Whether a new sentence starts after what may be a word: ``о нем. Но``."""
    return spot.word.islower() and bool(_WORD.fullmatch(spot.word)) and begins(spot)


def numbered_abbreviation(spot: Spot) -> bool:
    """An abbreviation with its number: ``No. 5``, ``Art. IV``."""
    number = spot.lead.isdigit() or (_ROMAN.fullmatch(spot.follow) and spot.gap.isspace())
    if not number and spot.head not in "№#":
        return False
    return listed(spot, spot.words.numbered)


def closing_abbreviation(spot: Spot) -> bool:
    """An abbreviation that may end a sentence, where the sentence goes on."""
    if spot.text[spot.end] in ")]":
        return False
    return may_close(spot) and not (measures(spot) or starts_anew(spot))


def initials(spot: Spot) -> bool:
    """An initial or letters with full stops: ``J. Doe``, ``И. О. Иванов``, ``U.S.``."""
    word = spot.word
    if spot.mark != "." or not (len(word) == 1 or "." in word) or not _LETTERS.fullmatch(word):
        return False
    if len(word) == 1 and not ("A" <= word < "\u0e00" or "\u10a0" <= word <= "\u10ff"):
        return False
    if may_close(spot) or measures(spot):
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
    return not (begins(spot) or _SCORE.fullmatch(spot.word) or cardinal(spot)) and _orders(spot)


def _orders(spot: Spot) -> bool:
    """Whether a number has as many figures as ordinals have, or starts the sentence."""
    figures = len(spot.word) - len(spot.word.rstrip("0123456789"))
    if figures == 3 and spot.words.code == "de":
        return _DEFINITE.search(spot.mask, max(0, spot.stop - 10), spot.stop) is not None
    return figures <= 2 or (figures == 4 and spot.words_before(3) < 3)


def cardinal(spot: Spot) -> bool:
    """A number after an abbreviation or, in German, after a name: ``s. 34``, ``Windows 7``."""
    if spot.mark != "." or not spot.word[-1:].isdigit():
        return False
    low = max(spot.start, spot.stop - 40)
    if _CARDINAL.search(spot.mask, low, spot.stop):
        return True
    named = spot.words.code == "de" and not spot.follow.isupper()
    return named and _NAMED.search(spot.mask, low, spot.stop) is not None


def trails_off(spot: Spot) -> bool:
    """An ellipsis in a script without capitals: nothing says that a sentence starts.

    In the scripts of India it stands in the place of the danda, and ends one; in
    Korean it ends one after a syllable that ends sentences.
    """
    if not spot.mark.endswith(("...", "…")) or not is_uncased(spot.lead):
        return False
    if is_hangul(spot.lead):
        return spot.word[-1:] not in _KOREAN_ENDINGS
    return not "\u0900" <= spot.lead <= "\u0dff"


def reported(spot: Spot) -> bool:
    """A quotation ended and its speaker follows, in a script without capitals."""
    if not is_uncased(spot.lead) or spot.gap.isspace():
        return False
    if is_hangul(spot.head) and _UNSPACED.fullmatch(spot.gap):
        return True
    if spot.mark[-1:] in WIDE or (spot.head > "\u3040" and not is_hangul(spot.head)):
        closed = spot.text[spot.end : spot.end + 1] in WIDE_CLOSERS and bool(spot.gap)
        rest = spot.mask[spot.next : spot.next + 16]
        particle = spot.words.code == "ja" and _PARTICLE.match(rest)
        return closed and bool(particle or _SAYING.match(rest))
    return spot.follow in spot.words.reporting


def attributed(spot: Spot) -> bool:
    """A question or an exclamation in quotation marks, then who said it: ``“Why?” Doe asked``."""
    if spot.mark[-1:] not in "!?" or spot.gap.isspace() or not spot.lead.isupper():
        return False
    if not spot.words.reporting or spot.text[spot.end] not in "\"”'’»":
        return False
    if spot.follow != "I" and begins(spot):
        return False
    second, third = (*spot.mask[spot.next : spot.next + _TITLE].split(" "), "", "")[1:3]
    verb = third if second[:1].isupper() else second
    return verb.strip(".,:") in spot.words.reporting


def mentioned(spot: Spot) -> bool:
    """A title or a term that ends in a mark, amid a sentence: ``ספר "מי אני?" יצא``.

    Nothing introduces it, neither colon nor comma. Where there are capitals they decide.
    """
    if not is_uncased(spot.lead) or spot.mark[-1:] not in "!?؟！？" or spot.gap.isspace():
        return False
    low = max(spot.start, spot.stop - _TITLE)
    opening = _LAST_OPENING.search(spot.text, low, spot.stop)
    return opening is not None and opening.start() > spot.start


def exclaimed(spot: Spot) -> bool:
    """A name that ends in a mark: ``Yahoo! Inc.``"""
    return spot.mark == "!" and spot.key in _EXCLAIMED and not begins(spot)


def dated(spot: Spot) -> bool:
    """A Korean date in figures: ``2004. 5. 3.``"""
    if spot.words.code != "ko" or spot.mark != "." or not spot.lead.isdigit():
        return False
    return spot.word.isdigit() and len(spot.word) in (1, 2, 4)


def armenian(spot: Spot) -> bool:
    """Armenian's full stop is ``։``; the Latin marks and ``՜`` end nothing there."""
    if spot.words.code not in ("hy", "hyw") or spot.mark[-1:] in "։!?…":
        return False
    if spot.mark.endswith("...") and spot.lead.isupper():
        return False
    return spot.mark != ":" or not spot.lead.isupper()


def begins(spot: Spot) -> bool:
    """Whether a word follows that starts sentences, and not as an initial (``О. Иванов``)."""
    if spot.follow not in spot.words.starters:
        return False
    return len(spot.follow) > 1 or f"{spot.follow}." != spot.mask[spot.next : spot.next + 2]


def starts_anew(spot: Spot) -> bool:
    """Whether a new sentence starts after an abbreviation that may end one."""
    if begins(spot) or (spot.lead.isupper() and listed(spot, spot.words.final)):
        return True
    if spot.words.strict or spot.words_before(4) < 4:
        return False
    if len(spot.follow) > 1 and _ROMAN.fullmatch(spot.follow):
        return False
    return spot.lead.isupper() or is_uncased(spot.lead)


def may_close(spot: Spot) -> bool:
    """Whether an abbreviation stands there that may end a sentence."""
    if listed(spot, spot.words.closing | spot.words.final):
        return True
    return listed(spot, spot.words.counted) and counts(spot)


def counts(spot: Spot) -> bool:
    """Whether a number in figures stands before the abbreviation."""
    before = spot.mask[max(0, spot.stop - 20) : spot.stop].rstrip(".").split(" ")
    number = before[-2] if len(before) > 1 else ""
    return any(sign.isdigit() for sign in before[-1] + number) or bool(_ROMAN.fullmatch(number))


def measures(spot: Spot) -> bool:
    """Whether a unit of measure after a number ends the sentence: ``1,80 m. Né``.

    Not in German, where any noun may follow.
    """
    if spot.key not in _UNITS or not (spot.word.islower() or len(spot.word) > 1):
        return False
    follow = spot.lead.isupper() and spot.mask[spot.next + 1 : spot.next + 2] != "."
    return follow and spot.words.code != "de" and counts(spot)


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
    "attributed": attributed,
    "mentioned": mentioned,
    "exclaimed": exclaimed,
    "dated": dated,
    "trails_off": trails_off,
    "reported": reported,
}
