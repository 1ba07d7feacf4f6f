"""Keys, states and findings explained."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from l10n.checks.table import RULES
from l10n.model import Severity
from l10n.web.rendering import page

KEYS = (
    (
        "Everywhere",
        (
            (("?",), "The keys of the page you are on"),
            (("g",), "To the overview"),
            (("/",), "Search"),
        ),
    ),
    (
        "In a queue",
        (
            (("j", "k"), "Next, previous segment"),
            (("Enter",), "Open the segment"),
            (("x",), "Select the segment"),
            (("a", "r", "c"), "Approve, reject, comment on what is selected, after a preview"),
            (("o",), "Riskiest first, or in document order"),
        ),
    ),
    (
        "On a segment",
        (
            (("j", "k"), "Next, previous segment of the queue"),
            (("e", "Enter"), "Edit the translation"),
            (("a",), "Approve, then the next one"),
            (("r",), "Reject, with a reason"),
            (("c",), "Comment"),
            (("s",), "Copy the source"),
            (("1", "9"), "Take that match of the memory, or proposal of the engine, by its number"),
            (("f",), "Apply the first fix"),
            (("d",), "Dismiss a finding, with a reason"),
            (("u",), "Take back what you did last"),
        ),
    ),
    (
        "While you type",
        (
            (("Ctrl+Enter",), "Save, approve and go to the next one"),
            (("Ctrl+S",), "Save"),
            (("Tab",), "Take the next word of the suggestion; where none is shown, move on"),
            (("Esc",), "Leave the text"),
        ),
    ),
)
"""By place, the keys and what they do."""


async def _help(request: Request) -> Response:
    rules = sorted(RULES, key=lambda rule: (-list(Severity).index(rule.severity), rule.name))
    return page(request, "help.html", keys=KEYS, rules=rules)


routes = (Route("/help", _help),)
