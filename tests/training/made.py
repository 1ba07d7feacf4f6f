"""A made-up language: each piece of the target is that of the source and one more."""

import numpy as np

from l10n.training.batches import Batches
from l10n.training.corpus import Corpus

EXAMPLES = 200


def batches(vocabulary: int, tokens: int = 120) -> Batches:
    """Some hundred sentences of 2 to 9 pieces."""
    chance = np.random.default_rng(7)
    sides: list[list[int]] = []
    for _ in range(EXAMPLES):
        source = chance.integers(4, vocabulary - 1, chance.integers(2, 10))
        sides += [list(source), list(source + 1)]
    offsets = np.cumsum([0, *map(len, sides)])
    ids = np.concatenate(sides).astype(np.int32)
    return Batches(Corpus(ids, offsets, np.ones(EXAMPLES, np.int32)), tokens, 1)
