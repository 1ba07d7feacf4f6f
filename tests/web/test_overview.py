"""The overview: every statement in every language, and what is next to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.model import Severity, State
from l10n.people.person import Duty
from l10n.review.states import Action
from l10n.web.figures import Figures, FiguresCache, count, summed
from l10n.web.pages.overview import Line, Show, Sort, chosen, found_most
from tests.web.editing import MARTA, words
from tests.web.looking import MET, SECOND, VICTIMS, Look, look


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Look]:
    with look(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Look]:
    """For tests that change nothing."""
    with look(tmp_path_factory.mktemp("shown")) as opened:
        yield opened


def line(name: str, signed: int, total: int, errors: int = 0) -> Line:
    states = {State.APPROVED: signed, State.MACHINE: total - signed}
    figures = Figures(states, findings={Severity.ERROR: errors})
    return Line(name, {"es": figures}, figures, 10)


LINES = (line("b", 3, 3), line("a/letter", 1, 4, 2), line("c", 0, 9), line("Appeal", 2, 3, 5))


@pytest.mark.parametrize(
    ("text", "show", "sort", "names"),
    [
        ("", Show.ALL, Sort.NAME, ["Appeal", "a/letter", "b", "c"]),
        ("", Show.WAITING, Sort.WAITING, ["c", "a/letter", "Appeal"]),
        ("", Show.ERRORS, Sort.FINDINGS, ["Appeal", "a/letter"]),
        ("", Show.DONE, Sort.NAME, ["b"]),
        ("A", Show.ALL, Sort.FINDINGS, ["Appeal", "a/letter"]),
        ("nothing", Show.ALL, Sort.NAME, []),
    ],
)
def test_statements_are_found_filtered_and_sorted(
    text: str, show: Show, sort: Sort, names: list[str]
):
    assert [one.statement for one in chosen(LINES, text, show, sort)] == names


def test_it_says_what_is_next_in_each_language(shown: Look):
    page = words(shown.get("/"))
    assert "Review 1 risky segment in Spanish" in page
    assert "Review 1 segment in Arabic" in page
    assert "6 segments without a translation yet" in page


def test_figures_are_those_of_the_catalogs(shown: Look):
    page = words(shown.get("/"))
    assert "2 statements, " in page
    assert "0 of 18 segments are approved." in page
    assert "6 segments: 2 translated, 4 untranslated" in page


def test_when_all_is_approved_it_says_so(made: Look):
    for statement in ("appeal", SECOND):
        for row in made.rows("ar", statement):
            made.does(row, Action.EDIT, target="نص")
    for statement in ("appeal", SECOND):
        for row in made.rows("ar", statement):
            for check in {one.check for one in row.findings}:
                made.does(row, Action.DISMISS, reason="a test", checks=(check,))
            made.does(row, Action.APPROVE)
    page = words(made.get("/"))
    assert "All is approved." in page
    assert "in Arabic" not in page


def test_whoever_may_not_approve_is_not_asked_to(tmp_path: Path):
    with look(tmp_path, duty=Duty.TRANSLATOR) as made:
        assert "Review" not in words(made.get("/"))
    assert "See 1 risky segment in Spanish" in words(made.get("/"))


def test_their_own_languages_come_first(tmp_path: Path):
    with look(tmp_path, duty=Duty.REVIEWER, tags=frozenset({"zh"})) as made:
        page = made.get("/")
    assert re.findall(r'id="card-(\w+)"', page) == ["zh", "es", "ar"]


def test_a_long_list_has_pages(shown: Look, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("l10n.web.pages.overview._PAGE", 1)
    page = shown.get("/?sort=name&show=all&page=2")
    assert "Page 2 of 2" in page
    assert 'href="/?page=1&amp;show=all&amp;sort=name"' in page
    assert '<bdi class="name">appeal</bdi>' in page
    assert SECOND not in page


@pytest.mark.parametrize("query", ["?page=x&show=y&sort=z", "?page=-1", "?page=99999999999", "?q="])
def test_a_strange_address_shows_what_there_is(shown: Look, query: str):
    assert SECOND in shown.get(f"/{query}")


def test_names_are_texts_not_markup(shown: Look):
    page = shown.get("/?q=<b>x")
    assert "Press &lt;office&gt;" in page
    assert 'value="&lt;b&gt;x"' in page
    assert "No statement is like that." in page
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on[a-z]+=", page)


def test_every_name_of_a_language_is_in_that_language(shown: Look):
    page = shown.get("/")
    assert re.search(r'<span lang="ar" dir="rtl" class="autonym">العربية</span>', page)


def test_a_catalog_that_cannot_be_read_says_so_and_the_rest_is_there(made: Look):
    path = made.bench.project.root / "locales/zh/LC_MESSAGES/appeal.po"
    path.write_text("no catalog", "utf-8")
    made.bench.refresh()
    page = words(made.get("/"))
    assert "appeal.po" in page
    assert "Review 1 risky segment in Spanish" in page


def test_figures_add_up(shown: Look):
    sheets = shown.bench.sheets("es")
    one, other = map(count, sheets)
    both = summed((one, other))
    assert both.total == one.total + other.total == sum(len(sheet.rows) for sheet in sheets)
    assert both.words == one.words + other.words > 0
    assert both.waiting == 2
    assert (both.risky, both.findings[Severity.ERROR]) == (1, 1)
    assert [(share.name, share.count) for share in found_most(both)] == [("numbers", 1)]


def test_a_sheet_is_counted_once_and_anew_when_it_changed(made: Look):
    figures = FiguresCache()
    before = made.bench.sheet("es", "appeal")
    assert figures.of(before) is figures.of(before)
    made.does(made.rows()[MET], Action.APPROVE, MARTA)
    assert figures.of(made.bench.sheet("es", "appeal")).signed == 1


def test_a_refusal_counts_as_risky(made: Look):
    made.does(made.rows()[MET], Action.REJECT, reason="no")
    assert count(made.bench.sheet("es", "appeal")).risky == 2
    made.does(made.rows()[VICTIMS], Action.EDIT, target="Recordó a 613 víctimas.")
    assert count(made.bench.sheet("es", "appeal")).risky == 1
