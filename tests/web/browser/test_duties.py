"""What somebody may not do is said before they try, and a session that ends takes no text along."""

from playwright.sync_api import expect

from tests.web.browser.desk import ANNA, MARTA, OMAR, PASSWORDS
from tests.web.browser.hands import is_at, opens, ready_to_edit, retypes, signs_in
from tests.web.browser.statements import COUNTED, HEADLINE, MET

APPEAL = "2026/appeal"
MINE = "El Parlamento celebró una sesión el 3 de mayo de 2026."


def test_a_translator_sees_why_approving_is_not_theirs_and_saves(team, visit):
    page = visit(team, OMAR)
    field = opens(page, team, MET)
    approve = page.get_by_role("button", name="Approve and next")
    expect(approve).to_be_disabled()
    why = "You are a translator in this project: a reviewer can approve it."
    expect(approve).to_have_accessible_description(why)
    expect(page.locator("#why-not")).to_have_text(why)
    page.keyboard.press("a")
    expect(page.locator("#announcer")).to_have_text(why)
    retypes(field, MINE)
    page.keyboard.press("Control+Enter")
    is_at(page, COUNTED)
    (event,) = team.journal("es", by=OMAR)
    assert (event["what"], event["to"], event["new"]) == ("edit", "translated", MINE)


def test_a_language_that_is_not_theirs_can_be_read(team, visit):
    page = visit(team, MARTA)
    field = opens(page, team, MET, tag="fr")
    expect(field).to_have_attribute("readonly", "")
    expect(page.locator("#may-edit")).to_contain_text("French is not among your languages")
    expect(page.get_by_role("button", name="Save").first).to_be_disabled()


def test_what_was_typed_outlives_the_session(team, visit, watch):
    watch.allow("the server responded with a status of 401", "Response Status Error Code 401")
    page = visit(team, ANNA)
    field = opens(page, team, MET)
    retypes(field, MINE)
    # Another password ends the session at once.
    team.l10n("people", "password", ANNA, said=f"{PASSWORDS[ANNA]}\n")
    page.keyboard.press("Control+s")
    trouble = page.get_by_role("alert").filter(has_text="You have been signed out.")
    expect(trouble).to_be_visible()
    expect(field).to_have_value(MINE)
    trouble.get_by_role("link", name="Sign in again").click()
    signs_in(page, ANNA)
    expect(page.locator("#meanwhile")).to_contain_text("What you typed here before is back.")
    field = ready_to_edit(page)
    expect(field).to_have_value(MINE)
    page.keyboard.press("Control+s")
    expect(page.locator("#standing")).to_contain_text(f"by {ANNA}")
    assert MINE in team.entry("es", APPEAL, MET)


def test_whoever_signs_out_is_out_with_every_page(team, visit, watch):
    watch.allow("the server responded with a status of 401")
    page = visit(team, ANNA)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.goto(team.address("segment", "es", APPEAL, HEADLINE))
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    signs_in(page, ANNA)
    is_at(page, HEADLINE)
