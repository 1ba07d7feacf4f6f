"""The review status of every statement in every language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from l10n.languages import Language
from l10n.model import State, Tally

Key = TypeVar("Key")
_REVIEWED = (State.APPROVED, State.FINAL)


@dataclass(frozen=True, slots=True)
class Standing:
    """One statement in one language."""

    statement: str
    tally: Tally | None
    """None where there is no catalog yet."""


@dataclass(frozen=True, slots=True)
class LanguageStatus:
    """One language over all chosen statements."""

    language: Language
    standings: tuple[Standing, ...]

    @property
    def total(self) -> Tally:
        """All its statements together."""
        return combined(s.tally for s in self.standings if s.tally)


def combined(tallies: Iterable[Tally]) -> Tally:
    """The sum of several catalogs' counts."""
    segments: dict[State, int] = {}
    words: dict[State, int] = {}
    refused: dict[str, int] = {}
    for tally in tallies:
        _add(segments, tally.segments)
        _add(words, tally.words)
        _add(refused, tally.refused)
    return Tally(segments, words, refused)


def approved_percent(tally: Tally) -> int:
    """Share of segments that may go out, rounded down: 100 means all."""
    done = sum(tally.segments.get(state, 0) for state in _REVIEWED)
    return 100 * done // tally.total if tally.total else 100


def as_json(source: Language, languages: Sequence[LanguageStatus]) -> dict[str, object]:
    """The status as plain JSON."""
    return {
        "source_language": _language(source),
        "languages": [_language_status(status) for status in languages],
    }


def _language_status(status: LanguageStatus) -> dict[str, object]:
    return {
        **_language(status.language),
        "total": _tally(status.total),
        "statements": [
            {"statement": s.statement, **(_tally(s.tally) if s.tally else {"extracted": False})}
            for s in status.standings
        ],
    }


def _tally(tally: Tally) -> dict[str, object]:
    return {
        "extracted": True,
        "segments": tally.total,
        "words": sum(tally.words.values()),
        "states": {
            state.value: {
                "segments": tally.segments.get(state, 0),
                "words": tally.words.get(state, 0),
            }
            for state in State
        },
        "approved_percent": approved_percent(tally),
    }


def _language(of: Language) -> dict[str, object]:
    return {"language": of.tag, "name": of.name, "autonym": of.autonym, "direction": of.direction}


def _add(sums: dict[Key, int], counts: Mapping[Key, int]) -> None:
    for key, count in counts.items():
        sums[key] = sums.get(key, 0) + count
