"""How much two versions of a source sentence differ, for whoever must mend its translation."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from l10n.changes.tokens import has_digit
from l10n.languages import UNSPACED
from l10n.lexicon.vocabulary import Vocabulary, vocabulary
from l10n.model import Change

_WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+(?:'[^\W_{UNSPACED}]+)*'?")
# “co-operation” is “cooperation”, but “re-signed” is not “resigned”.
_HYPHEN = re.compile(r"(?<=[^\W\d_])(?<!\bre)[-\u00ad\u2010\u2011](?=[^\W\d_])", re.IGNORECASE)
_FIGURE = re.compile(r"(?:(?<!\w)[-−–])?\d+(?:[.,:/·'\s–-]{0,2}\d+)*")
_ADDRESS = re.compile(r"\S*[@/\\]\S*|[^\W\d_][\w-]*(?:\.[\w-]+)+")
_SIGNS = "%‰‱@#&*§¶†‡?؟？՞;؛"
_SHORTEST_SLIP = 5


def classify(old: str, new: str, tag: str) -> Change:
    """What became of a sentence of the language ``tag``.

    Cosmetic is only what cannot change a fact: punctuation, case, spacing, and
    an obvious slip inside one longer word. Where in doubt it is not cosmetic,
    since a person may confirm cosmetic changes without reading them again.

    >>> classify("The talks, were held.", "The talks were held!", "en").value
    'cosmetic'
    >>> classify("They recieved it.", "They received it.", "en").value
    'cosmetic'
    >>> classify("613 people died.", "614 people died.", "en").value
    'factual'
    >>> classify("They are guilty.", "They are not guilty.", "en").value
    'factual'
    >>> classify("They met in the hall.", "They met in the garden.", "en").value
    'meaning'
    """
    before, after = _plain(old), _plain(new)
    words = vocabulary(tag)
    if _facts(before, words) != _facts(after, words):
        return Change.FACTUAL
    old_words, new_words = _words(before), _words(after)
    if old_words == new_words and _letters(before) == _letters(after):
        return Change.COSMETIC
    names = {word.casefold() for word in (*_names(before), *_names(after))}
    slips = True
    for gone, come in _replaced(old_words, new_words):
        if names.isdisjoint((*gone, *come)) and _are_slips(gone, come, words):
            continue
        if any(_is_fact(word, words) for word in (*gone, *come)):
            return Change.FACTUAL
        slips = False
    if slips and _is_plain_script(before) and _is_plain_script(after):
        return Change.COSMETIC
    return Change.FACTUAL if _names(before) != _names(after) else Change.MEANING


def _plain(text: str) -> str:
    """One apostrophe, no hyphens inside words. Raised digits stay what they are."""
    return _HYPHEN.sub("", unicodedata.normalize("NFC", text).replace("’", "'"))


def _words(text: str) -> list[str]:
    return [found.casefold() for found in _WORD.findall(text)]


def _letters(text: str) -> str:
    """All that is said: letters with their marks, and digits of every kind."""
    return "".join(c for c in text.casefold() if unicodedata.category(c)[0] in "LMN")


def _facts(text: str, words: Vocabulary) -> tuple[object, ...]:
    """What a comma or a capital must not change: figures and signs in their order,
    addresses, words in capitals, and names that are common words otherwise."""
    return (
        [*_figures(text)],
        [found.strip(".,;:!?()«»“”\"'") for found in _ADDRESS.findall(text)],
        _capitals(text),
        Counter(name for name in _names(text) if words.is_fact(name.casefold())),
    )


def _figures(text: str) -> Iterator[str]:
    """Figures, currency and other signs, and the signs of a question, as they follow."""
    at = 0
    for found in _FIGURE.finditer(text):
        yield from filter(_is_sign, text[at : found.start()])
        yield re.sub(r"\s", " ", found[0]).replace("−", "-")
        at = found.end()
    yield from filter(_is_sign, text[at:])


def _is_sign(letter: str) -> bool:
    return letter in _SIGNS or unicodedata.category(letter) in {"Sc", "Sm", "So", "No"}


def _capitals(text: str) -> Counter[str]:
    """Words in capitals, ``WHO`` but not ``who``; none in a line that is all in capitals."""
    if text.isupper():
        return Counter()
    return Counter(word for word in _WORD.findall(text) if len(word) > 1 and word.isupper())


def _names(text: str) -> Counter[str]:
    """Words with a capital, the first one too: a name may begin a sentence."""
    return Counter(word for word in _WORD.findall(text) if word[0].isupper())


def _replaced(old: list[str], new: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield old[a:b], new[c:d]


def _is_fact(word: str, words: Vocabulary) -> bool:
    return has_digit(word) or words.is_fact(word)


def _is_plain_script(text: str) -> bool:
    """Whether every mark is part of its letter: else words are not told apart by letters."""
    return not any(unicodedata.category(letter)[0] == "M" for letter in text)


def _are_slips(gone: list[str], come: list[str], words: Vocabulary) -> bool:
    return len(gone) == len(come) and all(
        _is_slip(a, b, words) for a, b in zip(gone, come, strict=True)
    )


def _is_slip(a: str, b: str, words: Vocabulary) -> bool:
    """Whether a word was only mistyped: two letters swapped, or one doubled, inside it."""
    if not words.confusable:
        # In Arabic another order of the same letters is another root; where nobody has
        # listed the pairs that are both words, no slip is taken for granted.
        return False
    if min(len(a), len(b)) < _SHORTEST_SLIP or a[0] != b[0] or a[-1] != b[-1]:
        return False
    if frozenset((a, b)) in words.confusable or _is_fact(a, words) or _is_fact(b, words):
        return False
    if not (a.isalpha() and b.isalpha()) or OSA.distance(a, b, score_cutoff=1) > 1:
        return False
    return sorted(a) == sorted(b) or _undoubled(a) == _undoubled(b)


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)
