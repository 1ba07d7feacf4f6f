"""What the checks say of a text that is being typed."""

from __future__ import annotations

import pytest

from l10n.review.states import Action
from l10n.workflow.deciding import Decision
from tests.workflow.desk.desks import CAME, Desk, row


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vinieron 52 personas.", ["numbers"]),
        ("Vinieron 25 personas.", []),
        ("Vinieron 26 personas.", ["numbers"]),
        ("", []),
    ],
)
def test_the_typed_text_is_checked_and_nothing_is_written(
    desk: Desk, text: str, found: list[str]
) -> None:
    path = desk.project.catalog_path("2026/appeal", desk.project.config.languages[0])
    with desk.bench() as bench:
        before = path.read_bytes()
        segment = row(bench, "2026/appeal", CAME).segment
        checks = [one.check for one in bench.preview("es", "2026/appeal", segment, text)]
    assert (checks, path.read_bytes()) == (found, before)


def test_what_was_dismissed_in_this_very_text_is_not_told_again(desk: Desk) -> None:
    with desk.bench() as bench:
        seen = row(bench, "2026/appeal", CAME)
        why = Decision(Action.DISMISS, "anna", "52 it was", segments=(seen.segment,))
        bench.decide("es", "2026/appeal", why)
        same, other = (
            bench.preview("es", "2026/appeal", seen.segment, text)
            for text in (seen.entry.target, "Vinieron 53 personas.")
        )
    assert (same, [one.check for one in other]) == ((), ["numbers"])
