"""What somebody on the network who has no account learns, and how far they get."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.web.serving import ANNA, Served, project, serving

WAYS = (
    "Anna Karimova",
    "ANNA KARIMOVA",
    "An\u200bna Karimova",
    "Ａnna  Karimova",
    "Anna Karimova\ufe0f",
)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Served]:
    with serving(project(tmp_path / "secret-appeals"), alone=False) as running:
        yield running


def guess(team: Served, name: str) -> int:
    body = f"name={quote(name)}&password=wrong".encode()
    return team.asks("/sign-in", "POST", body).status


@pytest.mark.parametrize("known", [True, False])
def test_guessing_tells_nobody_whether_there_is_an_account(team: Served, *, known: bool):
    """However the letters of a name are chosen, its attempts are counted together."""
    ways = WAYS if known else tuple(f"Nobody {way}" for way in WAYS)
    statuses = [guess(team, way) for way in (*ways, *ways)]
    assert statuses == [401] * 5 + [429] * 5


@pytest.mark.parametrize(
    "path", ["/", "/sign-in", "/static/nothing", "/theme", "/open/x", "/read/es/letter"]
)
def test_a_stranger_learns_nothing_of_the_project(team: Served, path: str):
    answer = team.asks(path)
    said = answer.raw.decode("latin-1")
    for secret in ("secret-appeals", "Spanish", "French", "letter.txt", "uvicorn", "tarlette"):
        assert secret not in said
    assert "secret-appeals" in team.asks("/", Cookie=team.comes_in()).text


@pytest.mark.parametrize("origin", ["null", "http://evil.example", "http://x@127.0.0.1"])
def test_a_form_of_another_origin_is_refused(team: Served, origin: str):
    cookie = team.comes_in()
    own = f"{origin}:{team.port}" if "127" in origin else origin
    body = f"csrf={team.token(cookie)}".encode()
    answer = team.asks("/sign-out", "POST", body, Cookie=cookie, Origin=own)
    assert answer.status == 403
    assert team.asks("/help", Cookie=cookie).status == 200
    assert ANNA.name in team.asks("/help", Cookie=cookie).text
