"""What comes after the page, and while a person types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from l10n.catalogs.journal import What
from l10n.people.person import Duty
from l10n.review.states import Action
from l10n.web.pages.happened import happened
from tests.web.editing import DRAFTS, HOSTILE, JORGE, MARTA, MET, VICTIMS, Desk, desk, words

HTMX = {"HX-Request": "true"}


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as opened:
        yield opened


def preview(made: Desk, number: int, text: str) -> str:
    answer = made.client.post(made.url("preview", number), data={"text": text}, headers=HTMX)
    assert answer.status_code == 200
    return answer.text


@pytest.mark.parametrize("name", ["matches", "opinions", "history"])
def test_each_is_a_fragment_for_htmx_and_a_page_for_a_browser(made: Desk, name: str):
    fragment = made.client.get(made.url(name, MET), headers=HTMX).text
    page = made.client.get(made.url(name, MET)).text
    assert "<html" not in fragment
    assert "<html" in page
    assert "Back to the segment" in page
    assert words(fragment) in words(page)


def test_findings_follow_what_is_typed(made: Desk):
    assert "631" in words(preview(made, VICTIMS, DRAFTS[VICTIMS]))
    assert "The checks find nothing" in words(preview(made, VICTIMS, "Recordó a 613 víctimas."))
    assert "Nothing to check yet" in words(preview(made, VICTIMS, " "))
    assert made.row(VICTIMS).entry.target == DRAFTS[VICTIMS]


def test_a_preview_tells_where_findings_are_and_how_to_mend_them(made: Desk):
    found = preview(made, VICTIMS, "Recordó  a 613 víctimas.")
    marks = re.search(r'data-marks="([^"]*)"', found)
    assert marks
    assert unescape(marks[1]) == '[[7, 9, "note"]]'
    assert re.search(r'data-fix=" " data-from="7" data-to="9" data-key="f"', found)


def test_the_text_is_never_run(made: Desk):
    text = "<img src=x onerror=alert(1)> 613"
    assert "<img" not in preview(made, VICTIMS, text)
    made.does(HOSTILE, Action.EDIT, MARTA, target=text)
    for name in ("matches", "opinions", "history", "now"):
        assert "<img" not in made.client.get(made.url(name, HOSTILE), headers=HTMX).text


def test_a_translator_may_not_dismiss_in_the_preview(tmp_path: Path):
    with desk(tmp_path, duty=Duty.TRANSLATOR) as made:
        assert "Dismiss" not in preview(made, VICTIMS, DRAFTS[VICTIMS])


def test_matches_tell_how_their_source_differs(tmp_path: Path):
    with desk(tmp_path) as made:
        made.add("2025/old", "It remembered 612 victims.", "Recordó a 612 víctimas.", JORGE)
        found = made.client.get(made.url("matches", VICTIMS), headers=HTMX).text
    assert "Recordó a 613 víctimas." in words(found)
    assert 'data-key="1"' in found
    assert "Jorge" in words(found)


def test_opinions_are_proposals_and_the_way_back(made: Desk):
    found = made.client.get(made.url("opinions", MET), headers=HTMX).text
    assert "Se reunió. 50 % sure Use" in words(found)
    assert "75 % like the source" in words(found)
    assert found.count('class="offer"') == 1
    assert 'data-key="6"' in found


def test_history_tells_who_did_what_and_how_the_text_changed(made: Desk):
    made.does(MET, Action.EDIT, JORGE, target="El parlamento se reúne el 3 de mayo.")
    made.does(MET, Action.COMMENT, JORGE, reason="See the minutes")
    made.does(MET, Action.APPROVE, "Anna")
    found = made.client.get(made.url("history", MET), headers=HTMX).text
    said = words(found)
    assert said.index("Anna approved") < said.index("Jorge commented") < said.index("Jorge edited")
    assert "<del>reunió</del><ins>reúne</ins>" in found
    assert "See the minutes" in said


def test_every_kind_of_event_has_words(made: Desk):
    (event,) = made.bench.panel("es", "2026/appeal", made.row(MET).segment).history
    (told,) = happened([event])
    assert (told.who, told.what) == (MARTA, "edited")
    # That a statement has another name is not told of a segment.
    kinds = [what for what in What if what is not What.RENAME]
    said = {one.what for one in happened(replace(event, what=what) for what in kinds)}
    assert len(said) == len(kinds)
    assert not said & {what.value for what in What}


@pytest.mark.parametrize(("typed", "words_of"), [("Hola", [[" a", " todos."]]), ("", [])])
def test_completions_come_in_words(made: Desk, typed: str, words_of: list[list[str]]):
    answer = made.client.post(made.url("complete", MET), data={"text": typed}).json()
    assert [one["words"] for one in answer["completions"]] == words_of


def test_a_very_long_text_is_not_completed(made: Desk):
    answer = made.client.post(made.url("complete", MET), data={"text": "a " * 5000}).json()
    assert answer == {"completions": []}


def test_a_page_is_told_only_of_what_has_changed(made: Desk):
    row = made.row(MET)
    asked = made.url("now", MET, f"?version={row.version}")
    assert made.client.get(asked, headers=HTMX).status_code == 204
    made.does(MET, Action.APPROVE, JORGE)
    told = made.client.get(asked, headers=HTMX)
    assert "This segment was changed meanwhile. approved by Jorge" in words(told.text)
