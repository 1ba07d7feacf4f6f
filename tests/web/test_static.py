"""What pages are made with, light or dark, help, and what is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from itertools import pairwise

import pytest

from l10n.checks.table import RULES
from l10n.model import State
from l10n.web.forms import safe_path
from l10n.web.static_files import static_files, static_url
from tests.web.editing import words
from tests.web.looking import Look, look


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Look]:
    """For tests that change nothing."""
    with look(tmp_path_factory.mktemp("shown")) as opened:
        yield opened


@pytest.mark.parametrize("name", sorted(static_files()))
def test_each_file_may_be_kept_until_it_is_another(shown: Look, name: str):
    answer = shown.client.get(static_url(name))
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    plain = shown.client.get(f"/static/{name}", headers={"If-None-Match": answer.headers["etag"]})
    assert (plain.status_code, plain.content) == (304, b"")
    assert shown.client.get(f"/static/{name}?v=old").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "/static/",
        "/static/nothing.css",
        "/static/../web/app.py",
        "/static/%2e%2e/app.py",
        "/static/htmx-2.0.10.LICENSE",
        "/static//etc/passwd",
    ],
)
def test_nothing_else_is_sent(shown: Look, path: str):
    assert shown.client.get(path).status_code in {404, 405}


@pytest.mark.parametrize("path", ["/", "/queue/es", "/read/es/appeal", "/help", "/nowhere"])
def test_pages_name_only_files_of_this_server(shown: Look, path: str):
    page = shown.client.get(path).text
    named = re.findall(r'(?:src|href)="([^"#]*)"', page)
    assert named
    assert all(one.startswith("/") and not one.startswith("//") for one in named)
    for one in named:
        if one.startswith("/static/"):
            assert shown.client.get(one).status_code == 200


def test_style_and_scripts_reach_for_no_other_place():
    for file in (resources.files("l10n.web") / "static").iterdir():
        if file.name.endswith((".css", ".js")) and "htmx" not in file.name:
            text = file.read_text("utf-8")
            assert not re.search(r"https?://|@import|url\(", text), file.name
            assert not re.search(r"\beval\(|innerHTML|new Function", text), file.name


def test_the_look_is_kept_in_a_cookie(shown: Look):
    form = {"theme": "dark", "back": "/queue/es?page=2"}
    answer = shown.client.post("/theme", data=form, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/queue/es?page=2")
    assert '<html lang="en" dir="ltr" data-theme="dark">' in shown.get("/")
    shown.client.cookies.set("l10n_theme", '"><script>')
    assert '<html lang="en" dir="ltr">' in shown.get("/")
    shown.client.cookies.clear()


@pytest.mark.parametrize(
    "path",
    ["//elsewhere", "https://elsewhere", "/\\elsewhere", "javascript:x", "", "/a\r\nSet-Cookie: x"],
)
def test_no_form_leads_elsewhere(path: str):
    assert safe_path(path) == "/"


def test_help_explains_every_state_and_check(shown: Look):
    page = words(shown.get("/help"))
    assert all(state.value in page for state in State)
    assert all(rule.summary in page for rule in RULES)


def test_what_is_not_there_says_what_to_do(shown: Look):
    page = shown.get("/nowhere", 404)
    assert "There is no such page." in words(page)
    assert 'href="/"' in page


def test_what_was_not_asked_properly_is_refused(shown: Look):
    assert shown.client.post("/help").status_code == 405
    bad = shown.client.post(
        "/theme",
        content=b"theme=%ff",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert bad.status_code == 400


@pytest.mark.parametrize("path", ["/", "/queue/ar", "/read/ar/appeal", "/help"])
def test_pages_can_be_heard(shown: Look, path: str):
    page = shown.get(path)
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels[0] == levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.index('class="skip"') < page.index("<header")
    assert page.count("<main") == 1
    assert re.search(r'<html lang="en" dir="ltr"', page)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
