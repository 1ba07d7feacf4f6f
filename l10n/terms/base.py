"""Terms, and where they stand in a text, whatever their endings there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from l10n.languages import is_unspaced
from l10n.model import Span
from l10n.terms.inflection import Fits, any_ending, inflected

WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
"""One word, its inner apostrophes included: “isn’t”, “d’État”, “Ankara'ya”."""
_KEY = 3
"""Letters of a term's first word by which it is looked for."""
_ELIDED = re.compile(r"[^\W\d_]{1,5}['’ʼ](?=\w)")
"""What is written together with the next word: *l’Arménie*, *dell’Armenia*."""
_PROPER = "properNoun"
_GAP = re.compile(r"[^\w\n]{1,3}")
_ARABIC = re.compile("[\u0620-\u064a]")
_ARTICLE = "ال"
# Arabic writes “and”, “so”, “in”, “like”, “for” and the article together with the next word.
_JOINED = tuple(
    first + second
    for first in ("", "و", "ف")
    for second in ("", "ب", "ك", "ل", "ال", "بال", "كال", "لل")
)


@dataclass(frozen=True, slots=True)
class Term:
    """What one expression of the source is called in one target language."""

    source: str
    targets: tuple[str, ...] = ()
    """What it may be called, the best form first; none where only ``forbidden`` is said."""
    forbidden: tuple[str, ...] = ()
    """What it must not be called."""
    case: bool = False
    """Whether capitals tell the term from an ordinary word."""
    note: str = ""
    part_of_speech: str = ""
    """As TBX-Basic has it (noun, verb, adjective, adverb, properNoun, other), or any word. A
    properNoun is no ordinary word in small letters."""
    reference: str = ""
    """Where the official form is from: “UN Charter, Spanish authentic text”."""


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a text."""

    term: Term
    span: Span


@dataclass(frozen=True)
class TermBase:
    """The terms from one language into another."""

    terms: tuple[Term, ...] = ()
    language: str = ""
    """The tag of the language they are terms of; unsaid, one in ASCII letters is English."""
    _by_key: Mapping[str, tuple[Term, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        shelves: dict[str, list[Term]] = {}
        for term in self.terms:
            words = WORD.findall(term.source)
            if words:
                shelves.setdefault(words[0].casefold()[:_KEY], []).append(term)
        longest = {
            key: tuple(sorted(shelf, key=lambda term: -len(term.source)))
            for key, shelf in shelves.items()
        }
        object.__setattr__(self, "_by_key", longest)

    def __bool__(self) -> bool:
        return bool(self.terms)

    def find(self, text: str) -> Iterator[Match]:
        """The terms in a source text, the longest at each place, none inside another.

        A term with a capital may stand there in the plural and in any case, but not as an
        adjective or an inhabitant made of it: the term base says nothing of those.

        >>> terms = Term("court", ("tribunal",)), Term("High Court", ("Tribunal Superior",))
        >>> [found.term.source for found in TermBase(terms).find("The high courts and a court.")]
        ['High Court', 'court']
        >>> armenia = TermBase((Term("Armenia", ("Armenia",)),))
        >>> [len(list(armenia.find(text))) for text in ("Armenia’s army", "the Armenian army")]
        [1, 0]
        """
        taken = 0
        for word in WORD.finditer(text):
            for start in _beginnings(word):
                match = self._at(text, start, word.end()) if start >= taken else None
                if match:
                    taken = match.span[1]
                    yield match

    def _at(self, text: str, start: int, end: int) -> Match | None:
        """The longest term that begins at a word."""
        for term in self._by_key.get(text[start:end].casefold()[:_KEY], ()):
            last = _ends(term.source, text, start, _fits(term, self.language))
            if last:
                return Match(term, (start, last))
        return None


def first_form(forms: Iterable[str], text: str, *, case: bool = False) -> Span | None:
    """Where one of these forms stands in a translation, its endings as the grammar has them.

    >>> first_form(["Верховный суд"], "Решение Верховного суда"), first_form(["суд"], "сюда")
    ((8, 23), None)
    """
    for given in forms:
        form = given.removeprefix(_ARTICLE) if _ARABIC.match(given) else given
        for start in _starts(form, text):
            end = _ends(form, text, start, any_ending(case=case))
            if end:
                return start, end
    return None


def words_of(text: str) -> list[Span]:
    """Where the words are."""
    return [word.span() for word in WORD.finditer(text)]


def _fits(term: Term, language: str) -> Fits:
    """What the words of a term may be in a source."""
    proper = term.part_of_speech == _PROPER
    return inflected(language, case=term.case or proper, name=proper)


def _starts(form: str, text: str) -> Iterator[int]:
    """Where a form may begin: at words, and anywhere in a text without spaces."""
    if is_unspaced(form):
        return (match.start() for match in re.finditer(re.escape(form), text))
    head = form[:1].casefold()
    if _ARABIC.match(form):
        return _joined_starts(head, text)
    places = (place for word in WORD.finditer(text) for place in _beginnings(word))
    return (place for place in places if text[place].casefold() == head)


def _beginnings(word: re.Match[str]) -> tuple[int, ...]:
    """Where a word begins, with and without what is elided before it."""
    elided = _ELIDED.match(word[0])
    return (word.start(), word.start() + elided.end()) if elided else (word.start(),)


def _joined_starts(head: str, text: str) -> Iterator[int]:
    """Where a word begins with this letter, or goes on with it after what is written
    together with it."""
    for word in WORD.finditer(text):
        for joined in _JOINED:
            if word[0].startswith(joined + head):
                yield word.start() + len(joined)


def _ends(form: str, text: str, start: int, fits: Fits) -> int:
    """Where a form that begins at ``start`` ends; 0 where it does not stand there.

    What stands between its words may be any space or hyphen.
    """
    if is_unspaced(form):
        return start + len(form) if text.startswith(form, start) else 0
    end = start
    parts = _parts(form)
    for number, wanted in enumerate(parts, start=1):
        gap = _GAP.match(text, end)
        if number > 1 and gap:
            end = gap.end()
        word = WORD.match(text, end)
        if word is None or not fits(word[0], wanted, number < len(parts)):
            return 0
        end = word.end()
    return end


@lru_cache(maxsize=1 << 12)
def _parts(form: str) -> tuple[str, ...]:
    return tuple(WORD.findall(form)) or (form,)
