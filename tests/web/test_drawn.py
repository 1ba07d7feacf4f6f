"""What is kept drawn is never older than what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.review.states import Action
from l10n.web.pages import cells
from l10n.web.pages import queue as queue_page
from tests.web.looking import MET, VICTIMS, Look, look

DECISIONS = (
    (MET, Action.APPROVE, {}),
    (MET, Action.COMMENT, {"reason": "Is that its name?"}),
    (MET, Action.REJECT, {"reason": "It is not."}),
    (VICTIMS, Action.DISMISS, {"reason": "Counted anew.", "checks": ("numbers",)}),
    (VICTIMS, Action.EDIT, {"target": "Recordó a 613 víctimas."}),
)
"""Somebody else's, one after the other."""


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Look]:
    with look(tmp_path) as opened:
        yield opened


def drawn_anew(made: Look, path: str) -> str:
    """The page without what was kept of it."""
    cells.drawn.cache_clear()
    queue_page.drawn.cache_clear()
    return made.get(path)


@pytest.mark.parametrize(
    "path", ["/", "/queue/es", "/queue/es?state=approved&state=rejected&state=translated"]
)
def test_every_decision_shows_at_once_and_whole(made: Look, path: str):
    seen = [made.get(path)]
    for number, action, more in DECISIONS:
        made.does(made.rows()[number], action, **more)
        page = made.get(path)
        assert page == drawn_anew(made, path)
        seen.append(page)
    assert len(set(seen)) > len(DECISIONS) // 2


def test_a_cell_tells_an_approval_at_once(made: Look):
    cell = re.compile(r'href="/read/es/appeal"><span class="figure">(\d+)')
    assert cell.findall(made.get("/")) == ["0"]
    made.does(made.rows()[MET], Action.APPROVE)
    assert cell.findall(made.get("/")) == ["25"]


def test_cells_of_other_statements_and_languages_are_not_drawn_again(made: Look):
    drawn_anew(made, "/")
    before = cells.drawn.cache_info().misses
    made.does(made.rows()[MET], Action.APPROVE)
    made.get("/")
    assert cells.drawn.cache_info().misses == before + 1


def test_a_row_is_drawn_for_the_queue_and_the_person_that_it_is_shown_to(made: Look):
    first = made.get("/queue/es?q=v%C3%ADctimas")
    other = made.get("/queue/es")
    assert "?q=v%C3%ADctimas" in first
    assert "?q=" not in other
    row = made.rows()[VICTIMS]
    english = made.bench.project.config.source_language
    assert 'name="pick"' in queue_page.drawn(row, english, (), pickable=True)
    assert 'name="pick"' not in queue_page.drawn(row, english, (), pickable=False)
