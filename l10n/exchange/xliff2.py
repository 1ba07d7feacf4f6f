"""XLIFF 2 (OASIS, 2014; core namespace 2.0, which 2.1 shares).

A statement is a ``file``, a segment a ``unit`` with one ``segment``. Its units
may not be split or joined by other programs, but files in which they were are
read: the parts of a unit are put together.

Not read are the modules (glossaries, matches, metadata and so on) and the
notes of whole files and groups.
"""

from __future__ import annotations

from collections.abc import Iterator

from l10n.exchange.bilingual import Bilingual, Row, refuse_half_characters
from l10n.exchange.inline import content2
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
from l10n.exchange.xliff2_units import DRAFT, STATES, note_elements, parts, read_unit
from l10n.exchange.xml_reading import LANGUAGE, Element, Place, brief, parse
from l10n.exchange.xml_writing import HEAD, attributes, plain, unspelled
from l10n.model import State

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_WRITTEN = {state: name for name, state in STATES.items() if state is not State.MACHINE}


def write(bilingual: Bilingual) -> str:
    """The file's text, to be saved as UTF-8 with the line ends it has.

    Raises ExchangeError for half a surrogate pair, the one thing that no file can hold.
    """
    refuse_half_characters(bilingual)
    head = attributes(
        xmlns=NAMESPACE,
        version="2.0",
        srcLang=bilingual.source_language or UNKNOWN_LANGUAGE,
        trgLang=bilingual.target_language or UNKNOWN_LANGUAGE,
    )
    file = attributes(id="f1", canResegment="no", original=bilingual.path)
    ids = unit_ids(bilingual.rows)
    units = "".join(_unit(unit, row) for unit, row in zip(ids, bilingual.rows, strict=True))
    notes = _notes(4, file_labels(bilingual), ())
    empty = '    <group id="g1"/>\n'  # the schema wants a unit or a group in each file
    return f"{HEAD}<xliff{head}>\n  <file{file}>\n{notes}{units or empty}  </file>\n</xliff>\n"


def read(data: bytes, *, shown: str) -> tuple[Bilingual, ...]:
    """The statements of a file, one for each ``file`` in it. ``shown`` is how errors name it.

    Raises ExchangeError, with line and unit, for what is not XLIFF 2.0 or 2.1 and
    for what cannot be read as text without loss.
    """
    return from_root(parse(data, shown=shown), shown=shown)


def from_root(root: Element, *, shown: str) -> tuple[Bilingual, ...]:
    """The same, from the parsed file."""
    place = Place(shown)
    version = root.get("version")
    if (root.namespace, root.name) != (NAMESPACE, "xliff") or version not in {"2.0", "2.1"}:
        found = f"{brief(root.name)} {brief(version)}".strip()
        place.refuse(root.line, f"This is {found}, not XLIFF 2.", "Export it as XLIFF 2.0 or 2.1.")
    return tuple(_file(file, root, place) for file in root.children("file"))


def _unit(unit: str, row: Row) -> str:
    state = _state(row.state)
    target = ""
    if row.target or row.state not in {State.UNTRANSLATED, State.MACHINE, State.REJECTED}:
        target = f"        <target>{content2(row.target)}</target>\n"
    return (
        f"    <unit{attributes(id=unit, xml__space='preserve')}>\n"
        f"{_notes(6, row_labels(row), row.notes)}"
        f'      <segment id="s1"{state}>\n'
        f"        <source>{content2(row.source)}</source>\n"
        f"{target}      </segment>\n    </unit>\n"
    )


def _state(state: State | None) -> str:
    if state is None:
        return ""
    if state in _WRITTEN:
        return attributes(state=_WRITTEN[state])
    # A bare initial is untranslated.
    ours = "" if state is State.UNTRANSLATED else f"{OURS}:{state}"
    return attributes(state=DRAFT, subState=ours)


def _notes(indent: int, labels: Iterator[str], others: tuple[str, ...]) -> str:
    ours = attributes(category=OURS)
    notes = [f"<note{ours}>{plain(label)}</note>" for label in labels]
    notes += [f"<note>{plain(note)}</note>" for note in others]
    space = " " * indent
    lines = "".join(f"{space}  {note}\n" for note in notes)
    return f"{space}<notes>\n{lines}{space}</notes>\n" if notes else ""


def _file(file: Element, root: Element, place: Place) -> Bilingual:
    labels, _ = read_notes(note_elements(file), "category")
    language = read_language(root.get("trgLang"))
    rows = []
    for unit in _units(file):
        where = Place(place.shown, unit.get("id"))
        for target in (t for part in parts(unit) for t in part.children("target")):
            language = agree(language, read_language(target.get(LANGUAGE)), target.line, where)
        rows.append(read_unit(unit, where))
    return Bilingual(
        statement=labels.get("statement", ""),
        path=unspelled(file.get("original")),
        source_language=read_language(root.get("srcLang")),
        target_language=language,
        rows=tuple(rows),
    )


def _units(element: Element) -> Iterator[Element]:
    for child in element.children("unit", "group"):
        if child.name == "unit":
            yield child
        else:
            yield from _units(child)
