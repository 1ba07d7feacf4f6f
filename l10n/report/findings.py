"""Findings as reports: JSON for programs, SARIF and annotations for code hosts, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from l10n.model import Finding, Severity, Span, State

_WIDESPREAD = 3
"""From so many languages on, a finding is likely to be the source's fault."""
_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_ANNOTATIONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(frozen=True, slots=True)
class UnitPlace:
    """The unit that a finding is about."""

    file: str
    """The catalog's path, as the user knows it."""
    line: int
    language: str
    """The target's tag."""
    statement: str
    """Empty outside a project."""
    segment: str
    source: str
    target: str
    state: State


@dataclass(frozen=True, slots=True)
class Reported:
    """A finding in its place, and whether somebody dismissed it."""

    place: UnitPlace
    finding: Finding
    dismissed_by: str = ""
    reason: str = ""


def widespread(reported: Iterable[Reported]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Where one rule finds fault with one source in three languages or more: by rule and
    source, the languages. It is the source that wants mending then."""
    languages: dict[tuple[str, str], dict[str, None]] = {}
    for one in reported:
        if not one.dismissed_by and one.finding.severity is not Severity.NOTE:
            key = (one.finding.check, one.place.source)
            languages.setdefault(key, {})[one.place.language] = None
    return {key: tuple(tags) for key, tags in languages.items() if len(tags) >= _WIDESPREAD}


def counts(reported: Iterable[Reported]) -> Counter[Severity]:
    """How many findings are open, by severity."""
    return Counter(one.finding.severity for one in reported if not one.dismissed_by)


def as_json(reported: Sequence[Reported]) -> dict[str, object]:
    """The findings as plain JSON; spans are ``[start, end]`` in characters."""
    spread = widespread(reported)
    return {
        "findings": [
            {
                "file": one.place.file,
                "line": one.place.line,
                "msgid": one.place.source,
                "msgstr": one.place.target,
                "language": one.place.language,
                "check": one.finding.check,
                "severity": one.finding.severity.value,
                "message": one.finding.message,
                "source_span": _span(one.finding.source_span),
                "target_span": _span(one.finding.target_span),
                "fix": one.finding.fix,
                "statement": one.place.statement,
                "segment": one.place.segment,
                "state": one.place.state.value,
                "dismissed_by": one.dismissed_by,
                "reason": one.reason,
                "languages": list(spread.get((one.finding.check, one.place.source), ())),
            }
            for one in reported
        ]
    }


def as_sarif(
    reported: Sequence[Reported], summaries: Mapping[str, str], version: str
) -> dict[str, object]:
    """The findings as SARIF 2.1.0; dismissed ones are suppressed there, with the reason."""
    used = sorted({one.finding.check for one in reported})
    rules = [{"id": name, "shortDescription": {"text": summaries.get(name, name)}} for name in used]
    driver = {"name": "l10n", "version": version, "rules": rules}
    results = [_sarif_result(one, used) for one in reported]
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }


def github_lines(reported: Iterable[Reported]) -> Iterator[str]:
    """The open findings as GitHub's workflow commands, a line each."""
    for one in reported:
        if not one.dismissed_by:
            kind = _ANNOTATIONS[one.finding.severity]
            file, title = _property(one.place.file), _property(f"l10n {one.finding.check}")
            text = _data(f"{one.finding.message}\n{one.place.source}\n{one.place.target}")
            yield f"::{kind} file={file},line={one.place.line},title={title}::{text}"


def _sarif_result(one: Reported, used: Sequence[str]) -> dict[str, Any]:
    text = f"{one.finding.message}\n{one.place.source}\n{one.place.target}"
    location = {
        "physicalLocation": {
            "artifactLocation": {"uri": one.place.file},
            "region": {"startLine": max(1, one.place.line)},
        }
    }
    result: dict[str, Any] = {
        "ruleId": one.finding.check,
        "ruleIndex": used.index(one.finding.check),
        "level": _SARIF_LEVELS[one.finding.severity],
        "message": {"text": text},
        "locations": [location],
        "partialFingerprints": {"unit/v1": f"{one.place.language}:{one.place.segment}"},
    }
    if one.dismissed_by:
        why = f"{one.dismissed_by}: {one.reason}"
        result["suppressions"] = [{"kind": "external", "justification": why}]
    return result


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def _data(text: str) -> str:
    """Escaped as GitHub's runner wants it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
