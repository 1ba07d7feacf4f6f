"""Two people at one sentence: the later one sees both texts, and chooses."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser.desk import ANNA, MARTA, Desk
from tests.web.browser.hands import is_at, opens, retypes
from tests.web.browser.statements import COUNTED, MET, SPANISH

APPEAL = "2026/appeal"
MINE = "El Parlamento celebró una sesión el 3 de mayo de 2026."


@pytest.fixture
def clashed(team, visit, watch) -> tuple[Desk, Page]:
    """Anna edits what Marta approves meanwhile, and saves too late."""
    watch.allow("the server responded with a status of 409")
    anna, marta = visit(team, ANNA), visit(team, MARTA)
    field = opens(anna, team, MET)
    opens(marta, team, MET)
    retypes(field, MINE)
    marta.keyboard.press("a")
    is_at(marta, COUNTED)
    expect(anna.locator("#changed")).to_contain_text("This segment was changed meanwhile.")
    expect(anna.locator("#changed")).to_contain_text(MARTA)
    expect(field).to_have_value(MINE)
    anna.keyboard.press("Control+Enter")
    conflict = anna.get_by_role("alert").filter(has_text="Somebody changed this meanwhile")
    expect(conflict).to_contain_text(f"it is approved now, by {MARTA}")
    expect(conflict.locator("del")).not_to_have_count(0)
    expect(conflict.locator("ins")).not_to_have_count(0)
    expect(anna.locator("#target")).to_have_value(MINE)
    assert f'msgstr "{SPANISH[MET]}"' in team.entry("es", APPEAL, MET)
    assert not team.journal("es", by=ANNA)
    return team, anna


def test_the_later_text_can_be_kept_and_the_earlier_stays_in_the_history(clashed):
    team, anna = clashed
    anna.get_by_role("button", name="Keep mine").click()
    expect(anna.locator("#standing")).to_contain_text(f"by {ANNA}")
    expect(anna.locator("#target")).to_have_value(MINE)
    assert f'msgstr "{MINE}"' in team.entry("es", APPEAL, MET)
    events = team.journal("es", statement=APPEAL)
    kept = [(event["what"], event["by"], event["new"]) for event in events if "what" in event]
    assert kept[-2:] == [("approve", MARTA, SPANISH[MET]), ("edit", ANNA, MINE)]


def test_the_earlier_text_can_be_taken_and_the_later_is_one_undo_away(clashed):
    team, anna = clashed
    anna.get_by_role("link", name="Take the other").click()
    field = anna.locator("#target")
    expect(field).to_have_value(SPANISH[MET])
    field.focus()
    anna.keyboard.press("Control+z")
    expect(field).to_have_value(MINE)
    anna.keyboard.press("Control+Shift+z")
    expect(field).to_have_value(SPANISH[MET])
    anna.keyboard.press("Control+Enter")
    is_at(anna, COUNTED)
    assert "state=final by=Anna%20Karimova" in team.entry("es", APPEAL, MET)
    assert [event["by"] for event in team.journal("es", what="approve", statement=APPEAL)] == [
        MARTA,
        ANNA,
    ]


def test_what_was_typed_is_there_again_after_looking_at_the_other(clashed):
    _, anna = clashed
    anna.reload()
    expect(anna.locator("#meanwhile")).to_contain_text("What you typed here before is back.")
    expect(anna.locator("#target")).to_have_value(MINE)
    anna.get_by_role("button", name="Put the old text back").click()
    expect(anna.locator("#target")).to_have_value(SPANISH[MET])
