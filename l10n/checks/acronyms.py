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
from functools import cached_property

from l10n.checks.likeness.initials import ROMAN, Acronym, acronyms, plain_digits
from l10n.checks.likeness.reader import Reader, reader
from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.names import naming
from l10n.lexicon.sounds import alike, fold, unmarked
from l10n.model import Severity, Span

_LEAST = 2
_SURE = 3
_MANY = 50
_BRACKETS = "()"
_LONGEST = 5000
"""Words of a text that is no sentence any more."""


def find(pair: Pair) -> Iterable[Hit]:
    """Look for each acronym of the source in the target.

    >>> from l10n.checks.pair import Text
    >>> from l10n.languages import language
    >>> source = Text("The OSCE sent a mission.", language("en"))
    >>> [hit.message for hit in find(Pair(source, Text("Se envió una misión.", language("es"))))]
    ['The source says “OSCE”; the translation does not.']
    """
    listed = pair.source.once(acronyms)
    if not listed or len(pair.target.words) > _LONGEST:
        return ()
    there = pair.target.text
    missing = [one for one in listed if one.written not in there]
    if not missing:
        return ()
    search = _Search(pair)
    return [hit for one in missing[:_MANY] for hit in search.told(one)]


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

    def told(self, one: Acronym) -> Iterator[Hit]:
        """What to tell of an acronym, if it is not here."""
        if self._stands(one.letters) or self._is_approved(one.written):
            return
        slip, known = self._slip(one.letters), self._is_known(one.letters)
        # Two letters are easily others: known words for them go before.
        if slip and not (known and len(one.letters) < _SURE):
            message = f"The source says “{one.written}”; the translation says “{slip}”."
            yield Hit(message, one.span, self._place(slip), one.letters)
        elif one.sure and (self._is_emptied or not (known or self._may_be_here(one))):
            yield Hit(f"The source says “{one.written}”; the translation does not.", one.span)

    @cached_property
    def _is_emptied(self) -> bool:
        """Whether brackets lost what stood in them."""
        return _BRACKETS in self._pair.target.text and _BRACKETS not in self._pair.source.text

    def _may_be_here(self, one: Acronym) -> bool:
        """Whether an acronym is here in some other way."""
        if one.digits and not set(one.digits) <= set(plain_digits(self._pair.target.text)):
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
        known = token in self._target.known_initials or ROMAN.fullmatch(token)
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
        size, said = len(letters), self._pair.target.text
        if letters not in said and letters not in said.upper():
            return False
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

    def _is_spelled_out(self, one: Acronym) -> bool:
        """Whether the source has it in brackets after the words themselves, so that a text in
        another script need not have it."""
        source = self._pair.source
        if self._source.script == self._target.script or source.text[: one.span[0]][-1:] != "(":
            return False
        return one.letters in "".join(word[0] for word in source.words).upper()

    def _is_approved(self, written: str) -> bool:
        spellings = self._pair.knowledge.spellings.get(written, frozenset())
        return any(spelling in self._pair.target.text for spelling in spellings)


RULE = Rule(
    "acronyms",
    Severity.WARNING,
    "Acronyms of the source stand in the translation.",
    find,
)
