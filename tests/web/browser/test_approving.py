"""A reviewer's way through a queue, by keys alone, from the first look to the published text."""

from playwright.sync_api import Page, expect

from tests.web.browser.desk import ANNA, Desk
from tests.web.browser.statements import COUNTED, HEADLINE, MET, QUOTE, SPANISH


def opened(page: Page, desk: Desk, source: str, tag: str = "es", query: str = "") -> None:
    """A sentence of the appeal in the editor, with all that comes after its page."""
    page.goto(desk.address("segment", tag, "2026/appeal", source, query))
    expect(page.locator("#history .history, #history p:not(:has(a))")).to_be_visible()


def test_one_key_approves_and_goes_to_the_next_until_the_statement_is_published(desk, visit):
    page = visit(desk)
    page.goto("/queue/es?statement=2026%2Fappeal")
    page.keyboard.press("j")
    expect(page.locator("[data-item-link]").first).to_be_focused()
    page.keyboard.press("Enter")
    field = page.locator("#target")
    seen = []
    for left in (4, 3, 2, 1):
        place = page.locator(".queue-place")
        expect(place).to_contain_text(f"1 of {left}")
        seen.append(field.input_value())
        page.keyboard.press("a")
        expect(place if left > 1 else page.locator(".card")).not_to_contain_text(f"1 of {left}")
    assert sorted(seen) == sorted(SPANISH.values())
    expect(page.locator(".page-head")).to_contain_text("0 segments match")
    for source in (HEADLINE, MET, COUNTED, QUOTE):
        receipt = desk.entry("es", "2026/appeal", source)
        assert "# l10n: state=approved" in receipt
        assert f'by="{ANNA}"' in receipt
    approved = desk.journal("es", what="approve", by=ANNA, statement="2026/appeal", to="approved")
    assert sorted(event["new"] for event in approved) == sorted(SPANISH.values())
    desk.l10n("export", "-l", "es", "2026/appeal")
    published = (desk.folder / "exports" / "es" / "2026" / "appeal.txt").read_text("utf-8")
    assert published == (
        f"{SPANISH[HEADLINE]}\n\n{SPANISH[MET]} {SPANISH[COUNTED]}\n\n{SPANISH[QUOTE]}\n"
    )


def test_rejecting_asks_for_a_reason_and_keeps_it(desk, visit):
    page = visit(desk)
    opened(page, desk, MET, query="?order=document&statement=2026%2Fappeal")
    page.keyboard.press("r")
    reason = page.get_by_label("Why must it not go out?")
    expect(reason).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Say why it must not go out")
    assert not desk.journal("es", what="reject")
    page.keyboard.press("r")
    page.keyboard.type("They met in another hall.")
    page.keyboard.press("Enter")
    expect(page.locator(".source-text")).to_have_text(COUNTED)
    (event,) = desk.journal("es", what="reject")
    assert (event["by"], event["reason"]) == (ANNA, "They met in another hall.")
    assert "state=rejected" in desk.entry("es", "2026/appeal", MET)
    page.keyboard.press("k")
    expect(page.locator("#standing")).to_contain_text("“They met in another hall.”")


def test_one_key_takes_back_what_was_done_last(desk, visit):
    page = visit(desk)
    before = desk.entry("es", "2026/appeal", MET)
    opened(page, desk, MET, query="?order=document&statement=2026%2Fappeal")
    page.keyboard.press("a")
    expect(page.locator("#last-deed")).to_contain_text("Approved: “The parliament met")
    assert "state=approved" in desk.entry("es", "2026/appeal", MET)
    page.keyboard.press("u")
    expect(page.locator(".source-text")).to_have_text(MET)
    expect(page.locator("#standing")).to_contain_text("translated")
    expect(page.locator("#last-deed")).to_have_count(0)
    assert desk.entry("es", "2026/appeal", MET) == before
    assert len(desk.journal("es", what="undo", by=ANNA)) == 1


def test_a_held_key_does_not_decide_about_one_sentence_after_the_other(desk, visit):
    page = visit(desk)
    opened(page, desk, HEADLINE, query="?order=document&statement=2026%2Fappeal")
    page.keyboard.down("a")
    page.keyboard.down("a")
    expect(page.locator(".source-text")).to_have_text(MET)
    page.keyboard.down("a")
    page.keyboard.up("a")
    expect(page.locator("#history .history, #history p:not(:has(a))")).to_be_visible()
    assert len(desk.journal("es", what="approve", statement="2026/appeal")) == 1
