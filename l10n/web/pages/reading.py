"""A statement side by side with its translation, laid out as the document is."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from l10n.errors import L10nError
from l10n.languages import Language
from l10n.model import SIGNED
from l10n.web.rendering import page
from l10n.workflow.desk.layout import Layout
from l10n.workflow.desk.queue import Order, queue
from l10n.workflow.desk.sheets import Sheet
from l10n.workflow.desk.workbench import Workbench


def gap_in(language: Language, gap: str) -> str:
    """What stands between two sentences of a translation, where ``gap`` does in the source.

    >>> from l10n.languages import language
    >>> gap_in(language("es"), " "), gap_in(language("zh"), " "), gap_in(language("zh"), " * ")
    (' ', '', ' * ')
    """
    return gap if language.spaced or gap.strip() or "\n" in gap else ""


def ornament(gap: str) -> str:
    """What is written between two paragraphs, as on a line of its own.

    >>> ornament("\\n\\n* * *\\n\\n"), ornament("\\n\\n")
    ('* * *', '')
    """
    return " ".join(gap.split())


async def _reading(request: Request) -> Response:
    return await run_in_threadpool(_page, request)


def _page(request: Request) -> Response:
    bench: Workbench = request.app.state.bench
    tag, statement = request.path_params["tag"], request.path_params["statement"]
    sheet = bench.sheet(tag, statement)
    layout, problem = _layout(bench, tag, statement)
    risky = queue([sheet], Order.RISK)
    names = _names(bench, tag)
    at = names.index(statement) if statement in names else 0
    return page(
        request,
        "reading.html",
        tag=tag,
        language=sheet.language,
        statement=statement,
        sheet=sheet,
        figures=request.app.state.figures.of(sheet),
        layout=layout,
        problem=problem or sheet.problem,
        riskiest=risky[0] if risky else None,
        before=names[at - 1] if at > 0 else None,
        after=names[at + 1] if at + 1 < len(names) else None,
        others=_others(bench, sheet),
        signed=SIGNED,
        gap_in=gap_in,
        ornament=ornament,
    )


def _layout(bench: Workbench, tag: str, statement: str) -> tuple[Layout, L10nError | None]:
    """The statement's paragraphs; where its text cannot be read, its sentences alone."""
    try:
        return bench.layout(tag, statement), None
    except L10nError as problem:
        return Layout((), bench.sheet(tag, statement).rows), problem


def _names(bench: Workbench, tag: str) -> list[str]:
    return sorted(sheet.statement for sheet in bench.sheets(tag))


def _others(bench: Workbench, sheet: Sheet) -> list[Language]:
    """The other languages that have this statement."""
    sheets = bench.sheets()
    having = {one.language.tag for one in sheets if one.statement == sheet.statement}
    return [one for one in bench.languages if one.tag in having and one != sheet.language]


routes = (Route("/read/{tag}/{statement:path}", _reading),)
