"""A second translation of the same message, kept as a comment where only one can be the target."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from l10n.catalogs.catalog import Entry, Key

_NAME = "Another translation"
_NOTE = re.compile(rf"{_NAME}(?: \((?P<whose>.*?)\))?: (?P<text>.+)")
_ONE_LINE = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r"})


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another translation that is kept beside the target."""

    text: str
    """On one line: see :func:`on_one_line`."""
    whose: str = ""
    """Whose it was: “approved by boris”; empty where that is not known."""


def with_alternative(kept: Entry, text: str, whose: str = "") -> Entry:
    """The entry with another translation as a comment, and whose it was if that is known.

    Itself where the text is empty, its own, or noted so already.

    >>> with_alternative(Entry("Peace.", "Paz."), "La paz.", "approved by boris").comments
    ('Another translation (approved by boris): La paz.',)
    """
    note = alternative(text, whose)
    if text in {"", kept.target} or note in kept.comments:
        return kept
    return replace(kept, comments=(*kept.comments, note))


def has_alternative(entry: Entry) -> bool:
    """Whether another translation is kept beside the target."""
    return any(map(is_alternative, entry.comments))


def is_alternative(comment: str) -> bool:
    """Whether a comment keeps another translation."""
    return comment.startswith(_NAME)


def alternatives(entry: Entry) -> tuple[Alternative, ...]:
    """The other translations that are kept beside the target, the first noted first.

    >>> alternatives(with_alternative(Entry("Peace.", "Paz."), "La paz.", "by boris"))
    (Alternative(text='La paz.', whose='by boris'),)
    """
    found = filter(None, map(_NOTE.fullmatch, entry.comments))
    return tuple(Alternative(note["text"], note["whose"] or "") for note in found)


def alternative(text: str, whose: str = "") -> str:
    """The comment's text: one line, whatever the translation holds."""
    return f"{_NAME}{f' ({whose})' if whose else ''}: {on_one_line(text)}"


def on_one_line(text: str) -> str:
    r"""A text as a comment can hold it. Backslashes stay as they are where no line ends.

    >>> on_one_line("a\nb"), on_one_line("C:\\news")
    ('a\\nb', 'C:\\news')
    """
    return text.translate(_ONE_LINE) if "\n" in text or "\r" in text else text


def one_each(entries: Iterable[Entry]) -> dict[Key, Entry]:
    """One entry for each key, with what any other of that key held as a comment.

    A live entry goes before an obsolete one, unless it is empty and the other
    is not. gettext refuses a file that has both.
    """
    known: dict[Key, Entry] = {}
    for entry in entries:
        first = known.setdefault(entry.key, entry)
        if first is not entry:
            kept, other = (first, entry) if first.target else (entry, first)
            known[entry.key] = with_alternative(kept, other.target)
    return known
