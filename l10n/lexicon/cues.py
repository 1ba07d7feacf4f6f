"""A quick first look at a text: which senses it may have, exceptions or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from l10n.lexicon.inventory import Inventory
from l10n.lexicon.wording import Wording

NEAR = "near "
"""Before the name of a sense that is said in part of a sentence."""
_REMEMBERED = 1 << 16
_Cue = tuple[frozenset[str], tuple[tuple[str, str, str], ...], tuple[tuple[str, Inventory], ...]]
"""The senses of a word alone, its phrases with their senses, and its phrases with figures."""
_NO_CUE: _Cue = (frozenset(), (), ())


class Cues:
    """What words may speak for the senses of a language, alone or in a phrase."""

    def __init__(self, listed: Mapping[str, Inventory]) -> None:
        self._cues = _cues(listed)
        self._cued = frozenset(self._cues)
        self._shapes = [(name, one.shape) for name, one in listed.items() if one.shape]
        # Whether what is said in part of a sentence is there takes too long to know.
        self._sought = [
            (key, name, None if name.startswith(NEAR) else one)
            for name, one in listed.items()
            for key, _ in one.sought
        ]
        # The same words come again and again, and most of them say nothing.
        self._mute: set[str] = set()
        self._read: dict[str, _Cue] = {}

    def hints(self, text: Wording) -> set[str]:
        """The senses that a text has, but for exceptions; those that are only ``NEAR`` it
        may have.
        """
        words = text.vocabulary
        if self._shapes:
            telling, cues = words - self._mute, self._read
        else:
            telling, cues = words & self._cued, self._cues
        hints: set[str] = set()
        if not (telling or self._sought):
            return hints
        line = ""
        for word in telling:
            names, phrases, numbered = cues[word] if word in cues else self._of(word)
            hints |= names
            for phrase, other, name in phrases:
                if other in words:
                    line = line or f" {' '.join(text.folded)} "
                    if phrase in line:
                        hints.add(name)
            if numbered:
                hints.update(name for name, one in numbered if one.phrases.runs(text))
        for key, name, sought in self._sought:
            if key in text.text and (sought is None or sought.may_occur(text)):
                hints.add(name)
        return hints

    def _of(self, word: str) -> _Cue:
        """What a word speaks for by its shape, too: that is remembered."""
        names, phrases, numbered = self._cues.get(word, _NO_CUE)
        names = names.union(name for name, shape in self._shapes if shape.holds(word))
        if len(self._mute) + len(self._read) >= _REMEMBERED:
            self._mute.clear()
            self._read.clear()
        if names or phrases or numbered:
            self._read[word] = names, phrases, numbered
        else:
            self._mute.add(word)
        return names, phrases, numbered


def _cues(listed: Mapping[str, Inventory]) -> dict[str, _Cue]:
    """The cues by word; a phrase is its longest word's."""
    cues: dict[str, _Cue] = {}
    for word, cue in _each(listed):
        known = cues.get(word, _NO_CUE)
        cues[word] = (known[0] | cue[0], known[1] + cue[1], known[2] + cue[2])
    return cues


def _each(listed: Mapping[str, Inventory]) -> Iterator[tuple[str, _Cue]]:
    for name, one in listed.items():
        for word in one.words:
            yield word, (frozenset({name}), (), ())
        for phrase in one.phrases:
            if phrase[1] == "#":
                yield phrase[0], (frozenset(), (), ((name, one),))
            elif not phrase[1].isdigit():
                longest, other, *_ = sorted(phrase, key=len, reverse=True)
                cue = (f" {' '.join(phrase)} ", other, name)
                yield longest, (frozenset(), (cue,), ())
