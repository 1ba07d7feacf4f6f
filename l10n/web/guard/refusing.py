"""How a guard says no: in words, to somebody who may be a stranger."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import HTMLResponse

from l10n.web.rendering import render


class Refused(Exception):  # noqa: N818  # not a fault
    """A request that a guard does not let through, with the answer to it."""

    def __init__(
        self,
        status: int,
        message: str,
        tip: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.tip = tip
        self.headers = headers


def answer(refused: Refused) -> HTMLResponse:
    """A page that tells nothing of the project. The connection ends with it: what else the
    client may have meant to send is not waited for."""
    text = render("problem.html", status=refused.status, message=refused.message, tip=refused.tip)
    headers = {"Connection": "close", **(refused.headers or {})}
    return HTMLResponse(text, refused.status, headers)


def passing(address: str) -> HTMLResponse:
    """A page that goes on to another of this server by itself.

    A redirection would do the same, but without the cookie where a link elsewhere began it.
    """
    return HTMLResponse(render("passing.html", address=address))
