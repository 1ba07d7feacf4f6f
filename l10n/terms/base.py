"""Terms, and where they stand in a text, whatever their endings there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from l10n.languages import is_unspaced
from l10n.model import Span

WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
"""One word, its inner apostrophes included: “isn’t”, “d’État”, “Ankara'ya”."""
_KEY = 3
"""Letters of a term's first word by which it is looked for."""
_STEM = 4
"""Letters of a word that stay whatever its ending, and three quarters of a longer one."""
_SHORT, _LONG = 2, 8
"""Letters that an ending may add to a word of the source, and to one of a translation, which
may be in a language that puts one ending after another."""
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
    """As TBX-Basic has it (noun, verb, adjective, adverb, properNoun, other), or any word."""
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

        >>> terms = Term("court", ("tribunal",)), Term("High Court", ("Tribunal Superior",))
        >>> [found.term.source for found in TermBase(terms).find("The high courts and a court.")]
        ['High Court', 'court']
        """
        taken = 0
        for word in WORD.finditer(text):
            if word.start() < taken:
                continue
            for term in self._by_key.get(word[0].casefold()[:_KEY], ()):
                end = _ends(term.source, text, word.start(), _SHORT, case=term.case)
                if end:
                    taken = end
                    yield Match(term, (word.start(), end))
                    break


def first_form(forms: Iterable[str], text: str, *, case: bool = False) -> Span | None:
    """Where one of these forms stands in a translation, its endings as the grammar has them.

    >>> first_form(["Верховный суд"], "Решение Верховного суда"), first_form(["суд"], "сюда")
    ((8, 23), None)
    """
    for given in forms:
        form = given.removeprefix(_ARTICLE) if _ARABIC.match(given) else given
        for start in _starts(form, text):
            end = _ends(form, text, start, _LONG, case=case)
            if end:
                return start, end
    return None


def words_of(text: str) -> list[Span]:
    """Where the words are."""
    return [word.span() for word in WORD.finditer(text)]


def is_form_of(word: str, wanted: str) -> bool:
    """Whether a word of a translation is the wanted one, or that with another ending.

    >>> is_form_of("Верховного", "Верховный"), is_form_of("сюда", "суд")
    (True, False)
    """
    return _is_form_of(word, wanted, _LONG, case=False)


def _starts(form: str, text: str) -> Iterator[int]:
    """Where a form may begin: at words, and anywhere in a text without spaces."""
    if is_unspaced(form):
        return (match.start() for match in re.finditer(re.escape(form), text))
    head = form[:1].casefold()
    if _ARABIC.match(form):
        return _joined_starts(head, text)
    return (word.start() for word in WORD.finditer(text) if word[0][:1].casefold() == head)


def _joined_starts(head: str, text: str) -> Iterator[int]:
    """Where a word begins with this letter, or goes on with it after what is written
    together with it."""
    for word in WORD.finditer(text):
        for joined in _JOINED:
            if word[0].startswith(joined + head):
                yield word.start() + len(joined)


def _ends(form: str, text: str, start: int, ending: int, *, case: bool) -> int:
    """Where a form that begins at ``start`` ends; 0 where it does not stand there.

    What stands between its words may be any space or hyphen; ``ending`` is how many
    letters each may have more.
    """
    if is_unspaced(form):
        return start + len(form) if text.startswith(form, start) else 0
    end = start
    for number, wanted in enumerate(_parts(form)):
        gap = _GAP.match(text, end)
        if number and gap:
            end = gap.end()
        word = WORD.match(text, end)
        if word is None or not _is_form_of(word[0], wanted, ending, case=case):
            return 0
        end = word.end()
    return end


@lru_cache(maxsize=1 << 12)
def _parts(form: str) -> tuple[str, ...]:
    return tuple(WORD.findall(form)) or (form,)


def _is_form_of(word: str, wanted: str, ending: int, *, case: bool) -> bool:
    """Whether a word is the wanted one, or that with another ending."""
    if case and word[0] != wanted[0]:
        return False
    here, there = word.casefold(), wanted.casefold()
    if len(there) < _STEM:
        return here.startswith(there) and len(here) <= len(there) + 1
    stem = max(_STEM, round(len(there) * 0.75))
    if ending == _SHORT and there.isascii():
        # English keeps its stems: a native is no nation, and policies are no police.
        stem = max(stem, len(there) - 1)
        if here.endswith("ies") and not there.endswith(("y", "ie", "ies")):
            return False
    return here[:stem] == there[:stem] and len(here) <= len(there) + ending
