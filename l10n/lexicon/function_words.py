"""Words that give a language away, from ``data/leftover/<code>.toml``.

``words`` are its frequent function words; ``alike`` are other words of it that happen to be
function words of another language, as German *man* and Spanish *has* are of English. Where
words are written without spaces, they are single signs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from l10n.languages import written
from l10n.lexicon.tables import table


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """One language's, all of them case-folded; a language without data has none."""

    words: frozenset[str] = frozenset()
    alike: frozenset[str] = frozenset()


@cache
def function_words(tag: str) -> FunctionWords:
    """The words of a language, by its tag; a region's are its language's.

    >>> "während" in function_words("de-AT").words, function_words("tlh").words
    (True, frozenset())
    """
    data = table("leftover", written(tag).code)
    lists = (data.get(key, ()) for key in ("words", "alike"))
    return FunctionWords(*(frozenset(map(str.casefold, words)) for words in lists))


@cache
def telltales(source: str, target: str) -> frozenset[str]:
    """The function words of one language that are no words of the other.

    A single letter tells nothing in an alphabet: it may be a name, a unit or a list's.

    >>> sorted({"the", "of", "was"} & telltales("en", "de")), telltales("pt", "pt-BR")
    (['of', 'the'], frozenset())
    """
    ours, theirs = function_words(source), function_words(target)
    alone = not _is_alphabetic(ours)
    return frozenset(
        word for word in ours.words - theirs.words - theirs.alike if alone or len(word) > 1
    )


def _is_alphabetic(known: FunctionWords) -> bool:
    return any(len(word) > 1 for word in known.words)
