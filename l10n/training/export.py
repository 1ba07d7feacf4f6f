"""Weights to the folder of a model that CTranslate2 runs, in 8 bits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from ctranslate2.converters import Converter
from ctranslate2.specs.common_spec import Activation
from ctranslate2.specs.model_spec import index_spec
from ctranslate2.specs.transformer_spec import TransformerSpec
from numpy.typing import NDArray

from l10n.training.checkpoints import Weights
from l10n.training.files import naming_failure
from l10n.training.layout import EMBEDDING, SHARED, names
from l10n.training.shapes import Shape, positions

POSITIONS = 512
"""Pieces of the longest text that a package can read; the engine cuts long before."""


def export(
    weights: Weights,
    shape: Shape,
    vocabulary: Sequence[str],
    folder: Path,
    quantization: str | None = "int8",
) -> None:
    """Write a model: ``model.bin``, ``config.json`` and the vocabulary. What is there is
    replaced. ``quantization`` is CTranslate2's word, or None for 32 bits.

    Raises KeyError for a weight that is missing, TrainingError where it cannot be written.
    """
    with naming_failure(folder):
        _Converter(weights, shape, list(vocabulary)).convert(
            str(folder), quantization=quantization, force=True
        )


class _Converter(Converter):
    """A model of ours as CTranslate2's converters take one."""

    def __init__(self, weights: Weights, shape: Shape, vocabulary: list[str]) -> None:
        self._weights = weights
        self._shape = shape
        self._vocabulary = vocabulary

    def _load(self) -> TransformerSpec:
        shape = self._shape
        spec = TransformerSpec.from_config(
            (shape.encoder_layers, shape.decoder_layers),
            shape.heads,
            pre_norm=True,
            activation=Activation.RELU,
        )
        for ours, theirs in names(shape).items():
            self._put(spec, theirs, self._weights[ours])
        for theirs in SHARED:
            self._put(spec, theirs, self._weights[EMBEDDING])
        for side in (spec.encoder, spec.decoder):
            side.scale_embeddings = True
            side.position_encodings.encodings = positions(POSITIONS, shape.width)
        spec.register_source_vocabulary(self._vocabulary)
        spec.register_target_vocabulary(self._vocabulary)
        spec.config.add_source_eos = True
        return spec

    def _put(self, spec: TransformerSpec, name: str, weight: NDArray[np.float32]) -> None:
        place, _, attribute = name.rpartition("/")
        # A copy: quantising changes what it is given.
        value = np.array(weight, np.float32)
        setattr(index_spec(spec, place), attribute, value)
