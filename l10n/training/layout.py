"""One table of what each weight is called here and in CTranslate2, for writing and reading."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.training.shapes import Shape

_NORM = {"weight": "gamma", "bias": "beta"}
_LINEAR = {"weight": "weight", "bias": "bias"}
_SELF = {"norm": "layer_norm", "inputs": "linear_0", "output": "linear_1"}
_CROSS = {"norm": "layer_norm", "queries": "linear_0", "keys_values": "linear_1"}
_FORWARD = {"norm": "layer_norm", "inner": "linear_0", "outer": "linear_1"}
_ENCODER_BLOCKS = {"attention": ("self_attention", _SELF), "feed_forward": ("ffn", _FORWARD)}
_DECODER_BLOCKS = {
    **_ENCODER_BLOCKS,
    "crossing": ("attention", {**_CROSS, "output": "linear_2"}),
}

EMBEDDING = "embedding.weight"
"""The table that both sides and the output share."""
SHARED = ("encoder/embeddings_0/weight", "decoder/embeddings/weight", "decoder/projection/weight")
"""What CTranslate2 calls that table."""


def names(shape: Shape) -> dict[str, str]:
    """CTranslate2's name of each weight of ``transformer.Transformer`` but the embeddings.

    >>> names(Shape(9, 8, 8, 2, 1, 1))["decoder.0.crossing.keys_values.bias"]
    'decoder/layer_0/attention/linear_1/bias'
    """
    table = {"bias": "decoder/projection/bias"}
    sides = (
        ("encoder", shape.encoder_layers, _ENCODER_BLOCKS),
        ("decoder", shape.decoder_layers, _DECODER_BLOCKS),
    )
    for side, layers, blocks in sides:
        table |= {f"{side}_norm.{ours}": f"{side}/layer_norm/{c}" for ours, c in _NORM.items()}
        for layer in range(layers):
            for ours, (theirs, parts) in blocks.items():
                within = _block(f"{side}.{layer}.{ours}", f"{side}/layer_{layer}/{theirs}", parts)
                table |= dict(within)
    return table


def _block(ours: str, theirs: str, parts: dict[str, str]) -> Iterator[tuple[str, str]]:
    for part, place in parts.items():
        for kind, name in (_NORM if part == "norm" else _LINEAR).items():
            yield f"{ours}.{part}.{kind}", f"{theirs}/{place}/{name}"
