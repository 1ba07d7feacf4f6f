"""What others do appears without a reload, and never in the way of what is being typed."""

from playwright.sync_api import expect

from tests.web.browser.desk import ANNA, MARTA
from tests.web.browser.hands import is_at, opens, ready, retypes
from tests.web.browser.statements import COUNTED, MET, QUOTE, SPANISH

APPEAL = "2026/appeal"
_MARK = "document.body.dataset.sameDocument = 'yes'"


def test_a_colleagues_approval_appears_on_every_page(team, visit):
    overview, marta = visit(team, ANNA), visit(team, MARTA)
    queue, reading = visit(team, like=overview), visit(team, like=overview)
    queue.goto("/queue/es?statement=2026%2Fappeal")
    reading.goto(team.address("read", "es", APPEAL))
    for page in (overview, queue, reading):
        ready(page)
        page.evaluate(_MARK)
    opens(marta, team, MET)
    marta.keyboard.press("a")
    is_at(marta, COUNTED)
    line = overview.get_by_role("row", name=APPEAL)
    expect(line).to_contain_text("25")
    row = queue.locator(".item", has_text=MET)
    expect(row).to_contain_text(f"{MARTA} approved this just now.")
    expect(row.locator(".state")).to_have_text("approved")
    sentence = reading.get_by_role("link", name=SPANISH[MET])
    expect(sentence).to_contain_text("(approved)")
    expect(reading.locator("#progress")).to_contain_text("approved 1")
    for page in (overview, queue, reading):
        expect(page.locator("body")).to_have_attribute("data-same-document", "yes")


def test_what_the_command_line_does_appears_and_spares_what_is_being_typed(desk, visit):
    page = visit(desk)
    reading = visit(desk, like=page)
    reading.goto(desk.address("read", "es", "note"))
    expect(reading.locator(".sheet")).to_contain_text("No translation yet")
    field = opens(page, desk, QUOTE)
    retypes(field, "«No serán")
    desk.l10n("approve", "-l", "es", APPEAL, "--yes", "--by", MARTA)
    expect(page.locator("#changed")).to_contain_text("This segment was changed meanwhile.")
    expect(page.locator("#changed .state")).to_have_text("approved")
    expect(field).to_be_focused()
    field.press_sequentially(" olvidados»")
    expect(field).to_have_value("«No serán olvidados»")
    desk.l10n("translate", "-l", "es", "note")
    expect(reading.locator(".sheet .is-machine")).to_be_visible()
    expect(reading.locator(".sheet")).not_to_contain_text("No translation yet")


def test_a_page_that_fills_up_by_itself_does_not_call_back_somebody_who_leaves(shown, visit):
    page = visit(shown)
    asked = []

    def still_reading(route):
        if route.request.is_navigation_request():
            asked.append("overview")
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text() + "<p data-reading>Reading</p>")

    page.route(f"{shown.url}/", still_reading)
    page.clock.install(time=0)
    page.clock.pause_at(1_000)
    page.goto("/")
    ready(page)
    page.evaluate("window.dispatchEvent(new Event('beforeunload'))")
    page.clock.run_for(5_000)
    # A way to the server and back: whatever was asked for before has been heard of by then.
    assert page.evaluate("fetch('/help').then((answer) => answer.status)") == 200
    assert asked == ["overview"]
