"""One at a time, and whoever sits before a screen first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

from l10n.workflow.desk.turns import Turns


def test_nobody_is_within_with_anybody_else() -> None:
    turns, within, most = Turns(), [0], [0]

    def visit(number: int) -> None:
        with turns.first() if number % 2 else turns.later():
            within[0] += 1
            sleep(0.001)  # whoever could come in would
            most[0] = max(most[0], within[0])
            within[0] -= 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(visit, range(40)))
    assert (within, most) == ([0], [1])


def test_work_in_the_background_begins_after_a_person_is_done() -> None:
    turns, told, begun = Turns(), list[str](), Event()

    def work() -> None:
        begun.set()
        with turns.later():
            told.append("work")

    with ThreadPoolExecutor(1) as pool:
        with turns.first():
            done = pool.submit(work)
            begun.wait()
            with turns.first():  # the same person again
                told.append("person")
        done.result()
    assert told == ["person", "work"]
