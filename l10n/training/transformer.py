"""The model itself, in PyTorch: a Transformer with its norms first, as CTranslate2 runs it.

The names of its weights are those of :func:`export.export`; keep both the same.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from l10n.training.pieces import PAD
from l10n.training.shapes import Shape, positions

_LONGEST = 1024
"""Pieces of the longest text; the table of positions ends there."""
_DAMPING = 0.5
"""Of what each layer adds at first, so that deep stacks learn from the first step on."""


class Attention(nn.Module):
    """Each piece takes from the others of its text what it asks for."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.norm = nn.LayerNorm(shape.width)
        self.inputs = nn.Linear(shape.width, 3 * shape.width)
        self.output = nn.Linear(shape.width, shape.width)

    def forward(self, states: Tensor, mask: Tensor | None, *, causal: bool = False) -> Tensor:
        """[n, t, width] to the same; ``mask`` [n, 1, 1, t] is true where there is a piece."""
        queries, keys, values = _by_head(self.inputs(self.norm(states)), self.heads, 3)
        return self.output(_attend(queries, keys, values, mask, causal=causal))


class CrossAttention(nn.Module):
    """Each piece of the target takes from the source what it asks for."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.norm = nn.LayerNorm(shape.width)
        self.queries = nn.Linear(shape.width, shape.width)
        self.keys_values = nn.Linear(shape.width, 2 * shape.width)
        self.output = nn.Linear(shape.width, shape.width)

    def forward(self, states: Tensor, source: Tensor, mask: Tensor | None) -> Tensor:
        """[n, t, width] to the same; ``source`` is [n, s, width], ``mask`` [n, 1, 1, s]."""
        (queries,) = _by_head(self.queries(self.norm(states)), self.heads, 1)
        keys, values = _by_head(self.keys_values(source), self.heads, 2)
        return self.output(_attend(queries, keys, values, mask))


class FeedForward(nn.Module):
    """Each piece by itself."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(shape.width)
        self.inner = nn.Linear(shape.width, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.width)

    def forward(self, states: Tensor) -> Tensor:
        """[n, t, width] to the same."""
        return self.outer(functional.relu(self.inner(self.norm(states)), inplace=True))


class EncoderLayer(nn.Module):
    """Attention to the source, then each piece by itself."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.dropout = dropout
        self.attention = Attention(shape)
        self.feed_forward = FeedForward(shape)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """[n, s, width] to the same."""
        states = states + self._dropped(self.attention(states, mask))
        return states + self._dropped(self.feed_forward(states))

    def _dropped(self, states: Tensor) -> Tensor:
        return functional.dropout(states, self.dropout, self.training and self.dropout > 0)


class DecoderLayer(EncoderLayer):
    """Attention to the target so far, to the source, then each piece by itself."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__(shape, dropout)
        self.crossing = CrossAttention(shape)

    def forward(self, states: Tensor, source: Tensor, mask: Tensor | None) -> Tensor:  # type: ignore[override]
        """[n, t, width] to the same."""
        states = states + self._dropped(self.attention(states, None, causal=True))
        states = states + self._dropped(self.crossing(states, source, mask))
        return states + self._dropped(self.feed_forward(states))


class Transformer(nn.Module):
    """Translates pieces to pieces; one table of embeddings for both sides and the output.

    ``dropout`` is the share of what a layer adds that is left out while learning: 0 where the
    examples are seen once or twice, 0.1 where they are few.
    """

    def __init__(self, shape: Shape, dropout: float = 0.0) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        self.bias = nn.Parameter(torch.zeros(shape.vocabulary))
        self.encoder = nn.ModuleList(
            EncoderLayer(shape, dropout) for _ in range(shape.encoder_layers)
        )
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.decoder = nn.ModuleList(
            DecoderLayer(shape, dropout) for _ in range(shape.decoder_layers)
        )
        self.decoder_norm = nn.LayerNorm(shape.width)
        table = torch.from_numpy(positions(_LONGEST, shape.width))
        self.register_buffer("positions", table, persistent=False)
        self._begin()

    def _begin(self) -> None:
        """The weights before anything is learned, from torch's own random numbers."""
        for name, weight in self.named_parameters():
            if weight.dim() == 2:
                nn.init.xavier_uniform_(weight)
            elif name.endswith("bias"):
                nn.init.zeros_(weight)
            if name.endswith(("output.weight", "outer.weight")):
                weight.data.mul_(_DAMPING)
        nn.init.normal_(self.embedding.weight, 0.0, self.shape.width**-0.5)

    def encode(self, source: Tensor) -> tuple[Tensor, Tensor | None]:
        """[n, s] ids to [n, s, width], and [n, 1, 1, s], true where there is a piece; none where
        nothing is padded, for then attention is quicker."""
        mask = source.ne(PAD)
        padding = None if bool(mask.all()) else mask[:, None, None, :]
        states = self._embedded(source)
        for layer in self.encoder:
            states = layer(states, padding)
        return self.encoder_norm(states), padding

    def decode(self, source: Tensor, padding: Tensor | None, target: Tensor) -> Tensor:
        """States of the target, [n, t, width]: each foretells the piece after it.

        Padding at the end of a target is harmless: nothing before sees it.
        """
        states = self._embedded(target)
        for layer in self.decoder:
            states = layer(states, source, padding)
        return self.decoder_norm(states)

    def forward(self, source: Tensor, target_in: Tensor) -> Tensor:
        """[n, s] and [n, t] ids to states of the target, [n, t, width]."""
        return self.decode(*self.encode(source), target_in)

    def logits(self, states: Tensor) -> Tensor:
        """States [..., width] to a number for each piece, [..., vocabulary]."""
        return functional.linear(states, self.embedding.weight, self.bias)

    def _embedded(self, ids: Tensor) -> Tensor:
        places = self.positions[: ids.shape[1]]
        return self.embedding(ids) * math.sqrt(self.shape.width) + places


def _by_head(states: Tensor, heads: int, parts: int) -> list[Tensor]:
    """[n, t, parts * width] to that many of [n, heads, t, width / heads]."""
    n, t, _ = states.shape
    return [part.view(n, t, heads, -1).transpose(1, 2) for part in states.chunk(parts, -1)]


def _attend(
    queries: Tensor, keys: Tensor, values: Tensor, mask: Tensor | None, *, causal: bool = False
) -> Tensor:
    """By head to [n, t, width]."""
    taken = functional.scaled_dot_product_attention(
        queries, keys, values, attn_mask=mask, is_causal=causal
    )
    return taken.transpose(1, 2).flatten(2)
