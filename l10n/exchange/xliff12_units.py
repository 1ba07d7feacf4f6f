"""One XLIFF 1.2 trans-unit as a row, even where a program cut it into several segments."""

from __future__ import annotations

from l10n.exchange.bilingual import Row
from l10n.exchange.inline import remarks, text12
from l10n.exchange.labels import read_notes, read_row
from l10n.exchange.xml_reading import Element, Place
from l10n.model import State

_STATES = {
    "final": State.FINAL,
    "needs-adaptation": State.MACHINE,
    "needs-l10n": State.MACHINE,
    "needs-review-adaptation": State.MACHINE,
    "needs-review-l10n": State.MACHINE,
    "needs-review-translation": State.MACHINE,
    "needs-translation": State.MACHINE,
    "new": State.MACHINE,
    "signed-off": State.APPROVED,
    "translated": State.TRANSLATED,
}
"""All that the standard has. Others (``x-…``) say nothing here."""


def read_unit(unit: Element, place: Place) -> Row:
    """The row of a unit.

    Raises ExchangeError for a unit without a source, one that is half translated, a
    binary one, and for what has no text.
    """
    if unit.name == "bin-unit":
        place.refuse(unit.line, "It is binary.", "Export the text alone.")
    source, target = unit.child("source"), unit.child("target")
    if source is None:
        place.refuse(unit.line, "It has no source text.", "Export the file again.")
    labels, notes = read_notes(unit.children("note"), "from")
    elements = [element for element in (source, target) if element is not None]
    notes += [remark for element in elements for remark in remarks(element)]
    texts = text12(source, place), _target(unit, target, place)
    return read_row(unit.get("id"), texts, _state(unit, target), labels, notes)


def _state(unit: Element, target: Element | None) -> State | None:
    if target is None:
        return State.UNTRANSLATED
    if "state" not in target.attributes and unit.get("approved") == "yes":
        return State.APPROVED
    state = _STATES.get(target.get("state"))
    rejected = state is State.MACHINE and target.get("state-qualifier").startswith("rejected")
    return State.REJECTED if rejected else state


def _target(unit: Element, target: Element | None, place: Place) -> str:
    """The target's text; nothing where all its segments are empty still."""
    if target is None:
        return ""
    text = text12(target, place)
    done = _segments(target, place)
    if not done:
        return text
    cut = unit.child("seg-source")
    wanted = _segments(cut, place) if cut is not None else done
    missing = [mid for mid, source in wanted.items() if source and not done.get(mid)]
    if missing and any(done.values()):
        place.refuse(
            unit.line,
            f"It is half translated: {len(missing)} of its {len(wanted)} segments have no target.",
            "Translate the rest of it, or take the translation out.",
        )
    return text if text.strip() else ""


def _segments(element: Element, place: Place) -> dict[str, str]:
    """The texts of the segments in an element by their ids, without white space around."""
    found: dict[str, str] = {}
    for piece in element.content:
        if isinstance(piece, str):
            continue
        if piece.name == "mrk" and piece.get("mtype") == "seg":
            mid = piece.get("mid") or str(len(found))
            found[mid] = found.get(mid, "") + text12(piece, place).strip()
        else:
            found |= _segments(piece, place)
    return found
