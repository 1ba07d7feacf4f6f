"""Finds acronyms of the source, such as OSCE or COVID-19, that the translation lost or altered.

An acronym may stay as it is, have other initials, be spelled out or be written as it is
spoken; what the languages are known to call it is in ``data/names``. One with a single
letter altered is told even where it might be left out. Capitals that only shout, Roman
numerals and the like are passed over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

from l10n.checks.likeness import Reader, reader
from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.names import naming
from l10n.lexicon.sounds import alike, fold, unmarked
from l10n.model import Severity, Span

# Two capitals, or one and a digit.
_HINT = re.compile(r"[A-Z](?:\.?[A-Z]|-?\d)")
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-‐‑–]\d[^\W_]*)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_NEXT = re.compile(r" ?(?:\$|([^\W\d_]+))")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_LEAST = 2
_MOST = 8
"""Letters of an acronym; what is longer is a word that shouts."""
_SURE = 3
_WORDS = frozenset("AIO")
"""Capital letters that are words."""
_MANY = 50
_LONGEST = 5000
"""Words of a text that is no sentence any more."""


class _Acronym(NamedTuple):
    written: str
    letters: str
    digits: list[str]
    span: Span
    sure: bool
    """Not one that other languages leave out or have a word for."""


def find(pair: Pair) -> Iterable[Hit]:
    """Look for each acronym of the source in the target.

    >>> from l10n.checks.pair import Text
    >>> from l10n.languages import language
    >>> source = Text("The OSCE sent a mission.", language("en"))
    >>> [hit.message for hit in find(Pair(source, Text("Se envió una misión.", language("es"))))]
    ['The source says “OSCE”; the translation does not.']
    """
    text, words = pair.source.text, pair.source.words
    if len(pair.target.words) > _LONGEST or (text.isascii() and not _HINT.search(text)):
        return ()
    capitals = sum(map(_is_capital, [word for word in words if word[:2].isupper()]))
    # Where most words are in capitals, capitals tell nothing.
    if not capitals or (capitals * 2 > len(words) and len(words) > _LEAST):
        return ()
    search = _Search(pair)
    return [hit for one in islice(_acronyms(pair), _MANY) for hit in search.told(one)]


@lru_cache(maxsize=1 << 14)
def _is_capital(word: str) -> bool:
    """Whether a word may be an acronym or a letter of one; not *I* or *A*."""
    if len(word) < _LEAST:
        return word.isupper() and word not in _WORDS
    return word.isupper() or (word[:-1].isupper() and len(word) > _LEAST)


def _acronyms(pair: Pair) -> Iterator[_Acronym]:
    told = set()
    for found in _TOKEN.finditer(pair.source.text):
        letters = "".join(_LETTERS.findall(found[0]))
        if letters[:-1].isupper() and letters.endswith("s") and len(letters) > _LEAST:
            letters = letters[:-1]
        if letters in told or not letters.isupper():
            continue
        digits = _plain_digits(found[0])
        told.add(letters)
        if found[0] in pair.target.text or _is_money(pair, found.end()):
            continue
        sure = _is_acronym(found[0], letters, digits, pair.source.language.tag)
        if sure or _LEAST <= len(letters) <= _MOST:
            yield _Acronym(found[0], letters, digits, found.span(), sure)


def _is_acronym(written: str, letters: str, digits: list[str], tag: str) -> bool:
    """Whether capitals are an acronym, and one that a translation has to have."""
    here, key = naming(tag), letters.casefold()
    if key in here.loose_initials or len(letters) > _MOST:
        return False
    if key in here.acronyms:
        return True
    if "." in written or key in here.words or (not digits and _ROMAN.fullmatch(letters)):
        return False
    return len(letters) > _LEAST or len("".join(digits)) >= _LEAST


def _is_money(pair: Pair, end: int) -> bool:
    """Whether a currency follows, as in *US$* and *US dollars*."""
    after = _NEXT.match(pair.source.text, end)
    return bool(after and (not after[1] or after[1] in naming(pair.source.language.tag).coins))


class _Search:
    """The acronyms of one pair of texts, looked for one by one."""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._source = naming(pair.source.language.tag)
        self._target = naming(pair.target.language.tag)

    @cached_property
    def _reader(self) -> Reader:
        return self._pair.once(reader)

    @cached_property
    def _tokens(self) -> list[str]:
        """The capitals of the target that the source does not have."""
        known = set(self._pair.source.words)
        return [word for word in self._reader.words if word.isupper() and word not in known]

    def told(self, one: _Acronym) -> Iterator[Hit]:
        """What to tell of an acronym, if it is not here."""
        if self._stands(one.letters) or self._is_approved(one.written):
            return
        slip, known = self._slip(one.letters), self._is_known(one.letters)
        # Two letters are easily others: known words for them go before.
        if slip and not (known and len(one.letters) < _SURE):
            message = f"The source says “{one.written}”; the translation says “{slip}”."
            yield Hit(message, one.span, self._place(slip), one.letters)
        elif one.sure and not known and not self._may_be_here(one):
            yield Hit(f"The source says “{one.written}”; the translation does not.", one.span)

    def _may_be_here(self, one: _Acronym) -> bool:
        """Whether an acronym is here in some other way."""
        if one.digits and not set(one.digits) <= set(_plain_digits(self._pair.target.text)):
            return False
        return len(one.letters) < _LEAST or (
            self._has_other_initials(one.letters)
            or self._is_spoken(one.letters)
            or self._is_spelled_out(one)
        )

    def _slip(self, letters: str) -> str | None:
        """Capitals that are an acronym with one letter altered."""
        return next((token for token in self._tokens if self._is_altered(letters, token)), None)

    def _is_altered(self, letters: str, token: str) -> bool:
        """Whether initials, no known ones nor a Roman numeral, are others but for a letter."""
        known = token in self._target.known_initials or _ROMAN.fullmatch(token)
        if known or len(token) != len(letters):
            return False
        both = zip(fold(letters), fold(token), strict=False)
        changed = [pair for pair in both if pair[0] != pair[1]]
        spoken = self._target.respelled
        return len(changed) == 1 and not (spoken and alike(*changed[0], spoken=True))

    def _place(self, token: str) -> Span | None:
        found = re.search(rf"(?<!\w){re.escape(token)}(?!\w)", self._pair.target.text)
        return found.span() if found else None

    def _stands(self, letters: str) -> bool:
        """Whether the letters are here, as they are or with an ending."""
        size = len(letters)
        return any(
            word.startswith(letters) and not word[size : size + 1].isupper()
            for part in self._reader.words
            for word in (part, part.upper() if len(part) == size else part)
        )

    def _is_known(self, letters: str) -> bool:
        """Whether what the language calls it is here, or how it spells it out."""
        return any(map(self._begins_word, self._target.initials.get(letters.casefold(), ())))

    def _begins_word(self, form: str) -> bool:
        """Whether a word begins with a form; anywhere in scripts that write words together."""
        if form[0] == form[0].swapcase():
            return unmarked(form) in unmarked(self._pair.target.text)
        plain = unmarked(form)
        if not form.isupper():
            return any(word.startswith(plain) for word in self._unmarked)
        size = len(plain)
        # *Nato* for *NATO*, but no *Us* for *US*.
        named = plain.title() if size > _LEAST else plain
        return any(
            word.startswith((plain, named)) and not word[size : size + 1].isupper()
            for word in self._unmarked
        )

    @cached_property
    def _unmarked(self) -> list[str]:
        """The words without their marks: *États-Unis* is often written without."""
        return list(map(unmarked, self._reader.words))

    def _has_other_initials(self, letters: str) -> bool:
        """Whether there are initials here, and not in the source, that share half the letters,
        as the French *IRM* does with *MRI*; not where the language is known to have others."""
        if letters.casefold() in self._target.initials:
            return False
        wanted = Counter(letters)
        return any((wanted & Counter(token)).total() * 2 >= len(letters) for token in self._tokens)

    def _is_spoken(self, letters: str) -> bool:
        """Whether it is written as it is spoken, as a word or letter by letter."""
        script, word = self._source.script, letters.capitalize()
        if script == self._target.script and not self._target.respelled:
            return False
        if self._reader.sounds(word, script):
            return True
        if len(letters) > _SURE and self._reader.carried(word, script, least=_SURE):
            return True
        names = [self._source.letter_names.get(letter, "") for letter in letters.casefold()]
        return all(names) and self._reader.strung("".join(names), script, len(letters))

    def _is_spelled_out(self, one: _Acronym) -> bool:
        """Whether the source has it in brackets after the words themselves, so that a text in
        another script need not have it."""
        source = self._pair.source
        if self._source.script == self._target.script or source.text[: one.span[0]][-1:] != "(":
            return False
        return one.letters in "".join(word[0] for word in source.words).upper()

    def _is_approved(self, written: str) -> bool:
        spellings = self._pair.knowledge.spellings.get(written, frozenset())
        return any(spelling in self._pair.target.text for spelling in spellings)


def _plain_digits(text: str) -> list[str]:
    """The runs of digits of whatever script, as ASCII has them."""
    return [str(int(run)) for run in _DIGITS.findall(text) if len(run) <= _MOST]


RULE = Rule(
    "acronyms",
    Severity.WARNING,
    "Acronyms of the source stand in the translation.",
    find,
)
