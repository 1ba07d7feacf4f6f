"""One statement in one language, as a reviewer has it before them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from l10n.catalogs.catalog import Entry
from l10n.catalogs.history import History
from l10n.errors import L10nError
from l10n.languages import Language
from l10n.model import Tally
from l10n.workflow.desk.examining import Examined, Examiner
from l10n.workflow.desk.making import Made, Maker, remade, stamp_of_rows
from l10n.workflow.desk.rows import Row


@dataclass(frozen=True, slots=True)
class Sheet:
    """One statement in one language, as of one moment."""

    statement: str
    language: Language
    rows: tuple[Row, ...] = ()
    """In source order: what the text has today, without plurals."""
    tally: Tally = field(default_factory=lambda: Tally({}, {}, {}))
    stamp: str = ""
    """Another whenever anything of a row is, a comment and a ruling included."""
    problem: L10nError | None = field(default=None, compare=False)
    """Why there are no rows: the catalog, or its journal, cannot be read now."""
    examined: tuple[Examined, ...] = field(default=(), repr=False, compare=False)
    """What the findings of each row are from."""
    rules: str = field(default="", repr=False, compare=False)
    """The rules that were asked: see :class:`~l10n.workflow.desk.examining.Examiner`."""
    _places: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = {row.segment: at for at, row in enumerate(self.rows)}
        object.__setattr__(self, "_places", places)

    def row(self, segment: str) -> Row | None:
        """The row of a segment, by its whole id; None where there is none."""
        at = self._places.get(segment)
        return None if at is None else self.rows[at]

    def made(self) -> tuple[Made, ...]:
        """The rows, each with what its findings are from."""
        return tuple(map(Made, self.rows, self.examined))


def unreadable(statement: str, target: Language, problem: L10nError) -> Sheet:
    """The sheet that stands for what cannot be read."""
    return Sheet(statement, target, stamp=f"unreadable: {problem}", problem=problem)


def sheet_of(
    statement: str,
    entries: Iterable[Entry],
    history: History,
    examiner: Examiner,
    before: Sheet | None = None,
) -> Sheet:
    """The sheet of a settled catalog's live entries, not yet counted. Pure.

    Rows whose entry, rulings and knowledge are as in ``before`` are taken from it.
    """
    known = {made.row.segment: made for made in before.made()} if before else {}
    same_rules = before is not None and before.rules == examiner.rules
    maker = Maker(statement, history, examiner, known, same_rules=same_rules)
    plain = (entry for entry in entries if entry.plural_source is None)
    found = [maker.make(number, entry) for number, entry in enumerate(plain, start=1)]
    return _filled(Sheet(statement, examiner.checks.target), found, examiner)


def reexamined(sheet: Sheet, examiner: Examiner) -> Sheet:
    """The sheet as the checks see it with what they know now; itself where nothing that
    bears on any of its rows has changed. Pure."""
    before = sheet.made()
    same_rules = sheet.rules == examiner.rules
    after = [remade(made, examiner, same_rules=same_rules) for made in before]
    is_same = all(new is old for new, old in zip(after, before, strict=True))
    return sheet if is_same and same_rules else _filled(sheet, after, examiner)


def _filled(sheet: Sheet, found: Iterable[Made], examiner: Examiner) -> Sheet:
    pairs = tuple(found)
    rows = tuple(made.row for made in pairs)
    return replace(
        sheet,
        rows=rows,
        stamp=stamp_of_rows(rows),
        examined=tuple(made.examined for made in pairs),
        rules=examiner.rules,
    )
