"""The server dies in the middle of it: nothing is lost, neither on disk nor in the field."""

from signal import SIGKILL

from playwright.sync_api import expect

from tests.commands import SECONDS
from tests.web.browser.desk import ANNA
from tests.web.browser.hands import is_at, opens, ready_to_edit, retypes, signs_in
from tests.web.browser.statements import COUNTED, HEADLINE, MET

APPEAL = "2026/appeal"
MINE = "El Parlamento celebró una sesión el 3 de mayo de 2026."


def test_a_killed_server_loses_neither_what_is_typed_nor_what_was_decided(team, visit, watch):
    watch.allow("net::ERR_", "htmx:", "the server responded with a status of 401")
    page = visit(team, ANNA)
    opens(page, team, HEADLINE)
    page.keyboard.press("a")
    field = is_at(page, MET)
    retypes(field, MINE)
    before = team.po("es", APPEAL)
    team.stop(SIGKILL)
    assert team.po("es", APPEAL) == before
    page.keyboard.press("Control+s")
    expect(page.get_by_role("alert").filter(has_text="cannot be reached")).to_be_visible()
    expect(page.locator("#live-status")).to_contain_text("No connection to the server.")
    expect(field).to_have_value(MINE)
    team.start()
    expect(page.locator("#live-status")).to_contain_text("Sign in again", timeout=SECONDS * 1000)
    page.reload()
    signs_in(page, ANNA)
    expect(page.locator("#meanwhile")).to_contain_text("What you typed here before is back.")
    field = ready_to_edit(page)
    expect(field).to_have_value(MINE)
    page.keyboard.press("Control+s")
    expect(page.locator("#standing")).to_contain_text(f"by {ANNA}")
    assert [event["what"] for event in team.journal("es", by=ANNA)] == ["approve", "edit"]
    assert "state=approved" in team.entry("es", APPEAL, HEADLINE)
    assert MINE in team.entry("es", APPEAL, MET)
    assert COUNTED in team.po("es", APPEAL)
    team.l10n("verify")
