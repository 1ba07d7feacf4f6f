"""A project as reviewers have it before them, for as long as a server or terminal runs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress

from l10n.errors import L10nError
from l10n.languages import Language
from l10n.model import Finding
from l10n.project import Project
from l10n.workflow.deciding import Decided, Decision
from l10n.workflow.desk.background import Background
from l10n.workflow.desk.board import Board
from l10n.workflow.desk.carrying_out import Decider
from l10n.workflow.desk.changes import Change
from l10n.workflow.desk.examining import Measure, unmeasured
from l10n.workflow.desk.following import Follower
from l10n.workflow.desk.layout import Layout, Texts
from l10n.workflow.desk.making import previewed
from l10n.workflow.desk.outcomes import Outcome, Overtaken
from l10n.workflow.desk.panel import Panel, ShownMatch, panel_of, row_of
from l10n.workflow.desk.recalling import Memory
from l10n.workflow.desk.refreshing import Refresher
from l10n.workflow.desk.sheets import Sheet
from l10n.workflow.desk.watching import Place
from l10n.workflow.session import Session

__all__ = ["Change", "Listener", "Outcome", "Overtaken", "UnknownPlace", "Workbench"]

Listener = Callable[[Change], None]


class UnknownPlace(L10nError):  # noqa: N818  # what a person meets, not a fault
    """A language or a statement that the project does not have."""


class Workbench:
    """The sheets of a project, read once and kept up to date.

    Reading methods may be called from any thread: they hand out frozen values that are
    replaced whole. Writing is one at a time, and waits for other l10n commands. The first
    reading goes on in the background from the start; what is asked for sooner is read at
    once. How findings follow approvals: :mod:`l10n.workflow.desk.following`.
    """

    def __init__(
        self,
        session: Session,
        now: Callable[[], str],
        measure: Callable[[str], Measure] = lambda _: unmeasured,
        first: Collection[Place] = (),
    ) -> None:
        """``now`` gives the time of each decision: ``2026-11-22T10:00:00Z``; ``measure``, by
        a language's tag, what has been measured of its entries (see
        :meth:`~l10n.workflow.desk.opinions.Opinions.measure`), and may be called from any
        thread. What ``first`` names is read before all else (:meth:`wait_for_first`), and
        where it names any, other languages than its are not read at all. The session is
        nobody else's until :meth:`close`."""
        self._board = Board(session, measure)
        self._refresher = Refresher(self._board, frozenset(tag for tag, _ in first) or None)
        self._listeners: list[Listener] = []
        self._memory = Memory(self._board)
        self._texts = Texts()
        follower = Follower(self._board)
        self._decider = Decider(self._board, follower, now, self._tell)
        self._background = Background(
            self._board,
            follower,
            self._memory,
            lambda: self._refresher.sight,
            first,
            self._tell,
        )
        self._background.start()

    @property
    def project(self) -> Project:
        """As its settings are now."""
        return self._board.session.project

    @property
    def languages(self) -> tuple[Language, ...]:
        """The project's target languages, in the order of its settings."""
        return self.project.config.languages

    @property
    def statements(self) -> tuple[str, ...]:
        """Every statement that has a source text, by name."""
        return self._refresher.sight.statements

    @property
    def ready(self) -> tuple[int, int]:
        """How many sheets were read so far, and how many there are."""
        places = self._refresher.sight.catalogs.keys()
        return len(places & self._board.kept.keys()), len(places)

    def wait_for_first(self, seconds: float) -> bool:
        """Until what is wanted first was read; whether it is, after so many seconds at most."""
        return self._background.begun.wait(seconds)

    def wait(self, seconds: float | None = None) -> bool:
        """Until everything was read once, or for so many seconds; whether it was."""
        return self._background.read.wait(seconds)

    def sheet(self, tag: str, statement: str) -> Sheet:
        """One statement in one language; one that cannot be read says so itself.

        Raises UnknownPlace where there is no such language or statement.
        """
        kept = self._board.kept.get((tag, statement))
        if kept:
            return kept.sheet
        target = self._language(tag)
        if (tag, statement) not in self._refresher.sight.catalogs:
            raise UnknownPlace(
                f"There is no statement “{statement}” in {target.name}.",
                tip="Go back to the overview. If it is new, run l10n extract first.",
            )
        found = self._board.read(statement, target, self._board.turns.first).after
        return found or self.sheet(tag, statement)

    def sheets(self, tag: str | None = None) -> tuple[Sheet, ...]:
        """All that were read so far, by language and statement; of one language alone where
        it is given. Raises UnknownPlace for one that the project does not have."""
        if tag is not None:
            self._language(tag)
        places, kept = self._refresher.sight.catalogs, self._board.kept
        found = (kept.get(place) for place in places if tag in {None, place[0]})
        return tuple(one.sheet for one in found if one)

    def layout(self, tag: str, statement: str) -> Layout:
        """A statement's paragraphs with its rows. Raises L10nError where its text cannot be
        read."""
        return self._texts.lay_out(self.project, self.sheet(tag, statement))

    def panel(self, tag: str, statement: str, segment: str) -> Panel:
        """One segment and all that is known of it.

        Raises UnknownPlace, ReviewError for a segment that there is none of, and L10nError
        where the catalog or the journal cannot be read.
        """
        sheet = self.sheet(tag, statement)
        row_of(sheet, segment)
        told = self._board.history_seen(statement, sheet.language).told(segment)
        terms = self._board.examiner(sheet.language).checks.knowledge.terms
        return panel_of(sheet, segment, terms, told)

    def matches(
        self, tag: str, statement: str, segment: str, *, limit: int = 5
    ) -> tuple[ShownMatch, ...]:
        """What the memory has for a segment, the best first. Raises as :meth:`panel` does.

        It waits for nothing, and may not know yet what was approved a moment ago: see
        :class:`~l10n.workflow.desk.recalling.Memory`.
        """
        return self._memory.matches(self.sheet(tag, statement), segment, limit)

    def remember(self, tag: str) -> None:
        """Wait until the memory of a language knows all that is approved now. Raises
        UnknownPlace, and L10nError where the memory cannot be fed."""
        self._memory.feed(self._language(tag), self._board.turns.later)

    def remembers(self, tag: str) -> bool:
        """Whether the memory of a language knows all that was approved at the start."""
        return self._memory.is_fed(tag)

    def preview(self, tag: str, statement: str, segment: str, text: str) -> tuple[Finding, ...]:
        """What the checks would find, were this a segment's translation. Raises as
        :meth:`panel` does."""
        sheet = self.sheet(tag, statement)
        row = row_of(sheet, segment)
        history = self._board.history_seen(statement, sheet.language)
        return previewed(self._board.examiner(sheet.language), history, row, text)

    def decide(
        self, tag: str, statement: str, decision: Decision, *, version: str | None = None
    ) -> Outcome:
        """Carry a decision out in one statement, and tell the listeners.

        With the ``version`` of the one row that the decision is about, as the person saw
        it, it is done to no other. An approval that the checks refuse is tried once more
        with all that is to be learned by then.

        Where one segment is meant and it is refused, that is raised: Overtaken where it is
        another now, else ReviewError. Where several are meant, ``decided`` has a problem
        for each that was refused. Raises L10nError where nothing can be read or written.
        """
        before = self.sheet(tag, statement)
        try:
            return self._decider.decide(before, decision, version)
        finally:
            self._background.wake([tag])

    def foresee(self, tag: str, statement: str, decision: Decision) -> Decided:
        """What :meth:`decide` would do in one statement now, refusals included; nothing is
        written, and nobody is told. Raises UnknownPlace, and L10nError where nothing can be
        read."""
        return self._decider.foresee(self.sheet(tag, statement), decision)

    def refresh(self) -> tuple[Change, ...]:
        """Take in what others changed on disk since: other commands, editors, git. The
        listeners are told, too. A few milliseconds where nothing has changed."""
        # Until the first reading is over, it is the one that reads what nobody has read yet.
        is_read = self._background.read.is_set()
        changes, bears_on_all = self._refresher.refresh(comers=is_read)
        tags = {change.tag for change in changes}
        if bears_on_all:
            tags.update(target.tag for target in self.languages)
        if tags:
            self._background.wake(tags)
        self._tell(changes)
        return changes

    def reweigh(self, tags: Iterable[str]) -> None:
        """Have the risk of these languages' rows assessed anew, soon: there is more measured
        of them."""
        self._background.wake(tags)

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Have every change told; gives the way to stop. It is called in whatever thread
        the change came from, must return at once, and may not raise."""
        self._listeners.append(callback)

        def stop() -> None:
            with suppress(ValueError):
                self._listeners.remove(callback)

        return stop

    def close(self) -> None:
        """Stop what goes on in the background, and keep what was read for the next start;
        it stays readable."""
        self._listeners.clear()
        # What is kept has to agree with the journals as they are.
        self.refresh()
        self._memory.close()
        self._background.close()

    def _language(self, tag: str) -> Language:
        found = next((target for target in self.languages if target.tag == tag), None)
        if found is None:
            raise UnknownPlace(
                f"This project does not translate into “{tag}”.",
                tip=f"It has: {', '.join(target.tag for target in self.languages)}.",
            )
        return found

    def _tell(self, changes: Iterable[Change]) -> None:
        for change in changes:
            for listener in tuple(self._listeners):
                listener(change)
