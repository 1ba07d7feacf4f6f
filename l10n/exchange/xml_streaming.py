"""XML of any size, unit by unit, from files that nobody vouches for.

Only one unit is in memory at a time. All that :mod:`l10n.exchange.xml_reading` refuses
is refused, but for one thing: a document type that only names a DTD, as nearly every TMX
file has, is passed over. The DTD is never fetched.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterator
from itertools import chain
from typing import BinaryIO

from l10n.exchange.decoding import stream_xml
from l10n.exchange.xml_reading import Builder, Element, brief

_LARGEST = 10_000_000
"""Characters of text and names in one unit, or in one tag."""
_MOST_IN_ONE = 100_000
"""Elements in one unit."""
_MOST_NAMES = 10_000
"""Different names of elements and attributes; a parser keeps each."""
_TIP = "Send it in smaller files, or export it again: it may be damaged."
_QUOTED = r"""(?:"[^"<>\[\]]{0,1000}"|'[^'<>\[\]]{0,1000}')"""
_PROLOG = re.compile(
    r"\ufeff?(?:<\?[^?]{0,4000}\?>|<!--(?:[^-]|-(?!-)){0,20000}-->|[ \t\r\n]+){0,200}"
)
_DOCTYPE = re.compile(
    rf"<!DOCTYPE\s+[\w.:-]{{1,100}}(?:\s+(?:SYSTEM|PUBLIC\s+{_QUOTED})\s+{_QUOTED})?\s*>"
)


def units(
    file: BinaryIO, *, roots: Collection[str], names: Collection[str], shown: str
) -> Iterator[tuple[Element, Element]]:
    """The elements of these names, each with the root element, which has attributes alone.

    ``names`` are not sought inside one another. ``shown`` is how errors name the file.
    Raises ExchangeError, with the line, for a root that is none of ``roots``, for a unit
    too large, and as :func:`l10n.exchange.xml_reading.parse` does.
    """
    stream = _Stream(shown, roots, names)
    pieces = stream_xml(file, shown=shown)
    head = _without_doctype(next(pieces))
    for piece in chain((head,), pieces):
        try:
            stream.feed(piece, last=not piece)
        finally:
            yield from stream.found()


def _without_doctype(head: str) -> str:
    """The beginning of a file without a document type that only names a DTD.

    A parser that is told of a DTD which it does not read forgives entities that nobody
    declared, and drops them.
    """
    prolog = _PROLOG.match(head)
    start = prolog.end() if prolog else 0
    found = _DOCTYPE.match(head, start)
    if not found:
        return head
    return head[:start] + "\n" * found[0].count("\n") + head[found.end() :]


class _Stream(Builder):
    """One parse that keeps no more than the unit that it is in."""

    def __init__(self, shown: str, roots: Collection[str], names: Collection[str]) -> None:
        super().__init__(shown)
        self._roots = roots
        self._wanted = names
        self._ready: deque[Element] = deque()
        self._root: Element | None = None
        self._seen: set[str] = set()
        self._unit: Element | None = None
        self._room = _LARGEST
        self._at = self._waiting = 0

    def found(self) -> Iterator[tuple[Element, Element]]:
        """The units that have ended since it was last asked."""
        while self._ready and self._root:
            yield self._root, self._ready.popleft()

    def feed(self, text: str, *, last: bool) -> None:
        super().feed(text, last=last)
        at = self._parser.CurrentByteIndex
        self._waiting = self._waiting + len(text) if at == self._at else 0
        self._at = at
        if self._waiting > _LARGEST:
            self._refuse_size()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._unit is None:
            self._left, self._room = _MOST_IN_ONE, _LARGEST
        elif self._left == 0:
            self._refuse_size("One unit has too many elements.")
        self._seen.add(name)
        if attributes:
            self._seen.update(attributes)
            self._take(sum(map(len, attributes.values())))
        if len(self._seen) > _MOST_NAMES:
            self._refuse_size("It has too many different names of elements.")
        super()._start(name, attributes)
        element = self._path[-1]
        if self._root is None:
            self._check_root(element)
            self._root = element
        elif self._unit is None and element.name in self._wanted:
            self._unit = element

    def _check_root(self, root: Element) -> None:
        if root.name not in self._roots:
            wanted = " or ".join(f"<{name}>" for name in self._roots)
            message = f"It begins with <{brief(root.name)}>, not with {wanted}."
            self._place.refuse(root.line, message, "See that it is the right file.")

    def _end(self, name: str) -> None:
        ended = self._path[-1]
        super()._end(name)
        if ended is self._unit:
            self._ready.append(ended)
            self._unit = None
        if self._unit is None:
            self._path[-1].content.clear()

    def _data(self, data: str) -> None:
        if self._unit is not None:
            self._take(len(data))
            super()._data(data)

    def _take(self, size: int) -> None:
        self._room -= size
        if self._room < 0:
            self._refuse_size()

    def _refuse_size(self, message: str = "One unit is too large.") -> None:
        self._place.refuse(self._parser.CurrentLineNumber, message, _TIP)
