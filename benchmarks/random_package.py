"""Build an Argos package of the official packages' size, with random weights.

Transformer-base: 6 and 6 layers, width 512, feed-forward 2048, 8 heads, 32,000
pieces, int8. Speed depends on the shape and on how much is written, not on
what. Random weights alone never come to an end, so the decoder's places are
made loud and the output layer listens to them: every output is the same thirty
pieces, about as long as a news sentence, at the full cost of the shape.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import sentencepiece
from ctranslate2.specs import TransformerSpec
from ctranslate2.specs.transformer_spec import TransformerDecoderSpec
from numpy.typing import NDArray

_WIDTH, _INNER, _HEADS, _LAYERS, _POSITIONS = 512, 2048, 8, 6, 512
_PIECES = 32_000
_SPECIAL = ["<unk>", "<s>", "</s>"]
_WRITTEN = 30


def build(folder: Path, texts: list[str], seed: int = 7) -> Path:
    """Write the package into ``folder``; its pieces are learned from ``texts``."""
    model = folder / "translate-en_es-1_0"
    (model / "model").mkdir(parents=True)
    pieces = _train(model, texts)
    spec = _spec(np.random.default_rng(seed))
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.add_source_eos = True
    spec.config.decoder_start_token = "<s>"
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(model / "model"))
    named = {"from_code": "en", "from_name": "English", "to_code": "es", "to_name": "Spanish"}
    about = {"package_version": "1.0", "argos_version": "1.9", "type": "translate", **named}
    (model / "metadata.json").write_text(json.dumps(about), encoding="utf-8")
    return model


def _train(folder: Path, texts: list[str]) -> list[str]:
    """A SentencePiece model; pieces that the texts are too few for are made up."""
    corpus = folder / "corpus.txt"
    corpus.write_text("\n".join(texts), encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(corpus),
        model_prefix=str(folder / "sentencepiece"),
        vocab_size=8000,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    corpus.unlink()
    model = folder / "sentencepiece.model"
    processor = sentencepiece.SentencePieceProcessor(model_file=str(model))
    known = [processor.id_to_piece(number) for number in range(len(processor))]
    learned = [piece for piece in known if piece not in _SPECIAL]
    written = ["▁" + 2 * chr(ord("а") + place) for place in range(_WRITTEN)]
    missing = _PIECES - len(_SPECIAL) - len(learned) - _WRITTEN
    made_up = [f"▁{number:x}z" for number in range(missing)] + written
    return _SPECIAL + learned + made_up


def _spec(random: np.random.Generator) -> TransformerSpec:
    def matrix(rows: int, columns: int) -> NDArray[np.float32]:
        return random.normal(0, columns**-0.5, (rows, columns)).astype(np.float32)

    def linear(layer: object, rows: int, columns: int) -> None:
        layer.weight, layer.bias = matrix(rows, columns), np.zeros(rows, np.float32)

    def norm(layer: object) -> None:
        layer.gamma, layer.beta = np.ones(_WIDTH, np.float32), np.zeros(_WIDTH, np.float32)

    def attention(layer: object, shapes: list[int]) -> None:
        norm(layer.layer_norm)
        for part, rows in zip(layer.linear, shapes, strict=True):
            linear(part, rows, _WIDTH)

    def feed_forward(layer: object) -> None:
        norm(layer.layer_norm)
        linear(layer.linear_0, _INNER, _WIDTH)
        linear(layer.linear_1, _WIDTH, _INNER)

    spec = TransformerSpec.from_config((_LAYERS, _LAYERS), _HEADS, pre_norm=True)
    words = matrix(_PIECES, _WIDTH)
    spec.encoder.embeddings[0].weight = words
    spec.decoder.embeddings.weight = words
    for side in (spec.encoder, spec.decoder):
        side.scale_embeddings = True
        side.position_encodings.encodings = matrix(_POSITIONS, _WIDTH)
        norm(side.layer_norm)
        for layer in side.layer:
            attention(layer.self_attention, [3 * _WIDTH, _WIDTH])
            feed_forward(layer.ffn)
    for layer in spec.decoder.layer:
        attention(layer.attention, [_WIDTH, 2 * _WIDTH, _WIDTH])
    linear(spec.decoder.projection, _PIECES, _WIDTH)
    _fix_output(spec.decoder, matrix(_WRITTEN + 1, _WIDTH))
    return spec


def _fix_output(decoder: TransformerDecoderSpec, places: NDArray[np.float32]) -> None:
    """At place n the made-up piece n is likeliest, from the last place on the end."""
    encodings = decoder.position_encodings.encodings
    encodings[: len(places)] = 1000 * places
    encodings[len(places) :] = 1000 * places[-1]
    decoder.projection.weight[-_WRITTEN:] = places[:-1]
    decoder.projection.weight[_SPECIAL.index("</s>")] = places[-1]
