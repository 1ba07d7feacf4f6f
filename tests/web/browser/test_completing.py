"""The engine goes on with what is typed: shown in grey, taken word by word, never in the way."""

from playwright.sync_api import expect

from tests.web.browser.hands import opens, retypes
from tests.web.browser.statements import ASKED


def test_tab_takes_a_word_escape_hides_and_tab_moves_on_where_none_is_shown(shown, visit):
    before = shown.entry("es", "speech", ASKED)
    page = visit(shown)
    field = opens(page, shown, ASKED, statement="speech")
    ghost = page.locator("#ghost")
    expect(ghost).to_be_empty()
    retypes(field, "El parlamento")
    expect(ghost).not_to_be_empty()
    offered = ghost.text_content()
    word = offered.split()[0]
    page.keyboard.press("Tab")
    expect(field).to_be_focused()
    expect(field).to_have_value(f"El parlamento {word}")
    expect(ghost).to_have_text(offered.removeprefix(f" {word}"))
    page.keyboard.press("Escape")
    expect(ghost).to_be_empty()
    expect(field).to_be_focused()
    expect(field).to_have_value(f"El parlamento {word}")
    page.keyboard.press("Tab")
    expect(field).not_to_be_focused()
    assert page.evaluate("document.activeElement !== document.body")
    assert shown.entry("es", "speech", ASKED) == before


def test_all_of_it_is_taken_by_one_key_and_checked(desk, visit):
    page = visit(desk)
    field = opens(page, desk, ASKED, statement="speech")
    ghost = page.locator("#ghost")
    retypes(field, "El parlamento")
    expect(ghost).not_to_be_empty()
    whole = "El parlamento" + ghost.text_content()
    page.keyboard.press("Control+ArrowRight")
    expect(field).to_have_value(whole)
    page.keyboard.press("Control+s")
    expect(page.locator("#standing")).to_contain_text("by Anna Karimova")
    assert whole in desk.entry("es", "speech", ASKED)


def test_no_suggestion_comes_where_a_person_wants_none_or_there_is_no_engine(shown, visit):
    page = visit(shown)
    field = opens(page, shown, ASKED, statement="speech")
    page.get_by_label("Suggest while typing").uncheck()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    retypes(field, "El")
    expect(page.locator("#findings")).to_have_attribute("data-marks", "[]")
    opens(page, shown, ASKED, statement="speech", tag="ar")
    expect(page.locator("#typing-options")).to_be_hidden()
    retypes(page.locator("#target"), "طلب")
    expect(page.locator("#findings .finding-one").first).to_be_visible()
    assert not [url for url in asked if "/complete/" in url]
