"""XLIFF 1.2 (OASIS, 2008), and 1.1, which is the same as far as l10n reads it.

A statement is a ``file``, a segment a ``trans-unit``. Programs that segment
anew put ``mrk mtype="seg"`` inside; its text is read as one.

Not read are suggestions (``alt-trans``), contexts, counts and the notes of
whole files and groups.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from l10n.exchange.bilingual import Bilingual, Row, refuse_half_characters
from l10n.exchange.inline import content12
from l10n.exchange.labels import (
    OURS,
    UNKNOWN_LANGUAGE,
    agree,
    file_labels,
    read_language,
    read_notes,
    row_labels,
    unit_ids,
)
from l10n.exchange.xliff12_units import read_unit
from l10n.exchange.xml_reading import LANGUAGE, Element, Place, brief, parse
from l10n.exchange.xml_writing import HEAD, attributes, plain, unspelled
from l10n.model import State

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
NAMESPACES = (NAMESPACE, "urn:oasis:names:tc:xliff:document:1.1", "")
"""As programs write them."""

_DRAFT = "needs-review-translation"
_STATES = {
    State.UNTRANSLATED: attributes(state="needs-translation"),
    State.MACHINE: attributes(state=_DRAFT),
    # The schema has no plain "rejected"; this is the most general of its four.
    State.REJECTED: attributes(state=_DRAFT, state_qualifier="rejected-inaccurate"),
    State.TRANSLATED: attributes(state="translated"),
    State.APPROVED: attributes(state="signed-off"),
    State.FINAL: attributes(state="final"),
    None: "",
}


def write(bilingual: Bilingual) -> str:
    """The file's text, to be saved as UTF-8 with the line ends it has.

    Raises ExchangeError for half a surrogate pair, the one thing that no file can hold.
    """
    refuse_half_characters(bilingual)
    ids = unit_ids(bilingual.rows)
    units = "".join(_unit(unit, row) for unit, row in zip(ids, bilingual.rows, strict=True))
    labels = "".join(_note(6, label, OURS) for label in file_labels(bilingual))
    header = f"    <header>\n{labels}    </header>\n" if labels else ""
    # "original" may be empty but not missing.
    original = attributes(original=bilingual.path) or ' original=""'
    head = original + attributes(
        source_language=bilingual.source_language or UNKNOWN_LANGUAGE,
        target_language=bilingual.target_language,
        datatype="plaintext",
    )
    return (
        f"{HEAD}<xliff{attributes(xmlns=NAMESPACE, version='1.2')}>\n  <file{head}>\n"
        f"{header}    <body>\n{units}    </body>\n  </file>\n</xliff>\n"
    )


def read(data: bytes, *, shown: str) -> tuple[Bilingual, ...]:
    """The statements of a file, one for each ``file`` in it. ``shown`` is how errors name it.

    Raises ExchangeError, with line and unit, for what is not XLIFF 1.1 or 1.2 and
    for what cannot be read as text without loss.
    """
    return from_root(parse(data, shown=shown), shown=shown)


def from_root(root: Element, *, shown: str) -> tuple[Bilingual, ...]:
    """The same, from the parsed file."""
    place = Place(shown)
    version = root.get("version")
    known = root.namespace in NAMESPACES and root.name == "xliff" and version in {"1.1", "1.2"}
    if not known:
        found = f"{brief(root.name)} {brief(version)}".strip()
        place.refuse(root.line, f"This is {found}, not XLIFF 1.2.", "Export it as XLIFF 1.2.")
    return tuple(_file(file, place) for file in root.children("file"))


def _unit(unit: str, row: Row) -> str:
    approved = "yes" if row.state in {State.APPROVED, State.FINAL} else ""
    head = attributes(id=unit, approved=approved, xml__space="preserve")
    target = ""
    if row.target or row.state is not State.UNTRANSLATED:
        target = f"        <target{_STATES[row.state]}>{content12(row.target)}</target>\n"
    notes = [_note(8, label, OURS) for label in row_labels(row)]
    notes += [_note(8, note) for note in row.notes]
    return (
        f"      <trans-unit{head}>\n"
        f"        <source>{content12(row.source)}</source>\n"
        f"{target}{''.join(notes)}      </trans-unit>\n"
    )


def _note(indent: int, text: str, author: str = "") -> str:
    return f"{' ' * indent}<note{attributes(**{'from': author})}>{plain(text)}</note>\n"


def _file(file: Element, place: Place) -> Bilingual:
    headers = file.children("header")
    labels, _ = read_notes((n for header in headers for n in header.children("note")), "from")
    language = read_language(file.get("target-language"))
    rows = []
    for unit in _units(file):
        where = replace(place, unit=unit.get("id"))
        for target in unit.children("target"):
            language = agree(language, read_language(target.get(LANGUAGE)), target.line, where)
        rows.append(read_unit(unit, where))
    return Bilingual(
        statement=labels.get("statement", ""),
        path=unspelled(file.get("original")),
        source_language=read_language(file.get("source-language")),
        target_language=language,
        rows=tuple(rows),
    )


def _units(element: Element) -> Iterator[Element]:
    for child in element.children("body", "group", "trans-unit", "bin-unit"):
        if child.name in {"body", "group"}:
            yield from _units(child)
        else:
            yield child
