"""What became of a name: the word of the target that is most likely it, with a slip."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from l10n.checks.likeness.hearing import APOSTROPHES, capitals, parts
from l10n.checks.likeness.reader import Reader
from l10n.checks.likeness.slips import is_clear_slip, is_slip
from l10n.checks.pair import Pair
from l10n.lexicon.names import naming
from l10n.lexicon.sounds import fold

_SURE = 4
"""Letters from which on likeness is no accident."""
_FAR = 0.34
"""How much of a name may be otherwise in what became of it."""
Shape = tuple[str, int]
"""The first letter and the length of a word, folded."""


def alike(pair: Pair, shape: Shape) -> list[str]:
    """The words of this shape that may be names in the target, but are none of the source’s."""
    words, shapes, wholes = pair.once(_capitals)
    if shape not in shapes:
        return []
    known, every = pair.source.vocabulary, zip(words, shapes, wholes, strict=True)
    return [word for word, one, whole in every if one == shape and whole.casefold() not in known]


def _capitals(pair: Pair) -> tuple[list[str], list[Shape], list[str]]:
    """The parts of the words with a capital in the target, with their shapes and the words."""
    target = pair.target
    wholes = words = [word for word in capitals(target) if word[0].isupper()]
    if not target.letters.isdisjoint(APOSTROPHES):
        both = [(part, word) for word in words for part in parts(word)]
        words, wholes = [part for part, _ in both], [word for _, word in both]
    plain = map(fold, words)
    return words, [(word[:1], len(word)) for word in plain], wholes


def clear_slip(pair: Pair, key: str) -> str | None:
    """A word that is a folded word of the source with a slip that no language makes of it."""
    if len(key) < _SURE:
        return None
    there = naming(pair.target.language.tag)
    words = alike(pair, (key[0], len(key)))
    return next((word for word in words if is_clear_slip(key, fold(word), there)), None)


def slip(reader: Reader, key: str) -> str | None:
    """A word that is a folded name with one letter wrong, and no spelling of it."""
    if len(key) < _SURE:
        return None
    return next((word for word, plain in reader.others if is_slip(key, plain, reader.naming)), None)


def near(reader: Reader, names: Iterable[str]) -> str | None:
    """The word most like one of these folded names, if any is."""
    best, found = _FAR, None
    for word, plain in reader.others:
        for name in names if len(plain) >= _SURE else ():
            far = OSA.normalized_distance(name, plain, score_cutoff=best)
            if far < best:
                best, found = far, word
    return found
