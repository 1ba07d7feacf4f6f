"""What a kill, a full disk or a damaged file leaves of a run."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from l10n.errors import TrainingError
from l10n.training.checkpoints import Checkpoint, Checkpoints, average, read_weights_of
from l10n.training.scores import Scores
from l10n.training.shapes import Shape

SHAPE = Shape(60, 32, 64, 4, 2, 1)


def checkpoint(step: int, chrf: float | None = None) -> Checkpoint:
    def some(more: int) -> dict[str, np.ndarray]:
        return {"bias": np.full(60, step + more, np.float32), "a.weight": np.eye(3, dtype="f4")}

    scores = None if chrf is None else Scores(chrf, 20.0, 2.5)
    return Checkpoint(
        step, 100 * step, 1.5 * step, SHAPE, some(0), some(1), some(2), ((1.0, 9.0),), scores
    )


def same(one: Checkpoint, other: Checkpoint) -> bool:
    for part in "weights", "first", "second":
        np.testing.assert_equal(getattr(one, part), getattr(other, part))
    bare = {"weights": {}, "first": {}, "second": {}}
    return replace(one, **bare) == replace(other, **bare)


@pytest.mark.parametrize("chrf", [None, 41.5])
def test_what_was_written_is_read(tmp_path: Path, chrf: float | None):
    store = Checkpoints(tmp_path / "run")
    assert store.last() is None
    assert store.best() == []
    path = store.save(checkpoint(7, chrf))
    read = store.last()
    assert read is not None
    assert same(read, checkpoint(7, chrf))
    shape, weights = read_weights_of(path)
    assert shape == SHAPE
    assert weights["bias"].tolist() == [7] * 60


def test_the_last_two_and_the_best_are_kept(tmp_path: Path):
    store = Checkpoints(tmp_path)
    for step, chrf in enumerate([50, 10, 40, None, 60, 20, None, None], 1):
        store.save(checkpoint(step, chrf))
    assert [path.stem for path in store.best(9)] == [f"step-0000000{step}" for step in (5, 1, 3)]
    assert len(list(tmp_path.iterdir())) == 5


def test_without_judgements_the_last_is_the_best(tmp_path: Path):
    store = Checkpoints(tmp_path)
    paths = [store.save(checkpoint(step)) for step in (1, 2, 3)]
    assert store.best(2) == paths[-1:]


@pytest.mark.parametrize("keep", [0, 100, 600, -1])
def test_a_damaged_one_is_passed_over(tmp_path: Path, keep: int):
    store = Checkpoints(tmp_path)
    store.save(checkpoint(1))
    path = store.save(checkpoint(2, 50))
    path.write_bytes(path.read_bytes()[:keep])
    last = store.last()
    assert last is not None
    assert last.step == 1
    with pytest.raises(TrainingError, match="damaged"):
        read_weights_of(path)


def test_a_changed_byte_is_noticed(tmp_path: Path):
    path = Checkpoints(tmp_path).save(checkpoint(2))
    data = bytearray(path.read_bytes())
    data[data.index(np.float32(3).tobytes() * 9) + 5] ^= 64
    path.write_bytes(data)
    assert Checkpoints(tmp_path).last() is None


def test_an_unfinished_one_is_none(tmp_path: Path):
    (tmp_path / ".l10n-new").write_bytes(b"PK")
    assert Checkpoints(tmp_path).last() is None


def test_average(tmp_path: Path):
    store = Checkpoints(tmp_path)
    shape, weights = average([store.save(checkpoint(step)) for step in (1, 4)])
    assert shape == SHAPE
    assert weights["bias"].dtype == np.float32
    assert weights["bias"].tolist() == [2.5] * 60


def test_no_average_of_two_sizes(tmp_path: Path):
    store = Checkpoints(tmp_path)
    other = replace(checkpoint(2), shape=replace(SHAPE, width=64))
    paths = [store.save(checkpoint(1)), store.save(other)]
    with pytest.raises(TrainingError, match="different sizes"):
        average(paths)
