"""A bilingual file as a value: what goes to a translator and comes back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from l10n.errors import ExchangeError
from l10n.model import State

_HALF = re.compile("[\ud800-\udfff]")
_UNTOUCHED = frozenset({State.UNTRANSLATED, State.MACHINE, State.REJECTED})


@dataclass(frozen=True, slots=True)
class Row:
    """One segment.

    A file's word for ``state`` is read by :func:`settled`, so no row that was
    read is machine or rejected without a target, or untranslated with one.
    """

    id: str
    """The segment's id, 8 hexadecimal digits; empty where the file has none."""
    source: str
    target: str
    """Empty where there is no translation."""
    state: State | None = None
    """None where the file says nothing."""
    context: str | None = None
    base: str = ""
    """Digest of what was exported, 12 hexadecimal digits; empty where it is unknown.
    It binds context, source, target and state."""
    notes: tuple[str, ...] = ()
    """For the translator, or from them. None of them is empty."""


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One statement in one language. A field is empty where the file does not say."""

    statement: str
    path: str
    """Of the source text, from the project's root."""
    source_language: str
    """BCP 47."""
    target_language: str
    """BCP 47."""
    rows: tuple[Row, ...]


def settled(state: State | None, target: str) -> State | None:
    """The state that a row is in: what nobody has confirmed is a draft, or nothing at all.

    >>> settled(State.UNTRANSLATED, "Paz."), settled(State.MACHINE, "")
    (<State.MACHINE: 'machine'>, <State.UNTRANSLATED: 'untranslated'>)
    """
    if state not in _UNTOUCHED:
        return state
    if not target:
        return State.UNTRANSLATED
    return State.MACHINE if state is State.UNTRANSLATED else state


def refuse_half_characters(bilingual: Bilingual) -> None:
    """Raise ExchangeError for a surrogate without its other half: no file can hold one."""
    for row in bilingual.rows:
        for text in _texts(row):
            found = _HALF.search(text)
            if found:
                raise ExchangeError(
                    f"Segment {row.id} has half a character, U+{ord(found[0]):04X}.",
                    tip="Correct the source text or the translation.",
                    path=bilingual.path,
                )


def _texts(row: Row) -> Iterator[str]:
    yield from (row.source, row.target, row.context or "", *row.notes)
