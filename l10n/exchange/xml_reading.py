"""XML as a tree, from files that nobody vouches for.

A document type is refused, so that no file can grow when it is read or reach
for another; depth and number of the elements are limited.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from l10n.errors import ExchangeError
from l10n.exchange.decoding import decode_xml

LANGUAGE = "http://www.w3.org/XML/1998/namespace lang"
"""The attribute ``xml:lang``, as a tree names it."""

_TIP = "Export it again from the translation program; it may be damaged or cut short."
_DEEPEST = 100
_LONGEST_NAMESPACE = 300
"""Each name in it repeats it, so a long one would make a file grow when it is read."""
_BRIEF = 40
_MOST = 2_000_000


@dataclass(slots=True)
class Element:
    """One element with all that is in it. Comments and processing instructions are not."""

    namespace: str
    name: str
    line: int
    attributes: dict[str, str]
    """By name; one with a prefix has its namespace and a space before it."""
    content: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """An attribute's value, empty where it is missing."""
        return self.attributes.get(name, "")

    def children(self, *names: str) -> Iterator[Element]:
        """The elements of these names right in this one, in its own namespace."""
        for child in self.content:
            if isinstance(child, str) or child.namespace != self.namespace:
                continue
            if child.name in names:
                yield child

    def child(self, name: str) -> Element | None:
        """The first of them."""
        return next(self.children(name), None)

    def text(self) -> str:
        """All text in it, markup left out."""
        return "".join(c if isinstance(c, str) else c.text() for c in self.content)


@dataclass(frozen=True, slots=True)
class Place:
    """Which unit of which file an error is about."""

    shown: str
    unit: str = ""

    def refuse(self, line: int, message: str, tip: str) -> NoReturn:
        """Raise ExchangeError that names the file, the line and the unit."""
        unit = f"Unit “{brief(self.unit)}”: " if self.unit else ""
        raise ExchangeError(f"{unit}{message}", tip=tip, path=f"{self.shown}, line {line}")


def brief(text: str) -> str:
    """What a file calls something, fit for an error message.

    >>> brief("a\\nb"), len(brief("a" * 1000))
    ('a b', 41)
    """
    plain = "".join(c if c.isprintable() else " " for c in text[:_BRIEF])
    return plain if len(text) <= _BRIEF else f"{plain}…"


def parse(data: bytes, *, shown: str) -> Element:
    """The root element.

    Raises ExchangeError, with the line, for what is not well-formed, too deep or
    too much, for a document type, and for an encoding that is not what it says.
    """
    return Builder(shown).build(decode_xml(data, shown=shown))


class Builder:
    """One parse: expat calls, the tree grows."""

    def __init__(self, shown: str) -> None:
        self._place = Place(shown)
        self._path = [Element("", "", 0, {})]
        self._left = _MOST
        self._names: dict[str, tuple[str, str]] = {}
        self._parser = parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartNamespaceDeclHandler = self._namespace
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data

    def build(self, text: str) -> Element:
        """The root element of a whole text."""
        document = self._path[0]
        self.feed(text, last=True)
        return next(piece for piece in document.content if isinstance(piece, Element))

    def feed(self, text: str, *, last: bool) -> None:
        """Read on."""
        try:
            self._parser.Parse(text, last)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            self._place.refuse(error.lineno, f"This is not well-formed XML: {reason}.", _TIP)

    def _doctype(self, *_: object) -> None:
        self._place.refuse(
            self._parser.CurrentLineNumber,
            "It has a document type, which could hide entities.",
            "Delete the line that starts with <!DOCTYPE.",
        )

    def _namespace(self, _: str | None, name: str | None) -> None:
        if name and len(name) > _LONGEST_NAMESPACE:
            line = self._parser.CurrentLineNumber
            self._place.refuse(line, f"No namespace is called “{brief(name)}”.", _TIP)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        line = self._parser.CurrentLineNumber
        self._left -= 1
        if len(self._path) > _DEEPEST or self._left < 0:
            what = "nested too deeply" if self._left >= 0 else f"more than {_MOST:,}"
            self._place.refuse(line, f"Its elements are {what}.", "Send it in smaller files.")
        namespace, local = self._split(name)
        element = Element(namespace, local, line, attributes)
        self._path[-1].content.append(element)
        self._path.append(element)

    def _split(self, name: str) -> tuple[str, str]:
        """Namespace and name, as the same two strings each time."""
        if name not in self._names:
            namespace, _, local = name.rpartition(" ")
            self._names[name] = namespace, local
        return self._names[name]

    def _end(self, _: str) -> None:
        self._path.pop()

    def _data(self, data: str) -> None:
        self._path[-1].content.append(data)
