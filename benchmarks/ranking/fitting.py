"""Fits the weights that are learned: a logistic regression without a weight below 0."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.ranking.queues import Judged
from l10n.checks.table import RULES
from l10n.model import Severity
from l10n.review.signs import faults, signs
from l10n.review.weights import weights

_PENALTY = 0.01
"""On the square of the weight of a measured sign, in its standard deviations."""
_TOGETHER = 0.002
"""On the square of how far a rule's weight is from the mean of all rules."""
_FLOOR = 0.5
"""A rule weighs half of the mean of all at least: ratings and likeness to a reference hardly
see a wrong name, and readers do."""
_STEPS, _PACE = 5_000, 0.5

Matrix = NDArray[np.float64]
CHECKS = [rule.name for rule in RULES if rule.severity is not Severity.NOTE]


def fitted(sets: Sequence[Sequence[Judged]]) -> dict[str, dict[str, float]]:
    """The weights of the rules and of the measured signs. Every set counts as much as every
    other, and starts from its own share of bad ones."""
    measured = list(weights().measured)
    tables = [_table(rows, measured) for rows in sets]
    labels = [np.array([row.bad for row in rows], float) for rows in sets]
    scale = np.sqrt(np.mean([table.var(axis=0) for table in tables], axis=0))
    scale[: len(CHECKS)] = 1
    found = np.zeros(len(scale))
    starts = np.zeros(len(sets))
    for _ in range(_STEPS):
        slope = _pull(found)
        for at, (table, bad) in enumerate(zip(tables, labels, strict=True)):
            off = 1 / (1 + np.exp(-(starts[at] + table / scale @ found))) - bad
            slope += (table / scale).T @ off / len(bad) / len(sets)
            starts[at] -= _PACE * off.mean()
        found = np.maximum(_least(found), found - _PACE * slope)
    values = [round(float(value), 2) for value in found / scale]
    count = len(CHECKS)
    return {
        "checks": dict(zip(CHECKS, values[:count], strict=True)),
        "measured": dict(zip(measured, values[count:], strict=True)),
    }


def print_weights(found: dict[str, dict[str, float]]) -> None:
    """As they stand in the data file."""
    for title, values in found.items():
        print(f"[{title}]", *(f"{name} = {value}" for name, value in values.items()), sep="\n")


def _least(found: Matrix) -> Matrix:
    least = np.zeros(len(found))
    least[: len(CHECKS)] = _FLOOR * found[: len(CHECKS)].mean()
    return least


def _pull(found: Matrix) -> Matrix:
    checks = found[: len(CHECKS)]
    return np.concatenate(
        [2 * _TOGETHER * (checks - checks.mean()), 2 * _PENALTY * found[len(CHECKS) :]]
    )


def _table(rows: Sequence[Judged], measured: Sequence[str]) -> Matrix:
    return np.array([_row(row, measured) for row in rows], float)


def _row(row: Judged, measured: Sequence[str]) -> list[float]:
    known = weights()
    rules = faults(row.evidence.findings, known.again)
    seen = signs(row.evidence)
    usual = known.usual
    return [rules.get(name, 0) for name in CHECKS] + [
        seen[name] - usual.get(name, 0) if name in seen else 0 for name in measured
    ]
