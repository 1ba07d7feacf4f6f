"""A text is changed: what the checks find comes while it is typed, and nothing false goes out."""

from playwright.sync_api import expect

from tests.web.browser.desk import ANNA
from tests.web.browser.hands import is_at, opens, retypes
from tests.web.browser.statements import AGAIN, BEFORE, COUNTED, HEADLINE, MET, QUOTE, SPANISH

APPEAL = "2026/appeal"


def test_a_wrong_figure_is_found_while_it_is_typed_and_mended_by_a_key(desk, visit):
    page = visit(desk)
    field = opens(page, desk, COUNTED)
    expect(page.locator("#findings")).to_contain_text("The checks find nothing.")
    retypes(field, "Se contaron 12,500 firmas.")
    finding = page.locator("#findings .is-error")
    expect(finding).to_contain_text("12,500")
    expect(page.locator("#mirror mark")).to_have_text("12,500")
    expect(page.locator("#blocked")).to_contain_text("stands in the way of an approval")
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    expect(field).to_have_value("Se contaron 12.500 firmas.")
    expect(page.locator("#findings")).to_contain_text("The checks find nothing.")
    assert not desk.journal("es", statement=APPEAL, by=ANNA)
    page.keyboard.press("e")
    page.keyboard.press("Control+Enter")
    is_at(page, QUOTE)
    saved, approved = desk.journal("es", statement=APPEAL, by=ANNA)
    assert [saved["what"], approved["what"]] == ["edit", "approve"]
    assert saved["new"] == approved["new"] == "Se contaron 12.500 firmas."
    assert "state=approved" in desk.entry("es", APPEAL, COUNTED)


def test_what_the_checks_stop_is_not_approved_and_stays_as_typed(shown, visit, watch):
    watch.allow("the server responded with a status of 422")
    page = visit(shown)
    field = opens(page, shown, MET)
    wrong = "El Parlamento se reunió el 5 de mayo de 2026."
    retypes(field, wrong)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("Not approved.")
    expect(page.locator("#findings .is-error")).to_contain_text("the translation says 5")
    expect(field).to_have_value(wrong)
    assert SPANISH[MET] in shown.entry("es", APPEAL, MET)
    assert not shown.journal("es", statement=APPEAL, by=ANNA)


def test_a_dismissed_finding_does_not_stand_in_the_way(desk, visit):
    page = visit(desk)
    field = opens(page, desk, MET)
    retypes(field, "El Parlamento se reunió el 5 de mayo de 2026.")
    expect(page.locator("#findings .is-error").first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    expect(page.get_by_label("Why is the text right?").first).to_be_focused()
    page.keyboard.type("The original has the wrong day.")
    page.keyboard.press("Enter")
    expect(page.locator(".ruled")).to_contain_text("1 dismissed")
    expect(page.locator("#blocked")).to_have_count(0)
    (event,) = desk.journal("es", what="dismiss")
    assert (event["by"], event["reason"]) == (ANNA, "The original has the wrong day.")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    is_at(page, COUNTED)
    assert "5 de mayo" in desk.entry("es", APPEAL, MET)
    assert "state=approved" in desk.entry("es", APPEAL, MET)


def test_a_number_takes_a_match_of_the_memory(shown, visit):
    page = visit(shown)
    field = opens(page, shown, AGAIN, statement="note")
    match = page.locator("#matches .offer")
    expect(match).to_contain_text("Marta Ruiz")
    expect(match.locator("ins", has_text="warmly")).to_be_visible()
    page.keyboard.press("1")
    expect(field).to_have_value("El ministerio agradeció a los 40 voluntarios su ayuda.")
    expect(page.locator("#findings .is-error")).to_contain_text("40")
    assert BEFORE not in shown.po("es", "note")


def test_a_copied_source_can_be_taken_back_by_the_browsers_own_undo(shown, visit):
    page = visit(shown)
    field = opens(page, shown, HEADLINE)
    page.keyboard.press("s")
    expect(field).to_have_value(HEADLINE)
    page.keyboard.press("e")
    page.keyboard.press("Control+z")
    expect(field).to_have_value(SPANISH[HEADLINE])
