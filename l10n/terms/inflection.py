"""Which words of a text are a word of a term, whatever their endings."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from l10n.lexicon.endings import Endings, endings

_STEM = 4
"""Letters of a word that stay whatever its ending, and three quarters of a longer one."""
_SHORT, _LONG = 2, 8
"""Letters that an ending may add to a word of the source, and to one of a translation, which
may be in a language that puts one ending after another."""
_ENGLISH = "en"

_ALIKE = str.maketrans({"’": "'", "ʼ": "'", "ı": "i", "\u0307": None})
Fits = Callable[[str, str, bool], bool]
"""Whether a word of a text may be a word of a form, and whether that is one before its last."""


@cache
def inflected(language: str, *, case: bool, name: bool) -> Fits:
    """What the words of a term may be in a source of a language, by its tag.

    A word with a capital, and any of a ``name``, may have the endings of number and case
    alone, where those of the language are known; ``case`` asks for the same capital. Of a
    language that is not said, words in ASCII letters are taken for English.

    >>> fits = inflected("en", case=False, name=False)
    >>> fits("Azerbaijan's", "Azerbaijan", False), fits("Azerbaijani", "Azerbaijan", False)
    (True, False)
    """

    def fits(word: str, wanted: str, inner: bool) -> bool:
        if case and word[0] != wanted[0]:
            return False
        known = _endings(language, wanted) if name or wanted[0].isupper() else None
        if known is None:
            return _is_form_of(word, wanted, _SHORT)
        return known.may_be(_plain(word), _plain(wanted), inner=inner)

    return fits


@cache
def any_ending(*, case: bool) -> Fits:
    """What the words of a form may be in a translation."""

    def fits(word: str, wanted: str, _: bool) -> bool:
        return not (case and word[0] != wanted[0]) and is_form_of(word, wanted)

    return fits


def is_form_of(word: str, wanted: str) -> bool:
    """Whether a word of a translation is the wanted one, or that with another ending.

    >>> is_form_of("Верховного", "Верховный"), is_form_of("сюда", "суд")
    (True, False)
    """
    return _is_form_of(word, wanted, _LONG)


def _plain(word: str) -> str:
    """A word case-folded, whatever its apostrophes, and whichever way *I* is folded."""
    return word.casefold().translate(_ALIKE)


def _endings(language: str, word: str) -> Endings | None:
    if language:
        return endings(language)
    return endings(_ENGLISH) if word.isascii() else None


def _is_form_of(word: str, wanted: str, ending: int) -> bool:
    """Whether a word is the wanted one, or that with another ending."""
    here, there = _plain(word), _plain(wanted)
    if len(there) < _STEM:
        return here.startswith(there) and len(here) <= len(there) + 1
    stem = max(_STEM, round(len(there) * 0.75))
    if ending == _SHORT and there.isascii():
        # English keeps its stems: a native is no nation, and policies are no police.
        stem = max(stem, len(there) - 1)
        if here.endswith("ies") and not there.endswith(("y", "ie", "ies")):
            return False
    return here[:stem] == there[:stem] and len(here) <= len(there) + ending
