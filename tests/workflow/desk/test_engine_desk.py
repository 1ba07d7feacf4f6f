"""An engine at the workbench: asked by many, once each, the newest wish first."""

import threading
from collections.abc import Callable
from contextlib import closing

import pytest

from l10n.errors import EngineError, PackageError
from l10n.project import Project
from l10n.workflow.desk.chrf import chrf
from l10n.workflow.desk.completing import completion
from l10n.workflow.desk.engine_desk import EngineDesk
from l10n.workflow.desk.gathering import Gathering
from l10n.workflow.desk.opinions import Opinions, Reversed
from l10n.workflow.progress import finish
from tests.workflow.desk.desks import SPANISH
from tests.workflow.desk.engines import THERE, Fake, a_row


def test_without_packages_there_is_nothing_to_say(project: Project) -> None:
    row = a_row("One.", "Uno.")
    with (
        closing(EngineDesk(project, lambda: Fake(()), quiet=0)) as desk,
        closing(Opinions(None)) as kept,
    ):
        assert desk.complete("One.", SPANISH, "U", "key").result() == ()
        assert desk.alternatives(row).result() == ()
        assert desk.reverse(row, "Uno.").result() is None
        assert finish(Gathering(desk, kept).ask([row])) == ()
    with closing(EngineDesk(project, lambda: Fake((THERE,)), quiet=0)) as desk:
        assert desk.reverse(row, "Uno.").result() is None
        assert desk.opinion(row).result().reverse is None


def test_the_store_answers_first(project: Project) -> None:
    engine, row = Fake(), a_row("One.", "Uno.")
    for _ in range(2):
        with closing(EngineDesk(project, lambda: engine)) as desk:
            assert [draft.text for draft in desk.alternatives(row).result()][:1] == ["One. 0"]
            back = Reversed("Uno. back", chrf("Uno. back", "One."), "argos:es_en-1.0")
            assert desk.reverse(row, "Uno.").result() == back
            assert desk.reverse(row, "  ").result() is None
    assert sorted(engine.asked) == ["alternatives One.", "translate Uno."]
    assert engine.closed == 2


def test_a_package_that_cannot_be_used_says_so_every_time(project: Project) -> None:
    def broken() -> Fake:
        raise PackageError("It is broken.", tip="Install it again.")

    with closing(EngineDesk(project, broken)) as desk:
        for _ in range(2):
            with pytest.raises(PackageError, match="broken"):
                desk.complete("One.", SPANISH, "", "key").result()

    def failing(typed: str, _: Callable[[], bool]) -> list[str]:
        raise RuntimeError(typed)

    with closing(EngineDesk(project, lambda: Fake(rests=failing))) as desk:
        with pytest.raises(EngineError, match="oops") as caught:
            desk.complete("One.", SPANISH, "oops", "key").result()
        assert caught.value.tip
        assert desk.alternatives(a_row("One.", "Uno.")).result()


def test_newer_typing_stops_older_and_goes_before_the_rest(project: Project) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def rests(typed: str, is_stopped: Callable[[], bool]) -> list[str]:
        if typed == "first":
            begun.set()
            while not is_stopped():
                go_on.wait(0.001)
        return [f"{typed}!"]

    engine, row = Fake(rests=rests), a_row("One.", "Uno.")
    with closing(EngineDesk(project, lambda: engine)) as desk:
        first = desk.complete("One.", SPANISH, "first", "anna")
        begun.wait()
        idle, asked = desk.opinion(row), desk.alternatives(row)
        second = desk.complete("One.", SPANISH, "second", "anna")
        third = desk.complete("One.", SPANISH, "third", "anna")
        other = desk.complete("One.", SPANISH, "other", "jorge")
        assert (first.result(), second.result()) == ((), ())
        assert third.result() == (completion("third!"),)
        assert other.result() == (completion("other!"),)
        assert asked.result()
        assert idle.result().agreement
    assert engine.asked[:4] == [
        "complete first",
        "complete third",
        "complete other",
        "alternatives One.",
    ]


def test_closing_stops_what_goes_on_and_refuses_the_rest(project: Project) -> None:
    begun = threading.Event()

    def rests(typed: str, is_stopped: Callable[[], bool]) -> list[str]:
        begun.set()
        while not is_stopped():
            pass
        return [typed]

    desk = EngineDesk(project, lambda: Fake(rests=rests))
    running = desk.complete("One.", SPANISH, "a", "key")
    begun.wait()
    waiting, dropped = (desk.alternatives(a_row("One.", "Uno.")) for _ in range(2))
    assert dropped.cancel()
    desk.close()
    desk.close()
    assert running.result() == ()
    for late in waiting, desk.complete("One.", SPANISH, "a", "key"):
        with pytest.raises(EngineError, match="closed"):
            late.result()


def test_a_cancelled_wish_leaves_nothing_behind(project: Project) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def rests(typed: str, _: Callable[[], bool]) -> list[str]:
        begun.set()
        go_on.wait(20)
        return [typed]

    with closing(EngineDesk(project, lambda: Fake(rests=rests))) as desk:
        running = desk.complete("One.", SPANISH, "a", "anna")
        assert begun.wait(20)
        dropped = desk.complete("One.", SPANISH, "b", "jorge")
        assert dropped.cancel()
        go_on.set()
        assert running.result() == (completion("a"),)
        assert desk.complete("One.", SPANISH, "c", "jorge").result() == (completion("c"),)
    assert desk._latest == {}
