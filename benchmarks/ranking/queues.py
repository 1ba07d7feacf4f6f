"""Translations of which it is known whether they are bad: what ``risk.py`` puts in order."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random

from sacrebleu.metrics import CHRF

from benchmarks.seeding import KINDS
from benchmarks.seeding.case import Case
from l10n.catalogs.catalog import FUZZY, Entry
from l10n.checks.policy import policy
from l10n.cli.engine import surveyed
from l10n.engine.argos import ArgosEngine
from l10n.languages import language
from l10n.model import Draft
from l10n.review.evidence import Evidence
from l10n.workflow.checking import Checker
from l10n.workflow.choosing import choose
from l10n.workflow.desk.evidence import Measured, agreement, evidence_of

HYPOTHESES = 8
_WORST = 0.25
_SEEDED = 0.2


@dataclass(frozen=True)
class Judged:
    """One translation, and what is known of it."""

    evidence: Evidence
    bad: bool


@dataclass(frozen=True)
class Drafted:
    """What the engine made of one sentence."""

    source: str
    reference: str
    text: str
    score: float | None
    others: tuple[str, ...]


def rated(path: Path, is_bad: Callable[[list[dict[str, str]]], list[bool]]) -> list[Judged]:
    """Machine translations that people judged (MLQE-PE, English to German). Its engine's
    scores are not in the file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    judge = _Judge("de")
    evidence = [judge(row["src"], row["mt"]) for row in rows]
    return list(map(Judged, evidence, is_bad(rows)))


def lowest_ratings(rows: list[dict[str, str]]) -> list[bool]:
    """The quarter with the lowest direct assessment."""
    return _lowest([float(row["da_mean"]) for row in rows])


def low_ratings(rows: list[dict[str, str]]) -> list[bool]:
    """A direct assessment below 70 of 100: the meaning is not all there."""
    return [float(row["da_mean"]) < 70 for row in rows]


def much_edited(rows: list[dict[str, str]]) -> list[bool]:
    """More than 40 edits for 100 words until a person was content."""
    return [float(row["hter"]) > 0.4 for row in rows]


def drafted(pairs: Sequence[tuple[str, str]], target: str, kept: Path | None) -> list[Drafted]:
    """What ``l10n translate`` makes of these, from the file where that was kept before."""
    if kept and kept.exists():
        return [Drafted(**row) for row in json.loads(kept.read_text("utf-8"))]
    sources, errors = [source for source, _ in pairs], checker(target).errors
    with ArgosEngine(surveyed()[0]) as engine:
        route = engine.route("en", target)
        if route is None:
            raise SystemExit(f"No package translates into {target}.")
        firsts = dict(engine.translate(sources, route))
        several = dict(engine.alternatives(sources, route, HYPOTHESES))
    found = []
    for number, (source, reference) in enumerate(pairs):
        others: list[Draft] = several.get(number, [])
        draft = choose(source, firsts[number], others, errors)
        texts = tuple(other.text for other in others)
        found.append(Drafted(source, reference, draft.text, draft.score, texts))
    if kept:
        kept.write_text(json.dumps([asdict(one) for one in found]), "utf-8")
    return found


def unlike(rows: Sequence[Drafted], target: str) -> list[Judged]:
    """Drafts as they are: bad is the quarter that is least like a professional's (chrF)."""
    rows, judge = [row for row in rows if row.text], _Judge(target)
    chrf = CHRF()
    bad = _lowest([chrf.sentence_score(row.text, [row.reference]).score for row in rows])
    return [
        Judged(judge(row.source, row.text, row), one) for row, one in zip(rows, bad, strict=True)
    ]


def seeded_drafts(rows: Sequence[Drafted], target: str) -> list[Judged]:
    """Drafts, of which every fifth has a seeded fault: those are bad, the others are not,
    whatever the engine did wrong of itself."""
    rows, judge = [row for row in rows if row.text], _Judge(target)
    faults = _seeded([(row.source, row.text) for row in rows], target)
    return [
        Judged(judge(row.source, fault or row.text, row), fault is not None)
        for row, fault in zip(rows, faults, strict=True)
    ]


def either(seeded: Sequence[Judged], unlike: Sequence[Judged]) -> list[Judged]:
    """The same drafts with their seeded faults: bad is what either of both calls so."""
    return [Judged(one.evidence, one.bad or o.bad) for one, o in zip(seeded, unlike, strict=True)]


def seeded_translations(pairs: Sequence[tuple[str, str]], target: str) -> list[Judged]:
    """Professional translations, of which every fifth has a seeded fault."""
    judge = _Judge(target)
    return [
        Judged(judge(source, fault or text), fault is not None)
        for (source, text), fault in zip(pairs, _seeded(pairs, target), strict=True)
    ]


def _seeded(pairs: Sequence[tuple[str, str]], target: str) -> Iterator[str | None]:
    """For every fifth pair a wrong translation of one kind or another, of the same source."""
    for at, (source, text) in enumerate(pairs):
        rng = Random(f"risk/{target}/{at}")
        case = Case(source, text, target, pairs[(at + 1) % len(pairs)])
        yield _fault(case, rng) if rng.random() < _SEEDED else None


def _fault(case: Case, rng: Random) -> str | None:
    for kind in rng.sample(list(KINDS.values()), len(KINDS)):
        fault = kind.seed(case, rng)
        if fault and (fault.source, fault.right) == (case.source, case.target) != fault.wrong:
            return fault.wrong
    return None


class _Judge:
    """Makes the evidence on a draft from English."""

    def __init__(self, target: str) -> None:
        self._checks = checker(target)

    def __call__(self, source: str, text: str, draft: Drafted | None = None) -> Evidence:
        entry = Entry(source, text, flags=(FUZZY,))
        alike = agreement(draft.text, draft.others) if draft else None
        found = evidence_of(
            entry, self._checks.findings(entry), self._checks, Measured(agreement=alike)
        )
        return replace(found, score=draft.score if draft else None)


def checker(target: str) -> Checker:
    """The checks as for a catalog of no project."""
    return Checker(language("en"), language(target), policy())


def _lowest(values: Sequence[float]) -> list[bool]:
    """Which are of the lowest quarter."""
    bar = sorted(values)[int(len(values) * _WORST)]
    return [value < bar for value in values]
