"""SRX 2.0, the field's exchange format for segmentation rules (GALA, 2008).

Read are ``languagemap`` with its patterns, the header's ``cascade`` and the
rules of every matching language. A document type or an entity is refused, so
that no file can grow when it is read or reach for another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from l10n.errors import ConfigError
from l10n.text.segmentation.exceptions import BreakRule
from l10n.text.segmentation.icu import to_python
from l10n.text.segmentation.triples import checked

_TIP = "Export the rules again as SRX 2.0 from the program they were made with."
_DEEPEST = 50


@dataclass(slots=True)
class _Document:
    """What is collected while the file is read."""

    where: str
    cascade: bool = False
    version: str = ""
    path: list[str] = field(default_factory=list)
    rules: dict[str, list[BreakRule]] = field(default_factory=dict)
    maps: list[tuple[str, str]] = field(default_factory=list)
    current: str = ""
    breaks: bool = True
    before: str = ""
    after: str = ""


def parse_srx(text: str, language: str, where: str) -> tuple[BreakRule, ...]:
    """The rules of an SRX file's text that hold for a language, in their order.

    With ``cascade="yes"`` every map whose pattern matches the tag counts, in the
    file's order; otherwise the first alone. ``where`` is the file's name.

    Raises ConfigError for what is not SRX, for a document type or an entity, and
    for a pattern that Python's regular expressions cannot express.
    """
    document = _read(text, where)
    tag = language.replace("_", "-")
    names: list[str] = []
    for pattern, name in document.maps:
        if re.compile(pattern, re.IGNORECASE).fullmatch(tag):
            names.append(name)
    if not document.cascade:
        names = names[:1]
    missing = [name for name in names if name not in document.rules]
    if missing:
        raise ConfigError(f"The rules “{missing[0]}” are mapped but missing.", tip=_TIP, path=where)
    return tuple(rule for name in dict.fromkeys(names) for rule in document.rules[name])


def _read(text: str, where: str) -> _Document:
    document = _Document(where)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = lambda *_: _refuse(where)
    parser.EntityDeclHandler = lambda *_: _refuse(where)
    parser.StartElementHandler = lambda name, given: _start(document, name, given, parser)
    parser.EndElementHandler = lambda name: _end(document, name, parser)
    parser.CharacterDataHandler = lambda data: _data(document, data)
    parser.buffer_text = True
    try:
        parser.Parse(text.removeprefix("\ufeff"), True)
    except (expat.ExpatError, UnicodeEncodeError) as error:
        raise ConfigError(f"This is not XML: {error}.", tip=_TIP, path=where) from error
    if not document.maps:
        raise ConfigError("The file maps no language to rules.", tip=_TIP, path=where)
    return document


def _refuse(where: str) -> None:
    raise ConfigError(
        "The file has a document type, which could hide entities.",
        tip="Delete the line that starts with <!DOCTYPE.",
        path=where,
    )


def _start(
    document: _Document, name: str, given: dict[str, str], parser: expat.XMLParserType
) -> None:
    element = name.rpartition(" ")[2]
    if not document.path and element != "srx":
        raise ConfigError(f"The file is {element}, not srx.", tip=_TIP, path=document.where)
    document.path.append(element)
    place = f"{document.where}, line {parser.CurrentLineNumber}"
    if len(document.path) > _DEEPEST:
        raise ConfigError("The elements are nested too deeply.", tip=_TIP, path=place)
    if element == "srx" and not given.get("version", "2.0").startswith("2"):
        raise ConfigError(f"This is SRX {given['version']}, not 2.0.", tip=_TIP, path=place)
    if element == "header":
        document.cascade = given.get("cascade") == "yes"
    elif element == "languagerule":
        document.current = given.get("languagerulename", "")
        document.rules.setdefault(document.current, [])
    elif element == "languagemap":
        pattern = _pattern(given.get("languagepattern", ""), place)
        document.maps.append((pattern, given.get("languagerulename", "")))
    elif element == "rule":
        document.breaks = given.get("break", "yes") != "no"
        document.before = document.after = ""


def _data(document: _Document, data: str) -> None:
    element = document.path[-1] if document.path else ""
    if element == "beforebreak":
        document.before += data
    elif element == "afterbreak":
        document.after += data


def _end(document: _Document, name: str, parser: expat.XMLParserType) -> None:
    document.path.pop()
    if name.rpartition(" ")[2] != "rule" or not (document.before or document.after):
        return
    place = f"{document.where}, line {parser.CurrentLineNumber}"
    rule = BreakRule(
        _pattern(document.before, place), _pattern(document.after, place), document.breaks
    )
    document.rules.setdefault(document.current, []).append(checked(rule, place))


def _pattern(pattern: str, place: str) -> str:
    try:
        translated = to_python(pattern)
        re.compile(translated)
    except (ValueError, re.error, RecursionError, OverflowError) as error:
        raise ConfigError(
            f"The pattern “{pattern}” cannot be used: {error}.",
            tip="Simplify the pattern, or leave the rule out.",
            path=place,
        ) from error
    return translated
