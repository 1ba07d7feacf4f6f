"""Whether a name of one text stands in another, in whatever spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import pairwise

from l10n.checks.pair import Pair, Text
from l10n.checks.slips import is_heard_so, is_misspelling
from l10n.lexicon.names import naming
from l10n.lexicon.sounds import fold, readings, skeletons

_APOSTROPHE = re.compile("['’ʼ]")
_LATIN = "Latn"
_STEM = 0.55
"""How much of a country's name its adjective keeps, as *afgano* does of *Afganistán*."""
_LEAST = 3
_SURE = 4
"""Letters or consonants from which on likeness is no accident."""
_LONG = 6


class Reader:
    """A text in which names are looked for. What several of them need is worked out once."""

    def __init__(self, text: Text, source: Text) -> None:
        self._text, self._original = text, source
        self._tag = text.language.tag
        self.naming = naming(self._tag)
        self.latin = self.naming.script == _LATIN

    @cached_property
    def words(self) -> list[str]:
        """The words, parted at their apostrophes."""
        return _parted(self._text.words)

    @cached_property
    def _source(self) -> frozenset[str]:
        return frozenset(fold(part) for part in _parted(self._original.words))

    @cached_property
    def caseless(self) -> bool:
        """Whether no word has a capital or could have: every word may be a name."""
        return all(map(may_be_name, self.words))

    @cached_property
    def _folded(self) -> list[str]:
        return [fold(word) for word in self.words]

    @cached_property
    def _capitals(self) -> list[tuple[str, str]]:
        """The words that may be names, as written and folded: not those in small letters."""
        both = zip(self.words, self._folded, strict=True)
        return [(word, plain) for word, plain in both if may_be_name(word)]

    @cached_property
    def others(self) -> list[tuple[str, str]]:
        """The words that may be names, but are not the source's other names."""
        return [pair for pair in self._capitals if pair[1] not in self._source]

    @cached_property
    def _bare(self) -> list[str]:
        """The folded words that may be names, with and without what is written before them."""
        names = [plain for _, plain in self._capitals]
        return [bare for name in names for bare in self.naming.without_prefix(name)]

    @cached_property
    def _shapes(self) -> list[tuple[bool, frozenset[str]]]:
        """The skeletons of every word, and whether it may be a name; not of the source's
        other names."""
        both = zip(self.words, self._folded, strict=True)
        words = [word for word, plain in both if plain not in self._source]
        return [(may_be_name(word), _bones(word, self._tag)) for word in words]

    def has(self, key: str) -> bool:
        """Whether a folded name stands here as it is, with an ending at most."""
        words = self._folded
        ours = [key, *self.naming.naturalise(key)]
        return (
            any(word.startswith(key) and self._may_be(key, at) for at, word in enumerate(words))
            or any(word in ours for word in words)
            or any(len(one) < len(key) and one + two == key for one, two in _neighbours(words))
        )

    def _may_be(self, key: str, at: int) -> bool:
        """Whether a word that begins with a folded name is the name with an ending. A short one
        in small letters is another word: German *reiten* is not *Reit*."""
        if not self.naming.may_follow(key, self._folded[at]):
            return False
        return len(key) > _SURE or may_be_name(self.words[at]) or self._folded[at] == key

    def called(self, forms: Iterable[str]) -> bool:
        """Whether the text has one of these forms of a name, or an adjective made of it."""
        whole = [form.lower() for form in forms if may_be_name(form)]
        return any(map(self._stands, whole)) or any(
            self._is_adjective(word, plain, form, whole)
            for word, plain in zip(self.words, self._folded, strict=True)
            for form in forms
        )

    def spoken(self, name: str) -> bool:
        """Whether a word is spelled otherwise in Latin letters but reads alike, as *Poutine*
        does for *Putin*."""
        spellings = [name, *self.naming.naturalise(fold(name))]
        wanted = frozenset(sound for one in spellings for sound in readings(one, _LATIN))
        return any(wanted & readings(word, _LATIN) for word, _ in self.others)

    def echoed(self, name: str) -> bool:
        """Whether a word in Latin letters has the same consonants at least, and they are many."""
        bones = [bone for bone in skeletons(name, _LATIN) if len(bone) >= _SURE]
        return any(
            shape.startswith(bone) and len(shape) <= len(bone) + 1
            for word, _ in self.others
            for shape in skeletons(word, _LATIN)
            for bone in bones
        )

    def carried(self, name: str, script: str, *, least: int = 0, loosely: bool = False) -> bool:
        """Whether a word has the consonants of a name of another script or spelling, of which
        there are ``least``; ``loosely`` leaves room for one or two that changed. True where
        nobody can tell, as of a name without consonants."""
        wanted = skeletons(name, script)
        if "" in wanted or not (wanted and any(shapes for _, shapes in self._shapes)):
            return True
        if self.sounds(name, script):
            return True
        wanted = frozenset(one for one in wanted if len(one) >= least)
        return any(
            self._begins(shape, one, may_be) or (loosely and may_be and self._nearly(shape, one))
            for may_be, shapes in self._shapes
            for shape in shapes
            for one in wanted
        )

    def sounds(self, name: str, script: str) -> bool:
        """Whether a word sounds like a name, vowels and all; more may follow. In Latin letters
        it has to have a capital and to be none of the source's."""
        words = [word for word, _ in self.others] if self.latin else self.words
        wanted = readings(name, script)
        longer = tuple(one for one in wanted if len(one) >= _SURE) or ("?",)
        return any(
            sound in wanted or sound.startswith(longer)
            for word in words
            for sound in _heard(word, self._tag)
        )

    def joined(self, name: str, script: str) -> bool:
        """Whether two words are one name written apart: *Di Caprio* for *DiCaprio*."""
        wanted = skeletons(name, script)
        return any(
            shape.startswith(one) and len(shape) <= len(one) + 1
            for first, second in _neighbours(self.words)
            for shape in _bones(first + second, self._tag)
            for one in wanted
        )

    def strung(self, name: str, script: str, most: int) -> bool:
        """Whether a few short words together have the consonants of a name, as *би-би-си* has
        those of the letters *BBC*."""
        wanted = skeletons(name, script)
        return any(
            wanted & skeletons("".join(run), self.naming.script)
            for start in range(len(self.words))
            if (run := self.words[start : start + most])
            and all(len(word) <= _SURE + 1 for word in run)
        )

    def begins(self, stem: str) -> bool:
        """Whether a word that the source has not begins with these folded letters."""
        return any(word.startswith(stem) and word not in self._source for word in self._folded)

    def _stands(self, form: str) -> bool:
        """Whether a form of a name, folded, stands here with an ending at most, or, if it is
        long enough, inside another name: *Südamerika*."""
        for name in self._without_article(form):
            stem = name[:-1] if name[-1] in self.naming.loses and len(name) > _LEAST else ""
            for word in self._bare:
                if word.startswith(name) and self.naming.may_follow(name, word):
                    return True
                if len(name) > _SURE and name in word[1:]:
                    return True
                if stem and word.startswith(stem) and word[len(stem) :] in self.naming.endings:
                    return True
        return False

    def _is_adjective(self, word: str, plain: str, form: str, whole: list[str]) -> bool:
        """Whether a word is made of a name, as *boliviano* and German *Karibisches* are, and not
        one of the ``whole`` forms misspelt."""
        name = form.lower()
        stem = name if name == form else name[: max(_SURE, int(len(name) * _STEM))]
        if not plain.startswith(stem):
            return False
        if not may_be_name(word):
            return True
        if name != form:
            return len(plain) > len(name) + 1
        return not any(is_misspelling(one, plain, self.naming) for one in whole)

    def _without_article(self, name: str) -> Iterator[str]:
        return (bare for bare in self.naming.without_prefix(name) if len(bare) != len(name) - 1)

    def _begins(self, shape: str, name: str, may_be: bool) -> bool:
        """Whether a shape is a name's, with a case ending at most."""
        if not shape.startswith(name) or (not may_be and len(name) < _LEAST):
            return False
        most = 1 if self.caseless else _LEAST
        if self.naming.open:
            most += 2
        return len(shape) - len(name) <= (most if len(name) >= _LEAST else most // 2)

    def _nearly(self, shape: str, name: str) -> bool:
        least = _SURE + 1 if self.caseless else _SURE
        if len(name) < least or len(shape) < len(name) - 1 or shape[0] != name[0]:
            return False
        most = 1 if len(name) < _LONG or self.caseless else 2
        return any(is_heard_so(name, shape[:length], most) for length in (len(name), len(name) + 1))


@lru_cache(maxsize=1 << 15)
def _bones(word: str, tag: str) -> frozenset[str]:
    """The skeletons of a word of a language, with and without what is written before it."""
    here = naming(tag)
    bare = here.without_prefix(word)
    return frozenset(bone for one in bare for bone in skeletons(one, here.script))


@lru_cache(maxsize=1 << 15)
def _heard(word: str, tag: str) -> frozenset[str]:
    """The readings of such a word."""
    here = naming(tag)
    bare = here.without_prefix(word)
    return frozenset(sound for one in bare for sound in readings(one, here.script))


def reader(pair: Pair) -> Reader:
    """The target to look for the source's names in."""
    return Reader(pair.target, pair.source)


def may_be_name(word: str) -> bool:
    """Whether a word is not in small letters. Scripts without capitals have none of these;
    Georgian's are for whole words, so that it has no title case."""
    return word[0] == word[0].title()


def _parted(words: list[str]) -> list[str]:
    """*l’Italie* as *l* and *Italie*, *Paris'te* as *Paris* and *te*."""
    return [part for word in words for part in parts(word)]


@lru_cache(maxsize=1 << 14)
def parts(word: str) -> list[str]:
    """A word, parted at its apostrophes."""
    return [part for part in _APOSTROPHE.split(word) if part]


def _neighbours(words: list[str]) -> Iterator[tuple[str, str]]:
    return pairwise(words)
