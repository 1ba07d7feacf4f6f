"""PO's syntax: a file's lines as blocks, whole, or an error that names the line.

polib reads the strings of a block and nothing else. It drops or reorders comments,
takes the first ones for the header's and reads on where an entry is broken, so
comments and the order of things are read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

import polib

from l10n.errors import CatalogError

MEND = "Open it in a PO editor or run msgfmt -c on it, fix it, and try again."
SPACE = " \t\f\v"
"""What may stand before and between words. Other spaces are text."""

_PLURALS = tuple(f"msgstr[{index}]" for index in range(10))
_STARTS = frozenset({"msgctxt", "msgid"})
_MAY_FOLLOW: dict[str, frozenset[str]] = {
    "": _STARTS,
    "msgctxt": frozenset({"msgid"}),
    "msgid": frozenset({"msgid_plural", "msgstr"}),
    "msgid_plural": frozenset({_PLURALS[0]}),
    "msgstr": _STARTS,
    **{word: _STARTS | {after} for word, after in pairwise(_PLURALS)},
    _PLURALS[-1]: _STARTS,
}
_PREVIOUS = frozenset({"msgctxt", "msgid", "msgid_plural"})
_CONFLICT = re.compile(r"(<{7}|\|{7}|={7}|>{7})(\s|$)")
_TOKEN = re.compile(
    # No group stands within something possessive: Python 3.11.2 keeps what such a one
    # matched in an attempt that failed.
    r"""([A-Za-z_]++(?:[ \t]*+\[[ \t]*+[0-9]++[ \t]*+\])?+)? [ \t\f\v]*+
    (?:"([^"\\]*+(?:\\.[^"\\]*+)*+)")? [ \t\f\v]*+""",
    re.VERBOSE | re.DOTALL,
)
_BYTES = r"\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+)"
_BYTE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]+))")
_ESCAPE = re.compile(rf"((?:{_BYTES})+)|\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """One entry as it stands in a file."""

    line: int
    """Where its first word is."""
    remarks: tuple[str, ...]
    """Its comment lines, from the ``#`` on."""
    previous: tuple[str, ...]
    """Its ``#|`` lines as polib reads them, a string a line."""
    strings: tuple[str, ...]
    """Its other lines, likewise."""
    obsolete: bool


def blocks(lines: Iterable[str], charset: str, shown: str) -> tuple[list[Block], tuple[str, ...]]:
    r"""The entries of a file, and the comment lines after the last one.

    ``charset`` is that of bytes written as ``\303\255``; ``shown`` is how errors name
    the file. Raises CatalogError, with the line, for what is not PO.
    """
    reader = _Reader(shown, charset)
    for number, line in enumerate(lines, start=1):
        reader.take(number, line.lstrip(SPACE))
    return reader.done, reader.finish()


@dataclass(slots=True)
class _Reader:
    """Where the reading stands: what is there of the entry, and above it."""

    shown: str
    charset: str
    done: list[Block] = field(default_factory=list)
    line: int = 0
    obsolete: bool = False
    last: str = ""
    """The entry's last word, nothing between entries."""
    words: list[tuple[str, list[str]]] = field(default_factory=list)
    previous: list[tuple[str, list[str]]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    """Comments since the last word: the next entry's, unless this one goes on."""

    def take(self, number: int, line: str) -> None:
        """Read one line, which does not begin with a space."""
        if not line.startswith("#"):
            self._text(number, line, line, obsolete=False)
        elif not line.startswith(("#~", "#|")):
            self.above.append(line)
        elif line.startswith(("#|", "#~|")):
            self._old_text(number, line, line[line.index("|") + 1 :].lstrip(SPACE))
        elif line[2:].lstrip(SPACE).startswith("#"):
            self._obsolete_remark(number, line, line[2:].lstrip(SPACE))
        else:
            self._text(number, line, line[2:].lstrip(SPACE), obsolete=True)

    def finish(self) -> tuple[str, ...]:
        """End the last entry; the comments after it."""
        self._end()
        previous = (f"#| {line}" for line in _joined(self.previous))
        return (*self.above, *previous)

    def _obsolete_remark(self, number: int, line: str, remark: str) -> None:
        if remark.startswith(("#~", "#|")):
            raise self._not_po(number, line)
        self.above.append(remark)

    def _text(self, number: int, line: str, text: str, *, obsolete: bool) -> None:
        for word, string in self._tokens(number, line, text):
            if word:
                self._begin(number, line, word, obsolete=obsolete)
            elif not self.last or self.above:
                raise self._error(f"The text on line {number} follows no word such as msgstr.")
            if obsolete != self.obsolete:
                raise self._error(f"The entry of line {self.line} is only partly “#~”: {number}.")
            if string is not None:
                self.words[-1][1].append(string)

    def _begin(self, number: int, line: str, word: str, *, obsolete: bool) -> None:
        if word not in _MAY_FOLLOW[self.last]:
            raise self._misplaced(number, line, word)
        if word in _STARTS and self.last != "msgctxt":
            self._end()
            self.line, self.obsolete = number, obsolete
        self.remarks += self.above
        self.above.clear()
        self.words.append((word, []))
        self.last = word

    def _old_text(self, number: int, line: str, text: str) -> None:
        """Take in ``#|``, which goes before the entry's own words."""
        self._end()
        for word, string in self._tokens(number, line, text):
            known = [old for old, _ in self.previous]
            if word and (word not in _PREVIOUS or word in known):
                raise self._error(f"On line {number}, “#| {word}” is out of place.")
            if word:
                self.previous.append((word, []))
            elif not known:
                raise self._error(f"The text on line {number} follows no word such as msgid.")
            if string is not None:
                self.previous[-1][1].append(string)

    def _end(self) -> None:
        """Add the entry to those done, if there is one."""
        if self.last and not self.last.startswith("msgstr"):
            raise self._unanswered()
        for word, strings in (*self.previous, *self.words) if self.last else ():
            if not strings:
                raise self._error(f"In the entry on line {self.line}, {word} has no text.")
        if self.last:
            self.done.append(self._block())
            self.remarks, self.previous, self.words, self.last = [], [], [], ""

    def _block(self) -> Block:
        return Block(
            self.line,
            tuple(self.remarks),
            tuple(f"#| {line}" for line in _joined(self.previous)),
            tuple(_joined(self.words)),
            self.obsolete,
        )

    def _tokens(self, number: int, line: str, text: str) -> list[tuple[str, str | None]]:
        """The words and strings of one line, in pairs of which either may be missing."""
        found, place = [], 0
        while place < len(text):
            token = _TOKEN.match(text, place)
            if not token or token.end() == place:
                raise self._not_po(number, line)
            word, string = token.groups()
            if string and "\\" in string:
                string = self._for_polib(number, string)
            found.append(("".join(word.split()) if word else "", string))
            place = token.end()
        return found

    def _for_polib(self, number: int, string: str) -> str:
        """The string with the escapes that polib knows, and no others."""
        return _ESCAPE.sub(lambda escape: self._escape(number, escape), string)

    def _escape(self, number: int, escape: re.Match[str]) -> str:
        if not escape[1]:
            if escape[2] not in 'abfnrtv"\\':
                raise self._error(
                    f"Line {number} has {escape[0]}, which PO does not know.",
                    tip=r"Write \\ where a backslash is meant.",
                )
            return "\a" if escape[2] == "a" else escape[0]
        text = _text_of(escape[1], self.charset)
        if text is None:
            raise self._error(
                f"Line {number} has {escape[1][:40]}, which is no {self.charset} text."
            )
        return str(polib.escape(text))

    def _misplaced(self, number: int, line: str, word: str) -> CatalogError:
        if word == "domain":
            return self._error(
                f"Line {number} begins a second domain.", tip="Give each domain a file of its own."
            )
        if word not in _MAY_FOLLOW and not word.startswith("msgstr["):
            return self._not_po(number, line)
        if word in _STARTS and self.last:
            return self._unanswered()
        expected = " or ".join(sorted(_MAY_FOLLOW[self.last]))
        return self._error(f"Line {number} has {word[:40]} where {expected} should be.")

    def _unanswered(self) -> CatalogError:
        wanted = {"msgctxt": "msgid", "msgid_plural": _PLURALS[0]}.get(self.last, "msgstr")
        kind = "msgctxt" if self.last == "msgctxt" else "msgid"
        return self._error(f"The {kind} on line {self.line} has no {wanted}.")

    def _not_po(self, number: int, line: str) -> CatalogError:
        if _CONFLICT.match(line):
            return self._error(
                f"git left a merge conflict on line {number}.",
                tip="Keep the better of the two versions and delete the lines with <<<<<<<, "
                "======= and >>>>>>>. After l10n git-setup, git merges catalogs by entry.",
            )
        return self._error(f"Line {number} is not PO: {line.strip()[:40]}")

    def _error(self, message: str, tip: str = MEND) -> CatalogError:
        return CatalogError(message, tip=tip, path=self.shown)


def _joined(words: Iterable[tuple[str, list[str]]]) -> Iterable[str]:
    """Each word and its string, however many lines it had."""
    return (f'{word} "{"".join(strings)}"' for word, strings in words)


def _text_of(escapes: str, charset: str) -> str | None:
    r"""What ``\303\255`` says; None for a NUL, bytes of another charset, or UTF-8 that is
    not the file's."""
    values = [int(octal or hexa, 8 if octal else 16) for octal, hexa in _BYTE.findall(escapes)]
    try:
        text = bytes(values).decode(charset)
    except ValueError:  # which a value above 255 raises too
        return None
    contrary = charset != "utf-8" and not text.isascii() and is_utf8(bytes(values))
    return None if contrary or "\0" in text else text


def is_utf8(data: bytes) -> bool:
    """Whether these bytes can be UTF-8, which text of another charset hardly ever can."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
