"""What became of a name: the word of the target that is most likely it, with a slip."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA

from l10n.checks.likeness import Reader, may_be_name, parts
from l10n.checks.pair import Pair
from l10n.checks.slips import is_clear_slip, is_misheard, is_slip, is_slip_of_form
from l10n.lexicon.names import naming
from l10n.lexicon.sounds import fold, readings

_SURE = 4
"""Letters from which on likeness is no accident."""
_FAR = 0.34
"""How much of a name may be otherwise in what became of it."""
Strangers = Mapping[tuple[str, int], list[str]]


def strangers(pair: Pair) -> Strangers:
    """The words that may be names in the target, but are none of the source’s, by the first
    letter and the length that they have without their marks."""
    known = pair.source.vocabulary
    found: dict[tuple[str, int], list[str]] = {}
    new = [
        word
        for word in pair.target.words
        if not word.islower() and word.casefold() not in known and word[0].isupper()
    ]
    for part in (part for word in new for part in parts(word)):
        plain = fold(part)
        found.setdefault((plain[:1], len(plain)), []).append(part)
    return found


def clear_slip(pair: Pair, key: str) -> str | None:
    """A word that is a folded word of the source with a slip that no language makes of it."""
    if len(key) < _SURE:
        return None
    there = naming(pair.target.language.tag)
    alike = pair.once(strangers).get((key[0], len(key)), ())
    return next((word for word in alike if is_clear_slip(key, fold(word), there)), None)


def slip(reader: Reader, key: str) -> str | None:
    """A word that is a folded name with one letter wrong, and no spelling of it."""
    if len(key) < _SURE:
        return None
    return next((word for word, plain in reader.others if is_slip(key, plain, reader.naming)), None)


def slip_of_form(reader: Reader, forms: Iterable[str]) -> str | None:
    """A word of another script than Latin that is a form of a name with a slip."""
    names = [form.lower() for form in forms if may_be_name(form)]
    return next(
        (
            word
            for word, plain in reader.others
            for bare in reader.naming.without_prefix(plain)
            if bare not in reader.naming.known_forms
            and any(is_slip_of_form(name, bare, swapped=reader.caseless) for name in names)
        ),
        None,
    )


def misheard(reader: Reader, name: str, script: str) -> str | None:
    """A word of a script that writes its vowels that sounds like a name with a slip, while
    none sounds as it should."""
    if reader.caseless or reader.sounds(name, script):
        return None
    wanted = readings(name, script)
    for word, _ in reader.others:
        heard = readings(word, reader.naming.script)
        if any(is_misheard(one, other) for one in wanted for other in heard):
            return word
    return None


def near(reader: Reader, names: Iterable[str]) -> str | None:
    """The word most like one of these folded names, if any is."""
    best, found = _FAR, None
    for word, plain in reader.others:
        for name in names if len(plain) >= _SURE else ():
            far = OSA.normalized_distance(name, plain, score_cutoff=best)
            if far < best:
                best, found = far, word
    return found
