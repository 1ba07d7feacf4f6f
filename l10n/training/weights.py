"""The weights of an installed package, to go on learning from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from l10n.errors import TrainingError
from l10n.training.checkpoints import Weights
from l10n.training.layout import EMBEDDING, SHARED, names
from l10n.training.modelfile import ModelFile, read_model_file
from l10n.training.shapes import Shape, positions

_LAYER = re.compile(r"(encoder|decoder)/layer_(\d+)/ffn/linear_0/weight")
_UNLIKE = ("relative_position", "linear_0_noact", "rotary", "layernorm_embedding", "embeddings_1")
"""Parts of the names of what our models have none of."""
_CLOSE = 1e-3
_TIP = "Begin with a package that l10n train made, with the starter package, or without one."


def read_weights(folder: Path) -> tuple[Shape, Weights]:
    """A package's shape and its weights under our names, from the numbers of 8 bits.

    Exported again they are the same to the bit, but for the last one of their scales.

    Raises TrainingError for a package that is damaged, or of another architecture.
    """
    path = folder / "model" / "model.bin"
    model = read_model_file(path)
    try:
        shape = _shape(model)
        reason = next(_unlike(model, shape), "")
        if reason:
            raise TrainingError(
                f"Its model is of another kind ({reason}): l10n train cannot go on from it.",
                tip=_TIP,
                path=folder,
            )
        table = names(shape)
        weights = {ours: _weight(model, theirs) for ours, theirs in table.items()}
        weights[EMBEDDING] = model.weight(SHARED[0])
    except (KeyError, ValueError) as error:
        raise TrainingError(
            f"Its model is of another kind (it has no {error}).", tip=_TIP, path=folder
        ) from error
    return shape, weights


def read_vocabulary(folder: Path) -> list[str]:
    """The pieces that a package's model knows, by their ids.

    Raises TrainingError where each side has its own, or there are none.
    """
    path = folder / "model" / "shared_vocabulary.json"
    try:
        pieces = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        pieces = None
    if not isinstance(pieces, list) or not all(isinstance(piece, str) for piece in pieces):
        raise TrainingError(
            "Its two languages share no vocabulary: l10n train cannot go on from it.",
            tip=_TIP,
            path=folder,
        )
    return pieces


def _shape(model: ModelFile) -> Shape:
    vocabulary, width = model.variables[SHARED[0]].shape
    layers = {
        side: 1 + max(int(n) for found, n in _layers(model) if found == side)
        for side in ("encoder", "decoder")
    }
    inner = model.variables["encoder/layer_0/ffn/linear_0/weight"].shape[0]
    heads = model.number("encoder/num_heads", 8)
    return Shape(vocabulary, width, inner, heads, layers["encoder"], layers["decoder"])


def _layers(model: ModelFile) -> Sequence[tuple[str, str]]:
    return [(m[1], m[2]) for name in model.variables if (m := _LAYER.fullmatch(name))]


def _unlike(model: ModelFile, shape: Shape) -> Iterator[str]:
    """What keeps a model from being one of ours."""
    if model.kind != "TransformerSpec":
        yield model.kind
    for part in _UNLIKE:
        if any(part in name for name in model.variables):
            yield part.replace("_", " ")
    for side in ("encoder", "decoder"):
        yield from _unlike_side(model, side, shape)
    first, *others = (model.variables[name] for name in SHARED)
    if not all(np.array_equal(first, other) for other in others):
        yield "its embeddings are not shared"


def _unlike_side(model: ModelFile, side: str, shape: Shape) -> Iterator[str]:
    if not model.number(f"{side}/pre_norm", 1):
        yield "its norms come last"
    if model.number(f"{side}/activation"):
        yield "its activation is not ReLU"
    if not model.number(f"{side}/scale_embeddings", 1):
        yield "its embeddings are not scaled"
    if model.number(f"{side}/num_heads", 8) != shape.heads:
        yield "its sides have different heads"
    places = model.weight(f"{side}/position_encodings/encodings")
    if np.abs(places - positions(*places.shape)).max() > _CLOSE:
        yield "its positions are its own"


def _weight(model: ModelFile, theirs: str) -> NDArray[np.float32]:
    if theirs.endswith("/bias") and theirs not in model.variables:
        # A layer without one adds nothing.
        weight = theirs.removesuffix("bias") + "weight"
        return np.zeros(model.variables[weight].shape[0], np.float32)
    return model.weight(theirs)
