"""Which new sentences follow which old ones, when a statement was edited. Pure.

Sentences that are the same are no concern of this module: it is given those
that went and those that came.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

_ALIKE = 60.0
"""The least likeness, of 100, of a sentence and what it became; an edited sentence that
shares less with it is as well translated afresh."""
_IN_PLACE = 45.0
"""The same, for one sentence replaced by one between neighbours that stayed."""
_WINDOW = 400
"""How many of the texts that came are compared with one that went; in longer lists those
at about the same place. Bounds the work at a constant for each sentence."""


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence that went or came."""

    text: str
    after: str
    """The nearest sentence before it that stayed; empty where none did."""


@dataclass(frozen=True, slots=True)
class Link:
    """What became of what, as positions in the two lists: one of one (edited), several of
    one (split) or one of several (joined). A split or joined text is the same but for
    spacing, punctuation and case."""

    old: tuple[int, ...]
    new: tuple[int, ...]


def pair(gone: Sequence[Text], come: Sequence[Text]) -> tuple[Link, ...]:
    """Link the texts that went with those that came; each is in one link at most.

    Splits and joins are found first, then edited sentences, the likeliest first.
    """
    joined = [Link(many, (one,)) for one, many in _made_of(come, gone)]
    split = [Link((one,), many) for one, many in _made_of(gone, come)]
    links = [*joined, *split]
    old = {number for link in links for number in link.old}
    new = {number for link in links for number in link.new}
    for _, a, b in sorted(_likenesses(gone, come, old, new)):
        if a not in old and b not in new:
            links.append(Link((a,), (b,)))
            old.add(a)
            new.add(b)
    return tuple(links)


def _made_of(
    wholes: Sequence[Text], parts: Sequence[Text]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Wholes that are two or more parts running, by their letters."""
    letters = [_letters(part.text) for part in parts]
    starts: dict[str, list[int]] = {}
    for number, text in enumerate(letters):
        starts.setdefault(text[:8], []).append(number)
    used: set[int] = set()
    for number, whole in enumerate(wholes):
        text = _letters(whole.text)
        for start in _beginning(text, starts):
            run = _run(text, letters, start)
            if len(run) > 1 and used.isdisjoint(run):
                used.update(run)
                yield number, run
                break


def _beginning(text: str, starts: dict[str, list[int]]) -> Iterable[int]:
    """Where parts may begin a text; a part of fewer than eight letters is its own start."""
    found = {text[:length] for length in range(1, 9)}
    return sorted(number for start in found for number in starts.get(start, ()))


def _run(text: str, parts: Sequence[str], start: int) -> tuple[int, ...]:
    """Parts from ``start`` on that make up the text; none where they do not."""
    at, number = 0, start
    while at < len(text) and number < len(parts) and parts[number]:
        if not text.startswith(parts[number], at):
            return ()
        at += len(parts[number])
        number += 1
    return tuple(range(start, number)) if at == len(text) else ()


def _likenesses(
    gone: Sequence[Text], come: Sequence[Text], old: set[int], new: set[int]
) -> Iterator[tuple[float, int, int]]:
    """Likely pairs as (unlikeness, position, position): the best sort first."""
    free = [number for number in range(len(come)) if number not in new]
    alone = _alone(gone, old) & _alone(come, new)
    for a, text in enumerate(gone):
        if a in old:
            continue
        near = _near(free, a / len(gone))
        found = process.extract(
            text.text,
            {b: come[b].text for b in near},
            scorer=fuzz.ratio,
            score_cutoff=_IN_PLACE,
            limit=5,
        )
        for _, score, b in found:
            here = text.after == come[b].after
            if score >= _ALIKE or (here and text.after in alone):
                yield -score - 5 * here, a, b


def _near(free: Sequence[int], share: float) -> Sequence[int]:
    start = max(0, min(round(share * len(free)) - _WINDOW // 2, len(free) - _WINDOW))
    return free[start : start + _WINDOW]


def _alone(texts: Sequence[Text], linked: set[int]) -> set[str]:
    """The neighbours after which exactly one free text stands."""
    places = Counter(t.after for number, t in enumerate(texts) if number not in linked)
    return {place for place, count in places.items() if count == 1}


def _letters(text: str) -> str:
    """Without spacing, punctuation and case, which splitting and joining change."""
    plain = unicodedata.normalize("NFC", text).casefold()
    return "".join(letter for letter in plain if unicodedata.category(letter)[0] not in "PZC")
