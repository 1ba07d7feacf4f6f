"""What the engine says of drafts: measured as others measure, kept, asked once, by leisure."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from l10n.catalogs.catalog import FUZZY, Entry
from l10n.engine.package import Package, Route
from l10n.engine.wanted import Request
from l10n.errors import EngineError, PackageError
from l10n.languages import language
from l10n.model import Draft, Role, State
from l10n.project import Project, open_project
from l10n.review.risk import Risk
from l10n.workflow.desk.chrf import chrf
from l10n.workflow.desk.completing import completion
from l10n.workflow.desk.engine_desk import EngineDesk
from l10n.workflow.desk.evidence import Measured
from l10n.workflow.desk.gathering import Gathering
from l10n.workflow.desk.opinions import Opinions, Reversed
from l10n.workflow.desk.rows import Row
from l10n.workflow.progress import finish

ES = language("es")
THERE, BACK = (Package(a, b, "1.0", Path("gone"), a, b) for a, b in (("en", "es"), ("es", "en")))


@dataclass
class Fake:
    """An engine that says what it is told to, and remembers what it was asked."""

    packages: tuple[Package, ...] = (THERE, BACK)
    rests: Callable[[str, Callable[[], bool]], list[str]] = lambda typed, _: [typed + "!"]
    asked: list[str] = field(default_factory=list)
    closed: int = 0

    def route(self, source: str, target: str) -> Route | None:
        hops = [one for one in self.packages if (one.source, one.target) == (source, target)]
        return Route((hops[0],)) if hops else None

    def translate(self, texts: Sequence[str], route: Route) -> Iterator[tuple[int, Draft]]:
        for number, text in enumerate(texts):
            self.asked.append(f"translate {text}")
            yield number, Draft(f"{text} back", route.origin, 0.5)

    def alternatives(
        self, texts: Sequence[str], route: Route, count: int
    ) -> Iterator[tuple[int, list[Draft]]]:
        for number, text in enumerate(texts):
            self.asked.append(f"alternatives {text}")
            yield number, [Draft(f"{text} {way}", route.origin, 0.5) for way in range(count)]

    def enforced(
        self, requests: Sequence[Request], route: Route
    ) -> Iterator[tuple[int, list[Draft]]]:
        yield from ((number, []) for number, _ in enumerate(requests))

    def complete(
        self,
        text: str,
        route: Route,
        typed: str,
        count: int,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> list[str]:
        self.asked.append(f"complete {typed}")
        return self.rests(typed, is_stopped)

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "l10n.toml").write_text('source_language = "en"\nlanguages = ["es"]\n', "utf-8")
    return open_project(tmp_path)


def a_row(source: str, target: str, state: State = State.MACHINE) -> Row:
    entry = Entry(source, target, flags=(FUZZY,))
    return Row("note", ES, source, 1, entry, state, Role.BODY, 1, (), (), Risk(0), "")


@pytest.mark.parametrize(
    ("text", "reference", "score"),
    [  # sacrebleu 2.6, CHRF().sentence_score(text, [reference]).score / 100
        ("The law was adopted.", "The law is adopted.", 0.709651),
        ("", "The law is adopted.", 0.0),
        ("The law is adopted.", "", 0.0),
        ("", "", 0.0),
        ("a", "a", 1.0),
        ("ab", "a", 0.833333),
        ("abc", "xyz", 0.0),
        ("cat", "cat sat", 0.437262),
        ("Recordamos la ciudad.", "Recordamos a la ciudad y a sus víctimas.", 0.469082),
        ("法律获得通过。", "法律已获通过。", 0.259524),
        ("613 people died.", "613 people were killed, 487 wounded.", 0.31771),
        ("  spaced   out ", "spaced out", 1.0),
        ("تم اعتماد القانون", "اعتمد القانون", 0.675889),
        ("aaaa aaaa", "aaaa", 0.742263),
    ],
)
def test_chrf_is_that_of_sacrebleu(text: str, reference: str, score: float) -> None:
    assert chrf(text, reference) == pytest.approx(score, abs=1e-6)


def test_opinions_outlive_the_process(tmp_path: Path) -> None:
    path, found = tmp_path / "opinions.sqlite", Measured(agreement=0.5, reverse=None)
    with closing(Opinions(path)) as opinions:
        assert opinions.get("es", "a", "b") == ("", Measured())
        opinions.put("es", "a", "b", "old", Measured(agreement=0.1))
        opinions.put("es", "a", "b", "new", found)
        assert opinions.get("es", "a", "b") == ("new", found)
    with closing(Opinions(path)) as opinions:
        assert opinions.measure("es")(Entry("a", "b")) == found
        assert opinions.measure("fr")(Entry("a", "b")) == Measured()
        assert opinions.measure("es")(Entry("a", "c")) == Measured()


def test_a_store_that_cannot_be_written_is_one_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with closing(Opinions(tmp_path / "file" / "opinions.sqlite")) as opinions:
        opinions.put("es", "a", "b", "one", Measured(agreement=1.0))
        assert opinions.get("es", "a", "b")[1].agreement == 1.0


def test_drafts_are_asked_about_once(project: Project) -> None:
    engine = Fake()
    rows = [a_row("One.", "One. 0"), a_row("Two.", "Dos.", State.APPROVED), a_row("Three.", "Tres")]
    with closing(EngineDesk(project, lambda: engine)) as desk, closing(Opinions(None)) as opinions:
        steps = Gathering(desk, opinions).ask(rows)
        assert [(step.done, step.total) for step in (next(steps), next(steps))] == [(1, 2), (2, 2)]
        with pytest.raises(StopIteration) as done:
            next(steps)
        assert done.value.value == (rows[0], rows[2])
        known = opinions.measure("es")
        assert 0 < (known(rows[0].entry).agreement or 0) < 1
        assert known(rows[0].entry).reverse == chrf("One. 0 back", "One.")
        assert known(rows[1].entry) == Measured()
        asked = len(engine.asked)
        assert finish(Gathering(desk, opinions).ask(rows)) == ()
        assert len(engine.asked) == asked == 4


def test_what_came_before_it_was_stopped_is_kept(project: Project) -> None:
    rows = [a_row(f"Text {number}.", "Texto.") for number in range(9)]
    with closing(EngineDesk(project, Fake)) as desk, closing(Opinions(None)) as opinions:
        steps = Gathering(desk, opinions).ask(rows)
        next(steps)
        steps.close()
        assert [bool(opinions.get("es", row.entry.source, "Texto.")[0]) for row in rows][:2] == [
            True,
            False,
        ]
        assert len(finish(Gathering(desk, opinions).ask(rows))) == 8


def test_without_packages_there_is_nothing_to_say(project: Project) -> None:
    row = a_row("One.", "Uno.")
    with closing(EngineDesk(project, lambda: Fake(()))) as desk, closing(Opinions(None)) as kept:
        assert desk.complete("One.", ES, "U", "key").result() == ()
        assert desk.alternatives(row).result() == ()
        assert desk.reverse(row, "Uno.").result() is None
        assert finish(Gathering(desk, kept).ask([row])) == ()
    with closing(EngineDesk(project, lambda: Fake((THERE,)))) as desk:
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
                desk.complete("One.", ES, "", "key").result()

    def failing(typed: str, _: Callable[[], bool]) -> list[str]:
        raise RuntimeError(typed)

    with closing(EngineDesk(project, lambda: Fake(rests=failing))) as desk:
        with pytest.raises(EngineError, match="oops") as caught:
            desk.complete("One.", ES, "oops", "key").result()
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
        first = desk.complete("One.", ES, "first", "anna")
        begun.wait()
        idle, asked = desk.opinion(row), desk.alternatives(row)
        second = desk.complete("One.", ES, "second", "anna")
        third = desk.complete("One.", ES, "third", "anna")
        other = desk.complete("One.", ES, "other", "jorge")
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
    running = desk.complete("One.", ES, "a", "key")
    begun.wait()
    waiting, dropped = (desk.alternatives(a_row("One.", "Uno.")) for _ in range(2))
    assert dropped.cancel()
    desk.close()
    desk.close()
    assert running.result() == ()
    for late in waiting, desk.complete("One.", ES, "a", "key"):
        with pytest.raises(EngineError, match="closed"):
            late.result()


def test_a_cancelled_wish_leaves_nothing_behind(project: Project) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def rests(typed: str, _: Callable[[], bool]) -> list[str]:
        begun.set()
        go_on.wait(20)
        return [typed]

    with closing(EngineDesk(project, lambda: Fake(rests=rests))) as desk:
        running = desk.complete("One.", ES, "a", "anna")
        assert begun.wait(20)
        dropped = desk.complete("One.", ES, "b", "jorge")
        assert dropped.cancel()
        go_on.set()
        assert running.result() == (completion("a"),)
        assert desk.complete("One.", ES, "c", "jorge").result() == (completion("c"),)
    assert desk._latest == {}
