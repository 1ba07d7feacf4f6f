"""Whether a name of one text stands in another, in whatever spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from l10n.checks.likeness.hearing import has_latin, may_be_name, wanted_bones, wanted_sounds
from l10n.checks.likeness.slips import is_heard_so, is_misspelling, is_slip_of_form
from l10n.checks.likeness.view import View
from l10n.checks.pair import Pair
from l10n.lexicon.sounds import fold, readings, skeletons

_LATIN = "Latn"
_STEM = 0.55
"""How much of a country's name its adjective keeps, as *afgano* does of *Afganistán*."""
_LEAST = 3
_SURE = 4
"""Letters or consonants from which on likeness is no accident."""
_LONG = 6


class Reader(View):
    """A text in which names are looked for."""

    def has(self, key: str) -> bool:
        """Whether a folded name stands here as it is, with an ending at most."""
        if key.isascii() and not self.latin and not has_latin(self._text):
            return False
        words, run = self._folded, self._run
        if f" {key}" in run and any(
            word.startswith(key) and self._may_be(key, at) for at, word in enumerate(words)
        ):
            return True
        if any(f" {one} " in run for one in (key, *self.naming.naturalise(key))):
            return True
        return key in run.replace(" ", "") and any(
            len(one) < len(key) and one + two == key for one, two in _neighbours(words)
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
            for form in forms
            if f" {_stem(form)}" in self._run
            for word, plain in zip(self.words, self._folded, strict=True)
        )

    def spoken(self, name: str) -> bool:
        """Whether a word is spelled otherwise in Latin letters but reads alike, as *Poutine*
        does for *Putin*."""
        spellings = [name, *self.naming.naturalise(fold(name))]
        wanted = frozenset(sound for one in spellings for sound in readings(one, _LATIN))
        return any(wanted & readings(word, _LATIN) for word, _ in self.others)

    def echoed(self, name: str) -> bool:
        """Whether a word in Latin letters has the same consonants at least, and they are many."""
        wanted, _, _ = wanted_bones(name, _LATIN, _SURE)
        return any(
            shape.startswith(bone) and len(shape) <= len(bone) + 1
            for word, _ in self.others
            for shape in skeletons(word, _LATIN)
            for bone in wanted
        )

    def carried(self, name: str, script: str, *, least: int = 0, loosely: bool = False) -> bool:
        """Whether a word has the consonants of a name of another script or spelling, of which
        there are ``least``; ``loosely`` leaves room for one or two that changed. True where
        nobody can tell, as of a name without consonants."""
        wanted = skeletons(name, script)
        if not wanted or "" in wanted or self.sounds(name, script) or not any(self._shapes):
            return True
        wanted, starts, firsts = wanted_bones(name, script, least)
        if loosely and max(map(len, wanted), default=0) >= self._near:
            starts = firsts
        if all(map(starts.isdisjoint, self._shapes)):
            return False
        return any(
            self._has_bones(word, wanted, loosely)
            for word, begun in zip(self._strangers, self._shapes, strict=True)
            if not starts.isdisjoint(begun)
        )

    def _has_bones(self, word: str, wanted: frozenset[str], loosely: bool) -> bool:
        """Whether a word has the consonants of a name."""
        may_be, shapes = may_be_name(word), self._ear.bones(word)
        loosely = loosely and may_be
        for one in wanted:
            begun = [shape for shape in shapes if shape.startswith(one)]
            if any(self._begins(shape, one, may_be) for shape in begun):
                return True
            if loosely and len(one) >= self._near:
                long = [shape for shape in shapes if len(shape) >= len(one) - 1]
                if any(self._nearly(shape, one) for shape in long):
                    return True
        return False

    def sounds(self, name: str, script: str) -> bool:
        """Whether a word sounds like a name, vowels and all; more may follow."""
        found = self._sounded.get((name, script))
        if found is None:
            found = self._sounded[name, script] = self._sounds(name, script)
        return found

    def _sounds(self, name: str, script: str) -> bool:
        wanted, begun_so, longer = wanted_sounds(name, script)
        if all(map(begun_so.isdisjoint, self._heads)):
            return False
        return any(
            sound in wanted or sound.startswith(longer)
            for word, begun in zip(self._audible, self._heads, strict=True)
            if not begun_so.isdisjoint(begun)
            for sound in self._ear.readings(word)
        )

    def joined(self, name: str, script: str) -> bool:
        """Whether two words are one name written apart: *Di Caprio* for *DiCaprio*."""
        wanted = skeletons(name, script)
        return any(
            shape.startswith(one) and len(shape) <= len(one) + 1
            for first, second in _neighbours(self.words)
            for shape in self._ear.bones(first + second)
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
        return f" {stem}" in self._run and any(
            word.startswith(stem) and word not in self._source for word in self._folded
        )

    def _stands(self, form: str) -> bool:
        """Whether a form of a name, folded, stands here with an ending at most, or, if it is
        long enough, inside another name: *Südamerika*."""
        for name in self._without_article(form):
            stem = name[:-1] if name[-1] in self.naming.loses and len(name) > _LEAST else ""
            for word in self._bare(stem or name):
                if word.startswith(name) and self.naming.may_follow(name, word):
                    return True
                if len(name) > _SURE and name in word[1:]:
                    return True
                if stem and word.startswith(stem) and word[len(stem) :] in self.naming.endings:
                    return True
        return False

    def _bare(self, stem: str) -> list[str]:
        """The folded words that may be names and have this in them, with and without what is
        written before them."""
        if stem not in self._run:
            return []
        names = [plain for _, plain in self._capitals if stem in plain]
        return [bare for name in names for bare in self.naming.without_prefix(name)]

    def _is_adjective(self, word: str, plain: str, form: str, whole: list[str]) -> bool:
        """Whether a word is made of a name, as *boliviano* and German *Karibisches* are, and not
        one of the ``whole`` forms misspelt."""
        if not plain.startswith(_stem(form)):
            return False
        if not may_be_name(word):
            return True
        name = form.lower()
        if name != form:
            return len(plain) > len(name) + 1
        if self.latin:
            return not any(is_misspelling(one, plain, self.naming) for one in whole)
        return not any(is_slip_of_form(one, plain, self.naming) for one in whole)

    def _without_article(self, name: str) -> Iterator[str]:
        return (bare for bare in self.naming.without_prefix(name) if len(bare) != len(name) - 1)

    def _begins(self, shape: str, name: str, may_be: bool) -> bool:
        """Whether a shape that begins like a name's is one, with a case ending at most."""
        if not may_be and len(name) < _LEAST:
            return False
        most = 1 if self.caseless else _LEAST
        if self.naming.open:
            most += 2
        return len(shape) - len(name) <= (most if len(name) >= _LEAST else most // 2)

    def _nearly(self, shape: str, name: str) -> bool:
        if shape[0] != name[0]:
            return False
        most = 1 if len(name) < _LONG or self.caseless else 2
        return any(is_heard_so(name, shape[:length], most) for length in (len(name), len(name) + 1))


def _stem(form: str) -> str:
    """What the adjectives of a form of a name begin with; a form in small letters is that."""
    name = form.lower()
    return name if name == form else name[: max(_SURE, int(len(name) * _STEM))]


def reader(pair: Pair) -> Reader:
    """The target to look for the source's names in."""
    return Reader(pair.target, pair.source)


def _neighbours(words: list[str]) -> Iterator[tuple[str, str]]:
    return pairwise(words)
