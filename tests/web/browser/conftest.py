"""A real browser before the real server: one browser a worker, a project of its own a test."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from l10n.people.accounts import Account, Accounts, dump
from l10n.people.person import Duty, Person
from tests.web.browser.desk import ANNA, MARTA, OMAR, PASSWORDS, Desk, copied
from tests.web.browser.hands import ready, signs_in
from tests.web.browser.statements import (
    ARABIC,
    BEFORE,
    CHINESE,
    FRENCH,
    SOURCES,
    SPANISH,
    TERMS,
    THANKED,
)
from tests.web.browser.watching import Watch
from tests.web.serving import QUICK

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first has no windows to keep: a page costs it a quarter of the others' time."""
_PATIENCE = 30_000
"""Milliseconds: only a test that fails waits so long."""
Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> str:
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip("there is no browser: apt-get install chromium-headless-shell (or chromium)")
    return found


@pytest.fixture(scope="session")
def started(chromium: str) -> Iterator[tuple[Browser, asyncio.AbstractEventLoop]]:
    """The worker's browser, and the event loop that it is driven by."""
    expect.set_options(timeout=_PATIENCE)
    # Chromium's own sandbox needs somebody who is not root.
    args = ["--no-sandbox"] if os.getuid() == 0 else []
    playwright = sync_playwright().start()
    loop = asyncio.get_running_loop()
    browser = playwright.chromium.launch(executable_path=chromium, args=args)
    yield browser, loop
    asyncio._set_running_loop(loop)
    browser.close()
    playwright.stop()


@pytest.fixture
def browser(started: tuple[Browser, asyncio.AbstractEventLoop]) -> Iterator[Browser]:
    """Playwright's loop passes for running as long as the browser is open. Other tests of this
    worker have loops of their own: for them it must not."""
    asyncio._set_running_loop(started[1])
    yield started[0]
    asyncio._set_running_loop(None)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that each test has a copy of."""
    made = Desk(tmp_path_factory.mktemp("press"))
    made.l10n("init", "-l", "es", "-l", "fr", "-l", "ar", "-l", "zh")
    for name, text in SOURCES.items():
        path = made.folder / "source_texts" / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    made.l10n("extract")
    (made.folder / "locales" / "terms.csv").write_text(TERMS, "utf-8")
    for tag, texts in (("es", SPANISH), ("fr", FRENCH), ("ar", ARABIC), ("zh", CHINESE)):
        made.write(tag, "2026/appeal", texts)
    made.write("es", "letter", {BEFORE: THANKED})
    made.l10n("approve", "-l", "es", "letter", "--by", MARTA)
    made.l10n("translate", "-l", "es", "speech")
    people = (
        Person(ANNA, Duty.MANAGER),
        Person(MARTA, Duty.REVIEWER, frozenset({"es", "ar"})),
        Person(OMAR, Duty.TRANSLATOR),
    )
    accounts = Accounts(tuple(Account(one, QUICK.hashed(PASSWORDS[one.name])) for one in people))
    (made.folder / "people.json").write_bytes(dump(accounts))
    (made.folder / "people.json").chmod(0o600)
    return made.folder


@pytest.fixture
def project(browser: Browser, template: Path, tmp_path: Path) -> Path:
    """A copy, not served yet."""
    return copied(template, tmp_path / "press")


def served(desk: Desk) -> Iterator[Desk]:
    """Started, and at the end stopped; its log must be empty."""
    desk.start()
    yield desk
    desk.stop()
    told = desk.complaints
    assert told == "", told[-3000:]


@pytest.fixture
def desk(project: Path) -> Iterator[Desk]:
    """Served to Anna alone, by a link."""
    yield from served(Desk(project))


@pytest.fixture(scope="session")
def shown(
    chromium: str, template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """Served to Anna, for all the tests that change nothing in it."""
    yield from served(Desk(copied(template, tmp_path_factory.mktemp("shown") / "press")))


@pytest.fixture
def team(project: Path) -> Iterator[Desk]:
    """Served to whoever has an account."""
    yield from served(Desk(project, is_team=True))


@pytest.fixture(autouse=True)
def watch() -> Iterator[Watch]:
    """In every test: no request elsewhere, nothing that the console complains of."""
    made = Watch()
    yield made
    assert made.left() == []


@pytest.fixture
def visit(browser: Browser, watch: Watch) -> Iterator[Visit]:
    """``visit(desk, name)``: somebody comes in, with a browser of their own, and has the
    overview before them; ``like`` is a page of the person whose browser it is, too."""
    contexts: list[BrowserContext] = []

    def visited(desk: Desk, name: str = "", like: Page | None = None, **options: Any) -> Page:
        if like:
            options["storage_state"] = like.context.storage_state()
        elif desk.state and not name:
            options["storage_state"] = desk.state
        context = browser.new_context(base_url=desk.url, **options)
        contexts.append(context)
        context.set_default_timeout(_PATIENCE)
        watch.over(context, desk.url)
        page = context.new_page()
        page.goto("/" if "storage_state" in options or name else desk.link)
        if name:
            signs_in(page, name)
        expect(page).to_have_title("Overview · press · l10n")
        if not name:
            desk.state = context.storage_state()
        has_scripts = options.get("java_script_enabled", True)
        while not has_scripts and page.locator("[data-reading]").count():
            page.reload()
        expect(page.locator("[data-reading]")).to_have_count(0)
        if has_scripts:
            ready(page)
        return page

    yield visited
    for context in contexts:
        context.close()
