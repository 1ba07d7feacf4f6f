"""What one model has learned, lent to another that has other pieces of words.

Zoph et al. 2016, "Transfer Learning for Low-Resource Neural Machine Translation", and Kocmi and
Bojar 2018, "Trivial Transfer Learning": the layers are taken as they are, even into another
target language; only the pieces have to be learned anew, and many are spelt the same.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from l10n.training.checkpoints import Weights
from l10n.training.pieces import Pieces

_TABLE, _BIAS = "embedding.weight", "bias"
_SPACE = "▁"
_SHARE = 0.5
"""What a new piece takes from the pieces that spell it; the rest is chance, so that no two
pieces begin alike."""


def lent(weights: Weights, theirs: Pieces, ours: Pieces) -> Weights:
    """Weights for a model with our pieces. Those that both have are as they were; of any other
    the numbers are near to those of the pieces that spelt it. The same input gives the same.

    ``weights`` has a row of its table for each of their pieces.
    """
    old, biases = weights[_TABLE], weights[_BIAS]
    places = {piece: place for place, piece in enumerate(theirs.vocabulary)}
    chance = np.random.default_rng(0)
    made = chance.normal(0.0, float(old.std()), (len(ours), old.shape[1])).astype(np.float32)
    bias = np.full(len(ours), biases.mean(), dtype=np.float32)
    for place, piece in enumerate(ours.vocabulary):
        if piece in places:
            made[place], bias[place] = old[places[piece]], biases[places[piece]]
        else:
            made[place] = _near(made[place], piece, theirs, old)
    return {**weights, _TABLE: made, _BIAS: bias}


def _near(
    row: NDArray[np.float32], piece: str, theirs: Pieces, old: NDArray[np.float32]
) -> NDArray[np.float32]:
    (spelt,) = theirs.encode([piece.replace(_SPACE, " ")])
    if not spelt:
        return row
    near: NDArray[np.float32] = _SHARE * old[spelt].mean(axis=0) + (1 - _SHARE) * row
    return near
