"""All about one segment: what is around it, what it is made from, what happened to it."""

from __future__ import annotations

import pytest

from l10n.catalogs.alternatives import Alternative, alternative
from l10n.catalogs.journal import What
from l10n.errors import ReviewError
from l10n.memory.memory import Kind
from l10n.review.states import Action
from l10n.terms.base import Term
from l10n.workflow.deciding import Decision
from l10n.workflow.desk.difference import Piece, PieceKind
from l10n.workflow.desk.panel import TermSeen
from tests.workflow.desk.desks import CAME, MET, SILENT, Desk, approve, edit, row


def test_neighbours_are_those_of_the_text(desk: Desk) -> None:
    with desk.bench() as bench:
        rows = bench.sheet("es", "2026/appeal").rows
        panels = [bench.panel("es", "2026/appeal", one.segment) for one in rows]
    assert [(panel.before, panel.row, panel.after) for panel in panels] == [
        (rows[max(0, at - 2) : at], rows[at], rows[at + 1 : at + 3]) for at in range(5)
    ]


def test_a_segment_that_is_none_is_said_to_be(desk: Desk) -> None:
    with desk.bench() as bench, pytest.raises(ReviewError, match="no segment"):
        bench.panel("es", "note", "00000000")


def test_terms_are_shown_in_both_texts(desk: Desk) -> None:
    terms = "source,language,target,forbidden\nMinistry,es,Ministerio,Gabinete\nMay,es,junio,\n"
    desk.project.terms_path.write_text(terms)
    with desk.bench() as bench:
        found = bench.panel("es", "note", row(bench, "note", MET).segment).terms
    assert found == (
        TermSeen(Term("Ministry", ("Ministerio",), ("Gabinete",)), (4, 12), (3, 13)),
        TermSeen(Term("May", ("junio",)), (22, 25), None),
    )


def test_a_source_that_changed_shows_how(desk: Desk) -> None:
    desk.says("approve", "-l", "es", "note", "-y", by="anna")
    (desk.root / "source_texts" / "note.txt").write_text("The Ministry met on 4 May.\n")
    desk.extract()
    with desk.bench() as bench:
        now = row(bench, "note", "The Ministry met on 4 May.")
        change = bench.panel("es", "note", now.segment).change
    assert change == (
        Piece(PieceKind.SAME, "The Ministry met on "),
        Piece(PieceKind.REMOVED, "3"),
        Piece(PieceKind.ADDED, "4"),
        Piece(PieceKind.SAME, " May."),
    )


def test_history_has_it_all_the_newest_first(desk: Desk) -> None:
    with desk.bench() as bench:
        seen = row(bench, "2026/appeal", CAME)
        for decision in (
            Decision(Action.COMMENT, "omar", "52?", segments=(seen.segment,)),
            Decision(Action.DISMISS, "anna", "counted", segments=(seen.segment,)),
            approve(seen),
            edit(seen, "Vinieron 25 personas.", by="omar"),
        ):
            bench.decide("es", "2026/appeal", decision)
        panel = bench.panel("es", "2026/appeal", seen.segment)
    assert [(event.what, event.by) for event in panel.history] == [
        (What.EDIT, "omar"),
        (What.APPROVE, "boris"),
        (What.DISMISS, "anna"),
        (What.COMMENT, "omar"),
        (What.ELSEWHERE, ""),
    ]
    assert panel.comments == ("omar, 2026-11-23: 52?",)


def test_comments_and_kept_translations_are_told_apart(desk: Desk) -> None:
    notes = f"# Ask the office.\n# {alternative('Callaron.', 'approved by boris')}\n"
    desk.edit(
        "note",
        lambda text: text.replace('#, fuzzy\nmsgid "Nobody', f'{notes}#, fuzzy\nmsgid "Nobody'),
    )
    with desk.bench() as bench:
        panel = bench.panel("es", "note", row(bench, "note", SILENT).segment)
    assert panel.comments == ("Ask the office.",)
    assert panel.alternatives_kept == (Alternative("Callaron.", "approved by boris"),)


def test_the_memory_offers_what_was_approved_elsewhere(desk: Desk) -> None:
    with desk.bench() as bench:
        there = row(bench, "note", MET)
        assert bench.matches("es", "2026/appeal", there.segment) == ()
        bench.decide("es", "note", approve(there))
        bench.remember("es")
        exact = bench.matches("es", "2026/appeal", there.segment)
        own = bench.matches("es", "note", there.segment)
    assert [(one.match.kind, one.match.target, one.source_difference) for one in exact] == [
        (Kind.EXACT, there.entry.target, ())
    ]
    assert own == ()


def test_a_similar_match_shows_what_differs(desk: Desk) -> None:
    (desk.root / "source_texts" / "new.txt").write_text("The Ministry met on 3 June in Baku.\n")
    desk.extract()
    with desk.bench() as bench:
        bench.decide("es", "note", approve(row(bench, "note", MET)))
        bench.remember("es")
        segment = bench.sheet("es", "new").rows[0].segment
        (found,) = bench.matches("es", "new", segment)
    kept = [piece.text for piece in found.source_difference if piece.kind is not PieceKind.ADDED]
    assert found.match.kind is Kind.FUZZY
    assert "".join(kept) == MET
