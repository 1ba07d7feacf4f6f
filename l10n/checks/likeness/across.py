"""What became of a name in another script: the word that is most likely it, with a slip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from l10n.checks.likeness.hearing import may_be_name
from l10n.checks.likeness.mentions import Mention
from l10n.checks.likeness.reader import Reader
from l10n.checks.likeness.slips import is_misheard, is_slip_of_form
from l10n.checks.likeness.transcripts import Reading, first_letters, is_plain, slip_in
from l10n.checks.pair import Text
from l10n.lexicon.names import naming
from l10n.lexicon.sounds import fold, readings

_LEAST = 5
"""Letters of a name from which on likeness is no accident."""
_LONG = 8
"""The same, of an ordinary word where any word may be a name."""
_VOWELS = str.maketrans("EIOU", "AAAA")


def stands_across(reader: Reader, name: Mention) -> bool:
    """Whether a name that has no form of its own there surely stands in another script."""
    if reader.latin or len(name.key) < _LEAST or name.forms or name.longer:
        return False
    return any(
        is_plain(name.key, one, reader.tag) for _, bare in _alike(reader, name.key) for one in bare
    )


def slip_across(reader: Reader, name: Mention, source: Text) -> str | None:
    """A word of another script than Latin that is a name with a slip."""
    forms = name.forms | name.longer
    if not forms:
        script = naming(source.language.tag).script
        found = _miswritten(reader, name, source)
        return found or (_misheard(reader, name.written, script) if name.sure else None)
    found = _slip_of_form(reader, name.key, forms)
    if not found and _is_transcribed(reader, name.key, forms):
        return _miswritten(reader, name, source)
    return found


def _slip_of_form(reader: Reader, key: str, forms: Iterable[str]) -> str | None:
    """A word that is a form of a folded name with a slip, and no other way to write it."""
    names = [form.lower() for form in forms if may_be_name(form)]
    for word, bare in reader.bare:
        both = ((name, one) for name in names for one in bare)
        slips = [pair for pair in both if is_slip_of_form(*pair, reader.naming)]
        if slips and reader.naming.known_forms.isdisjoint(bare):
            swapped = any(sorted(name) == sorted(one) for name, one in slips)
            if swapped or not any(is_plain(key, one, reader.tag) for one in bare):
                return word
    return None


def _is_transcribed(reader: Reader, key: str, forms: Iterable[str]) -> bool:
    """Whether a form of a folded name is nothing but the name in another script."""
    plain = (bare for form in forms for bare in reader.naming.without_prefix(form.lower()))
    return any(is_plain(key, bare, reader.tag) for bare in plain)


def _miswritten(reader: Reader, name: Mention, source: Text) -> str | None:
    """A word that is a name with a letter altered or two swapped, where none is the name; not
    one that is another name of the source, nor anything derived of it. Related to a word that
    is not surely a name, it may well have another letter."""
    least = _LEAST if name.sure or not reader.caseless else _LONG
    if len(name.key) < least or name.key.endswith(naming(source.language.tag).derived):
        return None
    alike = list(_alike(reader, name.key))
    if any(is_plain(name.key, one, reader.tag) for _, bare in alike for one in bare):
        return None
    slips = (Reading.SWAPPED, Reading.ALTERED) if name.sure else (Reading.SWAPPED,)
    return next(
        (
            word
            for word, bare in alike
            # The prefix that a word may well have is no part of a name.
            if slip_in(name.key, bare[-1], reader.tag) in slips
            and reader.naming.known_forms.isdisjoint(bare)
            and not _is_other(name, bare[-1], source, reader.tag)
        ),
        None,
    )


def _alike(reader: Reader, key: str) -> Iterator[tuple[str, list[str]]]:
    """The words that may begin like a folded name, with and without a prefix."""
    firsts = first_letters(key, reader.tag)
    places = {place for letter in firsts for place in reader.begun.get(letter, ())}
    for word, bare in map(reader.bare.__getitem__, sorted(places)):
        yield word, [one for one in bare if one[:1] in firsts]


def _is_other(name: Mention, word: str, source: Text, tag: str) -> bool:
    """Whether a folded word is another name of the source than this."""
    others = {fold(other) for other in source.words if other[0].isupper()} - {name.key}
    return any(is_plain(other, word, tag) for other in others)


def _misheard(reader: Reader, name: str, script: str) -> str | None:
    """A word of a script that writes its vowels that sounds like a name with a slip, while
    none sounds as it should."""
    if reader.sounds(name, script) or reader.caseless:
        return None
    wanted, first = readings(name, script), _first_sounds(name, script)
    here = reader.naming.script
    for word, _ in reader.others:
        if not first.isdisjoint(_first_sounds(word, here)):
            heard = readings(word, here)
            if any(is_misheard(one, other) for one in wanted for other in heard):
                return word
    return None


@lru_cache(maxsize=1 << 14)
def _first_sounds(word: str, script: str) -> frozenset[str]:
    """What the readings of a word begin with: a name misheard keeps that, or another vowel."""
    return frozenset([one[:1].translate(_VOWELS) for one in readings(word, script)])
