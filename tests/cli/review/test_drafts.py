"""What was typed and not saved, from one start to the next."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from l10n.cli.terminal.answering import answered
from l10n.cli.terminal.drafts import Drafts
from l10n.cli.terminal.moving import begun
from l10n.cli.terminal.sitting import Answer, Deed, Kind
from l10n.cli.terminal.state import State, keeping
from l10n.review.states import Action
from l10n.workflow.desk.queue import Order, key_of
from tests.cli.review.rows import row

ONE, OTHER = ("es", "letter", "0a"), ("ar", "letter", "0a")


def test_everybody_has_their_own(tmp_path: Path) -> None:
    path = tmp_path / "state" / "drafts.sqlite"
    with closing(Drafts(path, "anna")) as anna, closing(Drafts(path, "boris")) as boris:
        anna.keep({ONE: "uno", OTHER: "واحد"})
        boris.keep({ONE: "dos"})
        anna.keep({ONE: "uno y medio"})
    with closing(Drafts(path, "anna")) as anna, closing(Drafts(path, "boris")) as boris:
        assert anna.kept == {ONE: "uno y medio"}
        assert boris.kept == {ONE: "dos"}


def test_where_nothing_can_be_written_they_last_as_long_as_the_review(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with closing(Drafts(tmp_path / "file" / "drafts.sqlite", "anna")) as drafts:
        drafts.keep({ONE: "uno"})
        assert drafts.kept == {ONE: "uno"}


def test_only_saving_ends_what_was_typed() -> None:
    shown = row()
    state = keeping(State((shown,)), shown, "Otro texto.")
    for action, typed in (
        (Action.COMMENT, "Otro texto."),
        (Action.APPROVE, "Otro texto."),
        (Action.EDIT, None),
    ):
        done = answered(state, Deed(action, shown), Answer(Kind.DONE, shown, "Done."))
        assert done.typed == typed


def test_it_begins_where_a_text_was_left_behind() -> None:
    rows = row(), row(number=2), row(number=3)
    left = {key_of(rows[1]): "Otro texto.", ("fr", "gone", "0"): "Texte."}
    assert begun(rows, Order.RISK, left).at == 1
    assert begun(rows, Order.RISK, {key_of(rows[1]): rows[1].entry.target}).at == 0
