"""Terms in the drafts of the starter package, and what must stay as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from l10n.catalogs import po
from l10n.catalogs.index import FileIndex
from l10n.checks.pair import Knowledge
from l10n.checks.policy import policy
from l10n.engine.argos import ArgosEngine
from l10n.engine.package import Route
from l10n.engine.results import Results
from l10n.engine.wanted import Request
from l10n.languages import language
from l10n.model import Draft, State
from l10n.project import open_project, start_project
from l10n.terms.base import Term, TermBase
from l10n.workflow.checking import Checker
from l10n.workflow.enforcing import Enforcing
from l10n.workflow.extract import extract
from l10n.workflow.progress import finish
from l10n.workflow.selection import sources
from l10n.workflow.session import Session
from l10n.workflow.translate import translate
from l10n.workflow.wanting import Wants
from tests.small import small_package

SPANISH = language("es")
STARTER = small_package()
ROUTE = Route((STARTER,))
TERMS = TermBase(
    (
        Term("airline", ("compañía aérea",)),
        Term("rapporteur", ("relatora especial",)),
        Term("Zərifə Quliyeva", ("Zərifə Quliyeva",)),
        Term("police", ("gendarmería",)),
    )
)


class Counting(ArgosEngine):
    """The starter package, which counts what it is asked."""

    asked = 0

    def translate(self, texts: Sequence[str], route: Route) -> Iterator[tuple[int, Draft]]:
        self.asked += len(texts)
        return super().translate(texts, route)

    def enforced(
        self, requests: Sequence[Request], route: Route
    ) -> Iterator[tuple[int, list[Draft]]]:
        self.asked += len(requests)
        return super().enforced(requests, route)


@pytest.fixture(scope="module")
def engine() -> Iterator[Counting]:
    with Counting([STARTER]) as ready:
        yield ready


@pytest.fixture
def results(tmp_path: Path) -> Iterator[Results]:
    with closing(Results(tmp_path / "results.sqlite")) as store:
        yield store


def wants(base: TermBase = TERMS, **levels: str) -> Wants:
    knowledge = Knowledge(terms=base)
    return Wants(Checker(language("en"), SPANISH, policy(levels), knowledge))


def drafted(engine: ArgosEngine, results: Results, text: str, asked: Wants) -> tuple[Draft, Draft]:
    """The engine's draft, and what becomes of it."""
    ((_, first),) = engine.translate([text], ROUTE)
    enforcing = Enforcing(asked, ROUTE, results, "key", 8, "several")
    ((same, draft),) = enforcing.run(engine, {text: first})
    assert same == text
    return first, draft


@pytest.mark.parametrize(
    ("text", "has", "choice"),
    [
        ("The airline reported the accident.", ["ompañía aérea"], "terms: 1 enforced"),
        (
            "The rapporteur presented the report on the airline.",
            ["elatora especial", "ompañía aérea"],
            "terms: 2 enforced",
        ),
        ("According to Zərifə Quliyeva, it rained.", ["Zərifə Quliyeva"], "terms: 1 enforced"),
        (
            "See https://www.example.org/a/b-72.html for more.",
            ["https://www.example.org/a/b-72.html"],
            "verbatim: 1 kept",
        ),
        (
            "The airline wrote to press.office@example.org about A/RES/78/3.",
            ["ompañía aérea", "press.office@example.org", "A/RES/78/3"],
            "terms: 1 enforced, verbatim: 1 kept",
        ),
    ],
)
def test_what_is_wanted_stands_there(
    engine: Counting, results: Results, text: str, has: list[str], choice: str
):
    first, draft = drafted(engine, results, text, wants())
    assert any(one not in first.text for one in has)
    assert [one for one in has if one not in draft.text] == []
    assert draft.choice == choice
    assert draft.origin == first.origin


def test_a_text_that_was_refused_for_its_address_gets_a_draft(engine: Counting, results: Results):
    text = "The report is at https://www.example.org/en/news/2024-03.html."
    refused = Draft("", STARTER.origin, reason="too-long")
    enforcing = Enforcing(wants(), ROUTE, results, "key", 8, "several")
    ((_, draft),) = enforcing.run(engine, {text: refused})
    assert "https://www.example.org/en/news/2024-03.html" in draft.text
    assert (draft.reason, draft.choice) == ("", "verbatim: 1 kept")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Their policies are good.", wants()),
        ("The airline reported the accident.", wants(TermBase())),
        ("The airline reported the accident.", wants(terms="off")),
        ("See https://www.example.org/a/b-72.html.", wants(verbatim="off")),
    ],
)
def test_where_nothing_is_wanted_the_draft_stays(
    engine: Counting, results: Results, text: str, asked: Wants
):
    first, draft = drafted(engine, results, text, asked)
    assert draft == first


def test_a_term_that_costs_too_much_is_left_to_the_reviewer(engine: Counting, results: Results):
    strange = TermBase((Term("rain", ("xqzw kkjh vvvb qqqq",)),))
    first, draft = drafted(engine, results, "The rain was heavy.", wants(strange))
    assert draft == first


def test_what_was_made_is_in_the_store_for_these_terms_alone(engine: Counting, results: Results):
    text = "The airline wrote to press.office@example.org about the report."
    _, draft = drafted(engine, results, text, wants())
    asked = engine.asked
    assert drafted(engine, results, text, wants())[1] == draft
    assert engine.asked == asked + 1  # drafted() itself asks for the engine's own
    other = wants(TermBase((Term("airline", ("transportista",)),)))
    assert "ransportista" in drafted(engine, results, text, other)[1].text
    assert engine.asked > asked + 2


def test_a_project_gets_its_terms_and_a_second_run_asks_for_nothing(
    tmp_path: Path, engine: Counting
):
    start_project(tmp_path, language("en"), [SPANISH])
    (tmp_path / "source_texts" / "a.txt").write_text("The airline reported the accident.\n")
    project = open_project(tmp_path)
    project.terms_path.parent.mkdir(exist_ok=True)
    project.terms_path.write_text("source,language,target\nairline,es,compañía aérea\n", "utf-8")
    path = project.catalog_path("a", SPANISH)

    def run() -> bytes:
        index = FileIndex(project.state_folder / "index.sqlite")
        session = Session(project, index, "2026-11-22T10:00:00Z")
        finish(extract(session, sources(project), [SPANISH]))
        with closing(Results(project.state_folder / "engine.sqlite")) as store:
            finish(translate(session, engine, store, sources(project), [SPANISH]))
        index.close()
        return path.read_bytes()

    first = run()
    asked = engine.asked
    (entry,) = po.read(path, shown="a").live()
    assert "ompañía aérea" in entry.target
    assert entry.unit().state is State.MACHINE
    assert entry.receipt
    assert entry.receipt.reason == "terms: 1 enforced"
    assert (run(), engine.asked) == (first, asked)
