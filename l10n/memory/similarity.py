"""How alike two texts are: the measure of fuzzy matches.

The similarity is the mean of two, each one minus an edit distance (Levenshtein: one insertion,
deletion or exchange) over the longer length: that of the tokens, whatever their case, and that
of the characters. Tokens tell how many words a translator must look at; characters tell an
inflected word from another word. It is rounded down, so only equal texts reach 100.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from l10n.languages import UNSPACED, is_unspaced

# Marks are no letters for `re`, and words of many scripts are full of them.
_MARKS = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u06d6-\u06ed\u0900-\u0963\u0966-\u0dff\u200c\u200d"
)
# Where words have no spaces a letter is a token.
TOKEN = re.compile(
    rf"[^\W_{UNSPACED}]+"
    rf"(?:[{_MARKS}]+[^\W_{UNSPACED}]*|['’][^\W_{UNSPACED}]+|(?<=\d)[.,]\d[^\W_{UNSPACED}]*)*"
    rf"|\S"
)
"""A word, a figure, or any other sign but white space."""
_OTHER = "\0"


def tokens(text: str) -> list[str]:
    """Words, figures, and every other sign but white space by itself, in lower case.

    >>> tokens("It's 1,200 people.")
    ["it's", '1,200', 'people', '.']
    >>> tokens("新华社 2026年")
    ['新', '华', '社', '2026', '年']
    """
    return TOKEN.findall(text.casefold())


def terms(found: list[str]) -> list[str]:
    """What a text with these tokens is found by: they, but letters of unspaced scripts in pairs.

    One letter alone stands in too many texts to find any.

    >>> terms(tokens("新华社 2026年"))
    ['新华', '华社', '2026', '年']
    """
    if not is_unspaced("".join(found)):
        return found
    single = [is_unspaced(token) for token in found]
    pairs = []
    for at, token in enumerate(found):
        if single[at] and at + 1 < len(found) and single[at + 1]:
            pairs.append(token + found[at + 1])
        elif not (single[at] and at and single[at - 1]):
            pairs.append(token)
    return pairs


class Measure:
    """Compares one text with many.

    >>> Measure("Rain fell on Monday.").score("Rain fell on Friday.")
    82
    """

    def __init__(self, text: str) -> None:
        self.text = text
        found = tokens(text)
        self._codes = {token: chr(code) for code, token in enumerate(dict.fromkeys(found), 1)}
        self._coded = "".join(self._codes[token] for token in found)

    @property
    def length(self) -> int:
        """How many tokens the text has."""
        return len(self._coded)

    def score(self, other: str, least: int = 0) -> int:
        """The similarity of another text, in per cent; 0 where it is below ``least``.

        The less is asked for, the longer it takes.
        """
        if other == self.text:
            return 100
        longest = max(len(other), len(self.text))
        room = (100 - least) * longest // 50
        edits = Levenshtein.distance(self.text, other, score_cutoff=room)
        if edits > room:
            return 0
        # Which tokens they are matters only where the text has them too.
        coded = "".join([self._codes.get(token, _OTHER) for token in tokens(other)])
        score = percent(
            Levenshtein.distance(self._coded, coded), max(len(coded), self.length), edits, longest
        )
        return score if score >= least else 0


def percent(token_edits: int, token_count: int, edits: int, length: int) -> int:
    """The similarity of two unequal texts by their distances and the longer one's lengths;
    0 for texts without a token."""
    if not token_count:
        return 0
    whole = token_count * length
    return (100 * whole - 50 * (token_edits * length + edits * token_count)) // whole


def similarity(one: str, other: str) -> int:
    """How alike two texts are, 0 to 100 per cent; 100 only where they are equal.

    >>> similarity("They met on 3 May.", "They met on 4 May.")
    88
    >>> similarity("记者周一报道", "记者周二报道")
    83
    """
    return Measure(one).score(other)


def differences(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """What stands in one text for what in the other, in whole words, in their order; one of a
    pair is empty where nothing does.

    >>> differences("The 33rd meeting was held.", "The 34th meeting was not held.")
    (('33rd', '34th'), ('', 'not'))
    """
    befores, afters = list(TOKEN.finditer(old)), list(TOKEN.finditer(new))
    steps = Levenshtein.opcodes([m[0] for m in befores], [m[0] for m in afters])
    return tuple(
        (
            _covered(old, befores[step.src_start : step.src_end]),
            _covered(new, afters[step.dest_start : step.dest_end]),
        )
        for step in steps
        if step.tag != "equal"
    )


def _covered(text: str, found: list[re.Match[str]]) -> str:
    return text[found[0].start() : found[-1].end()] if found else ""
