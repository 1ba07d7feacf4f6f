"""Corrections that do not agree with one another. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.changes.fitting import Correction
from l10n.changes.tokens import words

_Folded = tuple[str, ...]


def quarrelling(corrections: Sequence[Correction], tags: tuple[str, str]) -> set[int]:
    """The numbers of those that somebody has to choose among.

    The same words of the source were corrected to two things; or what one of them puts
    there, another takes away again.
    """
    parted = [_parts(one, tags) for one in corrections]
    found = set()
    for number, (old, new, source) in enumerate(parted):
        for other, (olds, news, sources) in enumerate(parted):
            if number == other:
                continue
            undone = _is_in(old, news) and new != news
            alike = _is_in(source, sources) or _is_in(sources, source)
            overlap = _is_in(old, olds) or _is_in(olds, old)
            if undone or (alike and overlap and new != news):
                found.add(number)
    return found


def _parts(correction: Correction, tags: tuple[str, str]) -> tuple[_Folded, _Folded, _Folded]:
    old, new = (
        tuple(word.folded for word in words(text, tags[1]))
        for text in (correction.old, correction.new)
    )
    return old, new, tuple(w.folded for w in words(correction.source, tags[0], apart=True))


def _is_in(run: _Folded, text: _Folded) -> bool:
    return any(text[at : at + len(run)] == run for at in range(len(text) - len(run) + 1))
