"""The application: its routes, who comes in, and what happens when something goes wrong."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Protocol

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from l10n.errors import L10nError
from l10n.web import live, signing_in, static_files
from l10n.web.failures import failed, not_found, refused
from l10n.web.figures import FiguresCache
from l10n.web.pages import bulk, editor, overview, queue, reading, theme
from l10n.web.pages import help as help_page
from l10n.web.queues import Queues
from l10n.workflow.desk.engine_desk import EngineDesk
from l10n.workflow.desk.workbench import Workbench

_REFRESH_SECONDS = 1.0
_LOG = logging.getLogger("l10n.web")

ROUTES: tuple[BaseRoute, ...] = (
    *overview.routes,
    *queue.routes,
    *reading.routes,
    *bulk.routes,
    *help_page.routes,
    *theme.routes,
    *editor.routes,
    *live.routes,
    *signing_in.routes,
    *static_files.routes,
)


class Entry(Protocol):
    """How people come in: it sets ``request.state.person`` and ``request.state.csrf``."""

    @property
    def middleware(self) -> Sequence[Middleware]:
        """What every request goes through, the outermost first."""


def create_app(bench: Workbench, engine: EngineDesk, entry: Entry) -> Starlette:
    """The server's application.

    ``app.state`` has ``bench``, ``engine`` and ``entry``. While it runs, it looks once a second
    for what others changed on disk. Whoever made the workbench and the engine closes them.
    """
    app = Starlette(
        routes=ROUTES,
        middleware=list(entry.middleware),
        exception_handlers={HTTPException: not_found, L10nError: refused, Exception: failed},
        lifespan=_watching,
    )
    app.state.bench = bench
    app.state.engine = engine
    app.state.entry = entry
    app.state.figures = FiguresCache()
    app.state.queues = Queues()
    return app


@asynccontextmanager
async def _watching(app: Starlette) -> AsyncIterator[None]:
    watcher = asyncio.create_task(_refresh(app.state.bench))
    yield
    watcher.cancel()
    with suppress(asyncio.CancelledError):
        await watcher


async def _refresh(bench: Workbench) -> None:
    """Until cancelled. A catalog that cannot be read now may be readable in a second."""
    while True:
        try:
            await run_in_threadpool(bench.refresh)
        except L10nError as problem:
            _LOG.warning("%s", problem)
        except Exception:
            _LOG.exception("Looking for changes failed.")
        await asyncio.sleep(_REFRESH_SECONDS)
