"""One XLIFF 2 unit as a row, even where a program cut it into several segments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from l10n.exchange.bilingual import Row
from l10n.exchange.inline import remarks, text2
from l10n.exchange.labels import OURS, read_notes, read_row
from l10n.exchange.xml_reading import Element, Place, brief
from l10n.model import State

DRAFT = "initial"
STATES = {
    DRAFT: State.MACHINE,
    "translated": State.TRANSLATED,
    "reviewed": State.APPROVED,
    "final": State.FINAL,
}
"""XLIFF 2's word for a state, of a segment that has a target."""

_REJECTED = f"{OURS}:{State.REJECTED}"
_ORDER = list(State)


@dataclass(frozen=True, slots=True)
class _Part:
    """A ``segment``, or the ``ignorable`` text between two."""

    translatable: bool
    source: str
    target: str | None
    """None where there is no such element."""
    order: int
    """Among the targets, which a language may need in another order."""
    state: State | None


def parts(unit: Element) -> Iterator[Element]:
    """What a unit consists of."""
    return unit.children("segment", "ignorable")


def note_elements(element: Element) -> Iterator[Element]:
    """The notes of a unit or a file."""
    return (note for notes in element.children("notes") for note in notes.children("note"))


def read_unit(unit: Element, place: Place) -> Row:
    """The row of a unit.

    Raises ExchangeError for a unit without a source, one that is half translated, and
    for what has no text.
    """
    codes = {
        data.get("id"): text2(data, {}, place)
        for block in unit.children("originalData")
        for data in block.children("data")
    }
    pieces = [_part(part, number, codes, place) for number, part in enumerate(parts(unit), start=1)]
    if not pieces:
        place.refuse(unit.line, "It has no segment.", "Export the file again.")
    labels, notes = read_notes(note_elements(unit), "category")
    notes += [remark for part in parts(unit) for remark in remarks(part)]
    texts = "".join(piece.source for piece in pieces), _target(pieces, unit, place)
    return read_row(unit.get("id"), texts, _state(pieces), labels, notes)


def _part(part: Element, number: int, codes: Mapping[str, str], place: Place) -> _Part:
    source, target = part.child("source"), part.child("target")
    if source is None:
        place.refuse(part.line, "It has no source text.", "Export the file again.")
    return _Part(
        translatable=part.name == "segment",
        source=text2(source, codes, place),
        target=None if target is None else text2(target, codes, place),
        order=number if target is None else _place_among_targets(target, number, place),
        state=_state_of(part, target),
    )


def _place_among_targets(target: Element, number: int, place: Place) -> int:
    order = target.attributes.get("order", str(number))
    if not (order.isascii() and order.isdecimal() and len(order) < 10):
        place.refuse(
            target.line, f"“{brief(order)}” is no place in an order.", "Number the targets anew."
        )
    return int(order)


def _state_of(part: Element, target: Element | None) -> State | None:
    if "state" not in part.attributes and target is not None:
        return None
    state = STATES.get(part.attributes.get("state", DRAFT))
    rejected = state is State.MACHINE and part.get("subState") == _REJECTED
    return State.REJECTED if rejected else state


def _target(pieces: list[_Part], unit: Element, place: Place) -> str:
    segments = [piece for piece in pieces if piece.translatable]
    if not any(piece.target for piece in segments):
        return ""
    missing = sum(1 for piece in segments if piece.source.strip() and not piece.target)
    if missing:
        place.refuse(
            unit.line,
            f"It is half translated: {missing} of its {len(segments)} segments have no target.",
            "Translate the rest of it, or take the translation out.",
        )
    in_order = sorted(pieces, key=lambda piece: piece.order)
    return "".join(piece.source if piece.target is None else piece.target for piece in in_order)


def _state(pieces: list[_Part]) -> State | None:
    """The least of the segments' states; None where all say nothing."""
    states = [piece.state for piece in pieces if piece.translatable]
    if not any(states):
        return None
    return min((state or State.MACHINE for state in states), key=_ORDER.index)
