"""Weights half way between what was learned and what it began with."""

import numpy as np
import pytest

from l10n.training.checkpoints import Weights
from l10n.training.mixing import TOLERANCE, mixed

BEGUN: Weights = {"a": np.array([0.0, 2.0], np.float32), "b": np.array([[4.0]], np.float32)}
LEARNED: Weights = {"a": np.array([1.0, 4.0], np.float32), "b": np.array([[0.0]], np.float32)}
HALF = {"a": [0.5, 3.0], "b": [[2.0]]}


def numbers(weights: Weights) -> dict[str, object]:
    return {name: array.tolist() for name, array in weights.items()}


@pytest.mark.parametrize(
    ("gain", "expected"),
    [
        (1.0, HALF),
        (0.0, HALF),
        (-TOLERANCE / 2, HALF),
        (-2 * TOLERANCE, numbers(LEARNED)),
    ],
)
def test_half_way_back_unless_it_translates_worse(gain: float, expected: dict[str, object]):
    def chrf(weights: Weights) -> float:
        assert numbers(weights) == HALF
        return 50.0 + gain

    made = mixed(LEARNED, 50.0, BEGUN, chrf)
    assert numbers(made) == expected
    assert {array.dtype for array in made.values()} == {np.dtype(np.float32)}
