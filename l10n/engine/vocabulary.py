"""The pieces that a model can write, and which of them begin with given letters."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from pathlib import Path

END = "</s>"
"""What a model writes after a translation."""

_FILES = tuple(
    f"{side}_vocabulary.{kind}" for side in ("target", "shared") for kind in ("json", "txt")
)
# Ends, beginnings, unknown words, bytes, and the languages of multilingual models.
_NO_TEXT = re.compile(r"<[^<>]+>|__\w+__")
_LAST = "\U0010ffff"


class Vocabulary:
    """Pieces in the order in which a model gives their probabilities."""

    def __init__(self, pieces: Sequence[str], surface: Callable[[str], str]) -> None:
        self.pieces = tuple(pieces)
        self._places = {piece: place for place, piece in enumerate(self.pieces)}
        written = [
            (surface(piece), place)
            for place, piece in enumerate(self.pieces)
            if not _NO_TEXT.fullmatch(piece)
        ]
        written.sort()
        self._texts = [text for text, _ in written]
        self._sorted = [place for _, place in written]

    def beginning(self, text: str) -> list[int]:
        """The places of all pieces whose text begins so."""
        start, end = bisect_left(self._texts, text), bisect_left(self._texts, text + _LAST)
        return self._sorted[start:end]

    def place(self, piece: str) -> int | None:
        """Where a piece stands; None for one that the model does not know."""
        return self._places.get(piece)


def read_pieces(model: Path) -> list[str]:
    """What the vocabulary file of a CTranslate2 model lists; nothing where it has none that
    can be read."""
    for path in (model / name for name in _FILES):
        try:
            text = path.read_text(encoding="utf-8")
            found = json.loads(text) if path.suffix == ".json" else text.split("\n")
        except (OSError, ValueError):
            continue
        if isinstance(found, list):
            return [str(piece) for piece in found]
    return []
