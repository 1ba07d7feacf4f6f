"""One sentence, and what people and programs do to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from l10n.catalogs import journal
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.foreign import Settled, settle
from l10n.catalogs.journal import Deed, Event, What, segment_id
from l10n.catalogs.ledger import Ledger
from l10n.catalogs.proof import approvals
from l10n.catalogs.receipts import digest
from l10n.errors import L10nError
from l10n.languages import language
from l10n.model import Receipt, State
from l10n.review.states import Action
from l10n.workflow.applying import decide
from l10n.workflow.deciding import Case, Decided, Decision

SPANISH = language("es")


SOURCE = "Peace."


ID = segment_id(None, SOURCE)


ENGINE = "argos:en_es-1.0"


APPROVE, REJECT, EDIT, UNDO = Action.APPROVE, Action.REJECT, Action.EDIT, Action.UNDO


M, R, T, A, F = (
    *(State.MACHINE, State.REJECTED, State.TRANSLATED),
    *(State.APPROVED, State.FINAL),
)


def moment(number: int) -> str:
    return f"2026-11-22T10:00:{number:02}Z"


class Work:
    """One sentence, its catalog and its journal."""

    def __init__(self, entry: Entry | None = None, *, four_eyes: bool = False) -> None:
        self.told: list[Event] = []
        self.now = 0
        self.four_eyes = four_eyes
        self.catalog = Catalog((("X-Generator", "l10n"),), (Entry(SOURCE),))
        if entry:
            self.put(entry, Deed(What.DRAFT, moment(0), ENGINE))

    @property
    def entry(self) -> Entry:
        return self.catalog.entries[0]

    def put(self, entry: Entry, deed: Deed) -> None:
        """As a program that makes no decisions leaves it."""
        self.told.append(journal.event("letter", self.entry, entry, deed))
        self.catalog = replace(self.catalog, entries=(entry,))

    def ledger(self) -> Ledger:
        """As it comes back from the file."""
        ledger = Ledger()
        ledger.add(journal.read(journal.write(self.told), shown="journal"))
        return ledger

    def decide(self, action: Action, by: str, target: str = "", *, tick: bool = True) -> Decided:
        self.now += tick
        history = self.ledger().of("letter")
        case = Case(
            *("letter", SPANISH, self.catalog, history, history.author, moment(self.now)),
            four_eyes=self.four_eyes,
            findings=lambda _: [],
            blocks=None,
        )
        self.catalog, done = decide(case, Decision(action, by, "", target, segments=(ID,)))
        self.told += done.events
        return done

    def does(self, action: Action, by: str, target: str = "", *, tick: bool = True) -> Entry:
        done = self.decide(action, by, target, tick=tick)
        assert (len(done.events), done.problems) == (1, ())
        assert self.settled() == Settled(self.catalog)
        assert [found.doubt for found in self.approvals() if found.doubt] == []
        return self.entry

    def refuses(self, action: Action, by: str, words: str) -> L10nError:
        before = self.catalog
        done = self.decide(action, by)
        assert (done.events, self.catalog) == ((), before)
        (problem,) = done.problems
        assert words in problem.message
        return problem

    def settled(self, *lines: Event) -> Settled:
        ledger = self.ledger()
        ledger.add(lines)
        return settle(self.catalog, ledger.of("letter"), statement="letter", at=moment(59))

    def approvals(self) -> Iterable:
        return approvals(self.catalog, self.ledger().of("letter"), statement="letter")


def text(state: State, target: str = "Paz.", by: str = "", **more: object) -> Entry:
    origin = "" if by else ENGINE
    score = None if by else 0.75
    given = Receipt(state, moment(0), digest(None, SOURCE, target, state), by, origin, score)
    entry = replace(Entry(SOURCE), target=target)
    return entry.marked(replace(given, **more), fuzzy=state in {M, R})  # type: ignore[arg-type]


DRAFT = text(M)
