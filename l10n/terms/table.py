"""The term base as people write it: a table of comma-separated values.

The first row names the columns. ``source``, ``language`` and ``target`` are needed;
``variants`` and ``forbidden`` hold several forms with ``|`` between them;
``do_not_translate`` and ``case`` say yes or no.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping

from l10n.errors import LanguageError, TermError
from l10n.languages import language
from l10n.terms.base import Term, TermBase

COLUMNS = (
    *("source", "language", "target", "variants", "forbidden"),
    *("do_not_translate", "case", "note"),
)
EVERY = "*"
"""What stands for every language."""
_NEEDED = COLUMNS[:3]
_YES = frozenset({"yes", "y", "true", "1", "x"})
_NO = frozenset({"", "no", "n", "false", "0"})
_TIP = f"The first row names the columns: {', '.join(COLUMNS)}; the first three are needed."


def read(text: str, *, shown: str) -> dict[str, TermBase]:
    """The term bases of a table by their language's tag; under ``EVERY`` what holds for all.

    ``shown`` is how errors name the file. Raises TermError, with the line, for what is
    no such table.
    """
    found: dict[str, list[Term]] = {}
    for line, row in _rows(text, shown):
        tag, term = _term(row, f"{shown}, line {line}")
        found.setdefault(tag, []).append(term)
    return {tag: TermBase(tuple(terms)) for tag, terms in found.items()}


def _rows(text: str, shown: str) -> Iterator[tuple[int, dict[str, str]]]:
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    first = lines[0] if lines else ""
    delimiter = max(",;\t", key=first.count)
    try:
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        header = [name.strip().casefold().replace("-", "_") for name in next(reader, [])]
        if not set(_NEEDED) <= set(header):
            raise TermError("It is no table of terms.", tip=_TIP, path=shown)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                padded = [*cells, *[""] * (len(header) - len(cells))]
                pairs = zip(header, padded, strict=False)
                yield reader.line_num, {name: cell.strip() for name, cell in pairs}
    except csv.Error as error:
        raise TermError(f"It is no table: {error}.", tip=_TIP, path=shown) from None


def _term(row: Mapping[str, str], place: str) -> tuple[str, Term]:
    source, target = row["source"], row["target"]
    keep = _flag(row, "do_not_translate", place)
    targets = (target, *_several(row, "variants"))
    if keep:
        targets = (source, *targets)
    term = Term(
        source,
        tuple(form for form in targets if form),
        tuple(_several(row, "forbidden")),
        case=_flag(row, "case", place),
        note=row.get("note", ""),
    )
    if not source or not (term.targets or term.forbidden):
        raise TermError(
            "A term needs a source, and a target or what is forbidden.",
            tip="Fill the cells, or delete the row.",
            path=place,
        )
    return _tag(row["language"], place), term


def _tag(name: str, place: str) -> str:
    if name in {"", EVERY}:
        return EVERY
    try:
        return language(name).tag
    except LanguageError as error:
        raise TermError(error.message, tip=error.tip, path=place) from None


def _several(row: Mapping[str, str], column: str) -> Iterator[str]:
    return (form.strip() for form in row.get(column, "").split("|") if form.strip())


def _flag(row: Mapping[str, str], column: str, place: str) -> bool:
    said = row.get(column, "").casefold()
    if said not in _YES | _NO:
        raise TermError(f"“{column}” is {said!r}.", tip="Write yes or no.", path=place)
    return said in _YES
