"""A statement side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.review.states import Action
from tests.web.editing import words
from tests.web.looking import HEADLINE, MET, QUOTE, SECOND, VICTIMS, Look, look


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Look]:
    with look(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Look]:
    """For tests that change nothing."""
    with look(tmp_path_factory.mktemp("shown")) as opened:
        yield opened


def test_it_is_laid_out_as_the_document_is(shown: Look):
    page = shown.get("/read/es/appeal")
    roles = re.findall(r'<div class="sides role-(\w+)">', page)
    assert roles == ["headline", "body", "quotation"]
    assert re.search(r'<h2 class="text side" lang="en" dir="ltr">.*PARLIAMENT REMEMBERS', page)


def test_sentences_of_a_paragraph_run_on(shown: Look):
    page = words(shown.get("/read/es/appeal"))
    assert "The parliament met on 3 May. It remembered 613 victims." in page


def test_each_sentence_leads_to_its_segment_and_tells_its_state(made: Look):
    made.does(made.rows()[MET], Action.APPROVE)
    page = made.get("/read/es/appeal")
    for number, state in ((MET, "approved"), (VICTIMS, "translated"), (QUOTE, "untranslated")):
        segment = made.rows()[number].segment
        link = re.search(
            rf'<a class="seg is-{state}[^"]*"[^>]*href="/segment/es/{segment}/appeal'
            r'\?order=document">(.*?)</a>',
            page,
            re.DOTALL,
        )
        assert link
        assert f"({state}" in link[1]
    assert "(translated, error: numbers)" in page


def test_findings_are_marked_on_both_sides(shown: Look):
    page = shown.get("/read/es/appeal")
    found = re.findall(r'<mark class="finding error" title="[^"]+">(\d+)</mark>', page)
    assert found == ["613", "631"]


def test_right_to_left_is_right_to_left(shown: Look):
    page = shown.get("/read/ar/appeal")
    assert page.count('class="text side" lang="ar" dir="rtl"') == 3
    assert page.count('class="text side" lang="en" dir="ltr"') == 3


def test_no_text_becomes_markup(made: Look):
    made.does(made.rows()[HEADLINE], Action.EDIT, target='<script>alert("x")</script>')
    page = made.get("/read/es/appeal")
    assert "&lt;script&gt;" in page
    assert "<script>" not in page
    assert "<b>They" not in page
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on[a-z]+=", page)


def test_it_leads_to_its_neighbours_and_other_languages(shown: Look):
    page = shown.get("/read/es/appeal")
    assert 'rel="prev" href="/read/es/2026/a%20letter"' in page
    assert 'rel="next"' not in page
    assert 'href="/read/ar/appeal"' in page
    assert 'rel="next" href="/read/es/appeal"' in shown.get(f"/read/es/{SECOND}")


def test_the_riskiest_sentence_is_one_press_away(shown: Look):
    segment = shown.rows()[VICTIMS].segment
    page = shown.get("/read/es/appeal")
    assert f'href="/segment/es/{segment}/appeal?statement=appeal" id="riskiest"' in page


def test_a_text_that_is_gone_leaves_its_sentences(made: Look):
    (made.bench.project.root / "source_texts" / "appeal.txt").write_bytes(b"\xff\xfe\x00bad\xff")
    page = words(made.get("/read/es/appeal"))
    assert "El parlamento se reunió el 3 de mayo." in page
    assert "Its sentences" in page


def test_a_sentence_that_was_edited_away_is_told_apart(made: Look):
    path = made.bench.project.root / "source_texts" / "appeal.txt"
    path.write_text(path.read_text("utf-8").replace("613", "614"), "utf-8")
    page = words(made.get("/read/es/appeal"))
    assert "Not in the text any more" in page
    assert "Not extracted yet" in page


@pytest.mark.parametrize(
    "path",
    [
        "/read/es/nothing",
        "/read/xx/appeal",
        "/read/es/../../people.json",
        "/read/es/%2e%2e/%2e%2e/l10n.toml",
        "/read/es/appeal.txt",
        "/read/es//etc/passwd",
    ],
)
def test_no_address_reaches_a_file(shown: Look, path: str):
    answer = shown.client.get(path)
    assert answer.status_code == 404
    assert "source_language" not in answer.text
    assert "root:" not in answer.text
