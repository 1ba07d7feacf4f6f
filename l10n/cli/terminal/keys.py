"""What a terminal sends when keys are pressed or text is pasted."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from l10n.cli.terminal.width import clusters


class Key(NamedTuple):
    """One key by its name (``a``, ``enter``, ``ctrl-s``), or a text: ``paste``, ``text``."""

    name: str
    text: str = ""


_ESCAPE = "\x1b"
_PASTE, _PASTED = "\x1b[200~", "\x1b[201~"
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O[ -~]|[\[O]?\Z)")
_NAMES = {
    "A": "up", "B": "down", "C": "right", "D": "left", "H": "home", "F": "end",
    "1~": "home", "7~": "home", "4~": "end", "8~": "end", "3~": "delete",
    "5~": "pageup", "6~": "pagedown",
    "1;5C": "wordright", "1;5D": "wordleft", "1;3C": "wordright", "1;3D": "wordleft",
    "13;5u": "ctrl-enter", "27;5;13~": "ctrl-enter", "13;3u": "ctrl-enter",
}  # fmt: skip
_CONTROLS = {
    "\r": "enter", "\n": "enter", "\t": "tab", "\x7f": "backspace", "\x08": "backspace",
    "\x1b": "escape", "\x01": "home", "\x05": "end", "\x02": "left", "\x06": "right",
    "\x0e": "down", "\x10": "up", "\x04": "delete",
}  # fmt: skip
_ALT = {"\r": "ctrl-enter", "\n": "ctrl-enter", "b": "wordleft", "f": "wordright"}
_LONGEST = 64
"""No sequence that a terminal sends is longer; what is, is thrown away."""


class Keyboard:
    """Bytes in, keys out: whatever way the bytes are cut, and whatever else is among them."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._left = ""

    @property
    def waiting(self) -> bool:
        """Whether something came that may be the beginning of more: an Escape, for one."""
        return bool(self._left)

    def feed(self, data: bytes) -> list[Key]:
        """The keys that these bytes complete."""
        self._left += self._decoder.decode(data)
        keys: list[Key] = []
        while self._left and (found := self._next()):
            keys += found
        return keys

    def flush(self) -> list[Key]:
        """The same where nothing more comes: a lone Escape is the key of that name."""
        left, self._left = self._left, ""
        if left.startswith(_PASTE):
            return [Key("paste", left[len(_PASTE) :])]
        return [Key("escape")] if left else []

    def _next(self) -> list[Key] | None:
        """Keys from the beginning of what is left; None where more has to come first."""
        if self._left.startswith(_PASTE):
            return self._pasted()
        if self._left[0] == _ESCAPE:
            return self._escaped()
        if self._left[0] < " " or self._left[0] == "\x7f":
            letter, self._left = self._left[0], self._left[1:]
            return [Key(_CONTROLS.get(letter) or f"ctrl-{chr(ord(letter) + 0x60)}")]
        run = re.match(r"[^\x00-\x1f\x7f]+", self._left)
        assert run  # noqa: S101  # the first letter is one
        self._left = self._left[run.end() :]
        return [Key(cluster) for cluster in clusters(run[0])]

    def _pasted(self) -> list[Key] | None:
        end = self._left.find(_PASTED)
        if end < 0:
            return None
        text = self._left[len(_PASTE) : end]
        self._left = self._left[end + len(_PASTED) :]
        return [Key("paste", text)]

    def _escaped(self) -> list[Key] | None:
        found = _SEQUENCE.match(self._left)
        if found and found.end() == len(self._left) and len(found[0]) <= 2:
            return None
        if found:
            self._left = self._left[found.end() :]
            name = _NAMES.get(found[0][2:])
            return [Key(name)] if name else [Key("unknown", found[0])]
        if self._left[1] == "[":
            if len(self._left) < _LONGEST and _is_beginning(self._left):
                return None
            self._left = self._left[2:]
            return [Key("unknown")]
        letter = self._left[1]
        if letter == _ESCAPE:
            self._left = self._left[1:]
            return [Key("escape")]
        self._left = self._left[2:]
        return [Key(_ALT.get(letter, "unknown"))]


def _is_beginning(text: str) -> bool:
    return re.fullmatch(r"\x1b\[[0-?]*[ -/]*", text) is not None
