"""What is before the reviewer, and what a key makes of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from types import MappingProxyType

from l10n.cli.terminal.editor import Editor, opened
from l10n.cli.terminal.sitting import Answer, Deed, Kind, is_open, place_of
from l10n.cli.terminal.typesetting import Look
from l10n.memory.memory import Match
from l10n.review.states import Action
from l10n.workflow.desk.queue import Key as RowKey
from l10n.workflow.desk.queue import Order, key_of
from l10n.workflow.desk.rows import Row


class Mode(StrEnum):
    """What keys mean now."""

    READ = "read"
    EDIT = "edit"
    ASK = "ask"
    """A line is asked for at the bottom."""
    CHOOSE = "choose"
    """Which finding is meant."""
    OVERTAKEN = "overtaken"
    """Somebody else was quicker: both texts are shown."""
    HELP = "help"
    OVERVIEW = "overview"


class Question(StrEnum):
    """What a line is asked for, as it is asked."""

    REJECT = "Why is it refused?"
    DISMISS = "Why is it right as it is?"
    COMMENT = "Comment:"
    SEARCH = "Search:"


class Effect(Enum):
    """What only the world outside can do."""

    QUIT = "quit"
    UNDO = "undo"
    ORDER = "order"
    OUTSIDE = "outside"
    """Open the text in the person's own editor."""
    SUSPEND = "suspend"
    REDRAW = "redraw"
    BIDI = "bidi"


Wanted = Effect | tuple[Deed, ...] | None


@dataclass(frozen=True, slots=True)
class Message:
    """What is said at the bottom."""

    sign: str
    text: str
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class State:
    """All that the screen shows, but for what the desk knows of the row."""

    rows: tuple[Row, ...]
    order: Order = Order.RISK
    at: int = 0
    mode: Mode = Mode.READ
    scroll: int = 0
    editor: Editor = field(default_factory=Editor)
    question: Question | None = None
    checks: tuple[str, ...] = ()
    """The rules whose findings are being dismissed."""
    message: Message | None = None
    drafts: Mapping[RowKey, str] = field(default_factory=lambda: MappingProxyType({}))
    """What was typed and not saved, by row."""
    sought: str = ""
    chosen: int = 0
    """The line of the overview."""
    matches: tuple[Match, ...] = ()
    """What the memory has for the row, once it was asked."""

    @property
    def row(self) -> Row | None:
        """The row that is being read; None where nothing waits."""
        return self.rows[self.at] if self.rows else None


NOTHING = Message("•", "Nothing waits for review here.")


def answered(state: State, deed: Deed, answer: Answer) -> State:
    """After a decision: on to the next row where it was approved or refused."""
    state = with_row(state, answer.row)
    if answer.kind is Kind.REFUSED:
        tip = "e mends it, d says why it is right." if answer.blocked else answer.tip
        words = " ".join(filter(None, (answer.said, tip)))
        state = replace(state, mode=Mode.READ, message=Message("✖", words, Look.ERROR))
        return _keeping(state, deed) if deed.action is Action.EDIT else state
    if answer.kind is Kind.OVERTAKEN:
        return _overtaken(state, deed)
    drafts = {key: text for key, text in state.drafts.items() if key != key_of(answer.row)}
    state = replace(
        state,
        mode=Mode.READ,
        drafts=MappingProxyType(drafts),
        message=Message("✓", answer.said, Look.GOOD),
    )
    return _to_next_open(state) if deed.action in {Action.APPROVE, Action.REJECT} else state


def taken_back(state: State, answer: Answer | None) -> State:
    """After an undo: at the row that it was about."""
    if answer is None:
        return replace(state, message=Message("•", "There is nothing to take back."))
    state = with_row(state, answer.row)
    at = place_of(state.rows, key_of(answer.row))
    done = answer.kind is Kind.DONE
    words = answer.said if done else f"That cannot be taken back. {answer.said}"
    message = Message("✓", words, Look.GOOD) if done else Message("✖", words, Look.ERROR)
    return moved_to(state, state.at if at is None else at, message)


def with_row(state: State, row: Row) -> State:
    """With a row as it is now, in its old place."""
    at = place_of(state.rows, key_of(row))
    if at is None:
        return state
    return replace(state, rows=(*state.rows[:at], row, *state.rows[at + 1 :]))


def with_order(state: State, order: Order, rows: tuple[Row, ...]) -> State:
    """In another order, at the same row if it still waits."""
    at = place_of(rows, key_of(state.row)) if state.row else None
    told = Message("•", f"In the order of {'risk' if order is Order.RISK else 'the document'}.")
    return moved_to(replace(state, rows=rows, order=order), at or 0, told)


def with_text(state: State, text: str | None) -> State:
    """Back from the person's own editor; None where they left it without saving."""
    one_line = " ".join((text or "").split())
    if text is None or not one_line:
        return replace(
            state, message=Message("•", "Nothing was saved there: the text is as it was.")
        )
    return editing(state, one_line)


def lines_of_overview(rows: tuple[Row, ...]) -> list[tuple[int, list[Row]]]:
    """Each language and statement in the queue: where its first row is, and its rows."""
    found: dict[tuple[str, str], list[int]] = {}
    for at, row in enumerate(rows):
        found.setdefault((row.language.tag, row.statement), []).append(at)
    return [(places[0], [rows[at] for at in places]) for _, places in sorted(found.items())]


def editing(state: State, text: str) -> State:
    rtl = state.row is not None and state.row.language.rtl
    return replace(state, mode=Mode.EDIT, editor=opened(text, rtl=rtl), scroll=0, message=None)


def _overtaken(state: State, deed: Deed) -> State:
    if deed.action is not Action.EDIT:
        words = "Somebody changed it meanwhile; nothing was done. This is how it is now."
        return replace(state, mode=Mode.READ, message=Message("▲", words, Look.WARNING))
    state = replace(state, mode=Mode.OVERTAKEN, scroll=0, message=None)
    return _keeping(state, deed)


def _keeping(state: State, deed: Deed) -> State:
    """With the text of an edit that was not saved."""
    drafts = {**state.drafts, key_of(deed.row): deed.target}
    return replace(state, drafts=MappingProxyType(drafts))


def at_the_end(state: State) -> str:
    left = sum(map(is_open, state.rows))
    if not left:
        return "All of them are decided. q ends the review."
    return f"This is the last one. {left} still wait: k goes back, q ends the review."


def _to_next_open(state: State) -> State:
    """To the next row that waits, from the beginning again where none follows."""
    places = [*range(state.at + 1, len(state.rows)), *range(state.at)]
    at = next((at for at in places if _waits(state.rows[at])), None)
    if at is None:
        return replace(state, message=Message("✓", at_the_end(state), Look.GOOD))
    return moved_to(state, at, state.message)


def _waits(row: Row) -> bool:
    return is_open(row) and bool(row.entry.target)


def moved_to(state: State, at: int, message: Message | None) -> State:
    return replace(state, at=at, mode=Mode.READ, scroll=0, message=message, matches=())


def checks_of(row: Row) -> tuple[str, ...]:
    """The rules that found something, each once, in the order of their findings."""
    return tuple(dict.fromkeys(finding.check for finding in row.findings))
