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
from functools import cache, partial

from l10n.lexicon.cues import NEAR, Cues
from l10n.lexicon.inventory import Inventory, inventory
from l10n.lexicon.tables import table
from l10n.lexicon.wording import Wording

_EMPTY = Inventory()


@dataclass(frozen=True, slots=True)
class Sense:
    """What says one thing in one language."""

    clear: Inventory = _EMPTY
    near: Inventory = _EMPTY
    wide: Inventory = _EMPTY
    known: bool = False
    """Whether anything is known of it in the language."""


_UNKNOWN = Sense()


class Words:
    """One language's senses, by name."""

    def __init__(self, senses: Mapping[str, Sense]) -> None:
        self.senses = senses
        clear = {name: sense.clear for name, sense in senses.items()}
        self._cues = Cues(clear | {NEAR + name: sense.near for name, sense in senses.items()})

    def __getitem__(self, name: str) -> Sense:
        return self.senses.get(name, _UNKNOWN)

    def hinted(self, text: Wording) -> set[str]:
        """The senses that a text has, but for exceptions: a quick first look.

        Names that begin with ``near`` are of senses said in part of a sentence, perhaps.
        """
        return self._cues.hints(text)


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
