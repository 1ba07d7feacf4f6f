r"""The term base as people write it: a table of comma-separated values.

The first row names the columns. ``source``, ``language`` and ``target`` are needed;
``variants`` and ``forbidden`` hold several forms with ``|`` between them (``\|`` is one
within a form); ``do_not_translate`` and ``case`` say yes or no.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import StringIO

from l10n.errors import LanguageError, TermError
from l10n.languages import language
from l10n.terms.base import Term, TermBase

COLUMNS = (
    *("source", "language", "target", "variants", "forbidden"),
    *("do_not_translate", "case", "part_of_speech", "reference", "note"),
)
EVERY = "*"
"""What stands for every language."""
_NEEDED = COLUMNS[:3]
_YES = frozenset({"yes", "y", "true", "1", "x"})
_NO = frozenset({"", "no", "n", "false", "0"})
_TIP = f"The first row names the columns: {', '.join(COLUMNS)}; the first three are needed."
_FORM = re.compile(r"(?:[^\\|]|\\.|\\$)+", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\|])")


@dataclass(frozen=True, slots=True)
class TermRow:
    """One row: a term and the language it is for, by its tag or ``EVERY``."""

    language: str
    term: Term


@dataclass(frozen=True, slots=True)
class Table:
    """A table with all that is in it, understood or not, so that a change of one row
    leaves the others as people wrote them."""

    rows: tuple[TermRow, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    """Those of the rows, in their order."""
    header: tuple[str, ...] = COLUMNS
    """As it is written."""
    delimiter: str = ","
    newline: str = "\n"

    def with_rows(self, changed: Mapping[int, TermRow], added: Iterable[TermRow]) -> Table:
        """The table with some rows in place of others, by number from 0, and more at its end.
        Where one says what the table has no column for, that column is added."""
        new = {**changed, **dict(enumerate(added, start=len(self.rows)))}
        rows = {**dict(enumerate(self.rows)), **new}
        written = {number: _written(row) for number, row in new.items()}
        names = [_name(column) for column in self.header]
        said = {column for texts in written.values() for column, text in texts.items() if text}
        more = [column for column in COLUMNS if column in said and column not in names]
        cells = dict(enumerate(self.cells))
        for number, texts in written.items():
            cells[number] = _filled(texts, [*names, *more], cells.get(number, ()))
        header = (*self.header, *more)
        return replace(self, rows=tuple(rows.values()), cells=tuple(cells.values()), header=header)

    def text(self) -> str:
        """The file's text; rows without anything in them are gone."""
        lines = [self.header, *(_padded(cells, len(self.header)) for cells in self.cells)]
        return "".join(_line(cells, self.delimiter) + self.newline for cells in lines)


def parse(text: str, *, shown: str) -> Table:
    """A table from its text, which may begin with a byte order mark.

    ``shown`` is how errors name the file. Raises TermError, with the line, for what is
    no such table.
    """
    first = text.removeprefix("\ufeff").partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    newline = "\r\n" if first.endswith("\r") else "\n"
    lines = list(_lines(text.removeprefix("\ufeff"), delimiter, shown))
    header = lines[0][1] if lines else ()
    names = [_name(column) for column in header]
    if not set(_NEEDED) <= set(names):
        raise TermError("It is no table of terms.", tip=_TIP, path=shown)
    kept = [(line, cells) for line, cells in lines[1:] if any(cell.strip() for cell in cells)]
    rows = tuple(_row(names, cells, f"{shown}, line {line}") for line, cells in kept)
    return Table(rows, tuple(cells for _, cells in kept), header, delimiter, newline)


def read(text: str, *, shown: str) -> dict[str, TermBase]:
    """The term bases of a table by their language's tag; under ``EVERY`` what holds for all.

    Raises TermError as :func:`parse` does.
    """
    found: dict[str, list[Term]] = {}
    for row in parse(text, shown=shown).rows:
        found.setdefault(row.language, []).append(row.term)
    return {tag: TermBase(tuple(terms)) for tag, terms in found.items()}


def write(rows: Iterable[TermRow]) -> str:
    """A table's text that :func:`parse` reads these rows from."""
    return Table().with_rows({}, rows).text()


def _lines(text: str, delimiter: str, shown: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    # Not str.splitlines, to which more than a line end is one.
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, tuple(cells)
    except csv.Error as error:
        raise TermError(f"It is no table: {error}.", tip=_TIP, path=shown) from None


def _line(cells: Sequence[str], delimiter: str) -> str:
    # The end of line that makes the writer quote both of its characters.
    out = StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n")


def _name(column: str) -> str:
    return column.strip().casefold().replace("-", "_").replace(" ", "_")


def _padded(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * (width - len(cells)))


def _filled(texts: Mapping[str, str], names: Sequence[str], old: Sequence[str]) -> tuple[str, ...]:
    """A row's cells: its own, and what stood in columns that are none of ours."""
    before = _padded(old, len(names))
    own = [texts.get(name, before[number]) for number, name in enumerate(names)]
    return (*own, *before[len(names) :])


def _row(names: Sequence[str], cells: Sequence[str], place: str) -> TermRow:
    pairs = zip(names, _padded(cells, len(names)), strict=False)
    texts = {name: cell.strip() for name, cell in pairs}
    source, target = texts["source"], texts["target"]
    targets = (target, *_several(texts, "variants"))
    if _flag(texts, "do_not_translate", place):
        targets = (source, *targets)
    term = Term(
        source,
        tuple(form for form in targets if form),
        tuple(_several(texts, "forbidden")),
        case=_flag(texts, "case", place),
        note=texts.get("note", ""),
        part_of_speech=texts.get("part_of_speech", ""),
        reference=texts.get("reference", ""),
    )
    if not source or not (term.targets or term.forbidden):
        raise TermError(
            "A term needs a source, and a target or what is forbidden.",
            tip="Fill the cells, or delete the row.",
            path=place,
        )
    return TermRow(_tag(texts["language"], place), term)


def _written(row: TermRow) -> dict[str, str]:
    """A row's cells by their columns."""
    term = row.term
    kept = term.targets[:1] == (term.source,)
    forms = term.targets[kept:]
    return {
        "source": term.source,
        "language": row.language,
        "target": forms[0] if forms else "",
        "variants": _joined(forms[1:]),
        "forbidden": _joined(term.forbidden),
        "do_not_translate": "yes" if kept else "",
        "case": "yes" if term.case else "",
        "part_of_speech": term.part_of_speech,
        "reference": term.reference,
        "note": term.note,
    }


def _tag(name: str, place: str) -> str:
    if name in {"", EVERY}:
        return EVERY
    try:
        return language(name).tag
    except LanguageError as error:
        raise TermError(error.message, tip=error.tip, path=place) from None


def _several(texts: Mapping[str, str], column: str) -> Iterator[str]:
    forms = (form.strip() for form in _FORM.findall(texts.get(column, "")))
    return (_ESCAPED.sub(r"\1", form) for form in forms if form)


def _joined(forms: Sequence[str]) -> str:
    return " | ".join(form.replace("\\", r"\\").replace("|", r"\|") for form in forms)


def _flag(texts: Mapping[str, str], column: str, place: str) -> bool:
    said = texts.get(column, "").casefold()
    if said not in _YES | _NO:
        raise TermError(f"“{column}” is {said!r}.", tip="Write yes or no.", path=place)
    return said in _YES
