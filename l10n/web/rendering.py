"""Pages from templates: what every page has, in one place."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from l10n.languages import Language
from l10n.model import Severity, State
from l10n.report.counting import counted
from l10n.web import wording
from l10n.web.charts import state_bar
from l10n.web.marking import marked, source_marks, target_marks
from l10n.web.static_files import static_url
from l10n.workflow.desk.rows import Row

THEMES = ("light", "dark")
THEME_COOKIE = "l10n_theme"


@cache
def environment() -> Environment:
    """The templates, everything in them escaped and nothing undefined passed over."""
    made = Environment(
        loader=PackageLoader("l10n.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # A server keeps the templates that it began with, as it does the code they belong to.
        auto_reload=False,
    )
    made.globals |= {
        "static": static_url,
        "url": url,
        "query": query,
        "state_bar": state_bar,
        "marked": marked,
        "source_marks": source_marks,
        "target_marks": target_marks,
        "State": State,
        "Severity": Severity,
        "wording": wording,
        "counted": counted,
    }
    made.filters["number"] = wording.number
    made.filters["token"] = token
    made.filters["stamp"] = stamp
    return made


def render(template: str, **context: Any) -> str:
    """A template's text: for fragments that need nothing of a request."""
    return environment().get_template(template).render(context)


def page(
    request: Request,
    template: str,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **context: Any,
) -> HTMLResponse:
    """A page, or a fragment of one, with what every template knows.

    That is ``person`` (None where nobody has come in), ``csrf``, ``theme`` (light, dark, or
    empty for the system's), ``source`` (the language statements are written in), ``languages``
    and ``project_name``, which is empty for strangers.
    """
    text = render(template, **_common(request), **context)
    return HTMLResponse(text, status, headers)


Value = str | int | list[str] | tuple[str, ...] | None


def url(*parts: str, **fields: Value) -> str:
    """An address on this server, everything in it quoted.

    >>> url("read", "es", "2025/an appeal"), url("queue", "es", q="a&b", page=None)
    ('/read/es/2025/an%20appeal', '/queue/es?q=a%26b')
    >>> url()
    '/'
    """
    return "/" + "/".join(map(_quoted, parts)) + query(**fields)


def query(**fields: Value) -> str:
    """The end of an address with these fields, without those that are empty.

    >>> query(q="a b", state=["machine", "final"], page=None), query()
    ('?q=a+b&state=machine&state=final', '')
    """
    kept = {name: value for name, value in fields.items() if value not in (None, "", [], ())}
    return f"?{urlencode(kept, doseq=True)}" if kept else ""


_quoted = lru_cache(maxsize=4096)(quote)
"""A page names the same statements and languages many times over."""


def token(name: str) -> str:
    """A name as part of an element's id, where not every letter may stand.

    >>> token("2025/an appeal") == token("2025/an appeal") != token("2025/another")
    True
    """
    return hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def stamp(row: Row) -> str:
    """Another whenever what is shown of a row is."""
    return token(repr((row.version, row.findings, row.risk.reasons, row.entry.comments)))


def _common(request: Request) -> dict[str, Any]:
    bench = request.app.state.bench
    theme = request.cookies.get(THEME_COOKIE, "")
    languages: tuple[Language, ...] = bench.languages
    person = getattr(request.state, "person", None)
    name = bench.project.config.name or bench.project.root.name
    return {
        "person": person,
        "csrf": getattr(request.state, "csrf", ""),
        "theme": theme if theme in THEMES else "",
        "path": request.url.path,
        "languages": languages,
        "source": bench.project.config.source_language,
        "project_name": name if person else "",
    }
