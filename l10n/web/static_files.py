"""The files that pages are made with: by name from a fixed list, never by path."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_FOR_GOOD = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


@dataclass(frozen=True, slots=True)
class StaticFile:
    """One file as it is sent."""

    content: bytes
    media_type: str
    digest: str
    """Changes with the content."""


@cache
def static_files() -> dict[str, StaticFile]:
    """All files that are sent, by name; a licence beside one is not."""
    folder = resources.files("l10n.web") / "static"
    kept = (file for file in folder.iterdir() if file.name.rpartition(".")[2] in _TYPES)
    return {file.name: _read(file.name, file.read_bytes()) for file in kept}


def static_url(name: str) -> str:
    """Where a page finds the file. Another content has another address, so that browsers
    may keep it. Raises KeyError for a file that there is none of."""
    return f"/static/{name}?v={static_files()[name].digest}"


def _read(name: str, content: bytes) -> StaticFile:
    media_type = _TYPES[name.rpartition(".")[2]]
    return StaticFile(content, media_type, hashlib.sha256(content).hexdigest()[:12])


async def _send(request: Request) -> Response:
    file = static_files().get(request.path_params["name"])
    if file is None:
        raise HTTPException(404)
    tag = f'"{file.digest}"'
    known = request.query_params.get("v") == file.digest
    headers = {"ETag": tag, "Cache-Control": _FOR_GOOD if known else _ASK_AGAIN}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(file.content, media_type=file.media_type, headers=headers)


routes = (Route("/static/{name}", _send),)
