"""What people see when something is not there, not allowed, or broken."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from l10n.errors import L10nError
from l10n.people.person import NotAllowed
from l10n.web.rendering import page
from l10n.workflow.desk.workbench import UnknownPlace

_WORDS = {
    404: ("There is no such page.", "The address may be old: start from the overview."),
    405: ("This page does not take that.", "Go back and try it from its own form."),
}


_STATUS: dict[type[L10nError], int] = {UnknownPlace: 404, NotAllowed: 403}


async def not_found(request: Request, error: Exception) -> Response:
    """For what Starlette refuses: an address without a page, a method that it has none for."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    usual = (f"{HTTPStatus(status).phrase}.", "Start from the overview.")
    headers = error.headers if isinstance(error, HTTPException) else None
    return shown(request, status, *_WORDS.get(status, usual), headers=headers)


async def refused(request: Request, error: Exception) -> Response:
    """For what the project does not have or allow."""
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 409)
    message = error.message if isinstance(error, L10nError) else str(error)
    tip = error.tip if isinstance(error, L10nError) else ""
    return shown(request, status, message, tip)


async def failed(request: Request, _: Exception) -> Response:
    """For a bug: Starlette writes it to the server's log, and nothing of it goes out."""
    return shown(
        request,
        500,
        "Something went wrong in l10n.",
        "Nothing that was decided is lost. Try again; the server's log says what happened.",
    )


def shown(
    request: Request,
    status: int,
    message: str,
    tip: str = "",
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A page that says what happened and what to do now, with what was typed, where a page left
    that in ``request.state.typed``."""
    said = {"message": message, "tip": tip, "typed": getattr(request.state, "typed", "")}
    return page(request, "failure.html", status=status, headers=headers, **said)
