"""Everything can be reached and seen by the keyboard, at any size, and nothing moves unasked."""

from playwright.sync_api import Page, expect

from tests.web.browser.hands import opens, ready, retypes
from tests.web.browser.statements import COUNTED, MET

_NAME = """const name = (one) => [one.localName, one.id, one.name, one.value,
  one.getAttribute("href"), one.textContent.trim()].join("|");"""
_REACHABLE = f"""() => {{ {_NAME} return [...document.querySelectorAll(
  'a[href], button, input:not([type=hidden]), textarea, select, summary')]
  .filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex >= 0)
  .map(name); }}"""
_FOCUSED = (
    "() => {"
    + _NAME
    + """
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const label = one.closest("label");
  const shown = [one, label].filter(Boolean).some((each) => {
    const look = getComputedStyle(each);
    return (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 1)
      || look.boxShadow !== "none";
  });
  return { name: name(one), shown, inside: box.bottom > 0 && box.top < innerHeight };
}"""
)


def walks(page: Page) -> None:
    """Press Tab until the page ends: every control comes by once, in order, and is seen."""
    page.get_by_role("link", name="Skip to the content").focus()
    reached: list[str] = []
    while (found := page.evaluate(_FOCUSED)) and found["name"] not in reached[:1]:
        assert found["shown"], f"Its focus is not to be seen: {found['name']}"
        assert found["inside"], f"It is out of sight with the focus: {found['name']}"
        reached.append(found["name"])
        page.keyboard.press("Tab")
    controls = page.evaluate(_REACHABLE)
    assert [name for name in reached if name in controls] == controls


def test_tab_reaches_everything_on_every_page_and_shows_where_it_is(shown, visit):
    page = visit(shown)
    walks(page)
    for address in ("/queue/es?statement=2026%2Fappeal", "/read/es/2026/appeal", "/help"):
        page.goto(address)
        ready(page)
        walks(page)
    field = opens(page, shown, COUNTED)
    retypes(field, "Se contaron 12,500 firmas.")
    expect(page.locator("#blocked")).to_be_visible()
    page.keyboard.press("Escape")
    walks(page)


def test_the_first_tab_leads_past_the_head_of_the_page(shown, visit):
    page = visit(shown)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_at_four_times_the_size_everything_is_there_and_nothing_to_the_side(shown, visit):
    # A window of 1280 × 1024 at 400 % has the room of 320 × 256.
    size = {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4}
    page = visit(shown, **size)
    field = opens(page, shown, MET)
    for button in ("Approve and next", "Save"):
        page.get_by_role("button", name=button).first.scroll_into_view_if_needed()
        expect(page.get_by_role("button", name=button).first).to_be_in_viewport(ratio=1)
    field.scroll_into_view_if_needed()
    expect(field).to_be_in_viewport()
    wide, room = page.evaluate(
        "[document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]"
    )
    assert wide <= room


def test_nothing_moves_for_whoever_asked_for_stillness(shown, visit):
    page = visit(shown, reduced_motion="reduce")
    for address in ("/", "/queue/es", shown.address("segment", "es", "2026/appeal", MET)):
        page.goto(address)
        ready(page)
        moving = page.evaluate(
            """() => [...document.querySelectorAll("*")].filter((one) => {
              const style = getComputedStyle(one);
              return style.animationName !== "none"
                || style.transitionDuration.split(", ").some((each) => parseFloat(each) > 0);
            }).map((one) => one.outerHTML.slice(0, 100))"""
        )
        assert moving == []


def test_the_page_of_keys_names_each_that_works_here_and_can_switch_letters_off(shown, visit):
    page = visit(shown)
    opens(page, shown, MET)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys on this page")
    told = dialog.locator("dt").all_inner_texts()
    keys = {key for words in told for key in words.split()}
    assert {"a", "r", "c", "s", "e", "j", "k", "o", "/", "?", "g", "Enter"} <= keys
    dialog.get_by_label("Single letters work as keys").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.keyboard.press("a")
    page.keyboard.press("j")
    expect(page.locator(".source-text")).to_have_text(MET)
    assert not shown.journal("es", what="approve", statement="2026/appeal")
