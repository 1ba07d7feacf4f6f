"""Finds words of the source's language that were left in the translation.

Between two scripts the letters tell. Within one script the function words do, which no
writer takes over (*of the*, *wurden*), with words beside them that stand in the source too.
Names, titles and terms are borrowed everywhere, so capitals, single words and whatever has
quotation marks or brackets around it are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import groupby
from typing import NamedTuple

from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit, Rule
from l10n.languages import language
from l10n.lexicon.function_words import function_words, telltales
from l10n.lexicon.script import alphabet, scripts_of
from l10n.model import Role, Severity, Span

_LONGEST = 60
"""Characters of a passage that a message repeats."""
_OPENING = frozenset("\"“”„«»'‘’‚‹›([{（［《〈「『")
_CLOSING = frozenset("\"“”„«»'‘’‚‹›)]}）］》〉」』")
_TERM = 2
"""Words in small letters that a borrowed term may have."""
_TITLE = 8
"""Words of what may be a title, if it is enclosed."""
_CLOSE = 6
"""Characters after a passage among which a mark that closes it is sought."""
_SIGNS = 3
"""Different signs that tell a language without spaces."""


class _Signs(NamedTuple):
    """What tells one language from another."""

    latin: bool
    """Whether the letters below are Latin, which occur in texts of every script."""
    letters: frozenset[str]
    """Letters that only the source's language has."""
    words: frozenset[str]
    """Function words that only it has."""
    spaced: bool
    plain: frozenset[str]
    """All its function words."""


def find(pair: Pair) -> Iterable[Hit]:
    """Look for passages of the source's language."""
    known = _known(pair.source.language.tag, pair.target.language.tag)
    if not known.letters.isdisjoint(pair.target.letters):
        return () if pair.role is Role.HEADER else _other_script(pair, known)
    there = pair.target.vocabulary if known.spaced else pair.target.letters
    if known.words.isdisjoint(there) or pair.role is Role.HEADER:
        return ()
    return _same_script(pair, known) if known.spaced else _unspaced(pair, known.words)


@cache
def _known(source: str, target: str) -> _Signs:
    apart = scripts_of(source) - scripts_of(target)
    return _Signs(
        latin=apart == {"Latn"},
        letters=alphabet(apart),
        words=telltales(source, target),
        spaced=language(source).spaced,
        plain=function_words(source).words,
    )


def _other_script(pair: Pair, known: _Signs) -> list[Hit]:
    """Passages in letters that the target's language does not have."""
    few = _TERM if known.latin else 0
    if sum(1 for word in pair.target.vocabulary if word[0] in known.letters) < few:
        return []

    def is_strange(word: str) -> bool:
        return not known.letters.isdisjoint(word)

    def is_one(words: list[str]) -> bool:
        return sum(1 for word in words if len(word) > 1 and not word[0].isupper()) > few

    return _told(pair.target, is_strange, is_one)


def _same_script(pair: Pair, known: _Signs) -> list[Hit]:
    """Passages of the source's words with a function word of its language and another
    word in small letters, which names and titles have not."""
    there = pair.source.vocabulary

    def is_one(words: list[str]) -> bool:
        small = {word for word in words if word == word.casefold() and not word.isdecimal()}
        return len(small) > _TERM and bool(small & known.words) and bool(small - known.plain)

    return _told(pair.target, lambda word: word.casefold() in there or word in known.words, is_one)


def _unspaced(pair: Pair, signs: frozenset[str]) -> list[Hit]:
    """What has several signs of a language whose words have no spaces between them."""
    if len(signs & pair.target.letters) < _SIGNS:
        return []
    places = [at for at, sign in enumerate(pair.target.text) if sign in signs]
    return [_hit(pair.target, (places[0], places[-1] + 1))]


def _told(
    target: Text, belongs: Callable[[str], bool], is_one: Callable[[list[str]], bool]
) -> list[Hit]:
    """A hit for each run of words that belong, if the run is one of those sought."""
    at, hits = 0, []
    for alike, group in groupby(target.words, belongs):
        words = list(group)
        first, at = at, at + len(words)
        if alike and is_one(words):
            span = (target.spans[first][0], target.spans[at - 1][1])
            if not (_is_enclosed(target.text, span, words) or _is_address(target.text, span)):
                hits.append(_hit(target, span))
    return hits


def _is_enclosed(text: str, span: Span, words: list[str]) -> bool:
    """Whether quotation marks or brackets stand on both sides of what may be a title."""
    if len(words) > _TITLE:
        return False
    before = text[max(0, span[0] - 1) : span[0]]
    after = text[span[1] : span[1] + _CLOSE].lstrip(".,!?… ")[:1]
    return before in _OPENING and after in _CLOSING


def _is_address(text: str, span: Span) -> bool:
    """Whether the words are parts of an address."""
    passage = text[slice(*span)]
    return " " not in passage and any(sign in passage for sign in "/@.")


def _hit(target: Text, span: Span) -> Hit:
    passage = target.text[slice(*span)]
    told = passage if len(passage) <= _LONGEST else f"{passage[: _LONGEST - 1].rstrip()}…"
    return Hit(f"“{told}” was left in the language of the source.", target_span=span)


RULE = Rule(
    "leftover",
    Severity.ERROR,
    "Nothing is left in the language of the source.",
    find,
)
