"""The numbers of a model as one long row, which is quick to share, to sum and to step along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

_BLOCK = 1 << 15
"""As much as PyTorch does not yet share out among threads."""


def length_of(model: nn.Module) -> int:
    """Of the row that takes all weights of a model."""
    length: int = sum(weight.numel() for weight in model.parameters())
    return length


def parts(row: Tensor, model: nn.Module) -> dict[str, Tensor]:
    """Views of a row by the names of the model's weights, in their shapes."""
    views, start = {}, 0
    for name, weight in model.named_parameters():
        views[name] = row[start : start + weight.numel()].view_as(weight)
        start += weight.numel()
    return views


def lay(model: nn.Module, row: Tensor) -> None:
    """Make the weights of a model views of a row: what the row holds is what they are."""
    views = parts(row, model)
    for name, weight in model.named_parameters():
        weight.data = views[name]


def fill(row: Tensor, model: nn.Module, arrays: Mapping[str, NDArray[np.float32]]) -> None:
    """Copy arrays, by the names of the weights, into a row."""
    for name, view in parts(row, model).items():
        view.copy_(torch.from_numpy(arrays[name]))


def arrays(row: Tensor, model: nn.Module) -> dict[str, NDArray[np.float32]]:
    """Copies of what a row holds, by the names of the weights."""
    return {name: view.detach().cpu().numpy().copy() for name, view in parts(row, model).items()}


def blocks(row: Tensor) -> list[slice]:
    """The row in parts that a processor keeps at hand while it does several things to them; one
    thread each. A graphics card takes the row as it is."""
    size = _BLOCK if row.device.type == "cpu" else len(row)
    return [slice(start, start + size) for start in range(0, len(row), size)]


def squares(row: Tensor, some: Sequence[slice]) -> list[float]:
    """The sum of the squares of each of some blocks: of any number of threads the same."""
    return [float(row[part].square().sum()) for part in some]
