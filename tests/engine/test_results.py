"""Kept drafts: only for the very packages and options that made them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from l10n.engine.package import Package, Route
from l10n.engine.results import Results, cache_key
from l10n.model import Draft, EngineOptions

OPTIONS = EngineOptions()


@pytest.fixture
def package(tmp_path: Path) -> Package:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "model.bin").write_bytes(b"weights")
    return Package("en", "es", "1.0", tmp_path, "en", "es")


def test_drafts_come_back_under_their_key_alone(tmp_path: Path):
    kept = [("Peace.", Draft("Paz.", "argos:en_es-1.0", 0.5)), ("x", Draft("", "o", reason="loop"))]
    path = tmp_path / "engine.sqlite"
    with closing(Results(path)) as results:
        results.put("key", kept)
    with closing(Results(path)) as results:
        assert results.get("key", "argos:en_es-1.0", ["Peace.", "War."]) == dict(kept[:1])
        assert results.get("other", "argos:en_es-1.0", ["Peace."]) == {}


def test_alternatives_come_back_in_their_order_under_their_key_alone(tmp_path: Path):
    found = [Draft("Paz.", "argos", 0.5), Draft("La paz.", "argos", 0.4)]
    path = tmp_path / "engine.sqlite"
    with closing(Results(path)) as results:
        results.put_several("key", "Peace.", found)
    with closing(Results(path)) as results:
        assert results.get_several("key", "argos", "Peace.") == found
        assert results.get_several("other", "argos", "Peace.") == []
        assert results.get_several("key", "argos", "War.") == []


def test_whatever_changes_the_outcome_changes_the_key(package: Package):
    key = cache_key(Route((package,)), OPTIONS)
    others = [
        cache_key(Route((replace(package, version="1.1"),)), OPTIONS),
        cache_key(Route((package, package)), OPTIONS),
        cache_key(Route((package,)), replace(OPTIONS, beam_size=5)),
        cache_key(Route((package,)), replace(OPTIONS, length_penalty=1.0)),
        cache_key(Route((replace(package, length_penalty=0.7),)), OPTIONS),
        cache_key(Route((package,)), OPTIONS, 8),
    ]
    (package.folder / "model" / "model.bin").write_bytes(b"other weights")
    others.append(cache_key(Route((package,)), OPTIONS))
    assert key not in others


def test_what_only_makes_it_faster_does_not(package: Package):
    route = Route((package,))
    assert cache_key(route, OPTIONS) == cache_key(
        route, replace(OPTIONS, threads=7, batch_tokens=9)
    )
