"""Several sentences at once: what is previewed is done, and nothing else."""

from playwright.sync_api import expect

from l10n.catalogs.journal import segment_id
from tests.web.browser.desk import ANNA
from tests.web.browser.hands import ready
from tests.web.browser.statements import COUNTED, HEADLINE, MET, QUOTE, SPANISH

APPEAL = "2026/appeal"


def test_a_bulk_approval_does_what_its_preview_showed_and_no_more(desk, visit):
    page = visit(desk)
    page.goto("/queue/es?statement=2026%2Fappeal&order=document")
    ready(page)
    for source in (HEADLINE, MET, COUNTED):
        page.locator(".item", has_text=source).get_by_role("checkbox").check()
    expect(page.locator("[data-picked]")).to_have_text("3 selected.")
    page.get_by_role("button", name="Approve…").click()
    shown = page.get_by_role("list", name="What will change").locator(".item")
    expect(shown).to_have_count(3)
    assert not desk.journal("es", statement=APPEAL, what="approve")
    # Two edits behind the page's back: one of what it shows, one of what it does not.
    desk.l10n(
        "edit",
        "-l",
        "es",
        APPEAL,
        "--by",
        "Riza",
        "--text",
        "El Parlamento se reunió ayer, el 3 de mayo de 2026.",
        "-s",
        segment_id(None, MET),
    )
    page.get_by_role("button", name="Approve these 3").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2 segments approved")
    expect(page.get_by_role("alert")).to_contain_text("meanwhile")
    done = desk.journal("es", statement=APPEAL, what="approve", by=ANNA)
    assert [event["new"] for event in done] == [SPANISH[HEADLINE], SPANISH[COUNTED]]
    assert "state=approved" not in desk.entry("es", APPEAL, MET)
    assert "state=approved" not in desk.entry("es", APPEAL, QUOTE)


def test_a_bulk_rejection_wants_a_reason_and_can_be_taken_back(desk, visit):
    page = visit(desk)
    before = desk.po("es", APPEAL).partition("\n\n")[2]
    page.goto("/queue/es?statement=2026%2Fappeal&order=document")
    ready(page)
    page.get_by_label("All on this page").check()
    page.keyboard.press("r")
    page.get_by_label("Why are they refused?").fill("Of another meeting.")
    page.get_by_role("button", name="Reject these 4").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("4 segments rejected")
    assert desk.po("es", APPEAL).count("state=rejected") == 4
    page.get_by_role("button", name="Take it back").click()
    page.get_by_role("button", name="Take back what you did to these 4").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("4 segments taken back")
    assert desk.po("es", APPEAL).partition("\n\n")[2] == before
