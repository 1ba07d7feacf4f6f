"""Words that turn the sense of a sentence, by language, from ``data/words/<code>.toml``.

A sense is *not*, *must*, *may*, *all*, *only* and their like. ``clear`` lists what says it
beyond doubt, ``near`` what says it in part of a sentence (*without*), and ``wide`` whatever
else a translator may write for it (*fail*, *lack*, *un-* for *not*). What the entries look
like is told in :mod:`l10n.lexicon.inventory`; an exception of ``clear`` that is a phrase
(*not only*) is one of ``wide`` all the same. ``before`` lists what is written together with
the next word, as French *l'* or Arabic *wa*. ``spaced = false`` says that words have no
spaces between them, ``marked = true`` that vowel signs may be written within them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from l10n.lexicon.inventory import Inventory, inventory
from l10n.lexicon.tables import table

_EMPTY = Inventory()
_RECENT = 16


@dataclass(frozen=True, slots=True)
class Sense:
    """What says one thing in one language."""

    clear: Inventory = _EMPTY
    near: Inventory = _EMPTY
    wide: Inventory = _EMPTY
    known: bool = False
    """Whether anything is known of it in the language."""

    @property
    def is_shaped(self) -> bool:
        """Whether it may be said in other words than those that are listed."""
        said = (self.clear, self.near)
        return any(listed.shape is not None or listed.sought for listed in said)


_UNKNOWN = Sense()


class Words:
    """One language's senses, by name."""

    def __init__(self, senses: Mapping[str, Sense]) -> None:
        self.senses = senses
        self._cues = _cues(senses)
        self._cued = frozenset(self._cues)
        self._uncued = frozenset(name for name, sense in senses.items() if sense.is_shaped)
        # One rule after the other asks this of the same text.
        self._hinted = lru_cache(maxsize=_RECENT)(self._look)

    def __getitem__(self, name: str) -> Sense:
        return self.senses.get(name, _UNKNOWN)

    def hinted(self, vocabulary: frozenset[str]) -> frozenset[str]:
        """The senses that a text with these words may have: a quick first look.

        >>> sorted(words("en").hinted(frozenset({"least", "both"})))
        ['at_least', 'both']
        """
        return self._hinted(vocabulary)

    def _look(self, vocabulary: frozenset[str]) -> frozenset[str]:
        hints = self._uncued
        for word in vocabulary & self._cued:
            hints = hints | self._cues[word]
        return hints


@cache
def words(tag: str) -> Words:
    """The words of a language, by its tag; a region's are its language's.

    >>> words("en-GB")["not"].clear.holds("never"), words("tlh")["not"].known
    (True, False)
    """
    code = tag.replace("_", "-").split("-")[0].lower()
    data = table("words", code)
    sort = partial(
        inventory,
        before=data.pop("before", []),
        spaced=data.pop("spaced", True),
        marked=data.pop("marked", False),
    )
    return Words({name: _sense(lists, sort) for name, lists in data.items()})


def _sense(lists: Mapping[str, list[str]], sort: Callable[[list[str]], Inventory]) -> Sense:
    clear, near, wide = (lists.get(name, []) for name in ("clear", "near", "wide"))
    phrases = (entry[1:] for entry in clear if entry[0] == "!" and " " in entry)
    half = [entry for entry in phrases if entry[-1] != "/" and entry not in near]
    return Sense(sort(clear), sort(near), sort([*wide, *half]), known=True)


def _cues(senses: Mapping[str, Sense]) -> dict[str, frozenset[str]]:
    """The senses that each word may speak for, alone or as the longest of a phrase."""
    cues: dict[str, frozenset[str]] = {}
    for name, sense in senses.items():
        for listed in (sense.clear, sense.near):
            longest = (max(phrase, key=len) for phrase in listed.phrases)
            for word in (*listed.words, *longest):
                cues[word] = cues.get(word, frozenset()) | {name}
    return cues
