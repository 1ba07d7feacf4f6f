"""The elements inside a source or a target, as text.

l10n writes none but stand-ins for characters that XML cannot hold. Programs
add more. What marks a passage (a term, a remark, bold type) leaves its text
alone; native code that the file holds is text, as it was in the original; a
placeholder that stands for something the file does not hold is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from l10n.exchange.xml_reading import Element, Place, brief
from l10n.exchange.xml_writing import attributes, content, unspelled

CHARACTER = "x-l10n-cp"
"""XLIFF 1.2's ``ctype`` of a stand-in; its ``equiv-text`` is the code point, ``U+0001``."""

_TRANSPARENT = frozenset({"g", "mrk", "sub"})
_NATIVE = frozenset({"bpt", "ept", "it", "ph"})
"""What holds native code as its content."""
_SIDES = frozenset({"bpt", "ept", "it", "bx", "ex"})
"""What opens or closes a passage, and so may stand for nothing."""
_HEX = re.compile(r"(?:U\+)?0*([0-9A-Fa-f]{1,6})")
_MOST_CODE = 20_000
"""Characters in one text: original data may be used again and again, and make a file grow."""
_TIP = (
    "Take the element out in the translation program, or put the text it stands for in its place."
)


def content12(text: str) -> str:
    """Text as the content of an XLIFF 1.2 element."""
    return content(text, _stand_in12)


def content2(text: str) -> str:
    """Text as the content of an XLIFF 2 element."""
    return content(text, lambda _, character: f'<cp hex="{ord(character):04X}"/>')


def text12(element: Element, place: Place) -> str:
    """The text of an XLIFF 1.2 ``source``, ``target`` or part of one.

    Raises ExchangeError for what has none.
    """
    return _joined(element, lambda piece: _inline12(piece, place), place)


def text2(element: Element, codes: Mapping[str, str], place: Place) -> str:
    """The text of an XLIFF 2 ``source``, ``target`` or part of one.

    ``codes`` are the unit's original data by id. Raises ExchangeError for what has no text.
    """
    return _Reader2(codes, place).text(element)


def remarks(element: Element) -> Iterator[str]:
    """What translators wrote on passages of a text, which is read without such marks."""
    for piece in element.content:
        if not isinstance(piece, str):
            comments = piece.get("value") if piece.get("type") == "comment" else ""
            comment = unspelled(piece.get("comment") or comments)
            if comment and piece.name in {"mrk", "sm"}:
                yield comment
            yield from remarks(piece)


def _stand_in12(number: int, character: str) -> str:
    code = f"U+{ord(character):04X}"
    return f"<x{attributes(id=str(number), ctype=CHARACTER, equiv_text=code)}/>"


def _joined(element: Element, inline: Callable[[Element], str | None], place: Place) -> str:
    """The text of an element, where ``inline`` knows that of those in it."""
    texts: list[str] = []
    for piece in element.content:
        if isinstance(piece, str):
            texts.append(piece)
            continue
        text = inline(piece) if piece.namespace == element.namespace else None
        if text is None:
            message = f"Nobody can say what <{brief(piece.name)}> stands for."
            place.refuse(piece.line, message, _TIP)
        texts.append(text)
    return "".join(texts)


def _inline12(piece: Element, place: Place) -> str | None:
    if piece.name in _TRANSPARENT or (piece.name in _NATIVE and piece.content):
        return text12(piece, place)
    equivalent = piece.attributes.get("equiv-text")
    if piece.get("ctype") == CHARACTER:
        return _character(equivalent or "", piece, place)
    if piece.name in _SIDES:
        return unspelled(equivalent or "")
    if piece.name not in {"x", "ph"}:
        return None
    if equivalent is None:
        return "\n" if piece.get("ctype") == "lb" else None
    return unspelled(equivalent)


@dataclass(slots=True)
class _Reader2:
    """XLIFF 2's inline elements, in one text."""

    codes: Mapping[str, str]
    place: Place
    left: int = _MOST_CODE

    def text(self, element: Element) -> str:
        return _joined(element, self._inline, self.place)

    def _inline(self, piece: Element) -> str | None:
        if piece.name == "cp":
            return _character(piece.get("hex"), piece, self.place)
        if piece.name in {"pc", "mrk"}:
            return self.text(piece).join(self._code(piece, side) or "" for side in ("Start", "End"))
        if piece.name in {"sc", "ec", "sm", "em"}:
            return self._code(piece) or ""
        return self._code(piece) if piece.name == "ph" else None

    def _code(self, piece: Element, side: str = "") -> str | None:
        """What an element stands for; None where the file does not say."""
        reference = piece.attributes.get(f"dataRef{side}")
        if reference is not None:
            return self._original(reference, piece)
        equivalent = piece.attributes.get(f"equiv{side}")
        return None if equivalent is None else unspelled(equivalent)

    def _original(self, reference: str, piece: Element) -> str:
        code = self.codes.get(reference)
        self.left -= len(code or "")
        if code is None or self.left < 0:
            what = "is missing" if code is None else "is used too much"
            message = f"The original data “{brief(reference)}” {what}."
            self.place.refuse(piece.line, message, "Export the file again.")
        return code


def _character(digits: str, piece: Element, place: Place) -> str:
    found = _HEX.fullmatch(digits)
    code = int(found[1], 16) if found else -1
    if not 0 <= code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        place.refuse(piece.line, f"“{brief(digits)}” is not a character.", _TIP)
    return chr(code)
