"""Arabic and Chinese: texts have their language and run as it does, the page stays as it is."""

from playwright.sync_api import expect

from tests.web.browser.hands import is_at, opens, retypes
from tests.web.browser.statements import ARABIC, CHINESE, COUNTED, HEADLINE, MET, QUOTE

APPEAL = "2026/appeal"


def test_an_arabic_text_runs_from_the_right_in_a_page_that_does_not(shown, visit):
    page = visit(shown)
    field = opens(page, shown, MET, tag="ar")
    assert page.locator("html").get_attribute("dir") == "ltr"
    for text in (field, page.locator("#mirror"), page.locator(".neighbour [lang=ar]").first):
        expect(text).to_have_attribute("lang", "ar")
        expect(text).to_have_attribute("dir", "rtl")
        expect(text).to_have_css("direction", "rtl")
    expect(page.locator(".source-text")).to_have_attribute("lang", "en")
    expect(page.locator(".source-text")).to_have_attribute("dir", "ltr")
    # The mirror's letters lie under the field's: its marks would be elsewhere otherwise.
    boxes = [page.locator(one).bounding_box() for one in ("#target", "#mirror")]
    assert boxes[0] == boxes[1]
    end, right = page.locator("#ghost").bounding_box(), boxes[0]["x"] + boxes[0]["width"]
    assert end["x"] < right - 100


def test_arabic_is_typed_saved_and_approved(desk, visit):
    page = visit(desk)
    field = opens(page, desk, COUNTED, tag="ar")
    expect(field).to_have_value("")
    field.press_sequentially("أحصى 12٬500 توقيع")
    assert field.evaluate("one => one.selectionStart") == len("أحصى 12٬500 توقيع")
    field.press("End")
    field.press_sequentially(".")
    page.keyboard.press("Control+s")
    expect(page.locator("#standing")).to_contain_text("by Anna Karimova")
    assert 'msgstr "أحصى 12٬500 توقيع."' in desk.entry("ar", APPEAL, COUNTED)
    page.keyboard.press("Control+Enter")
    is_at(page, QUOTE)
    assert "state=approved" in desk.entry("ar", APPEAL, COUNTED)


def test_reading_puts_each_side_in_its_direction(shown, visit):
    page = visit(shown)
    page.goto(shown.address("read", "ar", APPEAL))
    left, right = page.locator(".sides h2").all()
    expect(left).to_have_css("direction", "ltr")
    expect(right).to_have_css("direction", "rtl")
    expect(right).to_have_css("text-align", "start")
    link = right.get_by_role("link").bounding_box()
    side = right.bounding_box()
    assert link["x"] + link["width"] > side["x"] + side["width"] * 0.7
    expect(right).to_contain_text(ARABIC[HEADLINE])
    page.goto("/queue/ar?statement=2026%2Fappeal")
    target = page.locator(".item .text[lang=ar]").first
    expect(target).to_have_css("direction", "rtl")


def test_chinese_has_its_language_and_no_spaces_between_its_sentences(shown, visit):
    page = visit(shown)
    page.goto(shown.address("read", "zh", APPEAL))
    side = page.locator(".sides .side[lang=zh]", has_text=CHINESE[MET])
    assert side.inner_text().startswith(CHINESE[MET])
    field = opens(page, shown, MET, tag="zh")
    expect(field).to_have_attribute("lang", "zh")
    expect(field).to_have_attribute("dir", "ltr")
    retypes(field, "议会于2026年5月5日举行会议。")
    expect(page.locator("#findings .is-error").first).to_be_visible()
    expect(page.locator("#mirror mark").first).to_have_text("5")
