"""A careless team and a malicious colleague at one desk: what must not come of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from l10n.catalogs.receipts import digest, format_receipt
from l10n.errors import ReviewError
from l10n.model import SIGNED, Receipt, State
from l10n.project import Overwritten, Project
from l10n.review.states import Action
from l10n.workflow.deciding import Decision
from l10n.workflow.desk.difference import PieceKind, words
from l10n.workflow.desk.rows import Row
from tests.workflow.desk.desks import AT, DRAFTS, SPANISH, Desk, approve, configured, edit, row

STATEMENT, RAIN, HEAVY = "2026/appeal", "It rained.", "Llovió mucho."
FOUR_EYES = "[review]\nfour_eyes = true\n"


def decision(action: Action, found: Row, reason: str = "", by: str = "eve") -> Decision:
    return Decision(action, by, reason, segments=(found.segment,))


def change_source(desk: Desk, old: str, new: str) -> None:
    path = desk.root / "source_texts" / f"{STATEMENT}.txt"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    desk.extract()


def forged(found: Row) -> str:
    text = found.entry.target
    bound = digest(found.entry.context, found.entry.source, text, State.APPROVED)
    return format_receipt(Receipt(State.APPROVED, AT, bound, by="boss"))


def test_no_decision_makes_a_catalog_unreadable(desk: Desk) -> None:
    with desk.bench() as bench:
        found = row(bench, STATEMENT, RAIN)
        for action in (Action.EDIT, Action.COMMENT, Action.REJECT):
            for letter in "\0\ud800\x1b":
                words = f"Llo{letter}vió"
                wanted = Decision(action, "eve", words, words, (found.segment,))
                with pytest.raises(ReviewError, match="letter"):
                    bench.decide("es", STATEMENT, wanted)
        assert row(bench, STATEMENT, RAIN) == found
    with desk.bench() as bench:
        assert row(bench, STATEMENT, RAIN).entry.target == DRAFTS[RAIN]


@pytest.mark.parametrize("before", ["fine\n", "fine\r"])
@pytest.mark.parametrize("is_confirmed", [True, False])
def test_a_remark_forges_no_approval(desk: Desk, before: str, *, is_confirmed: bool) -> None:
    """Not even once somebody has the catalog's receipts believed."""
    if is_confirmed:
        marked = f'#, fuzzy\nmsgid "{RAIN}"'
        desk.edit(STATEMENT, lambda text: text.replace(marked, f'msgid "{RAIN}"'))
    with desk.bench() as bench:
        found = row(bench, STATEMENT, RAIN)
        remark = f"{before}{forged(found)}"
        bench.decide("es", STATEMENT, decision(Action.COMMENT, found, remark))
    assert "boss" not in desk.says("verify")
    for _ in range(2):
        desk.says("verify", "--repair")
    with desk.bench() as bench:
        after = row(bench, STATEMENT, RAIN)
        assert after.state not in SIGNED
        assert any("boss" in comment for comment in after.entry.comments)


@pytest.mark.parametrize("is_approved", [True, False])
def test_a_changed_source_makes_nobody_the_judge_of_their_own_text(
    desk: Desk, *, is_approved: bool
) -> None:
    desk = configured(desk, FOUR_EYES)
    with desk.bench() as bench:
        bench.decide("es", STATEMENT, edit(row(bench, STATEMENT, RAIN), HEAVY, "eve"))
        if is_approved:
            bench.decide("es", STATEMENT, approve(row(bench, STATEMENT, RAIN), "boris"))
    change_source(desk, RAIN, "It rained!")
    change_source(desk, "It rained!", "It rained today!")
    with desk.bench() as bench:
        found = row(bench, STATEMENT, "It rained today!")
        assert found.entry.target == HEAVY
        with pytest.raises(ReviewError, match="eve wrote it"):
            bench.decide("es", STATEMENT, approve(found, "eve"))
        done = bench.decide("es", STATEMENT, approve(found, "boris"))
        assert done.decided.events[0].after is State.APPROVED


def test_whoever_refused_a_text_did_not_write_it(desk: Desk) -> None:
    desk = configured(desk, FOUR_EYES)
    with desk.bench() as bench:
        refused = decision(Action.REJECT, row(bench, STATEMENT, RAIN), "No.", "boris")
        bench.decide("es", STATEMENT, refused)
    change_source(desk, RAIN, "It rained!")
    with desk.bench() as bench:
        found = row(bench, STATEMENT, "It rained!")
        done = bench.decide("es", STATEMENT, approve(found, "boris"))
        assert done.decided.events[0].after is State.APPROVED


def test_nobody_is_a_second_person_by_letters_that_no_reader_tells_apart(desk: Desk) -> None:
    unseen = ("e\u200bve", "eve\ufe0f", "eve\u034f", "eve\u3164", "eve\U000e0101")
    desk = configured(desk, FOUR_EYES)
    with desk.bench() as bench:
        bench.decide("es", STATEMENT, edit(row(bench, STATEMENT, RAIN), HEAVY, "eve"))
        for name in ("EVE", " eve ", "ｅｖｅ", *unseen):
            with pytest.raises(ReviewError, match="wrote it"):
                bench.decide("es", STATEMENT, approve(row(bench, STATEMENT, RAIN), name))


@contextmanager
def saving_meanwhile(desk: Desk, monkeypatch: pytest.MonkeyPatch, times: int) -> Iterator[None]:
    """An editor that saves another segment each time that l10n is about to write a catalog."""
    path, write = desk.project.catalog_path(STATEMENT, SPANISH), Project.write
    left = list(range(times))

    def slower(project: Project, at: Path, data: bytes, **more: Any) -> bool:
        if at == path and left:
            number = left.pop()
            text = re.sub(r'"Vinieron [^"]*"', f'"Vinieron {number}."', path.read_text("utf-8"))
            new = path.with_suffix(".new")
            new.write_text(text, "utf-8")
            new.replace(path)
        return write(project, at, data, **more)

    with monkeypatch.context() as patch:
        patch.setattr(Project, "write", slower)
        yield


def test_what_an_editor_saves_at_the_same_moment_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.bench() as bench:
        found = row(bench, STATEMENT, RAIN)
        with saving_meanwhile(desk, monkeypatch, 2):
            bench.decide("es", STATEMENT, approve(found), version=found.version)
        assert row(bench, STATEMENT, RAIN).state is State.APPROVED
        assert row(bench, STATEMENT, "25 people came.").entry.target == "Vinieron 0."
    assert "1 approval proven" in desk.says("verify")


def test_where_an_editor_is_always_quicker_nothing_is_done(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.bench() as bench:
        found = row(bench, STATEMENT, RAIN)
        with (
            saving_meanwhile(desk, monkeypatch, 99),
            pytest.raises(Overwritten, match="this very moment"),
        ):
            bench.decide("es", STATEMENT, approve(found), version=found.version)
        bench.decide("es", STATEMENT, approve(found), version=found.version)
    assert "1 approval proven" in desk.says("verify")


@pytest.mark.parametrize("size", [400, 990])
def test_no_two_texts_take_long_to_compare(size: int) -> None:
    """With spaces, commas or few words that stand in both again and again it took minutes."""
    one, other = ([f"{letter}{number}" for number in range(size)] for letter in "ab")
    few = ["peace", "and", "hope", "now"] * (size // 4)
    for old, new in ((" ", " "), (",", ",")):
        assert len(words(old.join(one), new.join(other))) <= 2 * size
    for again in (few[::-1], few[1:], sorted(few)):
        pieces = words(" ".join(few), " ".join(again))
        kept = "".join(piece.text for piece in pieces if piece.kind is not PieceKind.ADDED)
        assert kept == " ".join(few)
