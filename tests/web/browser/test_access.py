"""What axe finds on each page, light, dark and on a phone's width; and whether it all fits."""

from collections.abc import Callable
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT as AXE
from playwright.sync_api import Page, ViewportSize, expect

from tests.web.browser.desk import ANNA, MARTA, Desk
from tests.web.browser.hands import is_at, opens, ready, ready_to_edit, retypes
from tests.web.browser.statements import COUNTED, HEADLINE, MET

APPEAL = "2026/appeal"
OF_WIDTH = ("scrollable-region-focusable", "target-size")
"""What a narrow window may break where a wide one does not."""
WIDE, NARROW = ViewportSize(width=1280, height=720), ViewportSize(width=320, height=640)


def fits(page: Page) -> None:
    """No part of it is beyond the window's edge."""
    wide, room = page.evaluate(
        "[document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]"
    )
    assert wide <= room, page.url


def tells(page: Page, *rules: str) -> list[tuple[str, list[str]]]:
    """What axe finds against these rules, or against those that it has of itself."""
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": rules}
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


def is_accessible(page: Page) -> None:
    """In full as it is; then what is another in the dark and on a phone's width."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    assert tells(page) == [], page.url
    fits(page)
    page.emulate_media(color_scheme="dark")
    assert tells(page, "color-contrast") == [], page.url
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(NARROW)
    assert tells(page, *OF_WIDTH) == [], page.url
    fits(page)
    page.set_viewport_size(WIDE)


def editor(page: Page, desk: Desk) -> None:
    field = opens(page, desk, COUNTED)
    retypes(field, "Se contaron 12,500 firmas.")
    expect(page.locator("#blocked")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    page.keyboard.press("Escape")
    page.keyboard.press("r")


def arabic(page: Page, desk: Desk) -> None:
    opens(page, desk, MET, tag="ar")


def bulk(page: Page, desk: Desk) -> None:
    page.goto("/queue/es?statement=2026%2Fappeal")
    ready(page)
    page.get_by_label("All on this page").check()
    page.get_by_role("button", name="Reject…").click()
    ready(page)


def keys(page: Page, desk: Desk) -> None:
    opens(page, desk, HEADLINE)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys on this page")).to_be_visible()


def at(*parts: str) -> Callable[[Page, Desk], None]:
    def went(page: Page, desk: Desk) -> None:
        page.goto("/".join(("", *parts)))
        ready(page)

    return went


PAGES: dict[str, Callable[[Page, Desk], None]] = {
    "overview": at(""),
    "queue": at("queue", "es"),
    "reading": at("read", "es", APPEAL),
    "reading Arabic": at("read", "ar", APPEAL),
    "editor": editor,
    "editor in Arabic": arabic,
    "preview of many": bulk,
    "help": at("help"),
    "keys": keys,
    "no such page": at("nothing"),
}


def test_axe_finds_nothing_and_nothing_sticks_out(shown, visit, watch):
    watch.allow("the server responded with a status of 404")
    page = visit(shown)
    for name, go in PAGES.items():
        go(page, shown)
        assert page.title(), name
        is_accessible(page)


def test_axe_finds_nothing_where_people_come_in_and_where_they_clash(team, visit, watch):
    watch.allow("the server responded with a status of 40")
    anna = visit(team, ANNA)
    stranger = anna.context.browser.new_context(base_url=team.url)
    page = stranger.new_page()
    page.goto("/")
    is_accessible(page)
    page.get_by_label("Name").fill(ANNA)
    page.get_by_label("Password").fill("not this one")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    is_accessible(page)
    page.goto("/open/nothing")
    is_accessible(page)
    stranger.close()
    marta = visit(team, MARTA)
    field = opens(anna, team, MET)
    opens(marta, team, MET)
    retypes(field, "El Parlamento celebró una sesión el 3 de mayo de 2026.")
    marta.keyboard.press("a")
    is_at(marta, COUNTED)
    expect(anna.locator("#changed p").first).to_be_visible()
    is_accessible(anna)
    anna.keyboard.press("Control+s")
    expect(anna.get_by_role("alert").first).to_contain_text("Somebody changed this meanwhile")
    ready_to_edit(anna)
    is_accessible(anna)
