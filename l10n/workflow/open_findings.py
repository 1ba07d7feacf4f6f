"""How many findings are open in each language, without checking what was checked before.

Two things are remembered: the counts of a language, which hold while none of its
catalogs, its journal, the term base and the settings has changed; and those of each
catalog, which hold while it, what was dismissed in it, and what the checks know are as
they were.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from l10n.catalogs.index import stamp_of
from l10n.checks.pair import Knowledge
from l10n.checks.table import EDITION
from l10n.errors import L10nError
from l10n.languages import Language
from l10n.model import Severity
from l10n.report.findings import counts
from l10n.workflow.check import check_one
from l10n.workflow.checking import Checker, checker
from l10n.workflow.digests import digest_of
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.remembering import journal_stamp
from l10n.workflow.selection import Source
from l10n.workflow.session import Session

_Counts = dict[str, dict[str, int]]
"""Open findings by statement and severity."""


def open_findings(
    session: Session, chosen: Sequence[Source], languages: Sequence[Language]
) -> Steps[dict[Language, Counter[Severity]]]:
    """Count the open findings of these statements in these languages.

    A catalog that cannot be read counts for nothing here: whoever reads it says so.
    Raises ConfigError for a rule that there is none of, TermError for a term base that
    cannot be read.
    """
    found = {}
    session.lessons.forget()
    for target in languages:
        known, stamp = _remembered(session, target), stamp_of(session.project.journal_path(target))
        if any(source.id not in known for source in chosen):
            known |= yield from _checked(session, chosen, target)
            _remember(session, target, known, stamp)
        found[target] = sum((_counter(known[source.id]) for source in chosen), Counter())
    session.index.save()
    session.lessons.save()
    return found


def _remembered(session: Session, target: Language) -> _Counts:
    row: Any = session.index.get(session.project.journal_path(target)) or {}
    return dict(row["open"]) if row.get("known") == _state(session, target) else {}


def _remember(session: Session, target: Language, known: _Counts, stamp: str) -> None:
    row: dict[str, object] = {"known": _state(session, target), "open": known}
    session.index.put(session.project.journal_path(target), row, stamp)


def _state(session: Session, target: Language) -> str:
    """Stands for all that a language's findings hang on, but for its journal."""
    project = session.project
    files = [project.catalog_path(name, target) for name in project.template_names()]
    stamps = [stamp_of(path) for path in (project.terms_path, *files)]
    return digest_of(EDITION, project.config.checks.levels_for(target), stamps)


def _checked(session: Session, chosen: Sequence[Source], target: Language) -> Steps[_Counts]:
    checks, found = checker(session, target), {}
    known = digest_of(EDITION, checks.policy.levels, *_facts(checks.knowledge))
    for number, source in enumerate(chosen, start=1):
        path = session.project.catalog_path(source.id, target)
        found[source.id] = _counted(session, source, checks, known, path) if path.exists() else {}
        yield Progress(Stage.CHECK, target.name, number, len(chosen))
    return found


def _counted(
    session: Session, source: Source, checks: Checker, known: str, path: Path
) -> dict[str, int]:
    """One catalog's open findings, from the index where all they hang on is as it was."""
    index, target = session.lessons.index(session.project), checks.target
    row = index.get(path) or {}
    then: Any = row.get("open") or {}
    if then.get("known") == known and _is_ruled_alike(session, source, target, then):
        return dict(then["counts"])
    stamp, journal = stamp_of(path), journal_stamp(session, target)
    try:
        found = {kind.value: n for kind, n in _open(session, source, checks).items()}
        rulings = _rulings(session, source, target)
    except L10nError:
        return {}
    now = {"known": known, "journal": journal, "rulings": rulings, "counts": found}
    index.put(path, row | {"open": now}, stamp)
    return found


def _open(session: Session, source: Source, checks: Checker) -> Counter[Severity]:
    return counts(check_one(session, source, checks).reported)


def _is_ruled_alike(
    session: Session, source: Source, target: Language, then: Mapping[str, Any]
) -> bool:
    """Whether nobody has dismissed anything here since; the journal is read only where it
    has grown."""
    if then["journal"] == journal_stamp(session, target):
        return True
    return bool(then["rulings"] == _rulings(session, source, target))


def _rulings(session: Session, source: Source, target: Language) -> str:
    history = session.journals.ledger(session.project, target).of(source.id)
    return digest_of(sorted(repr(events) for events in history.rulings.values()))


def _facts(known: Knowledge) -> list[object]:
    """What is known, in an order that is the same in every process."""
    spellings = sorted((name, sorted(forms)) for name, forms in known.spellings.items())
    return [spellings, known.ratio, known.terms, sorted(known.elsewhere.items())]


def _counter(found: Mapping[str, int]) -> Counter[Severity]:
    return Counter({Severity(name): count for name, count in found.items()})
