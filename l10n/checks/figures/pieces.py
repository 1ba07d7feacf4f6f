"""Finds what figures are made of: runs of digits, and words that say a number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from operator import itemgetter
from typing import NamedTuple

from l10n.checks.figures import clock, digits, roman
from l10n.checks.figures.elision import PART
from l10n.checks.figures.figure import Figure, Value
from l10n.checks.pair import Text
from l10n.lexicon.clock import halves
from l10n.lexicon.dates import calendar
from l10n.lexicon.notation import notation
from l10n.lexicon.numerals import Number, Numerals, numerals, split
from l10n.model import Span

_LEADING = re.compile(r"^\d+")
_LAST_HOUR, _HOUR_AND_MINUTE = 12, 4
_SPAN = itemgetter(0)


class Piece(NamedTuple):
    """One word or run of digits."""

    span: Span
    values: tuple[Number, ...] = ()
    """What a word adds up from."""
    digits: digits.Digits | None = None
    times: frozenset[Value] | None = None
    """The times of day that digits may say."""
    figure: Figure | None = None
    """What does not combine with its neighbours."""

    @property
    def summands(self) -> tuple[tuple[Number, bool], ...]:
        """Its values, each with whether it is in digits."""
        if self.digits is None:
            return tuple((value, False) for value in self.values)
        first = (*self.digits.strict, *self.digits.loose)[:1]
        return tuple((value, True) for value in first)


def pieces(text: Text) -> list[Piece]:
    """All of a text, in order."""
    known = numerals(text.language.tag)
    found: list[Piece] = []
    if not digits.SIGNS.isdisjoint(text.letters):
        for token in digits.tokens(text.text):
            if token.lastgroup == "plain":
                found.append(_plain(text, token))
            else:
                found += _in_digits(text, token)
    found += _in_characters(text, known) if known.characters else _in_words(text, known)
    found.sort(key=_SPAN)
    return found


def _plain(text: Text, match: re.Match[str]) -> Piece:
    """One run of digits, perhaps with marks in it."""
    at, tag = match.span(), text.language.tag
    read = digits.read(text.text, at, notation(tag))
    if not read.parts:
        return _dated(text.text, at, read, tag) or Piece(at, (), read)
    return Piece(at, (), read, clock.with_stop(text.text, at, halves(tag)))


def _in_digits(text: Text, match: re.Match[str]) -> Iterator[Piece]:
    at, tag = match.span(), text.language.tag
    if match["date"]:
        dates = clock.date(text.text, at, notation(tag))
        yield from (Piece(one.span, figure=one) for one in dates)
    elif match["clock"]:
        yield Piece(at, figure=clock.time(text.text, at, halves(tag)))
    elif sign := match["fraction"] or match["part"]:
        whole = match["plain"] or "0"
        if whole.isdecimal() and len(whole) < 10:
            yield Piece(at, digits=digits.Digits((int(whole) + digits.fraction(sign),)))
    elif not match["power"]:
        yield _plain(text, match)


def _dated(text: str, at: Span, read: digits.Digits, tag: str) -> Piece | None:
    """A month or an hour, by what stands after it."""
    value = read.strict[0] if read.strict else 2500
    if not isinstance(value, int) or value > 2400 or at[1] == len(text) or read.parts:
        return None
    if text[at[1]] == calendar(tag).mark:
        return Piece(at, figure=Figure(at, frozenset({f"month {value}"}), month=True))
    if value > _LAST_HOUR and at[1] - at[0] != _HOUR_AND_MINUTE:
        return None
    times = clock.on_the_hour(text, at, value, halves(tag))
    return Piece(at, figure=Figure(at, frozenset({value}), times)) if times else None


def _in_characters(text: Text, known: Numerals) -> Iterator[Piece]:
    for place, sign in enumerate(text.text):
        if sign in known.characters:
            yield Piece((place, place + 1), (known.words[sign],))


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What one word may say: numbers to add up, or what a figure may stand for."""

    values: tuple[int, ...] = ()
    loose: frozenset[Number] = frozenset()
    elided: bool = False
    """Whether it is in a part of the word that an apostrophe sets off."""
    offset: int = 0
    """How many digits stand before it without a space: *5mln*."""


@cache
def _meanings(code: str) -> Callable[[str], _Meaning | None]:
    """What the words of a language mean; they come again and again."""
    return lru_cache(maxsize=1 << 14)(partial(_meaning, code))


def _meaning(code: str, written: str) -> _Meaning | None:
    word = _LEADING.sub("", written)
    if not word or "_" in word:
        return None
    known, folded, offset = numerals(code), word.casefold(), len(written) - len(word)
    if values := split(code, folded):
        return _Meaning(values, offset=offset)
    if loose := _loose(known, word):
        return _Meaning(loose=loose, offset=offset)
    elided = not word.isalpha() and any(split(code, part) for part in PART.findall(folded))
    short = offset > 0 and folded in known.money
    return _Meaning(elided=elided, offset=offset) if elided or short else None


def _loose(known: Numerals, word: str) -> frozenset[Number]:
    """What a figure may say in the place of a word."""
    folded = word.casefold()
    if folded in known.also:
        return frozenset(known.also[folded])
    if roman.is_one(word):
        return frozenset({roman.value(word)})
    is_dual = known.dual and len(word) > 4 and word.endswith(known.dual)
    return frozenset({2} if is_dual else ())


def _in_words(text: Text, known: Numerals) -> Iterator[Piece]:
    meanings = list(map(_meanings(known.code), text.words))
    left = len(meanings) - meanings.count(None)
    for (start, end), meaning in zip(text.spans, meanings, strict=True) if left else ():
        if meaning is None:
            continue
        place = start + meaning.offset, end
        if meaning.values:
            yield Piece(place, meaning.values)
        elif meaning.loose:
            yield Piece(place, figure=Figure(place, loose=meaning.loose, digits=False))
        elif meaning.elided:
            yield from _in_elision(text.text, place, known)
        elif scale := _short(text.text, place, known):
            yield Piece(place, (scale,))
        left -= 1
        if not left:
            return


def _in_elision(text: str, at: Span, known: Numerals) -> Iterator[Piece]:
    """One side of an apostrophe: French *d’une*, Turkish *Beş’te*."""
    for part in PART.finditer(text, *at):
        if values := split(known.code, part[0].casefold()):
            yield Piece(part.span(), values)


def _short(text: str, at: Span, known: Numerals) -> int:
    """The scale that one letter says right after an amount of money: “$5m”."""
    scale = known.money.get(text[slice(*at)].casefold(), 0)
    if not scale or not text[at[0] - 1 : at[0]].isdecimal():
        return 0
    start = at[0]
    while start and (text[start - 1].isdecimal() or text[start - 1] in ".,"):
        start -= 1
    return scale if start and unicodedata.category(text[start - 1]) == "Sc" else 0
