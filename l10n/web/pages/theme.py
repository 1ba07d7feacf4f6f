"""Light or dark, remembered by the browser."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from l10n.web.forms import read_form, safe_path
from l10n.web.rendering import THEME_COOKIE, THEMES

_YEAR = 365 * 24 * 3600


async def _choose(request: Request) -> Response:
    form = await read_form(request)
    response = RedirectResponse(safe_path(form.get("back")), status_code=303)
    if form.get("theme") in THEMES:
        response.set_cookie(
            THEME_COOKIE,
            form.get("theme"),
            max_age=_YEAR,
            samesite="strict",
            secure=request.url.scheme == "https",
        )
    else:
        response.delete_cookie(THEME_COOKIE)
    return response


routes = (Route("/theme", _choose, methods=["POST"]),)
