"""What the memory tells: matches, counts, an analysis; no text does more than be shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.memory.reports import AT, FIRST, NOT, OTHER, SAME, TMX


def test_stats_count_by_where_they_are_from(approved, old_tmx: Path):
    approved("memory", "import", str(old_tmx))
    ran = approved("memory", "stats", "--json")
    assert json.loads(ran.out) == {"es": {"statement:2024": 3, "tmx:old.tmx": 2}}
    assert approved("memory", "stats").out.split() == [
        *("Spanish", "(es)", "segments", "statement:2024", "3", "tmx:old.tmx", "2", "all", "5")
    ]


def test_find_says_who_approved_it_and_where(approved):
    ran = approved("memory", "find", "--json", "They met in Geneva on 4 May 2024.")
    assert json.loads(ran.out)["es"][0] == {
        "kind": "number-adapted",
        "score": 100,
        "source": FIRST,
        "target": "Se reunieron en Ginebra el 4 de mayo de 2024.",
        "origin": "statement:2024",
        "by": "anna",
        "at": AT,
        "changes": [["3", "4"]],
    }
    assert "statement:2024, by anna, 2026-11-22" in approved("memory", "find", FIRST).out
    assert "Nothing like it" in approved("memory", "find", "Something else entirely").out


def test_analysis_counts_words_by_band(approved, write, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "200")
    write("2025", SAME + NOT + "\n\nWind blew over the hills.\n")
    approved("extract")
    ran = approved("analyze", "--format", "csv")
    rows = [line.split(",") for line in ran.out.splitlines()[1:]]
    counted = {(name, band): (int(s), int(w)) for _, name, band, s, w in rows if int(s)}
    assert counted == {
        ("2024", "approved"): (3, 19),
        ("2025", "context"): (1, 8),
        ("2025", "exact"): (1, 3),
        ("2025", "repetition"): (1, 3),
        ("2025", "adapted"): (1, 8),
        ("2025", "new"): (1, 5),
    }
    whole = json.loads(approved("analyze", "--json", "2025").out)["languages"][0]["total"]
    assert (whole["segments"]["total"], whole["words"]["total"]) == (5, 27)
    assert "95–99" in approved("analyze").out


@pytest.mark.parametrize("verb", [("stats",), ("find", FIRST)])
def test_a_broken_tmx_file_is_a_failure_of_looking_up_too(approved, root: Path, verb):
    (root / "memory").mkdir()
    (root / "memory" / "bad.tmx").write_text("<tmx>")
    ran = approved("memory", *verb, "--json")
    assert ran.code == 1
    assert "memory/bad.tmx" in ran.err
    assert "es" in json.loads(ran.out)


def test_no_text_steers_the_terminal(approved, root: Path):
    (root / "memory").mkdir()
    (root / "memory" / "a.tmx").write_text(TMX.replace("Llovió.", "Llo\x9b31mvió\u00a0hoy."))
    ran = approved("memory", "find", "It rained.")
    assert "\x9b" not in ran.out
    assert "vió\u00a0hoy." in ran.out


def test_no_spreadsheet_runs_the_name_of_a_statement(approved, write):
    write("=1+1", OTHER)
    approved("extract")
    out = approved("analyze", "--format", "csv").out
    assert "es,'=1+1,new," in out
    assert "es,2024,approved," in out


def test_what_is_wrong_in_every_language_is_said_once(approved, root: Path):
    (root / "l10n.toml").write_text('source_language = "en"\nlanguages = ["es", "fr"]\n')
    (root / "memory").mkdir()
    (root / "memory" / "bad.tmx").write_text("<tmx>")
    assert approved("memory", "stats").err.count("bad.tmx") == 1


def test_an_empty_sentence_is_not_looked_up(approved):
    assert approved("memory", "find", "  ").code == 2
