"""Which words of a source are names: those that no list knows as ordinary, and ordinary ones
where their place makes them a name, as *Baker* is in *David Baker* and in *they told Baker*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from l10n.checks.lookalikes import strangers
from l10n.checks.pair import Pair, Text
from l10n.lexicon.abroad import abroad, abroad_in_part
from l10n.lexicon.names import naming
from l10n.lexicon.naming import Naming
from l10n.lexicon.sounds import fold

_LEAST = 3
_APOSTROPHES = "'’ʼ"
_BEGINS = re.compile(r"(?:\A|[.!?…:;•–—]|[\"“„«‘(\[]) *[\"“„«‘(\[]*\Z")
_BEFORE = 8
"""Characters before a word that tell whether a sentence begins there."""
_NONE: frozenset[str] = frozenset()


class Mention(NamedTuple):
    """A name in the source."""

    written: str
    """Without a contracted *’s*."""
    key: str
    """Folded."""
    forms: frozenset[str]
    """What it is called in the target language, where that is known."""
    longer: frozenset[str]
    """What longer names are called that it is part of."""
    spelled: frozenset[str]
    """Those forms in small letters."""
    sure: bool
    """Not just an ordinary word with a capital, which may be translated."""

    @property
    def spellings(self) -> list[str]:
        """How it may be spelled, folded."""
        return [self.key, *(form.lower() for form in self.forms if form != form.lower())]


def mentions(pair: Pair) -> Iterator[tuple[int, Mention]]:
    """The names of the source that do not stand in the target as they are, and which of its
    words they are."""
    for place, found in _candidates(pair):
        name = found if found.sure else _ordinary(pair, place, found)
        if name and (not name.forms or name.spelled.isdisjoint(pair.target.once(_plain))):
            yield place, name


def _candidates(pair: Pair) -> list[tuple[int, Mention]]:
    """Words with a capital that are not in the target, but for ordinary first ones."""
    source, vocabulary = pair.source, pair.target.vocabulary
    words = source.words
    tags = source.language.tag, pair.target.language.tag
    known = {}
    for word in set(words).difference(source.vocabulary):
        if word[0].isupper() and word.casefold() not in vocabulary:
            found = mention(word, *tags)
            if found and (found.sure or word != words[0] or words.count(word) > 1):
                known[word] = found
    if not known:
        return []
    return [
        (place, known[word])
        for place, word in enumerate(words)
        if word in known and (place or known[word].sure)
    ]


def _plain(text: Text) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(map(fold, text.vocabulary))


@lru_cache(maxsize=1 << 14)
def mention(word: str, source: str, target: str) -> Mention | None:
    """What a capitalised word is wherever it stands, if it may be a name."""
    here = naming(source)
    written = without_clitic(word, here.clitics)
    if not here.words or not _is_name_like(written):
        return None
    key = fold(written)
    forms = abroad(source, target).get(key, _NONE)
    longer = abroad_in_part(source, target).get(key, _NONE)
    spelled = frozenset(form.lower() for form in forms)
    sure = bool(forms) or not here.is_ordinary(key)
    return Mention(written, key, forms, longer, spelled, sure)


def _is_name_like(written: str) -> bool:
    """Whether a word is long enough, and neither shouts nor has figures in it."""
    shouts = written[-2:].isupper() or written[:-1].isupper() or sum(map(str.isupper, written)) > 2
    return len(written) >= _LEAST and not shouts and written.isalpha()


def without_clitic(word: str, clitics: frozenset[str]) -> str:
    """A word without what is contracted with it: *Merkel* for *Merkel’s*."""
    for mark in _APOSTROPHES:
        stem, _, clitic = word.rpartition(mark)
        if stem and clitic in clitics:
            return stem
    return word


def begins_sentence(text: Text, place: int) -> bool:
    """Whether a word may have its capital from its place alone."""
    start, _ = text.spans[place]
    return bool(_BEGINS.search(text.text[max(0, start - _BEFORE) : start]))


def _ordinary(pair: Pair, place: int, found: Mention) -> Mention | None:
    """An ordinary word with a capital that it has not from its place: a name if its place
    makes it one, and else worth a look if a word like it stands in the target."""
    text = pair.source
    here = naming(text.language.tag)
    placed = found.key in here.placed
    alike = (found.key[0], len(found.key)) in pair.once(strangers)
    if not (placed or alike):
        return None
    before = _beside(text, place, place - 1)
    if not before and begins_sentence(text, place):
        return None
    if placed and _is_placed(here, found.key, text, place, before):
        return found._replace(sure=True)
    return found if alike else None


def _is_placed(here: Naming, key: str, text: Text, place: int, before: str) -> bool:
    """Whether the words around make an ordinary one a name."""
    after = _beside(text, place, place + 1)
    if (before, key) in here.phrases or (key, after) in here.phrases:
        return True
    if before and (_is_first(here, before) or not begins_sentence(text, place - 1)):
        return key in here.families and _is_first(here, before)
    if before or after:
        return key in here.given and _is_last(here, after)
    alone = key in here.families or key in here.given or key in here.alone
    return alone and text.folded[place - 1] not in here.determiners


def _is_last(here: Naming, word: str) -> bool:
    """Whether a word may be the family name after a given one."""
    return bool(word) and (word in here.families or not here.is_ordinary(word))


def _is_first(here: Naming, word: str) -> bool:
    """Whether a family name may follow a word: an initial, a title or a given name."""
    known = word in here.titles or word in here.given
    return len(word) == 1 or known or not here.is_ordinary(word)


def _beside(text: Text, place: int, other: int) -> str:
    """The neighbour of a word, folded, if it is of the same run of capitalised words."""
    if not 0 <= other < len(text.words) or not text.words[other][0].isupper():
        return ""
    first, last = sorted((place, other))
    gap = text.text[text.spans[first][1] : text.spans[last][0]]
    here = naming(text.language.tag)
    found = fold(without_clitic(text.words[other], here.clitics))
    if gap == " ":
        return found
    # *J. Baker* and *Mr. Baker*, but no word of the sentence before.
    shortened = gap == ". " and other < place and (len(found) == 1 or found in here.titles)
    return found if shortened else ""
