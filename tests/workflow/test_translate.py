"""Filling catalogs: what stops, fails or gets in the way costs nothing.

The engine here is a small one of its own, so that it can refuse, stop and be
watched; the real one is run by the tests of the commands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from l10n.catalogs import po
from l10n.catalogs.catalog import Entry
from l10n.catalogs.index import FileIndex
from l10n.engine.package import Package, Route
from l10n.engine.results import Results
from l10n.engine.wanted import Request
from l10n.languages import language
from l10n.model import Draft, State
from l10n.project import open_project, start_project
from l10n.workflow.extract import extract
from l10n.workflow.progress import Stage, finish
from l10n.workflow.selection import sources
from l10n.workflow.session import Session
from l10n.workflow.translate import Translated, translate

SENTENCES = [f"Sentence {letter} stands here." for letter in "ABCDEFGH"]
SPANISH = language("es")


class Shouter:
    """Translates by shouting; refuses what it is told to; may be interrupted."""

    def __init__(self, version: str = "1.0", refuses: str = "", stops_at: int = -1) -> None:
        package = Package("en", "es", version, Path(), "en", "es")
        self._route = Route((package,))
        self._refuses, self._stops_at = refuses, stops_at
        self.asked: list[str] = []
        self.asked_again: list[str] = []
        self.others: list[str] = []
        self.meanwhile: Callable[[], object] = lambda: None

    def route(self, source: str, target: str) -> Route | None:
        return self._route if (source, target) == ("en", "es") else None

    def translate(self, texts: Sequence[str], route: Route) -> Iterator[tuple[int, Draft]]:
        for number, text in enumerate(texts):
            if number == self._stops_at:
                raise KeyboardInterrupt
            self.asked.append(text)
            self.meanwhile()
            if text == self._refuses:
                yield number, Draft("", route.origin, reason="loop")
            else:
                yield number, Draft(text.upper(), route.origin, 0.5)

    def alternatives(
        self, texts: Sequence[str], route: Route, count: int
    ) -> Iterator[tuple[int, list[Draft]]]:
        for number, text in enumerate(texts):
            self.asked_again.append(text)
            yield number, [Draft(other, route.origin, 0.4) for other in self.others][:count]

    def enforced(
        self, requests: Sequence[Request], route: Route
    ) -> Iterator[tuple[int, list[Draft]]]:
        for number, _ in enumerate(requests):
            yield number, []


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A project that takes each draft as it comes: shouting is not what the checks like."""
    start_project(tmp_path, language("en"), [SPANISH])
    with (tmp_path / "l10n.toml").open("a") as settings:
        settings.write("[engine]\nalternatives = 0\n")
    (tmp_path / "source_texts" / "a.txt").write_text("\n".join(SENTENCES[:5]))
    (tmp_path / "source_texts" / "b.txt").write_text("\n".join(SENTENCES[3:]))
    project = open_project(tmp_path)
    index = FileIndex(project.state_folder / "index.sqlite")
    made = Session(project, index, "2026-11-22T10:00:00Z")
    finish(extract(made, sources(project), [SPANISH]))
    yield made
    index.close()


def fill(session: Session, engine: Shouter) -> Translated:
    with closing(Results(session.project.state_folder / "engine.sqlite")) as results:
        chosen = sources(session.project)
        (done,) = finish(translate(session, engine, results, chosen, [SPANISH]))
    return done


def entries(session: Session, name: str) -> list[Entry]:
    return list(po.read(session.project.catalog_path(name, SPANISH), shown=name).live())


def test_each_text_is_asked_for_once_and_lands_everywhere(session: Session):
    engine = Shouter()
    done = fill(session, engine)
    assert sorted(engine.asked) == SENTENCES
    assert done.filled == 10
    for name in "ab":
        assert [e.target for e in entries(session, name)] == [
            e.source.upper() for e in entries(session, name)
        ]


def test_an_interruption_keeps_what_was_made_and_the_next_run_makes_the_rest(session: Session):
    with pytest.raises(KeyboardInterrupt):
        fill(session, Shouter(stops_at=3))
    found = {e.source: e.target for name in "ab" for e in entries(session, name)}
    assert [source for source, target in found.items() if target] == SENTENCES[:3]
    engine = Shouter()
    fill(session, engine)
    assert engine.asked == SENTENCES[3:]


def test_a_closed_generator_keeps_what_was_made(session: Session):
    with closing(Results(session.project.state_folder / "engine.sqlite")) as results:
        steps = translate(session, Shouter(), results, sources(session.project), [SPANISH])
        engines = (step for step in steps if step.stage is Stage.TRANSLATE)
        for _ in range(3):
            next(engines)
        steps.close()
    assert [e.target for e in entries(session, "a")][:3] == [
        SENTENCES[0].upper(),
        SENTENCES[1].upper(),
        "",
    ]


def test_somebody_at_work_meanwhile_is_not_overwritten(session: Session):
    path = session.project.catalog_path("a", SPANISH)
    engine = Shouter()

    def work() -> None:
        catalog = po.read(path, shown="a")
        theirs = replace(catalog.entries[0], target="Lo que escribió una persona.")
        path.write_text(po.write(replace(catalog, entries=(theirs, *catalog.entries[1:]))))

    engine.meanwhile = work
    fill(session, engine)
    first, second, *_ = entries(session, "a")
    assert (first.target, first.unit().state) == ("Lo que escribió una persona.", State.TRANSLATED)
    assert (second.target, second.unit().state) == (SENTENCES[1].upper(), State.MACHINE)


def test_a_refusal_says_why_and_is_not_asked_again_of_the_same_package(session: Session):
    done = fill(session, Shouter(refuses=SENTENCES[0]))
    assert done.refused == {"loop": 1}
    refused = entries(session, "a")[0]
    assert (refused.target, refused.fuzzy) == ("", False)
    assert refused.receipt is not None
    assert refused.receipt.reason == "loop"
    again = Shouter()
    assert fill(session, again) == Translated(SPANISH, "argos:en_es-1.0")
    assert again.asked == []
    better = Shouter(version="1.1")
    assert fill(session, better).filled == 1
    assert better.asked == [SENTENCES[0]]


def test_a_draft_is_not_replaced_by_a_newer_package(session: Session):
    fill(session, Shouter())
    path = session.project.catalog_path("a", SPANISH)
    before = path.read_bytes()
    assert fill(session, Shouter(version="2.0")).filled == 0
    assert path.read_bytes() == before


ADDRESS = "See example.org/a."


@pytest.fixture
def choosy(session: Session) -> Session:
    """The same, with one sentence, where the engine is asked again for what has an error."""
    root = session.project.root
    for name in "ab":
        (root / "source_texts" / f"{name}.txt").write_text(ADDRESS)
    settings = root / "l10n.toml"
    settings.write_text(settings.read_text().replace("alternatives = 0", "alternatives = 3"))
    made = replace(session, project=open_project(root))
    finish(extract(made, sources(made.project), [SPANISH]))
    return made


@pytest.mark.parametrize(
    ("others", "target", "reason"),
    [
        (["Véase ejemplo.org/a.", "Véase example.org/a."], "Véase example.org/a.", "3 of 3"),
        (["Véase example.org/a.", "Mire example.org/a."], "Véase example.org/a.", "2 of 3"),
        (["Véase ejemplo.org/a."], ADDRESS.upper(), ""),
        ([], ADDRESS.upper(), ""),
    ],
)
def test_another_hypothesis_wins_where_the_best_has_an_error(
    choosy: Session, others: list[str], target: str, reason: str
):
    engine = Shouter()
    engine.others = others
    assert fill(choosy, engine).filled == 2
    assert engine.asked_again[:1] == [ADDRESS]
    entry = entries(choosy, "a")[0]
    assert (entry.target, entry.unit().state) == (target, State.MACHINE)
    assert entry.receipt is not None
    assert entry.receipt.reason.startswith(reason)
    assert bool(entry.receipt.reason) is bool(reason)


def test_hypotheses_are_kept_too(choosy: Session):
    engine = Shouter()
    engine.others = ["Véase example.org/a."]
    fill(choosy, engine)
    for name in "ab":
        choosy.project.catalog_path(name, SPANISH).unlink()
    finish(extract(choosy, sources(choosy.project), [SPANISH]))
    again = Shouter()
    fill(choosy, again)
    assert (again.asked, again.asked_again) == ([], [])
    assert entries(choosy, "a")[0].target == "Véase example.org/a."


def test_a_doubtful_draft_waits_where_the_choice_is_interrupted(choosy: Session):
    engine = Shouter()

    def stop(*_: object) -> Iterator[tuple[int, list[Draft]]]:
        raise KeyboardInterrupt

    engine.alternatives = stop  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        fill(choosy, engine)
    assert entries(choosy, "a")[0].target == ""
    again = Shouter()
    again.others = ["Véase example.org/a."]
    fill(choosy, again)
    assert (again.asked, entries(choosy, "a")[0].target) == ([], "Véase example.org/a.")


def test_a_language_without_a_package_is_no_problem_once_people_have_translated_it(
    session: Session,
):
    french = language("fr")
    finish(extract(session, sources(session.project), [french]))

    def into_french() -> Translated:
        with closing(Results(session.project.state_folder / "engine.sqlite")) as results:
            chosen = sources(session.project)
            (done,) = finish(translate(session, Shouter(), results, chosen, [french]))
        return done

    assert len(into_french().problems) == 1
    for name in "ab":
        path = session.project.catalog_path(name, french)
        catalog = po.read(path, shown=name)
        entries = tuple(replace(entry, target="Une phrase.") for entry in catalog.entries)
        path.write_text(po.write(replace(catalog, entries=entries)))
    assert into_french() == Translated(french)
