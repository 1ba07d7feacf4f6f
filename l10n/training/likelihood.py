"""How likely a model holds translations that it has not learned from."""

from __future__ import annotations

from collections.abc import Iterable

import torch

from l10n.training import flat
from l10n.training.batches import Batch
from l10n.training.checkpoints import Weights
from l10n.training.loss import summed_loss
from l10n.training.pieces import PAD
from l10n.training.shapes import Shape
from l10n.training.transformer import Transformer


def cross_entropy(shape: Shape, weights: Weights, batches: Iterable[Batch]) -> float:
    """The mean negative log-likelihood of a piece, in nats, without smoothing.

    Of no batch at all it is 0. Needs no more than the processor.
    """
    model = Transformer(shape).eval()
    row = torch.zeros(flat.length_of(model))
    flat.lay(model, row)
    flat.fill(row, model, weights)
    total, count = 0.0, 0
    with torch.no_grad():
        for batch in batches:
            pieces = torch.from_numpy(batch.target_out)
            true = pieces.ne(PAD)
            states = model(torch.from_numpy(batch.source), torch.from_numpy(batch.target_in))[true]
            table, bias = model.embedding.weight, model.bias
            total += float(summed_loss(states, table, bias, pieces[true], 0.0))
            count += batch.tokens
    return total / count if count else 0.0
