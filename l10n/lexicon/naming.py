"""What is known of the names of one language, and what follows from it.

A concept is a name or a set of initials as English writes it, case-folded; each language
may have forms of its own for it, as *london* has *Londres* in French.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_LEAST = 3
_MOST_MORE = 4
"""Letters that may follow a short name in its word."""
Forms = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Naming:
    """How one language writes names."""

    script: str
    """``Latn``, ``Cyrl``…"""
    words: frozenset[str] = frozenset()
    """Words, folded, that a capital does not make a name; empty where the language has no
    list, so that little can be said of its capitals."""
    rare: frozenset[str] = frozenset()
    """Words, folded, that a capital at the beginning of a sentence does not make a name."""
    dates: frozenset[str] = frozenset()
    """Names of months and weekdays, folded, which are ordinary words."""
    names: frozenset[str] = frozenset()
    """Words, folded, that look ordinary, but are names with a capital."""
    families: frozenset[str] = frozenset()
    """Ordinary words that are family names in their place: *David Baker*."""
    given: frozenset[str] = frozenset()
    """Ordinary words that are given names in theirs: *Mark Twain*."""
    alone: frozenset[str] = frozenset()
    """Ordinary words that are names where they stand alone, as those of firms."""
    phrases: frozenset[tuple[str, str]] = frozenset()
    """Ordinary words that are a name together: *Wall Street*."""
    placed: frozenset[str] = frozenset()
    """All of these: ordinary words that their place may make a name."""
    titles: frozenset[str] = frozenset()
    """What a family name follows: *Mr*."""
    determiners: frozenset[str] = frozenset()
    """What no person's name follows: *the*, *her*."""
    complete: bool = False
    """Capitalised words that are not among them are names, all but surely."""
    respelled: bool = False
    """Names from other languages in Latin letters are written as they are spoken
    (Azerbaijani *Corc* for *George*)."""
    prefixes: tuple[str, ...] = ()
    """What a name may be written together with: Arabic *ال*, *و*…"""
    letters: frozenset[frozenset[str]] = frozenset()
    """Pairs of folded letters, one of which English has for the other in the names of this
    language and its neighbours: Turkish *Ceyhun* is *Jeyhun*."""
    open: bool = True
    """Anything may follow a whole name in its word."""
    endings: frozenset[str] = frozenset()
    """What may follow a name in its word, if only some endings may, or if it lost a letter."""
    loses: str = ""
    """Last letters that a name may lose before an ending."""
    clitics: frozenset[str] = frozenset()
    """What follows an apostrophe in a word that is otherwise whole: *s*, *re*, *ll*."""
    naturalised: tuple[tuple[str, str], ...] = ()
    """How names end elsewhere, and here: French *-o* and *-e* in *Palermo*, *Palerme*."""
    derived: tuple[str, ...] = ()
    """Endings that make an adjective or a people of a name: *Kafka-esque*."""
    peoples: tuple[str, ...] = ()
    """The like, of a place that is known: *Jamaica-n*."""
    articles: frozenset[str] = frozenset()
    """What makes a people of a plural after it: *the Slavs*."""
    singular: tuple[str, ...] = ()
    """Endings that look like a plural’s, but are none."""
    plural: tuple[str, ...] = ()
    """Endings that a name may lose abroad."""
    inflected: tuple[tuple[str, str], ...] = ()
    """Endings that ``words`` are listed without, and what stands there before them."""
    ordinary_endings: tuple[str, ...] = ()
    """Endings that names hardly have."""
    forms: Forms = field(default_factory=dict)
    """By concept, what this language calls it, folded but with its capital; a form without
    a capital is the beginning of an adjective or a people."""
    known_forms: frozenset[str] = frozenset()
    """All of those forms, in small letters."""
    cities: Forms = field(default_factory=dict)
    """The like for the cities that time zones are named after, many of them obscure and
    called otherwise, too."""
    initials: Forms = field(default_factory=dict)
    """By concept, the initials this language has for it, and words they are spelled out with."""
    known_initials: frozenset[str] = frozenset()
    """All of those initials."""
    acronyms: frozenset[str] = frozenset()
    """Initials of this language, folded, that are ones even where a word is spelled alike."""
    loose_initials: frozenset[str] = frozenset()
    """Initials, folded, that other languages have a word for, or none: *TV*, *am*."""
    coins: frozenset[str] = frozenset()
    """What makes money of initials before it: *US dollars*."""
    letter_names: Mapping[str, str] = field(default_factory=dict)
    """What its letters are called, by letter."""

    def is_ordinary(self, word: str) -> bool:
        """Whether a capital letter alone makes no name of this word, which is folded.

        >>> from l10n.lexicon.names import naming
        >>> naming("en").is_ordinary("universities"), naming("en").is_ordinary("bush")
        (True, False)
        """
        if word in self.names or (word in self.cities and word not in self.words):
            return False
        if self.words and word.endswith(self.ordinary_endings):
            return True
        return self._is_form(word, self.words)

    def is_ordinary_first(self, word: str) -> bool:
        """Whether a capital at the beginning of a sentence makes no name of this word.

        >>> from l10n.lexicon.names import naming
        >>> naming("en").is_ordinary("venom"), naming("en").is_ordinary_first("venom")
        (False, True)
        """
        if self.is_ordinary(word):
            return True
        return word not in self.names and self._is_form(word, self.rare)

    def _is_form(self, word: str, listed: frozenset[str]) -> bool:
        """Whether a word is listed, or is what inflection makes of one that is."""
        return word in listed or any(
            word.endswith(end)
            and len(word) >= len(end) + _LEAST
            and word.removesuffix(end) + before in listed
            for end, before in self.inflected
        )

    def may_follow(self, name: str, word: str) -> bool:
        """Whether a word that begins with a name, both folded, may be the name with an ending.

        >>> from l10n.lexicon.names import naming
        >>> naming("es").may_follow("obama", "obamas"), naming("es").may_follow("ali", "alianza")
        (True, False)
        """
        rest = word[len(name) :]
        if self.open:
            return len(rest) <= _MOST_MORE or len(name) > _LEAST
        return not rest or rest in self.endings

    def naturalise(self, name: str) -> Iterator[str]:
        """A folded name with the endings that it may have here.

        >>> from l10n.lexicon.names import naming
        >>> list(naming("fr").naturalise("palermo"))
        ['palerme']
        """
        for there, here in self.naturalised:
            if name.endswith(there) and len(name) > len(there) + 1:
                yield name[: len(name) - len(there)] + here

    def without_prefix(self, word: str) -> Iterator[str]:
        """A word with and without what may be written together with it."""
        yield word
        for prefix in self.prefixes:
            if word.startswith(prefix) and len(word) > len(prefix) + 1:
                yield word[len(prefix) :]

    def is_compound(self, word: str) -> bool:
        """Whether a word, folded, is two ordinary ones together: *eyeglasses*."""
        places = range(_LEAST, len(word) - _LEAST + 1)
        return any(self.is_ordinary(word[:at]) and self.is_ordinary(word[at:]) for at in places)
