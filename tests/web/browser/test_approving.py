"""A reviewer's way through a queue, by keys alone, from the first look to the published text."""

from playwright.sync_api import expect

from tests.web.browser.desk import ANNA
from tests.web.browser.hands import is_at, opens, ready, ready_to_edit
from tests.web.browser.statements import COUNTED, HEADLINE, MET, QUOTE, SPANISH

APPEAL = "2026/appeal"


def test_one_key_approves_and_goes_to_the_next_until_the_statement_is_published(desk, visit):
    page = visit(desk)
    page.goto("/queue/es?statement=2026%2Fappeal")
    ready(page)
    page.keyboard.press("j")
    expect(page.locator("[data-item-link]").first).to_be_focused()
    page.keyboard.press("Enter")
    seen = []
    for left in (4, 3, 2, 1):
        expect(page.locator(".queue-place")).to_contain_text(f"1 of {left}")
        seen.append(ready_to_edit(page).input_value())
        page.keyboard.press("a")
    expect(page.locator("#summary")).to_contain_text("0 segments match")
    assert sorted(seen) == sorted(SPANISH.values())
    for source in (HEADLINE, MET, COUNTED, QUOTE):
        receipt = desk.entry("es", APPEAL, source)
        assert "# l10n: state=approved by=Anna%20Karimova" in receipt
    approved = desk.journal("es", what="approve", by=ANNA, statement=APPEAL, to="approved")
    assert sorted(event["new"] for event in approved) == sorted(SPANISH.values())
    desk.l10n("export", "-l", "es", APPEAL)
    published = (desk.folder / "exports" / "es" / "2026" / "appeal.txt").read_text("utf-8")
    assert published == (
        f"{SPANISH[HEADLINE]}\n\n{SPANISH[MET]} {SPANISH[COUNTED]}\n\n{SPANISH[QUOTE]}\n"
    )


def test_rejecting_asks_for_a_reason_and_keeps_it(desk, visit):
    page = visit(desk)
    opens(page, desk, MET)
    page.keyboard.press("r")
    expect(page.get_by_label("Why must it not go out?")).to_be_focused()
    page.keyboard.type("They met in another hall.")
    page.keyboard.press("Enter")
    is_at(page, COUNTED)
    (event,) = desk.journal("es", what="reject")
    assert (event["by"], event["reason"]) == (ANNA, "They met in another hall.")
    assert "state=rejected" in desk.entry("es", APPEAL, MET)
    page.keyboard.press("k")
    is_at(page, MET)
    expect(page.locator("#standing")).to_contain_text("“They met in another hall.”")


def test_rejecting_without_a_reason_does_nothing(shown, visit, watch):
    watch.allow("the server responded with a status of 422")
    page = visit(shown)
    opens(page, shown, MET)
    page.keyboard.press("r")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Say why it must not go out")
    assert not shown.journal("es", what="reject")


def test_one_key_takes_back_what_was_done_last(desk, visit):
    page = visit(desk)
    before = desk.entry("es", APPEAL, MET)
    opens(page, desk, MET)
    page.keyboard.press("a")
    is_at(page, COUNTED)
    expect(page.locator("#last-deed")).to_contain_text("Approved: “The parliament met")
    assert "state=approved" in desk.entry("es", APPEAL, MET)
    page.keyboard.press("u")
    is_at(page, MET)
    expect(page.locator("#standing")).to_contain_text("translated")
    expect(page.locator("#last-deed")).to_have_count(0)
    assert desk.entry("es", APPEAL, MET) == before
    assert len(desk.journal("es", what="undo", by=ANNA)) == 1


def test_a_held_key_does_not_decide_about_one_sentence_after_the_other(desk, visit):
    page = visit(desk)
    opens(page, desk, HEADLINE)
    for _ in range(3):
        page.keyboard.down("a")
    is_at(page, MET)
    for _ in range(3):
        page.keyboard.down("a")
    page.keyboard.up("a")
    page.keyboard.press("j")
    is_at(page, COUNTED)
    assert len(desk.journal("es", what="approve", statement=APPEAL)) == 1
