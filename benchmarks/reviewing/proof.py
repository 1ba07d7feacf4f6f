"""The proof that nothing that reviewers did was lost."""

from __future__ import annotations

import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reviewing.reviewers import Attempt, Doing
from benchmarks.reviewing.server import L10N
from l10n.catalogs import journal, po
from l10n.catalogs.journal import Event, segment_id


@dataclass(frozen=True, slots=True)
class Proof:
    """What the files say of all that was tried."""

    outcomes: Mapping[str, int]
    lost: Sequence[Doing]
    """Acknowledged, and not in the journal."""
    unasked: Sequence[Doing]
    """In the journal, and neither acknowledged nor without an answer."""
    astray: Sequence[tuple[str, ...]]
    """Segments whose catalog does not say what the journal said last."""
    causeless: Sequence[Attempt]
    """Conflicts without anybody else at the segment."""
    verified: bool
    """Whether ``l10n verify`` finds all as it has to be."""

    @property
    def holds(self) -> bool:
        return self.verified and not (self.lost or self.unasked or self.astray or self.causeless)


def journals(folder: Path) -> dict[str, int]:
    """How long each language's journal is, in bytes."""
    return {
        path.parent.name: path.stat().st_size for path in folder.glob("locales/*/journal.jsonl")
    }


def prove(folder: Path, attempts: Iterable[Attempt], before: Mapping[str, int]) -> Proof:
    """Hold what reviewers were told against the files; the journals were so long ``before``."""
    tried = list(attempts)
    events = _events(folder, before, {attempt.doing[0] for attempt in tried})
    done = Counter(attempt.doing for attempt in tried if attempt.is_done)
    unknown = Counter(attempt.doing for attempt in tried if not attempt.status)
    told = Counter(doing for doing, _ in events)
    outcomes = Counter(_outcome(attempt) for attempt in tried)
    ran = subprocess.run([*L10N, "-C", folder, "verify"], check=False, capture_output=True)
    return Proof(
        outcomes,
        list((done - told).elements()),
        list((told - done - unknown).elements()),
        _astray(folder, {doing[2:5]: event for doing, event in events}),
        _causeless(tried),
        ran.returncode == 0,
    )


def _outcome(attempt: Attempt) -> str:
    known = {0: "no answer", 409: "conflict", 422: "refused"}
    if attempt.is_done:
        return attempt.doing[1]
    return known.get(attempt.status, f"status {attempt.status}")


def _events(folder: Path, before: Mapping[str, int], names: set[str]) -> list[tuple[Doing, Event]]:
    """What the journals say that these people did since, in order."""
    found = []
    for tag, size in before.items():
        path = folder / "locales" / tag / "journal.jsonl"
        for event in journal.read(path.read_bytes()[size:], shown=path.name):
            if event.by in names:
                wrote = {"edit": event.new, "reject": event.reason}.get(str(event.what), "")
                where = (tag, event.statement, event.segment)
                found.append(((event.by, str(event.what), *where, wrote), event))
    return found


def _astray(folder: Path, last: Mapping[tuple[str, ...], Event]) -> list[tuple[str, ...]]:
    catalogs: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
    found = []
    for place, event in last.items():
        tag, statement, segment = place
        if (tag, statement) not in catalogs:
            path = folder / "locales" / tag / "LC_MESSAGES" / f"{statement}.po"
            catalogs[tag, statement] = {
                segment_id(*entry.key): (entry.target, entry.unit().state)
                for entry in po.read(path, shown=path.name).live()
            }
        if catalogs[tag, statement].get(segment) != (event.new, event.after):
            found.append(place)
    return found


def _causeless(tried: Sequence[Attempt]) -> list[Attempt]:
    """A conflict has a cause where somebody else's action at the segment may have been
    carried out between the page's being asked for and the answer."""
    by_place: dict[tuple[str, ...], list[Attempt]] = defaultdict(list)
    for attempt in tried:
        by_place[attempt.place].append(attempt)

    def is_cause(other: Attempt, conflict: Attempt) -> bool:
        is_other = other.doing[0] != conflict.doing[0] and (other.is_done or not other.status)
        ends = other.answered or float("inf")
        return is_other and other.sent <= conflict.answered and ends >= conflict.seen

    return [
        attempt
        for attempt in tried
        if attempt.status == 409
        and not any(is_cause(other, attempt) for other in by_place[attempt.place])
    ]
