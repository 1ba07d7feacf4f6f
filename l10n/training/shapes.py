"""How large a model is."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

import numpy as np
from numpy.typing import NDArray

VOCABULARY = 8_000
"""Pieces of the named sizes; a corpus may have fewer."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of a Transformer whose two sides share their vocabulary."""

    vocabulary: int
    """Pieces, the first four of ``pieces`` included."""
    width: int
    """Numbers a piece; a multiple of ``heads``, and even."""
    inner: int
    """Numbers a piece within the feed-forward layers."""
    heads: int
    encoder_layers: int
    decoder_layers: int

    @property
    def parameters(self) -> int:
        """How many numbers there are to learn: bytes of the model in 8 bits, nearly."""
        attention = 4 * self.width * (self.width + 1) + 2 * self.width
        forward = 2 * self.width * self.inner + self.inner + 3 * self.width
        layers = (
            self.encoder_layers * (attention + forward)
            + self.decoder_layers * (2 * attention + forward)
            + 4 * self.width
        )
        return self.vocabulary * (self.width + 1) + layers

    def with_vocabulary(self, size: int) -> Shape:
        """The same, for as many pieces as there are."""
        return replace(self, vocabulary=size)

    def as_numbers(self) -> dict[str, int]:
        """By name, for a file; ``Shape(**numbers)`` is the way back."""
        return asdict(self)


SHAPES = {
    "starter": Shape(VOCABULARY, 256, 1024, 4, 4, 2),
    "small": Shape(VOCABULARY, 384, 1536, 6, 6, 2),
    "base": Shape(VOCABULARY, 512, 2048, 8, 6, 2),
}
"""By name. Deep encoders and shallow decoders translate as well as even ones, in half of the
time (Kasai et al. 2021, *Deep Encoder, Shallow Decoder*)."""


def positions(length: int, width: int) -> NDArray[np.float32]:
    """Sine and cosine by turns, [length, width], added to the embeddings (Vaswani et al. 2017,
    section 3.5)."""
    rates = np.exp(np.arange(0, width, 2) * (-np.log(10_000.0) / width))
    angles = np.arange(length)[:, None] * rates
    return np.stack([np.sin(angles), np.cos(angles)], -1).reshape(length, width).astype(np.float32)
