"""Coming in by the link or by name, going out, and guessing at passwords."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.people.passwords import Passwords
from l10n.web.guard.doors import LinkDoor
from tests.web.serving import ANNA, COOKIE, OMAR, SECRETS, Served, project, serving


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("signing") / "project")


@pytest.fixture(scope="module")
def alone(folder: Path) -> Iterator[Served]:
    with serving(folder) as running:
        yield running


@pytest.fixture
def team(folder: Path) -> Iterator[Served]:
    with serving(folder, alone=False) as running:
        yield running


def link(served: Served) -> str:
    door = served.entrance.door
    assert isinstance(door, LinkDoor)
    return f"/open/{door.links.issue()}"


def test_a_link_lets_one_browser_in_once(alone: Served):
    address = link(alone)
    assert alone.asks(address, "HEAD").cookie == ""
    first, second = alone.asks(address), alone.asks(address)
    assert (first.status, second.status, second.cookie) == (200, 401, "")
    assert 'content="0; url=/"' in first.text
    assert "This link is used up" in second.text
    assert "Press Enter where l10n serve runs, or start it again" in second.text
    assert alone.asks("/help", Cookie=first.cookie).status == 200
    assert alone.asks(address, Cookie=first.cookie).status == 200


def test_a_new_link_makes_the_last_void(alone: Served):
    old, new = link(alone), link(alone)
    assert [alone.asks(address).status for address in (old, new)] == [401, 200]


@pytest.mark.parametrize("token", ["", "x", "a" * 43, "%00", "%ff", "é".encode().hex()])
def test_a_link_cannot_be_guessed(alone: Served, token: str):
    address = link(alone)
    assert alone.asks(f"/open/{token}").cookie == ""
    assert alone.asks(address).cookie


def test_two_browsers_at_once_and_one_comes_in(alone: Served):
    address, cookies = link(alone), []
    browsers = [
        threading.Thread(target=lambda: cookies.append(alone.asks(address).cookie))
        for _ in range(8)
    ]
    for browser in browsers:
        browser.start()
    for browser in browsers:
        browser.join()
    assert sum(map(bool, cookies)) == 1


def test_the_cookie_is_for_this_server_alone(alone: Served):
    cookie = alone.asks(link(alone)).headers["set-cookie"]
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert cookie.startswith(f"{COOKIE}=")
    assert parts == {"httponly", "path=/", "samesite=strict"}


def test_a_cookie_that_somebody_planted_is_never_the_session(alone: Served, team: Served):
    planted = f"{COOKIE}={'a' * 43}"
    for served, answer in (
        (alone, alone.asks(link(alone), Cookie=planted)),
        (team, team.signs_in(ANNA.name, Cookie=planted)),
    ):
        assert answer.cookie not in {"", planted}
        assert served.asks("/help", Cookie=planted).status in {303, 401}
        assert served.asks("/help", Cookie=answer.cookie).status == 200


def test_coming_in_again_ends_the_session_before_and_is_answered_in_whole(alone: Served):
    old = alone.comes_in()
    answer = alone.asks(link(alone), Cookie=old)
    assert "Going on" in answer.text
    assert len(answer.text.encode()) == int(answer.headers["content-length"])
    statuses = [alone.asks("/help", Cookie=one).status for one in (old, answer.cookie)]
    assert statuses == [401, 200]


def test_signing_out_ends_the_session(team: Served):
    cookie = team.comes_in()
    body = f"csrf={team.token(cookie)}".encode()
    assert team.asks("/sign-out", Cookie=cookie).status == 405
    assert team.asks("/sign-out", "POST", Cookie=cookie).status == 403
    answer = team.asks("/sign-out", "POST", body, Cookie=cookie)
    assert (answer.status, answer.headers["location"]) == (303, "/sign-in")
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert team.asks("/help", Cookie=cookie).status == 303
    assert team.asks("/sign-out", "POST", body, Cookie=cookie).status == 401


@pytest.mark.parametrize("name", ["Anna Karimova", "anna karimova", "ANNA KARIMOVA"])
def test_name_and_password_let_somebody_in(team: Served, name: str):
    answer = team.signs_in(name, SECRETS[ANNA.name])
    assert (answer.status, answer.headers["location"]) == (303, "/help")
    assert ANNA.name in team.asks("/help", Cookie=answer.cookie).text
    assert team.asks("/sign-in?next=/queue/es", Cookie=answer.cookie).headers["location"] == (
        "/queue/es"
    )


@pytest.mark.parametrize(
    ("name", "password"),
    [("Anna Karimova", "wrong words these are"), ("Anna Karimova", ""), ("", ""),
     ("Anna Karimova", SECRETS[OMAR.name]), ("Nobody", SECRETS[ANNA.name]), ("%00", "%00"),
     ("Anna Karimova", "a" * 5_000), ("%ff", "x"), ("<b>Anna</b>", "x")],
)  # fmt: skip
def test_anything_else_does_not_and_says_the_same(team: Served, name: str, password: str):
    answer = team.signs_in(name, password)
    assert answer.cookie == ""
    assert answer.status == (400 if name == "%ff" else 401)
    assert "The name or the password is not right." in answer.text or name == "%ff"
    assert "<b>Anna" not in answer.text
    assert "a" * 5_000 not in answer.text


@pytest.mark.parametrize(
    ("goal", "location"),
    [("/queue/es?page=2", "/queue/es?page=2"), ("//evil.com", "/"), ("https://evil.com", "/"),
     ("/\\evil.com", "/"), ("javascript:alert(1)", "/"), ("/a%0d%0aSet-Cookie:b=c", "/"),
     ("", "/")],
)  # fmt: skip
def test_it_goes_on_to_where_they_were_and_nowhere_else(team: Served, goal: str, location: str):
    secret = SECRETS[ANNA.name].replace(" ", "+")
    body = f"name=Anna+Karimova&password={secret}&next={goal.replace('?', '%3f')}".encode()
    answer = team.asks("/sign-in", "POST", body)
    assert (answer.status, answer.headers["location"]) == (303, location)


def test_a_strangers_form_is_small_and_ours(team: Served):
    assert team.signs_in("a" * 11_000, "x").status == 413
    assert team.signs_in(ANNA.name, Origin="http://evil.com").status == 403
    assert team.signs_in(ANNA.name, Origin="").status == 403
    assert team.signs_in(ANNA.name, Sec_Fetch_Site="cross-site").status == 403


def test_guessing_at_a_name_has_to_wait_longer_and_longer(team: Served):
    statuses, waits = [], []
    for _ in range(9):
        answer = team.signs_in(ANNA.name, "not the right one")
        statuses.append(answer.status)
        if answer.status == 429:
            waits.append(int(answer.headers["retry-after"]))
            assert f"Wait {waits[-1]} second" in answer.text
            team.clock.now += waits[-1]
    assert statuses == [401, 401, 401, 401, 401, 429, 401, 429, 401]
    assert waits == [1, 2]
    assert team.signs_in(ANNA.name).status == 429
    assert team.signs_in(OMAR.name).status == 303
    team.clock.now += 4
    assert team.signs_in(ANNA.name).status == 303
    assert team.signs_in(ANNA.name, "a mistake again").status == 401
    assert team.signs_in(ANNA.name).status == 303


def test_guesses_at_once_are_all_counted(team: Served):
    statuses = []
    guessers = [
        threading.Thread(target=lambda: statuses.append(team.signs_in(ANNA.name, "guess").status))
        for _ in range(16)
    ]
    for guesser in guessers:
        guesser.start()
    for guesser in guessers:
        guesser.join()
    assert sorted(statuses) == [401] * 5 + [429] * 11


def test_no_name_is_told_from_another_by_the_work_it_makes(folder: Path):
    """Counted, not timed: a hash is checked for a name without an account, too."""
    checked = []

    class Counting(Passwords):
        def is_right(self, kept: str | None, password: str) -> bool:
            checked.append(kept is not None)
            return super().is_right(kept, password)

    with serving(folder, alone=False) as team:
        team.entrance.door._passwords = Counting(time_cost=1, memory_kib=8, lanes=1)  # type: ignore[attr-defined]
        known, unknown = team.signs_in(ANNA.name, "x"), team.signs_in("Nobody Atall", "x")
    assert checked == [True, False]
    assert known.text.replace(ANNA.name, "") == unknown.text.replace("Nobody Atall", "")
