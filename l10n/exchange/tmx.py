"""TMX 1.4b, level 1: translation memories, read and written unit by unit.

Text is all that is kept of a segment. Highlighting (``hi``) leaves its text; codes of
formatting (``bpt``, ``ept``, ``it``) and all that stands for something (``ph``, ``ut``, what
TMX does not know) go, and are counted. Both ways no more than one unit is in memory,
whatever the file's size.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from l10n.errors import ExchangeError
from l10n.exchange.tmx_unit import NOBODY, TmxText, TmxUnit, Trace
from l10n.exchange.xml_reading import LANGUAGE, Element, Place, brief
from l10n.exchange.xml_streaming import units
from l10n.exchange.xml_writing import HEAD, attributes, encoded, plain, unspelled

EVERY = "*all*"
"""TMX's word for a file whose every language may be the source."""

_DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
_STAMP = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)Z", re.ASCII)
_TRACE = ("creationid", "creationdate", "changeid", "changedate")
_FORMATTING = frozenset({"bpt", "ept", "it"})
_TIP = "Export it again from the translation program; it may be damaged."


def read(file: BinaryIO, *, shown: str) -> Iterator[TmxUnit]:
    """The units of a file, in its order, as they are read from it.

    ``shown`` is how errors name the file. Raises ExchangeError, with the line, for what is
    not TMX; the units before that line have then been given. A file that only has a
    document type that names a DTD is read without it.
    """
    language = ""
    for _, element in units(file, roots=("tmx",), names=("header", "tu"), shown=shown):
        if element.name == "header":
            language = _source(element)
        else:
            yield _unit(element, language, Place(shown, unspelled(element.get("tuid"))))


def write(
    units: Iterable[TmxUnit], *, source_language: str, version: str, at: str = ""
) -> Iterator[bytes]:
    """The file, piece by piece.

    ``source_language`` is that of the file, empty where its units have several; ``version``
    is l10n's, ``at`` when it was made. Raises ExchangeError, with the unit, for one without
    texts, half a character, an empty language or kind of property, or a time that is none.
    """
    tool = attributes(creationtool="l10n", creationtoolversion=version, segtype="sentence")
    rest = attributes(o_tmf="l10n", adminlang="en", srclang=source_language or EVERY)
    made = attributes(datatype="plaintext", creationdate=_date(at, "The file"))
    yield f'{HEAD}{_DOCTYPE}<tmx version="1.4">\n  <header{tool}{rest}{made}/>\n  <body>\n'.encode()
    for number, unit in enumerate(units, start=1):
        yield _written(unit, source_language, f"Unit {unit.id or number}")
    yield b"  </body>\n</tmx>\n"


def _source(element: Element) -> str:
    language = unspelled(element.get("srclang"))
    return "" if language.lower() == EVERY else language


def _unit(element: Element, language: str, place: Place) -> TmxUnit:
    variants = list(element.children("tuv"))
    if not variants:
        place.refuse(element.line, "It has no text in any language.", _TIP)
    holders = [element, *variants]
    return TmxUnit(
        texts=tuple(_text(variant, place) for variant in variants),
        source_language=_source(element) if element.get("srclang") else language,
        id=place.unit,
        trace=_trace(element),
        notes=tuple(note for holder in holders for note in _notes(holder)),
        props=tuple(prop for holder in holders for prop in _props(holder)),
    )


def _text(variant: Element, place: Place) -> TmxText:
    # TMX 1.1 and 1.2 wrote lang.
    language = unspelled(variant.get(LANGUAGE) or variant.get("lang")).strip()
    segment = variant.child("seg")
    if not language:
        place.refuse(variant.line, "One of its texts does not say in which language it is.", _TIP)
    if segment is None:
        place.refuse(variant.line, f"It has no <seg> in “{brief(language)}”.", _TIP)
    pieces: list[str] = []
    tags, holes = _gather(segment, pieces)
    return TmxText(language, unspelled("".join(pieces)), _trace(variant), tags, holes)


def _gather(element: Element, pieces: list[str]) -> tuple[int, int]:
    """Collect the text of a segment; gives how many codes were left out, by kind."""
    tags = holes = 0
    for piece in element.content:
        if isinstance(piece, str):
            pieces.append(piece)
        elif piece.name == "hi":
            within = _gather(piece, pieces)
            tags, holes = tags + within[0], holes + within[1]
        elif piece.name in _FORMATTING:
            tags += 1
        else:
            holes += 1
    return tags, holes


def _notes(element: Element) -> Iterator[str]:
    return (text for note in element.children("note") if (text := unspelled(note.text())))


def _props(element: Element) -> Iterator[tuple[str, str]]:
    for prop in element.children("prop"):
        kind = unspelled(prop.get("type"))
        if kind:
            yield kind, unspelled(prop.text())


def _trace(element: Element) -> Trace:
    by, at, changed_by, changed_at = (unspelled(element.get(name)) for name in _TRACE)
    if not (by or at or changed_by or changed_at):
        return NOBODY
    return Trace(by, _moment(at), changed_by, _moment(changed_at))


def _moment(date: str) -> str:
    """``20261122T100000Z`` as ``2026-11-22T10:00:00Z``."""
    found = _STAMP.fullmatch(date.strip())
    return "{}-{}-{}T{}:{}:{}Z".format(*found.groups()) if found else ""


def _date(moment: str, whose: str) -> str:
    """The reverse."""
    found = _STAMP.fullmatch(moment)
    if moment and not found:
        raise ExchangeError(f"{whose}: “{brief(moment)}” is no time.", tip="Correct it.")
    return "{}{}{}T{}{}{}Z".format(*found.groups()) if found else ""


def _written(unit: TmxUnit, source_language: str, name: str) -> bytes:
    if not unit.texts or not all(text.language for text in unit.texts):
        raise ExchangeError(f"{name} has no text, or one without a language.", tip="Leave it out.")
    if not all(kind for kind, _ in unit.props):
        raise ExchangeError(f"{name} has a property without a name.", tip="Leave it out.")
    own = unit.source_language if unit.source_language != source_language else None
    source = "" if own is None else own or EVERY
    head = attributes(tuid=unit.id, srclang=source) + _signed(unit.trace, name)
    notes = "".join(f"      <note>{plain(note)}</note>\n" for note in unit.notes)
    props = "".join(
        f"      <prop{attributes(type=kind)}>{plain(value)}</prop>\n" for kind, value in unit.props
    )
    texts = "".join(
        f"      <tuv{attributes(xml__lang=text.language)}{_signed(text.trace, name)}>"
        f"<seg>{plain(text.text)}</seg></tuv>\n"
        for text in unit.texts
    )
    written = f"    <tu{head}>\n{notes}{props}{texts}    </tu>\n"
    return encoded(written, name=name, tip="Correct the text.")


def _signed(trace: Trace, name: str) -> str:
    if trace == NOBODY:
        return ""
    created = attributes(creationid=trace.created_by, creationdate=_date(trace.created_at, name))
    return created + attributes(changeid=trace.changed_by, changedate=_date(trace.changed_at, name))
