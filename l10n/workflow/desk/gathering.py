"""What the engine thinks of machines' drafts, asked for while nobody needs it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from l10n.errors import L10nError, PackageError
from l10n.languages import Language
from l10n.model import State
from l10n.workflow.desk.engine_desk import EngineDesk
from l10n.workflow.desk.opinions import Opinions
from l10n.workflow.desk.rows import Row
from l10n.workflow.progress import Progress, Stage, Steps


class Gathering:
    """Asks for opinions, each once. What the engine failed at is not asked again, nor is a
    language whose packages cannot be used, for as long as this lives."""

    def __init__(self, desk: EngineDesk, opinions: Opinions) -> None:
        self._desk = desk
        self._opinions = opinions
        self._failed: set[tuple[str, str, str]] = set()
        self._broken: set[Language] = set()

    def ask(self, rows: Iterable[Row], most: int | None = None) -> Steps[tuple[Row, ...]]:
        """Ask about the drafts among these rows of which these packages have said nothing
        yet, and give those that were asked about, ``most`` of them at most.

        Each waits for the engine's leisure: closing the generator is the way to stop, and
        what came until then is kept. Raises EngineError once the desk is closed.
        """
        drafts = [row for row in rows if row.state is State.MACHINE and row.entry.target]
        makers = {target: self._maker(target) for target in {row.language for row in drafts}}
        # A sentence that stands in several statements is asked about once.
        due = {_key(row): row for row in drafts if self._is_due(row, makers[row.language])}
        asked = tuple(islice(due.values(), most))
        for number, row in enumerate(asked, start=1):
            self._ask(row, makers[row.language])
            yield Progress(Stage.ASK, row.language.name, number, len(asked))
        return asked

    def _maker(self, target: Language) -> str:
        """Who would say it; empty where nobody can."""
        if target in self._broken:
            return ""
        try:
            return self._desk.maker(target).result()
        except L10nError:
            if self._desk.is_closed:
                raise
            self._broken.add(target)
            return ""

    def _is_due(self, row: Row, maker: str) -> bool:
        if not maker or _key(row) in self._failed:
            return False
        return self._opinions.get(*_key(row))[0] != maker

    def _ask(self, row: Row, maker: str) -> None:
        if row.language in self._broken:
            return
        try:
            self._opinions.put(*_key(row), maker, self._desk.opinion(row).result())
        except PackageError:
            self._broken.add(row.language)
        except L10nError:
            if self._desk.is_closed:
                raise
            self._failed.add(_key(row))


def _key(row: Row) -> tuple[str, str, str]:
    return row.language.tag, row.entry.source, row.entry.target
