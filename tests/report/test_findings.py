"""Findings as reports: nothing lost, and each format as its readers want it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from l10n.model import Finding, Severity, State
from l10n.report.findings import (
    Reported,
    UnitPlace,
    as_json,
    as_sarif,
    counts,
    github_lines,
    widespread,
)

PLACE = UnitPlace(
    "locales/es/a.po", 12, "es", "a", "350c0190", "5 % of 10", "5 % de\n12", State.MACHINE
)
NUMBERS = Finding("numbers", Severity.ERROR, "The source says 10, not 12.", (7, 9), (7, 9), "10")
SPACES = Finding("spaces", Severity.NOTE, "A space, 100%.", None, (1, 2), " ")
FOUND = [
    Reported(PLACE, NUMBERS),
    Reported(PLACE, SPACES, dismissed_by="anna", reason="house style"),
]


def test_json_has_all_that_was_asked_for_and_more():
    first, second = as_json(FOUND)["findings"]  # type: ignore[misc, str-unpack]
    assert first == {
        "file": "locales/es/a.po",
        "line": 12,
        "msgid": "5 % of 10",
        "msgstr": "5 % de\n12",
        "language": "es",
        "check": "numbers",
        "severity": "error",
        "message": "The source says 10, not 12.",
        "source_span": [7, 9],
        "target_span": [7, 9],
        "fix": "10",
        "statement": "a",
        "segment": "350c0190",
        "state": "machine",
        "dismissed_by": "",
        "reason": "",
        "languages": [],
    }
    assert (second["source_span"], second["dismissed_by"]) == (None, "anna")


def test_sarif_suppresses_what_was_dismissed():
    (run,) = as_sarif(FOUND, {"numbers": "Numbers arrive."}, "1.0")["runs"]  # type: ignore[misc, str-unpack]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["numbers", "spaces"]
    error, note = run["results"]
    assert (error["level"], error["ruleIndex"], "suppressions" in error) == ("error", 0, False)
    assert error["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "locales/es/a.po"},
        "region": {"startLine": 12},
    }
    assert note["suppressions"] == [{"kind": "external", "justification": "anna: house style"}]


def test_github_lines_are_escaped_and_leave_out_what_was_dismissed():
    assert list(github_lines(FOUND)) == [
        "::error file=locales/es/a.po,line=12,title=l10n numbers"
        "::The source says 10, not 12.%0A5 %25 of 10%0A5 %25 de%0A12"
    ]


def test_the_same_finding_in_three_languages_is_the_sources():
    def said(language: str, finding: Finding = NUMBERS, by: str = "") -> Reported:
        return Reported(replace(PLACE, language=language), finding, by)

    assert widespread([said("es"), said("fr")]) == {}
    assert widespread([said("es"), said("fr"), said("de", by="anna")]) == {}
    assert widespread([said(tag, SPACES) for tag in ("es", "fr", "de")]) == {}
    three = [said("es"), said("fr"), said("fr"), said("de")]
    assert widespread(three) == {("numbers", PLACE.source): ("es", "fr", "de")}


def test_what_was_dismissed_does_not_count():
    assert counts(FOUND) == Counter({Severity.ERROR: 1})
