"""The queue: what waits, in which order, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.model import Severity, State
from l10n.people.person import Duty
from l10n.review.states import Action
from l10n.web.pages.place import queue_fields
from l10n.web.pages.queue import asked_for
from l10n.workflow.desk.queue import Order, Wanted
from tests.web.editing import words
from tests.web.looking import MET, QUOTE, SECOND, VICTIMS, Look, look


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Look]:
    with look(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Look]:
    """For tests that change nothing."""
    with look(tmp_path_factory.mktemp("shown")) as opened:
        yield opened


def places(page: str) -> list[tuple[str, str]]:
    """Statement and number of each row, in the page's order."""
    return re.findall(
        r'<bdi>([^<]*)</bdi> <span class="place" title="Sentence \d+">(\d+)</span></a>', page
    )


@pytest.mark.parametrize(
    ("asked", "order", "wanted"),
    [
        ([], Order.RISK, Wanted()),
        ([("order", "document"), ("page", "3")], Order.DOCUMENT, Wanted()),
        ([("order", "x"), ("state", "y"), ("severity", "z")], Order.RISK, Wanted()),
        (
            [("state", "final"), ("state", "machine"), ("check", "names"), ("statement", "a")],
            Order.RISK,
            Wanted((State.MACHINE, State.FINAL), ("names",), ("a",)),
        ),
        (
            [("q", " Peace "), ("severity", "warning")],
            Order.RISK,
            Wanted(severity=Severity.WARNING, text="Peace"),
        ),
    ],
)
def test_an_address_asks_for_a_queue(asked: list[tuple[str, str]], order: Order, wanted: Wanted):
    assert asked_for(asked) == (order, wanted)


def test_links_keep_the_queue_and_nothing_else():
    asked = [("q", "a&b"), ("check", "names"), ("check", "dates"), ("page", "2"), ("x", "y")]
    assert queue_fields(asked) == {"q": ["a&b"], "check": ["names", "dates"]}


def test_the_riskiest_comes_first_and_says_why(shown: Look):
    page = shown.get("/queue/es")
    assert places(page)[0] == ("appeal", str(VICTIMS + 1))
    assert "1 error: numbers" in words(page)
    assert "The source says 613" in words(page)


def test_document_order_is_a_key_away(shown: Look):
    assert 'href="/queue/es?order=document" class="button small" data-key="o"' in shown.get(
        "/queue/es"
    )
    page = shown.get("/queue/es?order=document")
    assert places(page) == [(SECOND, "1"), (SECOND, "2")] + [
        ("appeal", str(number)) for number in range(1, 5)
    ]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("?state=translated", {MET, VICTIMS}),
        ("?severity=error", {VICTIMS}),
        ("?check=numbers", {VICTIMS}),
        ("?statement=appeal&state=untranslated", {0, QUOTE}),
        ("?q=VÍCTIMAS", {VICTIMS}),
        ("?q=nothing-like-it", set()),
    ],
)
def test_filters_and_search(shown: Look, query: str, numbers: set[int]):
    page = shown.get(f"/queue/es{query}")
    assert {int(number) - 1 for _, number in places(page)} == numbers
    assert numbers or "No segment is like that." in page


def test_texts_are_in_their_languages_and_never_markup(shown: Look):
    page = shown.get("/queue/ar")
    assert '<div lang="en" dir="ltr" class="text ">' in page
    assert '<div lang="ar" dir="rtl" class="text ">' in page
    assert "“&lt;b&gt;They&lt;/b&gt; will not" in page
    assert "<b>They" not in page
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on[a-z]+=", page)


def test_links_to_segments_keep_the_queue(shown: Look):
    segment = shown.rows()[VICTIMS].segment
    page = shown.get("/queue/es?severity=error&order=document")
    assert f'href="/segment/es/{segment}/appeal?severity=error&amp;order=document"' in page


def test_a_statement_with_a_slash_and_a_space_has_an_address(shown: Look):
    segment = shown.rows("es", SECOND)[0].segment
    page = shown.get("/queue/es")
    assert f'href="/segment/es/{segment}/2026/a%20letter"' in page
    assert shown.client.get(f"/segment/es/{segment}/2026/a%20letter").status_code == 200


def test_long_queues_have_pages(shown: Look, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("l10n.web.pages.queue.PAGE", 4)
    first, second = shown.get("/queue/es"), shown.get("/queue/es?page=2")
    assert (len(places(first)), len(places(second))) == (4, 2)
    assert not set(places(first)) & set(places(second))
    assert 'start="5"' in second
    assert "All 6 in this queue" in words(first)


def test_what_is_approved_has_left_the_queue(made: Look):
    made.does(made.rows()[MET], Action.APPROVE)
    assert ("appeal", str(MET + 1)) not in places(made.get("/queue/es"))
    assert places(made.get("/queue/es?state=approved")) == [("appeal", str(MET + 1))]


def test_whoever_may_decide_nothing_has_nothing_to_select(tmp_path: Path):
    with look(tmp_path, duty=Duty.REVIEWER, tags=frozenset({"ar"})) as made:
        foreign, own = made.get("/queue/es"), made.get("/queue/ar")
    assert 'name="pick"' not in foreign
    assert 'name="pick"' in own
    assert 'value="approve"' in own


def test_a_translator_may_comment_alone(tmp_path: Path):
    with look(tmp_path, duty=Duty.TRANSLATOR) as made:
        page = made.get("/queue/es")
    assert re.findall(r'name="action" value="(\w+)"', page) == ["comment"]


@pytest.mark.parametrize(
    "path", ["/queue/fr", "/queue/es%00", "/rows/fr/appeal", "/rows/es/../appeal"]
)
def test_what_there_is_not_is_not_found(shown: Look, path: str):
    assert shown.client.get(path).status_code == 404


def test_rows_are_given_alone_as_they_are_now(made: Look):
    row, other = made.rows()[MET], made.rows()[VICTIMS]
    made.does(row, Action.APPROVE)
    path = f"/rows/es/appeal?segment={row.segment}&segment={other.segment}&segment=nothing"
    page = made.get(path)
    assert places(page) == [("appeal", str(MET + 1)), ("appeal", str(VICTIMS + 1))]
    assert "approved" in page
    assert "<html" not in page


def test_a_refusal_says_whose_and_why(made: Look):
    made.does(made.rows()[MET], Action.REJECT, reason="Too <free>.")
    made.does(made.rows()[MET], Action.COMMENT, reason="Ask the embassy.")
    page = made.get("/queue/es")
    assert "Marta rejected it: Too <free>." in words(page)
    assert "1 comment" in words(page)
    assert "<free>" not in page


def test_a_row_has_another_stamp_when_it_is_another(made: Look):
    def stamps() -> list[str]:
        return re.findall(r'data-stamp="(\w+)"', made.get("/queue/es?order=document"))

    before = stamps()
    assert before == stamps()
    made.does(made.rows()[MET], Action.COMMENT, reason="Look again.")
    assert sum(a != b for a, b in zip(before, stamps(), strict=True)) == 1
