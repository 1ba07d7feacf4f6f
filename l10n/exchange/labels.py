"""What l10n has to say beside the texts, in the two places that translation programs
keep: a unit's id, and notes of its own like ``base: 9f3a21c0b2d4``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from l10n.exchange.bilingual import Bilingual, Row, settled
from l10n.exchange.xml_reading import Element, Place
from l10n.exchange.xml_writing import unspelled
from l10n.model import State

OURS = "l10n"
"""Who such a note is from, or of what category."""

UNKNOWN_LANGUAGE = "und"
"""BCP 47's tag for a language that nobody named."""

_UNIT = re.compile(r"([0-9a-f]{8})(-[0-9]+)?")
_SEGMENT = re.compile(r"[0-9a-f]{8}")
_BASE = re.compile(r"[0-9a-f]{12}")


def unit_ids(rows: Iterable[Row]) -> Iterator[str]:
    """An id for each unit, none twice: its segment's, with a number where that returns.

    >>> list(unit_ids([Row("350c0190", "a", ""), Row("", "b", ""), Row("350c0190", "c", "")]))
    ['350c0190', 'n2', '350c0190-2']
    """
    seen: Counter[str] = Counter()
    for number, row in enumerate(rows, start=1):
        if not _SEGMENT.fullmatch(row.id):
            yield f"n{number}"
            continue
        seen[row.id] += 1
        yield row.id if seen[row.id] == 1 else f"{row.id}-{seen[row.id]}"


def segment_id(unit: str) -> str:
    """The segment's id in a unit's, empty where that is another program's."""
    found = _UNIT.fullmatch(unit.strip())
    return found[1] if found else ""


def base_of(text: str) -> str:
    """A base as a file gives it, empty where it is none."""
    found = _BASE.fullmatch(text.strip())
    return found[0] if found else ""


def row_labels(row: Row) -> Iterator[str]:
    """What the notes of ours beside a row say."""
    if row.base:
        yield f"base: {row.base}"
    if row.context is not None:
        yield f"context: {row.context}"


def file_labels(bilingual: Bilingual) -> Iterator[str]:
    """What the notes of ours at the head of a file say."""
    if bilingual.statement:
        yield f"statement: {bilingual.statement}"


def read_notes(notes: Iterable[Element], author: str) -> tuple[dict[str, str], list[str]]:
    """What our notes say, by their first word, and the other notes' texts.

    ``author`` is the attribute that tells ours from the others.
    """
    labels: dict[str, str] = {}
    others: list[str] = []
    for note in notes:
        text = unspelled(note.text())
        if note.get(author) == OURS:
            key, _, value = text.partition(": ")
            labels.setdefault(key.strip(), value)
        elif text:
            others.append(text)
    return labels, others


def read_row(
    unit: str,
    texts: tuple[str, str],
    state: State | None,
    labels: dict[str, str],
    notes: Iterable[str],
) -> Row:
    """A row from what stands in its unit; ``texts`` are source and target."""
    source, target = texts
    return Row(
        id=segment_id(unit),
        source=source,
        target=target,
        state=settled(state, target),
        context=labels.get("context"),
        base=base_of(labels.get("base", "")),
        notes=tuple(notes),
    )


def read_language(tag: str) -> str:
    """A language's tag, empty for one that says that it is unknown."""
    return "" if tag.strip().lower() == UNKNOWN_LANGUAGE else tag.strip()


def agree(declared: str, found: str, line: int, place: Place) -> str:
    """The target's language by its file and by itself: the first that is known.

    Raises ExchangeError where they are not one: ``es`` and ``es-MX`` may be, ``zh-Hans``
    and ``zh-Hant`` are not.
    """
    if declared and found:
        one, other = (tag.lower().replace("_", "-").split("-") for tag in (declared, found))
        if any(a != b for a, b in zip(one, other, strict=False)):
            place.refuse(
                line,
                f"The translation is in “{found[:20]}”, in a file for “{declared[:20]}”.",
                "Send one file for each language.",
            )
    return declared or found
