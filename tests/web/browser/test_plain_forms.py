"""Without JavaScript every decision is a form that works."""

from playwright.sync_api import expect

from tests.web.browser.desk import ANNA
from tests.web.browser.statements import AGAIN, COUNTED, HEADLINE, MET, QUOTE, THANKED

APPEAL = "2026/appeal"


def test_open_edit_approve_reject_and_go_on(desk, visit, watch):
    watch.allow("the server responded with a status of 422")
    page = visit(desk, java_script_enabled=False)
    page.get_by_role("navigation", name="Languages").get_by_role("link", name="Spanish").click()
    page.goto("/queue/es?statement=2026%2Fappeal&order=document")
    page.locator(".item", has_text=HEADLINE).locator(".where a").click()
    at = page.locator(".source-text")
    expect(at).to_have_text(HEADLINE)
    page.get_by_role("button", name="Approve and next").click()
    expect(at).to_have_text(MET)
    wrong = "El Parlamento se reunió el 5 de mayo de 2026."
    page.locator("#target").fill(wrong)
    page.get_by_role("button", name="Approve and next").click()
    expect(page.get_by_role("alert")).to_contain_text("Not approved.")
    expect(page.locator("#target")).to_have_value(wrong)
    page.locator("#target").fill("El Parlamento celebró una sesión el 3 de mayo de 2026.")
    page.get_by_role("button", name="Approve and next").click()
    expect(at).to_have_text(COUNTED)
    page.locator("#target").fill("Se contaron 12,500 firmas.")
    page.get_by_role("button", name="Save", exact=False).first.click()
    page.get_by_role("button", name="Write 12.500").click()
    expect(page.locator("#target")).to_have_value("Se contaron 12.500 firmas.")
    page.get_by_role("button", name="Save", exact=False).first.click()
    page.get_by_role("link", name="Next").click()
    expect(at).to_have_text(QUOTE)
    page.locator("summary", has_text="Reject…").click()
    page.get_by_label("Why must it not go out?").fill("Who spoke?")
    page.get_by_role("button", name="Reject and next").click()
    expect(page.locator("h1")).to_contain_text("Spanish")
    done = [(e["what"], e["new"]) for e in desk.journal("es", statement=APPEAL, by=ANNA)]
    assert [what for what, _ in done] == ["approve", "edit", "approve", "edit", "edit", "reject"]
    assert "state=rejected" in desk.entry("es", APPEAL, QUOTE)


def test_undo_and_the_memory(desk, visit):
    page = visit(desk, java_script_enabled=False)
    page.goto(desk.address("segment", "es", "note", AGAIN))
    page.get_by_role("link", name="Look it up in the memory").click()
    page.get_by_role("link", name="Use").first.click()
    expect(page.locator("#target")).to_have_value(THANKED)
    page.get_by_role("button", name="Save", exact=False).first.click()
    assert THANKED in desk.entry("es", "note", AGAIN)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#target")).to_have_value("")
    assert THANKED not in desk.entry("es", "note", AGAIN)


def test_several_at_once(desk, visit):
    page = visit(desk, java_script_enabled=False)
    page.goto("/queue/es?statement=2026%2Fappeal&order=document")
    for source in (HEADLINE, QUOTE):
        page.locator(".item", has_text=source).get_by_role("checkbox").check()
    page.get_by_role("button", name="Approve…").click()
    page.get_by_role("button", name="Approve these 2").click()
    expect(page.locator("h1")).to_contain_text("2 segments approved")
    assert len(desk.journal("es", what="approve", statement=APPEAL, by=ANNA)) == 2
