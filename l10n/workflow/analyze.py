"""analyze: how much work each statement is, by what the memory has for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from l10n.catalogs.catalog import Entry
from l10n.catalogs.neighbours import neighbours
from l10n.errors import CatalogError, L10nError
from l10n.languages import Language
from l10n.memory.memory import Kind
from l10n.memory.recall import Recall, Wanted
from l10n.model import SIGNED
from l10n.report.analysis import LEAST, Analysis, Band, Counts, band_of
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.remembered import remembered
from l10n.workflow.selection import Source
from l10n.workflow.session import Session
from l10n.workflow.settling import read_settled

_WHOLE = {Kind.CONTEXT: Band.CONTEXT, Kind.EXACT: Band.EXACT, Kind.ADAPTED: Band.ADAPTED}


@dataclass(frozen=True, slots=True)
class Analysed:
    """What was counted, and what could not be."""

    analyses: tuple[Analysis, ...]
    problems: tuple[L10nError, ...] = ()


def analyze(
    session: Session, chosen: Sequence[Source], languages: Sequence[Language], *, afresh: bool
) -> Steps[Analysed]:
    """Count the segments and words of these statements by band, nothing written.

    A statement is never held against itself. ``afresh`` counts what is signed already as
    if it were not.
    """
    analyses: list[Analysis] = []
    problems: list[L10nError] = []
    for target in languages:
        memory = yield from remembered(session, target)
        problems += memory.problems
        counting = _Counting(memory.recall, afresh=afresh)
        statements = {}
        for number, source in enumerate(chosen, start=1):
            try:
                entries = _entries(session, source, target)
            except L10nError as problem:
                problems.append(problem)
            else:
                statements[source.id] = counting.count(source.id, entries)
            yield Progress(Stage.ANALYZE, target.name, number, len(chosen))
        analyses.append(Analysis(target, statements))
    return Analysed(tuple(analyses), tuple(problems))


def _entries(session: Session, source: Source, target: Language) -> list[Entry]:
    if not session.project.catalog_path(source.id, target).is_file():
        raise CatalogError(
            f"It is not in the {target.name} catalogs yet.",
            tip="Run l10n extract first.",
            path=source.path,
        )
    return list(read_settled(session, source.id, target).catalog.live())


class _Counting:
    """One language's statements; what stood before is a repetition."""

    def __init__(self, recall: Recall, *, afresh: bool) -> None:
        self._recall = recall
        self._afresh = afresh
        self._seen: set[str] = set()

    def count(self, statement: str, entries: Sequence[Entry]) -> Counts:
        counts = Counts()
        for entry, (before, after) in zip(entries, neighbours(entries), strict=True):
            wanted = Wanted(entry.source, before, after, statement)
            times = max(1, len(entry.references))
            if not self._afresh and entry.unit().state in SIGNED:
                counts.add(Band.APPROVED, entry.source, times)
            else:
                counts.add(self._band(wanted), entry.source)
                if times > 1:
                    counts.add(Band.REPETITION, entry.source, times - 1)
                self._seen.add(entry.source)
        return counts

    def _band(self, wanted: Wanted) -> Band:
        match = self._recall.fill(wanted)
        if match:
            return _WHOLE[match.kind]
        if wanted.source in self._seen:
            return Band.REPETITION
        best = self._recall.best(wanted, least=LEAST, limit=1)
        return band_of(best[0].score) if best else Band.NEW
