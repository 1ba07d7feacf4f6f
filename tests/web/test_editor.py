"""The page of one segment: what it shows, in which language, and what it never runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.people.person import Duty
from l10n.review.states import Action
from tests.web.editing import DRAFTS, HOSTILE, MARTA, MET, VICTIMS, Desk, desk, typed, words


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as opened:
        yield opened


def test_both_texts_are_there_in_their_languages(made: Desk):
    page = made.get(VICTIMS)
    assert typed(page) == DRAFTS[VICTIMS]
    assert '<p lang="en" dir="ltr" class="text large source-text">' in page
    assert re.search(r'<textarea id="target"[^>]* lang="es" dir="ltr" spellcheck="true"', page)


@pytest.mark.parametrize("number", [MET, VICTIMS, HOSTILE])
def test_no_text_becomes_markup_and_nothing_is_inline(made: Desk, number: int):
    page = made.get(number)
    assert "<b>They" not in page
    assert "<i>Sin" not in page
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on[a-z]+=", page)


def test_a_text_that_begins_with_a_line_end_keeps_it(made: Desk):
    made.does(MET, Action.EDIT, MARTA, target="\nEl parlamento")
    assert typed(made.get(MET)) == "\nEl parlamento"


def test_neighbours_are_shown_with_links_that_keep_the_queue(made: Desk):
    page = made.get(VICTIMS, "?order=document&state=translated")
    for number in (MET, HOSTILE):
        href = made.url("segment", number, "?order=document&amp;state=translated")
        assert f'href="{href}"' in page
    assert "El parlamento se reunió" in page


def test_next_and_previous_follow_the_queue(made: Desk):
    page = made.get(VICTIMS, "?order=document")
    before, after = (made.url("segment", number, "?order=document") for number in (MET, HOSTILE))
    assert re.search(rf'href="{re.escape(before)}"[^>]* rel="prev"', page)
    assert re.search(rf'href="{re.escape(after)}"[^>]* rel="next"', page)
    assert "2 of 3" in words(page)


def test_it_says_why_it_is_risky(made: Desk):
    row = made.row(VICTIMS)
    assert row.risk.reasons
    assert all(reason in words(made.get(VICTIMS)) for reason in row.risk.reasons)


def test_terms_are_marked_with_their_forms_and_told(made: Desk):
    page = made.get(MET)
    assert '<mark class="term" title="parlamento">parliament</mark>' in page
    assert "✓ in the translation" in words(page)
    assert "as in the constitution" in words(page)
    made.does(MET, Action.EDIT, MARTA, target="Se reunió el 3 de mayo.")
    assert "not in the translation" in words(made.get(MET))


def test_findings_stand_below_with_what_they_mean(made: Desk):
    page = made.get(VICTIMS)
    assert "1 finding stands in the way of an approval" in words(page)
    assert 'data-summary="1 error"' in page


def test_who_stands_for_it_is_said(made: Desk):
    made.does(MET, Action.REJECT, "Jorge", reason="Not our style")
    assert "by Jorge, 2026-11-22, “Not our style”" in words(made.get(MET))


def test_a_changed_source_shows_what_changed(made: Desk):
    source = made.bench.project.root / "source_texts" / "2026" / "appeal.txt"
    source.write_text(source.read_text("utf-8").replace("613", "614"), "utf-8")
    made.extract()
    page = made.get(VICTIMS)
    assert "What changed in the source" in words(page)
    assert "<del>613</del><ins>614</ins>" in page


def test_every_key_belongs_to_something_that_can_be_clicked(made: Desk):
    page = made.get(VICTIMS, "?order=document")
    keys = re.findall(r"<(\w+)[^>]* data-key=", page)
    assert set(keys) <= {"a", "button", "summary", "textarea", "input"}
    shown = set(" ".join(re.findall(r' data-key="([^"]*)"', page)).split())
    assert {"a", "e", "r", "c", "s", "d", "j", "k", "o", "g", "/", "?", "Control+Enter"} <= shown


def test_a_translator_is_told_who_approves(tmp_path: Path):
    with desk(tmp_path, duty=Duty.TRANSLATOR) as made:
        page = made.get(MET)
    assert "You are a translator in this project: a reviewer can approve it." in words(page)
    assert re.search(r'<button[^>]* value="approve"[^>]* disabled', page)
    assert re.search(r'<button[^>]* value="edit" data-key="Control\+Enter"(?![^>]* disabled)', page)


def test_a_language_that_is_not_theirs_can_be_read_but_not_changed(tmp_path: Path):
    with desk(tmp_path, tags=frozenset({"fr"})) as made:
        page = made.get(MET)
    assert "Spanish is not among your languages" in words(page)
    assert re.search(r'<textarea id="target"[^>]* readonly', page)


def test_whoever_wrote_it_is_told_of_the_second_pair_of_eyes(tmp_path: Path):
    with desk(tmp_path, settings="[review]\nfour_eyes = true\n") as made:
        assert "a second pair of eyes" not in words(made.get(MET))
        made.does(MET, Action.EDIT, " anna ", target="El parlamento se reunió hoy, 3 de mayo.")
        assert "You wrote this, and this project wants a second pair" in words(made.get(MET))


@pytest.mark.parametrize(
    "address",
    [
        "/segment/xx/00000000/2026/appeal",
        "/segment/es/00000000/2026/appeal",
        "/segment/es/00000000/../../../etc/passwd",
        "/segment/es/00000000/%2e%2e/%2e%2e/l10n",
    ],
)
def test_what_there_is_not_is_said_in_words(made: Desk, address: str):
    answer = made.client.get(address)
    assert answer.status_code in {404, 409}
    assert "l10n" in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(("asked", "text"), [("alternative=1", "Se reunió."), ("match=9", "")])
def test_without_scripts_an_offer_is_taken_by_its_link(made: Desk, asked: str, text: str):
    assert typed(made.get(MET, f"?{asked}")) == (text or DRAFTS[MET])
