"""git diff shows segments, and all that people wrote in them."""

from __future__ import annotations

from collections.abc import Callable

from tests.cli.git.offices import FIRST, PO, Office, needs_git
from tests.small import shipped

pytestmark = needs_git


def test_a_diff_shows_segments_and_no_line_numbers(office: Callable[..., Office]):
    here = office()
    draft = here.entry().target
    here.decide("approve", FIRST, "anna")
    said = here.git("diff", "-U9")
    assert (
        f"""\
-state    machine by {shipped("es")}
+state    approved by anna
 source   {FIRST}
 target   {draft}
"""
        in said
    )
    here.git("commit", "-q", "-a", "-m", "Approved")
    text = here.root / "source_texts" / "letter.txt"
    text.write_bytes(b"\r\n\r\n" + text.read_bytes())
    here.l10n("extract")
    assert "letter.po" in here.git("status", "--short")
    shown = here.git("diff", "--", PO)
    assert not [line for line in shown.splitlines() if line.startswith(("+", "-"))]


def test_it_shows_all_that_people_wrote(office: Callable[..., Office]):
    here = office()
    here.decide("reject", FIRST, "anna", "--reason", "wrong day")
    path = here.root / "other.po"
    path.write_text(
        '# seen\n#| msgid "Days"\nmsgctxt "menu"\nmsgid "day\\n"\nmsgid_plural "days"\n'
        'msgstr[0] "día\\n"\nmsgstr[1] "días"\n\n#~ msgid "old"\n#~ msgstr "viejo"\n'
    )
    assert here.l10n("git-textconv", str(here.root / PO)).startswith(
        f"state    rejected by anna: wrong day\nsource   {FIRST}\n"
    )
    assert (
        here.l10n("git-textconv", str(path))
        == """\
state    untranslated
context  menu
was      Days
source   day\\n
plural   days
target 0 día\\n
target 1 días
note     seen

state    translated, no longer in the source
source   old
target   viejo
"""
    )
    path.write_text("Dear colleagues,\n")
    assert here.l10n("git-textconv", str(path)) == "Dear colleagues,\n"
