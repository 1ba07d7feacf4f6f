"""TBX: term bases, read in each of its dialects and written as TBX-Basic, entry by entry.

Read are ISO 30042:2019 in both styles (DCA: categories are attributes, DCT: they are
elements) and the ``martif`` files of 2008. What a dialect has beyond :class:`TbxEntry`
is not read. Written is the style DCA. No more than one entry is in memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from l10n.errors import ExchangeError
from l10n.exchange.tbx_entry import Status, TbxEntry, TbxLanguage, TbxTerm
from l10n.exchange.xml_reading import LANGUAGE, Element, Place, brief
from l10n.exchange.xml_streaming import units
from l10n.exchange.xml_writing import HEAD, attributes, encoded, plain, unspelled

NAMESPACE = "urn:iso:std:iso:30042:ed-2"

_ENTRIES = ("conceptEntry", "termEntry")
_LANGUAGES = frozenset({"langSec", "langSet"})
_TERMS = frozenset({"termSec", "tig", "ntig"})
_GROUPS = frozenset({"termGrp", "termNoteGrp", "descripGrp", "adminGrp"})
_META = frozenset({"termNote", "descrip", "admin"})
"""Elements whose category is their attribute ``type``."""
_STATUS = ("administrativestatus", "normativeauthorization")
_BAD = ("deprecated", "superseded", "obsolete", "rejected", "notrecommended")
_IN_WORD = re.compile(r"[-_\s]")
_TIP = "Export it again from the terminology program; it may be damaged."


def read(file: BinaryIO, *, shown: str) -> Iterator[TbxEntry]:
    """The entries of a file, in its order, as they are read from it.

    ``shown`` is how errors name the file. Raises ExchangeError, with the line, for what is
    not TBX, an entry without terms, and a term of no language. A document type that only
    names a DTD is passed over.
    """
    for _, entry in units(file, roots=("tbx", "martif"), names=_ENTRIES, shown=shown):
        yield _entry(entry, Place(shown, unspelled(entry.get("id"))))


def write(entries: Iterable[TbxEntry], *, source_language: str, title: str) -> Iterator[bytes]:
    """The file, piece by piece; ``title`` says what the terms are.

    Raises ExchangeError, with the entry, for one without terms or languages, and for half
    a character.
    """
    head = attributes(
        style="dca", type="TBX-Basic", xml__lang=source_language or "und", xmlns=NAMESPACE
    )
    yield (
        f"{HEAD}<tbx{head}>\n  <tbxHeader>\n    <fileDesc>\n      <sourceDesc>"
        f"<p>{plain(title)}</p></sourceDesc>\n    </fileDesc>\n  </tbxHeader>\n"
        "  <text>\n    <body>\n"
    ).encode()
    for number, entry in enumerate(entries, start=1):
        yield _written(entry, f"Entry {entry.id or number}")
    yield b"    </body>\n  </text>\n</tbx>\n"


def _entry(element: Element, place: Place) -> TbxEntry:
    facts = _facts(element)
    languages = tuple(_language(part, place) for part in _named(element, _LANGUAGES))
    if not languages:
        place.refuse(element.line, "It has no term in any language.", _TIP)
    return TbxEntry(
        languages,
        place.unit,
        facts.get("subjectfield", ""),
        facts.get("definition", ""),
        facts.get("source", ""),
        _notes(element),
    )


def _language(element: Element, place: Place) -> TbxLanguage:
    tag = unspelled(element.get(LANGUAGE)).strip()
    terms = tuple(_term(part, place) for part in _named(element, _TERMS))
    if not tag:
        place.refuse(element.line, "It does not say in which language a term is.", _TIP)
    if not terms:
        place.refuse(element.line, f"It has no term in “{brief(tag)}”.", _TIP)
    facts = _facts(element)
    definition, source = facts.get("definition", ""), facts.get("source", "")
    return TbxLanguage(tag, terms, definition, source, _notes(element))


def _term(element: Element, place: Place) -> TbxTerm:
    words = [unspelled(part.text()) for part in _parts(element) if part.name == "term"]
    if len(words) != 1 or not words[0].strip():
        place.refuse(element.line, "One of its terms has no text, or more than one.", _TIP)
    facts = _facts(element)
    said = next((facts[kind] for kind in _STATUS if kind in facts), "")
    return TbxTerm(
        words[0],
        _status(said),
        facts.get("partofspeech", ""),
        facts.get("source", ""),
        _notes(element),
    )


def _status(said: str) -> Status | None:
    plain_word = _plain(said)
    if not plain_word:
        return None
    if plain_word.startswith("preferred"):
        return Status.PREFERRED
    return Status.DEPRECATED if plain_word.startswith(_BAD) else Status.ADMITTED


def _facts(element: Element) -> dict[str, str]:
    """What is said right here, by category; the first of each."""
    found: dict[str, str] = {}
    for part in _parts(element):
        kind = _plain(part.get("type") if part.name in _META else part.name)
        found.setdefault(kind, unspelled(part.text()))
    return {kind: text for kind, text in found.items() if text.strip()}


def _notes(element: Element) -> tuple[str, ...]:
    texts = (unspelled(part.text()) for part in _parts(element) if part.name == "note")
    return tuple(text for text in texts if text.strip())


def _parts(element: Element) -> Iterator[Element]:
    """The elements in this one, of whatever namespace, and those in its groups. The source
    of a definition, which stands in its group, is not that of the term."""
    for part in _elements(element):
        if part.name not in _GROUPS:
            yield part
            continue
        inner = list(_parts(part))
        yield from (inner if part.name != "descripGrp" else inner[:1])


def _named(element: Element, names: frozenset[str]) -> Iterator[Element]:
    return (part for part in _elements(element) if part.name in names)


def _elements(element: Element) -> Iterator[Element]:
    return (part for part in element.content if isinstance(part, Element))


def _plain(word: str) -> str:
    return _IN_WORD.sub("", word).casefold()


def _written(entry: TbxEntry, name: str) -> bytes:
    if not entry.languages:
        raise ExchangeError(f"{name} has no term.", tip="Leave it out.")
    inside = "".join(_section(section, name) for section in entry.languages)
    facts = _described(8, entry.definition, entry.reference, entry.notes, entry.subject)
    written = (
        f"      <conceptEntry{attributes(id=entry.id)}>\n{facts}{inside}      </conceptEntry>\n"
    )
    return encoded(written, name=name, tip="Correct the term.")


def _section(section: TbxLanguage, name: str) -> str:
    if not section.language.strip() or not section.terms:
        raise ExchangeError(f"{name} has no term, or no language.", tip="Leave it out.")
    head = attributes(xml__lang=section.language)
    facts = _described(10, section.definition, section.reference, section.notes)
    terms = "".join(_term_section(term, name) for term in section.terms)
    return f"        <langSec{head}>\n{facts}{terms}        </langSec>\n"


def _term_section(term: TbxTerm, name: str) -> str:
    if not term.text.strip():
        raise ExchangeError(f"{name} has a term without text.", tip="Leave it out.")
    facts = [("partOfSpeech", term.part_of_speech), ("administrativeStatus", term.status or "")]
    notes = "".join(
        f"            <termNote{attributes(type=kind)}>{plain(text)}</termNote>\n"
        for kind, text in facts
        if text
    )
    rest = _described(12, "", term.reference, term.notes)
    return (
        f"          <termSec>\n            <term>{plain(term.text)}</term>\n"
        f"{notes}{rest}          </termSec>\n"
    )


def _described(
    indent: int, definition: str, reference: str, notes: Iterable[str], subject: str = ""
) -> str:
    space = " " * indent
    lines = [
        *(f'<descrip type="subjectField">{plain(text)}</descrip>' for text in (subject,) if text),
        *(f'<descrip type="definition">{plain(text)}</descrip>' for text in (definition,) if text),
        *(f'<admin type="source">{plain(text)}</admin>' for text in (reference,) if text),
        *(f"<note>{plain(note)}</note>" for note in notes),
    ]
    return "".join(f"{space}{line}\n" for line in lines)
