"""One decision over several segments: first what it will do, then just that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from l10n.errors import L10nError, ReviewError
from l10n.people.person import Person
from l10n.review.states import Action
from l10n.web.bulk_plan import Pick, decisions, pick_of, plan
from l10n.web.forms import Form, read_form
from l10n.web.pages.place import queue_fields
from l10n.web.pages.queue import BULK, asked_for, language_of
from l10n.web.rendering import page, url
from l10n.workflow.deciding import Decided, Decision
from l10n.workflow.desk.queue import queue
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.workbench import Workbench

MOST = 500
"""So many at once, at most: people are to read what they sign."""
_TAKEN = (*BULK, Action.UNDO)
_WITH_REASON = {Action.REJECT: "Why are they refused?", Action.COMMENT: "Comment"}


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one press of the button."""

    changed: tuple[Row, ...]
    """As they are now."""
    problems: tuple[str, ...]


async def _bulk(request: Request) -> Response:
    form = await read_form(request)
    return await run_in_threadpool(_answer, request, form)


def _answer(request: Request, form: Form) -> Response:
    bench: Workbench = request.app.state.bench
    tag, person = request.path_params["tag"], request.state.person
    bench.sheets(tag)  # raises UnknownPlace
    action = _action(form)
    person.must(action, tag)
    seen, moved = _picked(bench, tag, form)
    _refuse_too_much(person, seen)
    if form.get("step") == "do":
        return _do(request, form, action, seen, moved)
    return _preview(request, form, action, seen, moved)


def _preview(
    request: Request, form: Form, action: Action, rows: Sequence[Row], moved: Sequence[str]
) -> Response:
    meant = decisions(action, rows, request.state.person.name, form.get("reason").strip())
    made = plan(action, rows, _foreseen(request, meant, rows))
    picks = [str(Pick(s.row.segment, s.row.version, s.row.statement)) for s in made.steps]
    return page(
        request,
        "bulk.html",
        **_common(request, form, action),
        plan=made,
        picks=picks,
        moved=moved,
        question=_WITH_REASON.get(action, ""),
        reason=form.get("reason"),
    )


def _foreseen(
    request: Request, meant: Mapping[str, Decision], rows: Sequence[Row]
) -> dict[str, Decided]:
    """By statement, what these decisions would do."""
    bench, tag = request.app.state.bench, request.path_params["tag"]
    found: dict[str, Decided] = {}
    for statement, decision in meant.items():
        try:
            found[statement] = bench.foresee(tag, statement, decision)
        except L10nError as problem:
            found[statement] = Decided(rows[0].language, problems=(problem,))
    return found


def _do(
    request: Request, form: Form, action: Action, rows: Sequence[Row], moved: Sequence[str]
) -> Response:
    reason = form.get("reason").strip()
    if action in _WITH_REASON and not reason:
        return _preview(request, form, action, rows, moved)
    bench: Workbench = request.app.state.bench
    tag, by = request.path_params["tag"], request.state.person.name
    changed: list[Row] = []
    problems = list(moved)
    for statement, decision in decisions(action, rows, by, reason).items():
        try:
            outcome = bench.decide(tag, statement, decision)
        except L10nError as problem:
            problems.append(problem.message)
            continue
        problems += [problem.message for problem in outcome.decided.problems]
        named = (outcome.sheet.row(event.segment) for event in outcome.decided.events)
        changed += [row for row in named if row]
    done = Done(tuple(changed), tuple(problems))
    picks = [str(Pick(row.segment, row.version, row.statement)) for row in changed]
    return page(request, "bulk_done.html", **_common(request, form, action), done=done, picks=picks)


def _common(request: Request, form: Form, action: Action) -> dict[str, Any]:
    bench: Workbench = request.app.state.bench
    tag = request.path_params["tag"]
    asked = queue_fields(_fields(form))
    return {
        "tag": tag,
        "language": language_of(bench, tag),
        "action": action,
        "asked": asked,
        "back": url("queue", tag, **asked),
    }


def _action(form: Form) -> Action:
    name = form.get("action")
    if name not in {action.value for action in _TAKEN}:
        raise ReviewError("That cannot be done to several segments.", tip="Go back to the queue.")
    return Action(name)


def _picked(bench: Workbench, tag: str, form: Form) -> tuple[list[Row], list[str]]:
    """The selected rows that are as they were shown, and what is to be said of the others."""
    if form.get("all") and form.get("step") != "do":
        order, wanted = asked_for(_fields(form))
        return list(queue(bench.sheets(tag), order, wanted)), []
    rows: list[Row] = []
    moved: list[str] = []
    for pick in _picks(form):
        row = bench.sheet(tag, pick.statement).row(pick.segment)
        if row is None:
            moved.append(f"{pick.statement}: a sentence is not in the statement any more.")
        elif row.version != pick.version:
            moved.append(
                f"{row.statement} {row.number}: somebody changed it meanwhile. "
                f"It is {row.state} now."
            )
        else:
            rows.append(row)
    return rows, moved


def _picks(form: Form) -> Iterator[Pick]:
    for value in dict.fromkeys(form.all("pick")):
        pick = pick_of(value)
        if pick:
            yield pick


def _refuse_too_much(person: Person, rows: Sequence[Row]) -> None:
    if len(rows) > MOST:
        raise ReviewError(
            f"{len(rows):,} segments are too many at once.",
            tip=f"Filter the queue until there are {MOST} or fewer: one statement, or one check.",
        )
    if len({row.statement for row in rows}) > 1 and not person.manages:
        raise ReviewError(
            "Only a manager decides over several statements at once.",
            tip="Filter the queue by one statement, or decide segment by segment.",
        )


def _fields(form: Form) -> list[tuple[str, str]]:
    return [(name, value) for name, values in form.fields.items() for value in values]


routes = (Route("/bulk/{tag}", _bulk, methods=["POST"]),)
