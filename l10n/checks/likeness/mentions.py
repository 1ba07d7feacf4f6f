"""Which words of a source are names: those that no list knows as ordinary, and ordinary ones
where their place makes them a name, as *Baker* is in *David Baker* and in *they told Baker*.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from typing import NamedTuple

from l10n.checks.likeness.hearing import capitals
from l10n.checks.likeness.lookalikes import alike
from l10n.checks.pair import Pair, Text
from l10n.lexicon.abroad import abroad, abroad_in_part
from l10n.lexicon.names import naming
from l10n.lexicon.naming import Naming
from l10n.lexicon.sounds import fold, fold_all
from l10n.lexicon.transcription import transcription

_LEAST = 3
_LATIN = "Latn"
_APOSTROPHES = "'’ʼ"
_BEGINS = re.compile(r"(?:\A|[.!?…:;•–—]|[\"“„«‘(\[]) *[\"“„«‘(\[]*\Z")
_BEFORE = 8
"""Characters before a word that tell whether a sentence begins there."""
_LINKING = 4
"""Letters of words that may be small in a title."""
_TITLED = 4
"""One in so many longer words may be small there, too."""
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
    placed: bool = False
    """An ordinary word that its place may make a name."""
    shape: tuple[str, int] = ("", 0)
    """The first letter and the length of the key."""

    @property
    def spellings(self) -> list[str]:
        """How it may be spelled, folded."""
        return [self.key, *(form.lower() for form in self.forms if form != form.lower())]


def mentions(pair: Pair) -> list[tuple[int, Mention]]:
    """The names of the source that do not stand in the target as they are, and which of its
    words they are."""
    source, there = pair.source, pair.target.vocabulary
    missing = [word for word, plain in source.once(_names) if plain not in there]
    if not missing:
        return []
    mention = _mention(source.language.tag, pair.target.language.tag)
    found, place = [], -1
    for word in missing:
        name = mention(word)
        if name is None:
            continue
        # Every place of a word that is missing is looked at.
        place = source.words.index(word, place + 1)
        if not name.sure:
            # A first word that is ordinary has its capital from its place.
            name = _ordinary(pair, place, name) if place else None
        elif _has_capital_from_place(source, place, name):
            name = None
        if name and not (name.forms and _stands(pair.target, name.spelled)):
            found.append((place, name))
    return found


def _names(text: Text) -> list[tuple[str, str]]:
    """The capitalised words that may be names, as they are written and case-folded."""
    tag = text.language.tag
    return [(word, word.casefold()) for word in text.once(capitals) if _may_be(word, tag)]


def _stands(text: Text, spelled: frozenset[str]) -> bool:
    """Whether one of these folded words is in a text."""
    return not (spelled.isdisjoint(text.vocabulary) and spelled.isdisjoint(text.once(_plain)))


def _plain(text: Text) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(fold_all(text.folded))


@lru_cache(maxsize=1 << 14)
def _may_be(word: str, tag: str) -> bool:
    """Whether a word has a capital, and may be a name by its letters."""
    here = naming(tag)
    return (
        word[0].isupper() and bool(here.words) and _is_name_like(without_clitic(word, here.clitics))
    )


@cache
def _mention(source: str, target: str) -> Callable[[str], Mention | None]:
    """What a capitalised word is wherever it stands; nothing if it is an ordinary one that
    could not be told from its translation."""
    return lru_cache(maxsize=1 << 14)(partial(_mentioned, source, target))


def _mentioned(source: str, target: str, word: str) -> Mention | None:
    here = naming(source)
    written = without_clitic(word, here.clitics)
    key = fold(written)
    forms = abroad(source, target).get(key, _NONE)
    longer = abroad_in_part(source, target).get(key, _NONE)
    spelled = frozenset(form.lower() for form in forms)
    sure = bool(forms) or not here.is_ordinary(key)
    placed = key in here.placed
    if key in here.dates and not (forms or longer or placed):
        return None
    compared = transcription(target) or naming(target).script == _LATIN
    if not (sure or placed or (here.script == _LATIN and compared)):
        return None
    return Mention(written, key, forms, longer, spelled, sure, placed, (key[0], len(key)))


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


def _has_capital_from_place(text: Text, place: int, name: Mention) -> bool:
    """Whether a rare word begins a sentence, or stands in a title in title case."""
    if name.forms or not naming(text.language.tag).is_ordinary_first(name.key):
        return False
    return begins_sentence(text, place) or text.once(_is_in_title_case)


def _is_in_title_case(text: Text) -> bool:
    """Whether nearly all longer words have a capital, as in English titles."""
    long = [word for word in text.words if len(word) > _LINKING]
    return len(long) > 1 and sum(word[0].islower() for word in long) * _TITLED <= len(long)


def _ordinary(pair: Pair, place: int, found: Mention) -> Mention | None:
    """An ordinary word with a capital that it has not from its place: a name if its place
    makes it one, and else worth a look if a word like it stands in the target."""
    like = bool(transcription(pair.target.language.tag)) or alike(pair, found.shape)
    if not (like or found.placed):
        return None
    text = pair.source
    before = _beside(text, place, place - 1)
    if not before and begins_sentence(text, place):
        return None
    if found.placed and _is_placed(found.key, text, place, before):
        return found._replace(sure=True)
    # A date is told by its own rule, and in another language by another word.
    dated = found.key in naming(text.language.tag).dates
    return found if like and not dated else None


def _is_placed(key: str, text: Text, place: int, before: str) -> bool:
    """Whether the words around make an ordinary one a name."""
    here = naming(text.language.tag)
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
