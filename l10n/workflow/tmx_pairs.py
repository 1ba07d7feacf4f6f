"""TMX files as pairs of two languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from l10n.errors import ExchangeError
from l10n.exchange import tmx
from l10n.exchange.tmx_unit import TmxUnit
from l10n.languages import Language
from l10n.memory.memory import Remembered


def read_units(path: Path, shown: str) -> Iterator[TmxUnit]:
    """The units of a TMX file; ``shown`` is how errors name it.

    Raises ExchangeError where it cannot be read.
    """
    try:
        with path.open("rb") as file:
            yield from tmx.read(file, shown=shown)
    except OSError as error:
        raise ExchangeError(
            f"It cannot be read: {error.strerror}.",
            tip="Give yourself permission to read it, or move it away.",
            path=shown,
        ) from error


def pairs_of(
    unit: TmxUnit, source: Language, target: Language, origin: str
) -> Iterator[Remembered]:
    """A TMX unit's pairs in these languages; none of one that lost a part of its text."""
    for one in unit.texts_in(source.tag) if unit.whole else ():
        for other in unit.texts_in(target.tag):
            texts = one.text.strip(), other.text.strip()
            trace = other.trace if other.trace.at else unit.trace
            if all(texts):
                yield Remembered(
                    *(*texts, origin, trace.by, trace.at), before=unit.before, after=unit.after
                )
