"""The overview: every statement in every language, and what is next to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from types import MappingProxyType

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from l10n.languages import Language
from l10n.model import Severity
from l10n.people.person import Person
from l10n.review.states import Action
from l10n.web.asking import choice
from l10n.web.charts import Share, count_bars
from l10n.web.figures import Figures, FiguresCache
from l10n.web.pages.cells import cell
from l10n.web.paging import paged
from l10n.web.rendering import page
from l10n.workflow.desk.sheets import Sheet
from l10n.workflow.desk.workbench import Workbench

_PAGE = 40
_CHECKS = 8
"""So many rules are shown: those that find most."""


class Show(StrEnum):
    """Which statements are listed."""

    ALL = "all"
    WAITING = "waiting"
    ERRORS = "errors"
    DONE = "done"


class Sort(StrEnum):
    """In which order."""

    NAME = "name"
    WAITING = "waiting"
    FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class Line:
    """One statement in all languages."""

    statement: str
    cells: Mapping[str, Figures]
    """By language tag; a language that has no catalog of it yet has none."""
    total: Figures
    words: int
    """Of the statement itself, once."""
    problems: tuple[str, ...] = ()
    """Why catalogs of it cannot be read."""


@dataclass(frozen=True, slots=True)
class LanguageCard:
    """One language over all statements."""

    language: Language
    figures: Figures
    mine: bool
    """Whether whoever looks may approve in it."""


_SHOWN: Mapping[Show, Callable[[Line], bool]] = MappingProxyType(
    {
        Show.ALL: lambda _: True,
        Show.WAITING: lambda line: line.total.signed < line.total.total,
        Show.ERRORS: lambda line: bool(line.total.findings.get(Severity.ERROR)),
        Show.DONE: lambda line: line.total.signed == line.total.total,
    }
)
_SORTED: Mapping[Sort, Callable[[Line], tuple[int, str]]] = MappingProxyType(
    {
        Sort.NAME: lambda line: (0, line.statement),
        Sort.WAITING: lambda line: (line.total.signed - line.total.total, line.statement),
        Sort.FINDINGS: lambda line: (-_weight(line.total), line.statement),
    }
)


def lines(sheets: Iterable[Sheet], figures: FiguresCache) -> tuple[Line, ...]:
    """The statements that these sheets are of, by name."""
    kept: dict[str, dict[str, Figures]] = {}
    problems: dict[str, list[str]] = {}
    for sheet in sheets:
        kept.setdefault(sheet.statement, {})[sheet.language.tag] = figures.of(sheet)
        if sheet.problem:
            problems.setdefault(sheet.statement, []).append(str(sheet.problem))
    return tuple(
        Line(
            name,
            cells,
            figures.sum(f"statement {name}", cells.values()),
            max(cell.words for cell in cells.values()),
            tuple(problems.get(name, ())),
        )
        for name, cells in sorted(kept.items())
    )


def chosen(found: Iterable[Line], text: str, show: Show, sort: Sort) -> list[Line]:
    """The lines that somebody asked for, in the order that they want."""
    wanted = text.casefold()
    kept = [line for line in found if wanted in line.statement.casefold() and _SHOWN[show](line)]
    return sorted(kept, key=_SORTED[sort])


def cards(totals: Mapping[Language, Figures], person: Person | None) -> tuple[LanguageCard, ...]:
    """A card a language; those that the person works on first."""
    made = (
        LanguageCard(one, figures, person is not None and person.may(Action.APPROVE, one.tag))
        for one, figures in totals.items()
    )
    return tuple(sorted(made, key=lambda card: not card.mine))


def found_most(figures: Figures) -> tuple[Share, ...]:
    """The rules that find most in what waits for a person, typography left out."""
    most = sorted(figures.checks.items(), key=lambda one: (-one[1], one[0]))
    grave = (Share(*key, count) for key, count in most if key[1] is not Severity.NOTE)
    return tuple(islice(grave, _CHECKS))


def _weight(figures: Figures) -> int:
    errors = figures.findings.get(Severity.ERROR, 0)
    return 1000 * errors + figures.findings.get(Severity.WARNING, 0)


async def _overview(request: Request) -> Response:
    return await run_in_threadpool(_page, request)


def _page(request: Request) -> Response:
    bench: Workbench = request.app.state.bench
    person = getattr(request.state, "person", None)
    query = request.query_params
    text = query.get("q", "").strip()
    show = choice(Show, query.get("show", ""))
    sort = choice(Sort, query.get("sort", ""))
    figures: FiguresCache = request.app.state.figures
    found = lines(bench.sheets(), figures)
    totals = {
        one: figures.sum(
            f"language {one.tag}", (line.cells[one.tag] for line in found if one.tag in line.cells)
        )
        for one in bench.languages
    }
    total = figures.sum("all", totals.values())
    shown = paged(chosen(found, text, show, sort), query.get("page", ""), _PAGE)
    return page(
        request,
        "overview.html",
        cards=cards(totals, person),
        lines=shown,
        count=len(found),
        total=total,
        words=sum(line.words for line in found),
        checks=found_most(total),
        text=text,
        show=show,
        sort=sort,
        shows=tuple(Show),
        sorts=tuple(Sort),
        ready=bench.ready,
        cell=cell,
        count_bars=count_bars,
    )


routes = (Route("/", _overview),)
