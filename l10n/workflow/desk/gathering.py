"""What the engine thinks of machines' drafts, asked for while nobody needs it."""

from __future__ import annotations

from collections.abc import Iterable

from l10n.languages import Language
from l10n.model import State
from l10n.workflow.desk.engine_desk import EngineDesk
from l10n.workflow.desk.opinions import Opinions
from l10n.workflow.desk.rows import Row
from l10n.workflow.progress import Progress, Stage, Steps


def gather(desk: EngineDesk, opinions: Opinions, rows: Iterable[Row]) -> Steps[tuple[Row, ...]]:
    """Ask for opinions on the drafts among these rows, and give those that have a new one.

    Each waits for the engine's leisure: closing the generator is the way to stop, and what
    came until then is kept. Drafts of which these packages have said something are not
    asked about again. Raises L10nError where the engine cannot be used.
    """
    drafts = [row for row in rows if row.state is State.MACHINE and row.entry.target]
    makers: dict[Language, str] = {}
    found = []
    for number, row in enumerate(drafts, start=1):
        target, source, text = row.language, row.entry.source, row.entry.target
        if target not in makers:
            makers[target] = desk.maker(target).result()
        known, _ = opinions.get(target.tag, source, text)
        if makers[target] and known != makers[target]:
            measured = desk.opinion(row).result()
            opinions.put(target.tag, source, text, makers[target], measured)
            found.append(row)
        yield Progress(Stage.ASK, target.name, number, len(drafts))
    return tuple(found)
