"""What is before the reviewer. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from types import MappingProxyType

from l10n.cli.terminal.editor import Editor, opened
from l10n.cli.terminal.spans import Look
from l10n.cli.terminal.typesetting import Bidi
from l10n.errors import L10nError
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
    ENGINE = "engine"
    """Ask the engine for other translations."""
    SUSPEND = "suspend"
    REDRAW = "redraw"
    BIDI = "bidi"


@dataclass(frozen=True, slots=True)
class Message:
    """What is said at the bottom."""

    text: str
    sign: str = "•"
    look: Look = Look.PLAIN


def good(text: str) -> Message:
    """What went well."""
    return Message(text, "✓", Look.GOOD)


def bad(text: str, tip: str = "") -> Message:
    """What did not, and what to do."""
    return Message(f"{text} {tip}".rstrip(), "✖", Look.ERROR)


def failed(problem: L10nError) -> Message:
    """What could not be done, and what to do."""
    return bad(problem.headline, problem.tip)


@dataclass(frozen=True, slots=True)
class State:
    """All that the screen shows, but for what the desk knows of the row."""

    rows: tuple[Row, ...]
    order: Order = Order.RISK
    at: int = 0
    mode: Mode = Mode.READ
    scroll: int = 0
    editor: Editor = field(default_factory=Editor)
    room: tuple[int, Bidi] = (76, Bidi.L10N)
    """How wide the lines of the text are that is being typed, and who puts them in order."""
    question: Question | None = None
    checks: tuple[str, ...] = ()
    """The rules whose findings are being dismissed."""
    message: Message | None = None
    drafts: Mapping[RowKey, str] = field(default_factory=lambda: MappingProxyType({}))
    """What was typed and not saved, by row."""
    sought: str = ""
    chosen: int = 0
    """The line of the overview."""
    offers: tuple[str, ...] = ()
    """Texts that a figure takes: the memory's, then the engine's, once they were asked."""

    @property
    def row(self) -> Row | None:
        """The row that is being read; None where nothing waits."""
        return self.rows[self.at] if self.rows else None

    @property
    def typed(self) -> str | None:
        """What was typed for the row and not saved, where it is another text than its own."""
        row = self.row
        text = self.drafts.get(key_of(row), "") if row else ""
        return text if row and text and text != row.entry.target else None


NOTHING = Message("Nothing waits for review here.")


def editing(state: State, text: str) -> State:
    """With a text open."""
    rtl = state.row is not None and state.row.language.rtl
    return replace(state, mode=Mode.EDIT, editor=opened(text, rtl=rtl), scroll=0, message=None)


def asking(state: State, question: Question) -> State:
    """With a line asked for."""
    return replace(state, mode=Mode.ASK, question=question, editor=Editor(), message=None)


def keeping(state: State, row: Row, text: str) -> State:
    """With a text for a row that was not saved."""
    return replace(state, drafts=MappingProxyType({**state.drafts, key_of(row): text}))


def unsaved(state: State) -> Mapping[RowKey, str]:
    """Every text that was typed and not saved, the one that is being typed, too."""
    row, text = state.row, state.editor.text
    if state.mode is Mode.EDIT and row and text.strip() and text != row.entry.target:
        return keeping(state, row, text).drafts
    return state.drafts


def with_text(state: State, text: str | None) -> State:
    """Back from the person's own editor; None where they left it without saving."""
    one_line = " ".join((text or "").split())
    if not one_line:
        return replace(state, message=Message("Nothing was saved there: the text is as it was."))
    return editing(state, one_line)
