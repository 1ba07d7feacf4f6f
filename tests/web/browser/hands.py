"""What a person does at the workbench, and how long they wait for it."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import Locator, Page, expect

from tests.web.browser.desk import PASSWORDS, Desk


def signs_in(page: Page, name: str) -> None:
    """Fill in the form that is before them."""
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORDS[name])
    page.get_by_role("button", name="Sign in").click()


def ready(page: Page) -> None:
    """Wait until the page hears keys."""
    expect(page.locator("[data-key][aria-keyshortcuts]").first).to_be_attached()


def ready_to_edit(page: Page) -> Locator:
    """Wait until the editor has all that comes after its page; its field."""
    expect(page.locator("#ghost")).to_be_attached()
    expect(page.locator("#history a")).to_have_count(0)
    return page.locator("#target")


def opens(  # a place has so many parts
    page: Page, desk: Desk, source: str, *, tag: str = "es", statement: str = "2026/appeal"
) -> Locator:
    """Go to a sentence, in the order of its document; the field of its translation."""
    query = f"?order=document&statement={quote(statement, safe='')}"
    page.goto(desk.address("segment", tag, statement, source, query))
    return ready_to_edit(page)


def is_at(page: Page, source: str) -> Locator:
    """Wait until they are at this sentence; the field of its translation."""
    expect(page.locator(".source-text")).to_have_text(source)
    return ready_to_edit(page)


def retypes(field: Locator, text: str) -> None:
    """Type another text in the place of the one that is there."""
    field.focus()
    field.press("Control+a")
    field.press_sequentially(text)
