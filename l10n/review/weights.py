"""How much each sign of a wrong translation weighs, from ``weights.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model of the logarithm of the odds that a translation is wrong."""

    edition: int
    """Another where the same weights are used otherwise: what was remembered is then void."""
    start: float
    """Where nothing is known."""
    telling: float
    """How much a sign has to add to be told as a reason."""
    again: float
    """What a further finding of the same rule weighs, beside its first."""
    other: float
    """What a finding weighs of a rule that has no weight of its own."""
    checks: Mapping[str, float]
    """Errors and warnings, by rule."""
    measured: Mapping[str, float]
    """Other signs whose weight was learned, for each one of them."""
    signs: Mapping[str, float]
    """These, and those whose weight was set."""
    usual: Mapping[str, float]
    """How much there usually is of a sign that is measured; 0 of any other."""


@cache
def weights() -> Weights:
    """The weights that l10n comes with."""
    file = resources.files(__package__).joinpath("weights.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    signs = data["measured"] | data["set"]
    return Weights(
        **data["model"],
        checks=data["checks"],
        measured=data["measured"],
        signs=signs,
        usual=data["usual"],
    )
