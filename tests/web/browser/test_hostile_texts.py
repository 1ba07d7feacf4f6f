"""Whatever stands in a statement, a catalog, a term base or a reason is text, and stays inside."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser.desk import ANNA, Desk
from tests.web.browser.hands import opens, ready, retypes

NAME = "<img src=x onerror=alert(1)> & co"
SCRIPT = "<script>alert(1)</script> spoke of peace."
ATTRIBUTE = '"><img src=x onerror=alert(1)> was their name.'
LINK = "Read javascript:alert(1) and data:text/html,<svg onload=alert(1)> today."
BIDI = "The account \u202e12345\u202c and \u2067hidden\u2069 were named."
CONTROL = "A bell \u241b[31m and \ufffe \ufffd stood here."
TEMPLATE = "{{ 7 * 7 }} and {% raw %} and ${7*7} and &lt;b&gt; &amp; &#0; were said."
LONG = "W" * 3_000 + " was called."
ALL = (SCRIPT, ATTRIBUTE, LINK, BIDI, CONTROL, TEMPLATE, LONG)
TERMS = (
    "source,language,target,note,reference\n"
    'peace,es,"<i onmouseover=alert(1)>paz</i>","<script>alert(1)</script>",'
    '"javascript:alert(1)"\n'
)
EVIL = "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture
def hostile(project: Path) -> Path:
    """A project in which every name and text is an attack."""
    made = Desk(project)
    (project / "source_texts" / f"{NAME}.txt").write_text("\n\n".join(ALL) + "\n", "utf-8")
    (project / "locales" / "terms.csv").write_text(TERMS, "utf-8")
    made.l10n("extract", "-l", "es")
    made.write("es", NAME, {text: text for text in ALL})
    path = project / "locales" / "es" / "LC_MESSAGES" / f"{NAME}.po"
    po = path.read_text("utf-8")
    at = po.index("#.", po.index("X-Source-Language"))
    path.write_text(f"{po[:at]}# {EVIL}\n{po[at:]}", "utf-8")
    return project


def held(page: Page) -> None:
    """Nothing has come to life, and nothing sticks out."""
    expect(page.locator("main script, main img, main iframe, main [onerror]")).to_have_count(0)
    expect(page.locator('a[href^="javascript:"], a[href^="data:"]')).to_have_count(0)
    wide, room = page.evaluate(
        "[document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]"
    )
    assert wide <= room


def test_every_page_shows_hostile_texts_as_they_are(hostile, desk, visit):
    page = visit(desk)
    held(page)
    expect(page.get_by_role("row", name=NAME)).to_be_visible()
    page.goto(desk.address("read", "es", NAME))
    for text in ALL:
        expect(page.locator(".sheet")).to_contain_text(text, use_inner_text=False)
    held(page)
    page.goto("/queue/es")
    ready(page)
    for text in ALL[:-1]:
        expect(page.locator(".items")).to_contain_text(text)
    held(page)
    page.get_by_label("All on this page").check()
    page.get_by_role("button", name="Comment…").click()
    page.get_by_label("Comment", exact=True).fill(EVIL)
    held(page)
    page.get_by_role("button", name="Comment on these").click()
    held(page)
    page.goto(f"/queue/es?q={'%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E'}")
    expect(page.get_by_label("Find in source or translation")).to_have_value(
        '"><script>alert(1)</script>'
    )
    held(page)


def test_the_editor_shows_hostile_texts_as_they_are_on_a_phones_width(hostile, desk, visit):
    page = visit(desk, viewport={"width": 320, "height": 640})
    for text in ALL:
        field = opens(page, desk, text, statement=NAME)
        expect(page.locator(".source-text")).to_have_text(text)
        expect(field).to_have_value(text)
        expect(page.locator("#mirror")).to_contain_text(text)
        held(page)


def test_terms_comments_reasons_and_what_is_typed_are_text_too(hostile, desk, visit):
    page = visit(desk)
    field = opens(page, desk, SCRIPT, statement=NAME)
    expect(page.locator(".terms")).to_contain_text("<i onmouseover=alert(1)>paz</i>")
    expect(page.locator(".terms")).to_contain_text("<script>alert(1)</script>")
    expect(page.locator("#notes")).to_contain_text(EVIL)
    retypes(field, EVIL)
    expect(page.locator("#mirror")).to_contain_text(EVIL)
    page.keyboard.press("Control+s")
    expect(page.locator("#standing")).to_contain_text(ANNA)
    expect(page.locator("#history")).to_contain_text("<script>alert(1)</script>")
    held(page)
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    page.keyboard.type(EVIL)
    page.keyboard.press("Enter")
    expect(page.locator("#last-deed")).to_contain_text("Rejected")
    held(page)
    opens(page, desk, SCRIPT, statement=NAME)
    expect(page.locator("#standing")).to_contain_text(EVIL)
    held(page)
    assert desk.journal("es", what="reject")[0]["reason"] == EVIL
