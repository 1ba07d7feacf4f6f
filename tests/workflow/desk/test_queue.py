"""What waits for a reviewer: which rows, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.catalogs.catalog import Entry
from l10n.languages import language
from l10n.model import SIGNED, Finding, Role, Severity, State
from l10n.review.risk import Risk
from l10n.workflow.desk.queue import Order, Wanted, key_of, queue
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.sheets import Sheet

SPANISH, ARABIC = language("es"), language("ar")


def row(
    segment: str,
    risk: float = 0.5,
    state: State = State.MACHINE,
    *found: tuple[str, Severity],
    statement: str = "appeal",
    texts: tuple[str, str] = ("It rained.", "Llovió."),
) -> Row:
    findings = tuple(Finding(check, severity, "") for check, severity in found)
    return Row(
        *(statement, SPANISH, segment, int(segment), Entry(*texts), state, Role.BODY, 1),
        *(findings, (), Risk(risk), "v"),
    )


def sheet(*rows: Row, statement: str = "appeal") -> Sheet:
    return Sheet(statement, SPANISH, rows)


def names(rows: Sequence[Row]) -> list[str]:
    return [one.segment for one in rows]


OPEN = sheet(
    row("1", 0.2),
    row("2", 0.9, State.UNTRANSLATED),
    row("3", 0.9, State.APPROVED),
    row("4", 0.7, State.REJECTED, ("numbers", Severity.ERROR)),
    row("5", 0.4, State.TRANSLATED, ("length", Severity.WARNING), texts=("Ölberg", "Olivos")),
    row("6", 0.3, State.FINAL),
)


@pytest.mark.parametrize(
    ("order", "wanted", "segments"),
    [
        (Order.RISK, None, "4512"),
        (Order.DOCUMENT, None, "1245"),
        (Order.RISK, Wanted(only_open=False), "345612"),
        (Order.RISK, Wanted(states=(State.APPROVED, State.FINAL)), "36"),
        (Order.RISK, Wanted(states=(State.UNTRANSLATED,)), "2"),
        (Order.RISK, Wanted(checks=("numbers", "names")), "4"),
        (Order.RISK, Wanted(severity=Severity.WARNING), "45"),
        (Order.RISK, Wanted(severity=Severity.ERROR), "4"),
        (Order.RISK, Wanted(text="ölBERG"), "5"),
        (Order.RISK, Wanted(text="olivos"), "5"),
        (Order.RISK, Wanted(text="snow"), ""),
        (Order.RISK, Wanted(statements=("note",)), ""),
        (Order.DOCUMENT, Wanted(statements=("appeal",), states=(State.MACHINE,)), "1"),
    ],
)
def test_queue(order: Order, wanted: Wanted | None, segments: str):
    assert names(queue([OPEN], order, wanted)) == list(segments)


ROWS = st.lists(
    st.tuples(st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.sampled_from(State)), max_size=12
)


@given(st.lists(ROWS, max_size=4), st.booleans(), st.integers())
def test_both_orders_hold_the_same_rows_whatever_comes_first(
    given_rows: list[list[tuple[float, State]]], only_open: bool, seed: int
):
    sheets = [
        sheet(
            *(row(str(at), *one, statement=f"s{number}") for at, one in enumerate(rows)),
            statement=f"s{number}",
        )
        for number, rows in enumerate(given_rows)
    ]
    wanted = Wanted(only_open=only_open)
    risky, plain = (queue(sheets, order, wanted) for order in (Order.RISK, Order.DOCUMENT))
    assert sorted(map(key_of, risky)) == sorted(map(key_of, plain))
    assert len(set(map(key_of, risky))) == len(risky)
    shuffled = Random(seed).sample(sheets, len(sheets))
    assert queue(shuffled, Order.RISK, wanted) == risky
    assert queue(shuffled, Order.DOCUMENT, wanted) == plain
    waiting = [one for one in risky if one.state is not State.UNTRANSLATED]
    assert list(risky[: len(waiting)]) == waiting
    assert [one.risk.value for one in waiting] == sorted(
        (one.risk.value for one in waiting), reverse=True
    )
    assert not only_open or all(one.state not in SIGNED for one in risky)
