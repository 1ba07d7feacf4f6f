"""Whether a word is a name or an ordinary word with one letter wrong, rather than another
spelling of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from rapidfuzz.distance import OSA, Levenshtein

from l10n.lexicon.names import naming
from l10n.lexicon.naming import Naming
from l10n.lexicon.sounds import alike, heard_alike, readings, related, skeletons

_LATIN = "Latn"
_SURE = 4
_VOWELS = frozenset("aeiou")
_VOWEL_SOUNDS = re.compile("[AEIOU]+")
_SOUNDS = re.compile("[AEIOU]+|.")
_HEARD = frozenset("LMR")
"""Sounds of a skeleton that are silent nowhere."""
_ENDINGS = _VOWELS | frozenset("lmnrsty")
"""Letters that words of many languages end with."""


def is_slip(name: str, word: str, there: Naming) -> bool:
    """Whether one letter of a name was altered, lost or added, or two were swapped, both folded
    and in Latin letters. Letters that stand for one sound, and endings, are no slip.

    >>> from l10n.lexicon.names import naming
    >>> [is_slip("merkel", word, naming("es")) for word in ("merkol", "mekrel", "merkels")]
    [True, True, False]
    >>> is_slip("sergey", "sergei", naming("es"))
    False
    """
    longer = len(word) - len(name)
    if longer > 1 and there.open and len(name) > _SURE and word[len(name) - 1] == name[-1]:
        word, longer = word[: len(name)], 0
    if abs(longer) > 1 or OSA.distance(name, word, score_cutoff=1) != 1:
        return False
    if longer:
        sounds = skeletons if there.respelled else readings
        ending = word.startswith(name) or name.startswith(word)
        return not ending and not sounds(name, _LATIN) & sounds(word, _LATIN)
    changed = [pair for pair in zip(name, word, strict=True) if pair[0] != pair[1]]
    if len(changed) > 1:
        return True
    return not (
        alike(*changed[0], spoken=there.respelled) or frozenset(changed[0]) in there.letters
    )


def is_clear_slip(word: str, other: str, there: Naming) -> bool:
    """Whether a word is another with one consonant altered, or two letters swapped, and not
    just with another ending: what languages that have a word of one origin do not make of it.

    >>> from l10n.lexicon.names import naming
    >>> pairs = (("beauty", "beaupy"), ("beauty", "baeuty"), ("minister", "ministre"))
    >>> [is_clear_slip(*pair, naming("fr")) for pair in pairs]
    [True, True, False]
    """
    return _is_clear_change(word, other) and not there.is_ordinary(other)


def _is_clear_change(word: str, other: str) -> bool:
    if len(word) != len(other) or word[0] != other[0]:
        return False
    if word[-1] != other[-1] and other[-1] in _ENDINGS:
        return False
    changed = [pair for pair in zip(word, other, strict=True) if pair[0] != pair[1]]
    if len(changed) == 2:
        return _is_swap(word, other, changed)
    if len(changed) != 1 or alike(*changed[0], spoken=True) or related(*changed[0]):
        return False
    return not _VOWELS.issuperset(changed[0])


def is_heard_so(name: str, shape: str, most: int) -> bool:
    """Whether a skeleton is a name’s but for a few sounds that are silent or heard otherwise
    where it comes from; not where one sound is quite another, or two are swapped.

    >>> [is_heard_so("MRKLT", shape, 1) for shape in ("MRKL", "MRSLT", "MRKNT", "MKRLT")]
    [True, True, False, False]
    """
    changes = Levenshtein.editops(name, shape)
    if len(changes) > most or OSA.distance(name, shape) < len(changes):
        return False
    return all(
        heard_alike(name[change.src_pos], shape[change.dest_pos])
        if change.tag == "replace"
        else change.tag == "insert" or name[change.src_pos] not in _HEARD
        for change in changes
    )


def is_misheard(name: str, word: str) -> bool:
    """Whether a reading of a word is a name’s with a sound and its neighbour swapped, a
    consonant for a vowel, or no vowel where the name has one that is silent nowhere; more may
    follow in the word.

    >>> words = ("PRELIN", "PSRLIN", "PERLIN", "PERLINOM", "PERLN")
    >>> [is_misheard("PERLIN", word) for word in words]
    [True, True, False, False, True]
    """
    here, without = _patterns(name)
    there = _pattern(word)
    if len(here) <= _SURE or here[0] != there[:1]:
        return False
    if there.startswith(without):
        return True
    # A vowel at the end is no part of a reading.
    there = there.ljust(len(here), "v")[: len(here)]
    changed = [pair for pair in zip(here, there, strict=True) if pair[0] != pair[1]]
    if len(changed) == 1:
        return changed[0][0] == "v"
    return len(changed) == 2 and _is_swap(here, there, changed)


@lru_cache(maxsize=1 << 14)
def _pattern(reading: str) -> str:
    """A reading with *v* for each group of vowels."""
    return _VOWEL_SOUNDS.sub("v", reading)


@lru_cache(maxsize=1 << 12)
def _patterns(reading: str) -> tuple[str, tuple[str, ...]]:
    """That of a name, and what it is without one of the vowels that are silent nowhere."""
    here = _pattern(reading)
    inner = list(enumerate(_SOUNDS.findall(reading)))[1:-1]
    lost = [at for at, sound in inner if here[at] == "v" and "E" not in sound]
    return here, tuple([here[:at] + here[at + 1 :] for at in lost])


def _is_swap(word: str, other: str, changed: list[tuple[str, str]]) -> bool:
    """Whether the two letters that differ are neighbours that changed places."""
    return changed[0] == changed[1][::-1] and OSA.distance(word, other) == 1


def is_slip_of_form(form: str, word: str, there: Naming) -> bool:
    """Whether a word of another script than Latin is a form of a name with one letter altered
    or two swapped, whatever its ending, and not just with another ending; both folded.

    >>> from l10n.lexicon.names import naming
    >>> words = "гзрманиеи", "гремания", "германии", "германцы"
    >>> [is_slip_of_form("германия", word, naming("ru")) for word in words]
    [True, True, False, False]
    """
    stem, tails = _stem_and_tails(form, there.loses)
    size = len(stem)
    if size < _SURE or len(form) <= _SURE or form[0] != word[:1] or len(word) < size:
        return False
    ended = _ends_so(word[size:], tails, there.endings)
    if word.startswith(stem):
        return not ended and _is_slip_of(form, word)
    return (ended and _is_slip_of(stem, word[:size])) or _is_slip_of(form, word)


def _is_slip_of(form: str, word: str) -> bool:
    return len(form) == len(word) and OSA.distance(form, word, score_cutoff=1) == 1


def _ends_so(rest: str, tails: Iterable[str], endings: frozenset[str]) -> bool:
    """Whether what follows a stem is an ending, perhaps after what the form has there."""
    return not rest or any(
        rest.startswith(tail) and (rest == tail or rest[len(tail) :] in endings) for tail in tails
    )


@lru_cache(maxsize=1 << 12)
def _stem_and_tails(form: str, loses: str) -> tuple[str, tuple[str, ...]]:
    """A form without the letters that it may lose, and how much of them may stay."""
    stem = form.rstrip(loses)
    if len(stem) < _SURE:
        stem = form[:-1] if form[-1] in loses and len(form) > _SURE else form
    tail = form[len(stem) :]
    return stem, tuple([tail[:size] for size in range(len(tail) + 1)])


def is_misspelling(name: str, word: str, there: Naming) -> bool:
    """Whether a word of the same length is a name with a slip, and not just with another vowel
    at the end, as Spanish *chino* has for *China*."""
    if len(name) != len(word) or not is_slip(name, word, there):
        return False
    return name[:-1] != word[:-1] or not skeletons(name, _LATIN) & skeletons(word, _LATIN)


@lru_cache(maxsize=1 << 12)
def is_misspelt_word(word: str, tag: str) -> bool:
    """Whether a folded word is an ordinary one of a language with one letter wrong, other than
    its first and last; not with one that makes a foreign word of it.

    >>> words = "transportaion", "governmemt", "partizan"
    >>> [is_misspelt_word(word, "en") for word in words]
    [True, True, False]
    """
    groups = _words_by_shape(tag)
    return any(
        word[-1] == other[-1]
        and (
            _is_clear_change(word, other)
            if size == len(word)
            else OSA.distance(word, other, score_cutoff=1) <= 1
        )
        for size in (len(word) - 1, len(word), len(word) + 1)
        for other in groups.get((word[0], size), ())
    )


@cache
def _words_by_shape(tag: str) -> Mapping[tuple[str, int], list[str]]:
    """The words of a language by their first letter and length."""
    groups: dict[tuple[str, int], list[str]] = {}
    for word in naming(tag).words:
        groups.setdefault((word[0], len(word)), []).append(word)
    return groups
