"""The sheets that there are now, each replaced whole when it is read anew."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import NamedTuple

from l10n.catalogs.history import History
from l10n.catalogs.index import load_tally, stamp_of, tally
from l10n.checks.pair import Knowledge
from l10n.errors import L10nError, TermError
from l10n.languages import Language
from l10n.project import Project
from l10n.terms.base import TermBase
from l10n.workflow.checking import checker
from l10n.workflow.desk.examining import Examiner, Measure
from l10n.workflow.desk.sheets import Sheet, sheet_of, unreadable
from l10n.workflow.desk.turns import Turns
from l10n.workflow.desk.watching import Place
from l10n.workflow.knowing import terms_of
from l10n.workflow.review import Held
from l10n.workflow.session import Session
from l10n.workflow.settling import read_settled

Door = Callable[[], AbstractContextManager[None]]

_NONE = -1, History()


@dataclass(frozen=True, slots=True)
class Kept:
    """A sheet, and what it was read from."""

    sheet: Sheet
    stamp: str
    """The catalog's: see :func:`~l10n.catalogs.index.stamp_of`."""
    told: int
    """How many events the journal had of the statement."""
    held: Held | None = None
    """The catalog itself, where it is at hand."""


class Replaced(NamedTuple):
    """A sheet in the place of another; None where there was, or is, none."""

    place: Place
    before: Sheet | None
    after: Sheet | None


class Board:
    """Read from any thread: a sheet is never changed, only replaced.

    What reads or writes files, or replaces a sheet, holds a turn. The checks are asked
    without one.
    """

    def __init__(self, session: Session, measure: Callable[[str], Measure]) -> None:
        """``measure`` gives what measures a language's entries, by its tag."""
        self.session = session
        self._measure = measure
        self.turns = Turns()
        self.kept: dict[Place, Kept] = {}
        self.journals: dict[str, list[int]] = {}
        """By language, the stamp of its journal when all sheets were as it said."""
        self._examiners: dict[str, Examiner] = {}
        self._histories: dict[Place, tuple[int, History]] = {}
        """With how many events there were of each statement."""

    def examiner(self, target: Language) -> Examiner:
        """The checks of a language as they are in use; with its terms alone, where nothing
        was learned yet, and without them, where they cannot be read."""
        if target.tag not in self._examiners:
            with self.turns.first():
                try:
                    terms = terms_of(self.session.project, target)
                except TermError:
                    terms = TermBase()
                self.session.lessons.known[target.tag] = Knowledge(terms=terms)
                self._examiners[target.tag] = self._made(target)
        return self._examiners[target.tag]

    def work_on(self, project: Project) -> None:
        """Go on with other settings; what was learned stays learned."""
        with self.turns.first():
            self.session = replace(self.session, project=project)
            for target in project.config.languages:
                if target.tag in self._examiners:
                    self._examiners[target.tag] = self._made(target)

    def use(self, target: Language, examiner: Examiner) -> None:
        """Have the checks of a language know something else from now on."""
        with self.turns.first():
            self.session.lessons.known[target.tag] = examiner.checks.knowledge
            self._examiners[target.tag] = examiner

    def read(self, statement: str, target: Language, door: Door) -> Replaced:
        """Read a sheet as it is now, and put it in the place of the one before, unless
        somebody else has put a later one there meanwhile. A catalog or journal that cannot
        be read makes a sheet that says so."""
        place = target.tag, statement
        before = self.kept.get(place)
        with door():
            path = self.session.project.catalog_path(statement, target)
            stamp = stamp_of(path)
            try:
                history = self._seen(statement, target)
                settled = read_settled(self.session, statement, target)
                examiner = self.examiner(target)
            except L10nError as problem:
                found = Kept(unreadable(statement, target, problem), stamp, 0)
                return self._put(place, before, found)
        old = before.sheet if before else None
        entries, known = settled.catalog.live(), history.plus(settled.events)
        sheet = sheet_of(statement, entries, known, examiner, old)
        sheet = replace(sheet, tally=tally(settled.catalog))
        with door():
            held = Held(settled.catalog, stamp) if not settled.changed else None
            return self._put(place, before, Kept(sheet, stamp, history.count, held))

    def history(self, statement: str, target: Language) -> History:
        """What the journal has of a statement. Raises CatalogError where it cannot be read."""
        return self.session.journals.ledger(self.session.project, target).of(statement)

    def has_told_all(self, kept: Kept) -> bool:
        """Whether the journal has nothing that a sheet was not made with."""
        try:
            with self.turns.later():
                history = self.history(kept.sheet.statement, kept.sheet.language)
                return history.count == kept.told
        except L10nError:
            return False

    def history_seen(self, statement: str, target: Language) -> History:
        """What the journal had of a statement when its sheet was put in its place: so nobody
        who reads waits for those who write. Raises CatalogError where it cannot be read."""
        place = target.tag, statement
        kept, (count, history) = self.kept.get(place), self._histories.get(place, _NONE)
        if kept and kept.told == count:
            return history
        with self.turns.first():
            return self._seen(statement, target)

    def see_histories(self, target: Language) -> None:
        """Have :meth:`history_seen` of all sheets of a language at hand; call it in a turn.
        Raises CatalogError where the journal cannot be read."""
        for tag, statement in list(self.kept):
            known = self._histories.get((tag, statement), _NONE)
            if tag == target.tag and known[0] != self.kept[tag, statement].told:
                self._seen(statement, target)

    def take(self, statement: str, target: Language, held: Held) -> Replaced:
        """Put the sheet of a catalog that was just written in its place; call it in the same
        turn."""
        place = target.tag, statement
        before, history = self.kept.get(place), self._seen(statement, target)
        old = before.sheet if before else None
        entries = held.catalog.live()
        sheet = sheet_of(statement, entries, history, self.examiner(target), old)
        known = self.session.index.get(self.session.project.catalog_path(statement, target))
        counted = load_tally(known) if known else tally(held.catalog)
        found = Kept(replace(sheet, tally=counted), held.stamp, history.count, held)
        return self._put(place, before, found)

    def look_again(self, place: Place, sheet: Sheet, after: Sheet) -> Replaced | None:
        """Put a sheet in the place of the very one that it was made from; None where that
        is no longer there."""
        with self.turns.first():
            kept = self.kept.get(place)
            if kept is None or kept.sheet is not sheet:
                return None
            self.kept[place] = replace(kept, sheet=after)
            return Replaced(place, sheet, after)

    def drop(self, place: Place) -> Replaced:
        """Take a sheet away whose catalog is gone."""
        with self.turns.first():
            kept = self.kept.pop(place, None)
        return Replaced(place, kept.sheet if kept else None, None)

    def _seen(self, statement: str, target: Language) -> History:
        """The history as no other thread adds to it; call it in a turn."""
        history = self.history(statement, target).copy()
        self._histories[target.tag, statement] = history.count, history
        return history

    def _made(self, target: Language) -> Examiner:
        return Examiner(checker(self.session, target), self._measure(target.tag))

    def _put(self, place: Place, before: Kept | None, found: Kept) -> Replaced:
        now = self.kept.get(place)
        # One that was only looked at again was read no later than the one before.
        is_as_old = now and before and (now.stamp, now.told) == (before.stamp, before.told)
        if now is before or is_as_old:
            self.kept[place] = found
        return Replaced(place, before.sheet if before else None, self.kept[place].sheet)
