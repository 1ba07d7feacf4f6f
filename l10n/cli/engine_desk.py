"""The engine for whoever reviews."""

from __future__ import annotations

from l10n.engine import CompletingEngine
from l10n.project import Project
from l10n.workflow.desk.engine_desk import EngineDesk


def engine_desk(project: Project) -> EngineDesk:
    """With the packages of this machine, once it is asked."""

    def opened() -> CompletingEngine:
        # Few ask, and not at once; nobody else need wait for it to be imported.
        from l10n.cli.engine import surveyed  # noqa: PLC0415
        from l10n.engine.argos import ArgosEngine  # noqa: PLC0415

        return ArgosEngine(surveyed()[0], project.config.engine)

    return EngineDesk(project, opened)
