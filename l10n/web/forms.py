"""What a page's form sends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request

MOST_FIELDS = 20_000


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of one form."""

    fields: Mapping[str, list[str]]

    def get(self, name: str, default: str = "") -> str:
        """A field's value, the last where it was sent several times."""
        return self.fields.get(name, [default])[-1]

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field, in the page's order."""
        return tuple(self.fields.get(name, ()))


async def read_form(request: Request) -> Form:
    """The form that a request carries; lines end in ``\\n``, as in catalogs.

    Raises HTTPException (400) for what is none: not UTF-8, or with too many fields.
    """
    try:
        body = (await request.body()).decode("utf-8")
        fields = parse_qs(
            body, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS, separator="&"
        )
    except ValueError:
        raise HTTPException(400) from None
    return Form({name: [_lines(value) for value in found] for name, found in fields.items()})


def _lines(value: str) -> str:
    """Browsers send line breaks as CRLF."""
    return value.replace("\r\n", "\n").replace("\r", "\n")


def safe_path(path: str) -> str:
    """A path on this server to go back to; the overview for anything else.

    >>> safe_path("/queue/es?page=2"), safe_path("//elsewhere"), safe_path("https://elsewhere")
    ('/queue/es?page=2', '/', '/')
    """
    ours = path.startswith("/") and path[1:2] not in {"/", "\\"} and path.isprintable()
    return path if ours else "/"
