"""A run's folder is one run's, for one process."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from l10n.errors import TrainingError
from l10n.training.run import differences, fingerprint, opened_run

PLAN = {"FROM": "en", "--size": "starter", "--from": ["a.tsv 12ab"]}


def test_the_same_plan_goes_on_where_it_was(tmp_path: Path):
    with opened_run(tmp_path / "run", PLAN) as run:
        run.write_note("data", {"pairs": [1, "ñ"]})
    with opened_run(tmp_path / "run", dict(PLAN)) as run:
        assert run.note("data") == {"pairs": [1, "ñ"]}
        assert run.note("nothing") is None


def test_another_plan_is_refused_with_what_differs(tmp_path: Path):
    with opened_run(tmp_path, PLAN) as run:
        run.write_note("data", {})
    with (
        pytest.raises(TrainingError, match="--size was “starter” and is “small”") as refused,
        opened_run(tmp_path, {**PLAN, "--size": "small"}),
    ):
        pass
    assert "--out" in refused.value.tip


def test_what_came_to_nothing_may_be_asked_otherwise(tmp_path: Path):
    with opened_run(tmp_path, {**PLAN, "--from": ["tpyo.tsv 00"]}) as run:
        run.corpus.mkdir()
    for _ in range(2):
        with opened_run(tmp_path, PLAN) as run:
            assert run.note("plan") == PLAN


def test_what_has_learned_something_stays_its_own(tmp_path: Path):
    with opened_run(tmp_path, PLAN) as run:
        run.checkpoints.mkdir()
    with pytest.raises(TrainingError, match="another run"), opened_run(tmp_path, {"FROM": "fr"}):
        pass


def test_what_earlier_plans_said_beside_is_no_difference(tmp_path: Path):
    with opened_run(tmp_path, {**PLAN, "--hours": "8"}) as run:
        run.write_note("data", {})
    with opened_run(tmp_path, PLAN):
        pass


def test_two_at_once_are_refused(tmp_path: Path):
    with (
        opened_run(tmp_path, PLAN),
        pytest.raises(TrainingError, match="Another l10n train"),
        opened_run(tmp_path, PLAN),
    ):
        pass


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(TrainingError, match="not empty"), opened_run(tmp_path, PLAN):
        pass
    assert {path.name for path in tmp_path.iterdir()} <= {"thesis.txt", "lock"}


def test_a_damaged_plan_is_refused(tmp_path: Path):
    (tmp_path / "plan.json").write_text("{")
    with pytest.raises(TrainingError, match="cannot be read"), opened_run(tmp_path, PLAN):
        pass


def test_a_file_is_known_by_its_contents(tmp_path: Path):
    file = tmp_path / "a.tsv"
    file.write_text("one")
    before = fingerprint(file)
    assert before == fingerprint(file)
    file.write_text("two")
    assert fingerprint(file) != before
    with pytest.raises(TrainingError, match="no such file"):
        fingerprint(tmp_path / "b.tsv")
    with pytest.raises(TrainingError, match="not a file"):
        fingerprint(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes with names")
def test_what_can_be_read_but_once_is_refused(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(TrainingError, match="not a file"):
        fingerprint(tmp_path / "pipe")


def test_any_file_name_can_be_noted(tmp_path: Path):
    file = tmp_path / os.fsdecode(b"caf\xe9 \n\xc3\xb1.tsv")
    file.write_text("one")
    with opened_run(tmp_path / "run", {"--from": [fingerprint(file)]}) as run:
        assert run.note("plan") == {"--from": [fingerprint(file)]}


def test_differences_are_told_in_words():
    assert differences(PLAN, PLAN) == []
    now = {**PLAN, "--from": ["a.tsv 34cd"], "--test": ["b.tsv 3"]}
    assert differences(PLAN, now) == [
        "--from was “a.tsv 12ab” and is “a.tsv 34cd”",
        "--test was not given and is “b.tsv 3”",
    ]
