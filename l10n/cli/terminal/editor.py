"""A text that is being typed, and where in it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from l10n.cli.output import printable
from l10n.cli.terminal.keys import Key
from l10n.cli.terminal.width import clusters

_MOVES = {"left", "right", "home", "end", "wordleft", "wordright"}


@dataclass(frozen=True, slots=True)
class Editor:
    """One line of text, letter by letter as a reader sees letters."""

    letters: tuple[str, ...] = ()
    at: int = 0
    """The cursor stands before this letter."""
    rtl: bool = False
    """Whether the left arrow goes on in the text."""

    @property
    def text(self) -> str:
        """What stands there."""
        return "".join(self.letters)

    def pressed(self, key: Key) -> Editor:
        """After a key; itself where the key means nothing here."""
        if key.name in _MOVES:
            return replace(self, at=self._moved(key.name))
        cut = self._cut(key.name)
        if cut:
            return self._without(*cut)
        text = printable(key.text) if key.name == "paste" else key.name if is_letter(key) else ""
        return self.with_text(" ".join(text.split()) if len(text) > 1 else text) if text else self

    def with_text(self, text: str) -> Editor:
        """With a text put in at the cursor."""
        before = "".join(self.letters[: self.at]) + text
        letters = tuple(clusters(before + "".join(self.letters[self.at :])))
        return replace(self, letters=letters, at=len(tuple(clusters(before))))

    def _cut(self, name: str) -> tuple[int, int] | None:
        """What a key takes away."""
        return {
            "backspace": (self.at - 1, self.at),
            "delete": (self.at, self.at + 1),
            "ctrl-w": (self._word(-1), self.at),
            "ctrl-u": (0, self.at),
            "ctrl-k": (self.at, len(self.letters)),
        }.get(name)

    def _without(self, start: int, end: int) -> Editor:
        start, end = max(0, start), min(end, len(self.letters))
        letters = self.letters[:start] + self.letters[end:]
        return replace(self, letters=letters, at=start)

    def _moved(self, name: str) -> int:
        if name in {"home", "end"}:
            return 0 if name == "home" else len(self.letters)
        step = 1 if (name.endswith("right")) != self.rtl else -1
        if name.startswith("word"):
            return self._word(step)
        return min(max(0, self.at + step), len(self.letters))

    def _word(self, step: int) -> int:
        """The next beginning or end of a word."""
        at, seen = self.at, False
        while 0 <= (look := at if step > 0 else at - 1) < len(self.letters):
            in_word = self.letters[look][0].isalnum()
            if seen and not in_word:
                break
            seen, at = seen or in_word, at + step
        return at


def opened(text: str, *, rtl: bool = False) -> Editor:
    """A text opened at its end."""
    letters = tuple(clusters(text))
    return Editor(letters, len(letters), rtl)


def is_letter(key: Key) -> bool:
    """Whether a key is what it writes."""
    return not key.text and len(tuple(clusters(key.name))) == 1
