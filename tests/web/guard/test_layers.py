"""Every answer is guarded, and a form is taken only from the session's own page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.web.guard.bodies import BODY_BYTES
from l10n.web.guard.headers import HEADERS
from l10n.web.guard.sessions import IDLE_SECONDS
from tests.web.serving import COOKIE, Answer, Served, project, serving, silent


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("guarded") / "project")


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[Served]:
    with serving(folder) as running:
        yield running


@pytest.fixture(scope="module")
def cookie(served: Served) -> str:
    return served.comes_in()


def says(served: Served, cookie: str, body: str, **headers: str) -> Answer:
    return served.asks("/say", "POST", body.encode(), Cookie=cookie, **headers)


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/help", 200), ("/static/style.css", 200), ("/nowhere", 404), ("/sign-out", 405),
     ("/queue/xx", 404), ("/read/es/none", 404), ("/boom", 500), ("/sign-in", 303), ("/%00", 400)],
)  # fmt: skip
def test_every_answer_has_the_headers(served: Served, cookie: str, path: str, status: int):
    with silent():
        answer = served.asks(path, Cookie=cookie)
    assert answer.status == status
    for name, value in HEADERS.items():
        assert answer.headers[name.lower()] == value
    assert answer.headers["cache-control"] == ("no-cache" if "static" in path else "no-store")
    assert "server" not in answer.headers
    if status >= 400:
        assert "<h1>" in answer.text
        assert "Traceback" not in answer.text
        assert "secret words" not in answer.text


def test_no_script_or_style_stands_in_the_policy_or_a_page(served: Served, cookie: str):
    policy = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none';")
    for path in ("/", "/help", "/nowhere", "/queue/es"):
        page = served.asks(path, Cookie=cookie).text
        assert "style=" not in page
        assert " onclick=" not in page
        assert "<script>" not in page


@pytest.mark.parametrize(
    ("path", "accept", "status"),
    [("/", "text/html", 401), ("/", "*/*", 401), ("/live", "text/event-stream", 401),
     ("/boom", "text/html", 401), ("/nowhere", "text/html", 401), ("/sign-in", "text/html", 401),
     ("/static/style.css", "text/css", 200), ("/static/none.css", "text/css", 404)],
)  # fmt: skip
def test_a_stranger_sees_nothing(served: Served, path: str, accept: str, status: int):
    for cookie in ("", f"{COOKIE}=guessed", f"other={'a' * 43}"):
        answer = served.asks(path, Cookie=cookie, Accept=accept)
        assert answer.status == status
        assert "l10n serve" in answer.text or status != 401


def test_a_link_from_elsewhere_asks_again_with_the_cookie(served: Served, cookie: str):
    answer = served.asks('/help?"><b>', Sec_Fetch_Site="cross-site")
    assert answer.status == 200
    assert '<meta http-equiv="refresh" content="0; url=/help?&#34;&gt;&lt;b&gt;">' in answer.text
    assert served.asks("/help", Sec_Fetch_Site="same-origin").status == 401
    assert served.asks("/help", Sec_Fetch_Site="cross-site", Cookie=cookie).status == 200


def test_a_form_needs_the_sessions_token(served: Served, cookie: str):
    token, foreign = served.token(cookie), served.token(served.comes_in())
    assert says(served, cookie, f"text=a&csrf={token}").status == 200
    assert says(served, cookie, "text=a", X_CSRF_Token=token).status == 200
    assert served.said[-2:] == [f"text=a&csrf={token}".encode(), b"text=a"]
    for body, header in (
        ("text=a", ""),
        ("csrf=", ""),
        (f"csrf={foreign}", ""),
        (f"csrf={token[:-1]}", ""),
        (f"csrf={token}a", ""),
        (f"csrf={foreign}&csrf={token}", ""),
        (f"csrf={token}", foreign),
        (f"text=csrf={token}", ""),
        ("csrf=%ff%00", ""),
    ):
        answer = says(served, cookie, body, X_CSRF_Token=header)
        assert (answer.status, body, served.said[2:]) == (403, body, [])
        assert "Load the page again" in answer.text


def test_a_token_of_a_session_that_ended_is_void(served: Served):
    old = served.comes_in()
    token = served.token(old)
    assert served.asks("/sign-out", "POST", f"csrf={token}".encode(), Cookie=old).status == 303
    new = served.comes_in()
    assert says(served, old, f"csrf={token}").status == 401
    assert says(served, new, f"csrf={token}").status == 403


def test_a_token_does_not_stand_in_a_json_or_multipart_body(served: Served, cookie: str):
    token = served.token(cookie)
    for kind, body in (
        ("application/json", json.dumps({"csrf": token})),
        ("text/plain", f"csrf={token}"),
        ("multipart/form-data; boundary=x", f"--x\r\nname=csrf\r\n\r\n{token}\r\n--x--"),
    ):
        assert says(served, cookie, body, Content_Type=kind).status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.com"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Origin": "http://127.0.0.1:1", "Sec_Fetch_Site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused_even_with_the_token(
    served: Served, cookie: str, headers: dict[str, str]
):
    before = len(served.said)
    answer = says(served, cookie, f"csrf={served.token(cookie)}", **headers)
    assert answer.status == 403
    assert "did not come from a page of this server" in answer.text
    assert len(served.said) == before


@pytest.mark.parametrize(
    ("path", "goal"),
    [
        ("//evil.com", "/"),
        ("//evil.com/help", "/"),
        ("/\\evil.com", "/"),
        ("/read/es/a%3Fb%20%C3%A9?q=%26", "/read/es/a%3Fb%20%C3%A9?q=%26"),
    ],
)
def test_it_goes_on_to_a_page_of_this_server(served: Served, path: str, goal: str):
    answer = served.asks(path, Sec_Fetch_Site="cross-site")
    assert f'content="0; url={goal}"' in answer.text
    assert f'href="{goal}"' in answer.text


@pytest.mark.parametrize(
    ("site", "mode", "status"),
    [
        ("cross-site", "navigate", 200),
        ("cross-site", "no-cors", 403),
        ("cross-site", "cors", 403),
        ("same-site", "cors", 403),
        ("same-site", "navigate", 200),
        ("same-origin", "cors", 200),
        ("none", "navigate", 200),
        ("", "", 200),
    ],
)
def test_another_site_may_link_here_and_no_more(
    served: Served, cookie: str, site: str, mode: str, status: int
):
    for path in ("/help", "/static/style.css"):
        answer = served.asks(path, Cookie=cookie, Sec_Fetch_Site=site, Sec_Fetch_Mode=mode)
        assert answer.status == status


def test_a_form_may_hold_so_much_and_no_more(served: Served, cookie: str):
    token = served.token(cookie)
    start = f"csrf={token}&text="
    fits = start + "a" * (BODY_BYTES - len(start))
    assert says(served, cookie, fits).status == 200
    assert len(served.said[-1]) == BODY_BYTES
    answer = served.says(
        f"POST /say HTTP/1.1\r\nHost: {served.host}\r\nOrigin: http://{served.host}\r\n"
        f"Cookie: {cookie}\r\nContent-Length: {BODY_BYTES + 1}\r\n\r\n".encode()
    )
    assert answer.status == 413


def test_a_session_ends_with_time(served: Served):
    cookie = served.comes_in()
    assert served.asks("/help", Cookie=cookie).status == 200
    served.clock.now += IDLE_SECONDS + 1
    assert served.asks("/help", Cookie=cookie).status == 401
