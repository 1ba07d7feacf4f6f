"""A model written for CTranslate2 is the model, and comes back as it was."""

from __future__ import annotations

from pathlib import Path

import ctranslate2
import numpy as np
import pytest

from l10n.errors import TrainingError
from l10n.training.checkpoints import Weights
from l10n.training.export import export
from l10n.training.modelfile import read_model_file
from l10n.training.shapes import Shape
from l10n.training.weights import read_vocabulary, read_weights
from tests.small import small_package

SHAPE = Shape(vocabulary=40, width=16, inner=32, heads=2, encoder_layers=2, decoder_layers=1)
PIECES = ["<pad>", "<unk>", "<s>", "</s>", *(f"▁{number}" for number in range(36))]


@pytest.fixture
def weights() -> Weights:
    torch = pytest.importorskip("torch", reason="training needs l10n[train]")
    from l10n.training.transformer import Transformer  # noqa: PLC0415  # where torch is

    torch.manual_seed(3)
    model = Transformer(SHAPE)
    for parameter in model.parameters():
        if parameter.dim() == 1:
            torch.nn.init.normal_(parameter, 0.5)
    return {name: value.numpy() for name, value in model.state_dict().items()}


def greedy(weights: Weights, source: list[int], length: int) -> list[int]:
    """The likeliest piece, again and again, by the model as it is learned."""
    torch = pytest.importorskip("torch", reason="training needs l10n[train]")
    from l10n.training.transformer import Transformer  # noqa: PLC0415  # where torch is

    model = Transformer(SHAPE)
    model.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})
    model.eval()
    target = [2]
    with torch.no_grad():
        while len(target) <= length and target[-1] != 3:
            states = model(torch.tensor([[*source, 3]]), torch.tensor([target]))
            target.append(int(model.logits(states)[0, -1].argmax()))
    return [piece for piece in target[1:] if piece != 3]


def test_ctranslate2_writes_what_the_model_would(weights: Weights, tmp_path: Path):
    export(weights, SHAPE, PIECES, tmp_path / "model", quantization=None)
    translator = ctranslate2.Translator(str(tmp_path / "model"), compute_type="float32")
    for source in ([4, 9, 20, 33], [30, 30, 5], list(range(4, 40)), [17]):
        (result,) = translator.translate_batch(
            [[PIECES[piece] for piece in source]], beam_size=1, max_decoding_length=20
        )
        written = [PIECES.index(piece) for piece in result.hypotheses[0]]
        assert written == greedy(weights, source, 20)


def test_exporting_leaves_the_weights_alone(weights: Weights, tmp_path: Path):
    before = {name: value.copy() for name, value in weights.items()}
    export(weights, SHAPE, PIECES, tmp_path / "model")
    assert all(np.array_equal(before[name], weights[name]) for name in weights)


def test_weights_read_back_are_those_that_were_written(weights: Weights, tmp_path: Path):
    export(weights, SHAPE, PIECES, tmp_path / "model", quantization=None)
    shape, again = read_weights(tmp_path)
    assert shape == SHAPE
    assert again.keys() == weights.keys()
    assert all(np.array_equal(again[name], weights[name]) for name in weights)
    assert read_vocabulary(tmp_path) == PIECES


def test_weights_of_eight_bits_stay_the_same_from_then_on(weights: Weights, tmp_path: Path):
    export(weights, SHAPE, PIECES, tmp_path / "model")
    shape, once = read_weights(tmp_path)
    export(once, shape, PIECES, tmp_path / "again" / "model")
    first = read_model_file(tmp_path / "model" / "model.bin").variables
    second = read_model_file(tmp_path / "again" / "model" / "model.bin").variables
    assert first.keys() == second.keys()
    assert all(np.allclose(first[name], second[name], rtol=1e-6) for name in first)
    for name, value in once.items():
        assert np.abs(value - weights[name]).max() <= np.abs(weights[name]).max() / 127


def test_the_starter_comes_back_whole(tmp_path: Path):
    starter = small_package()
    shape, weights = read_weights(starter.folder)
    export(weights, shape, read_vocabulary(starter.folder), tmp_path / "model")
    before = read_model_file(starter.folder / "model" / "model.bin").variables
    after = read_model_file(tmp_path / "model" / "model.bin").variables
    assert before.keys() == after.keys()
    assert all(np.allclose(before[name], after[name], atol=1e-4) for name in before)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda data: data[: len(data) // 2], "damaged"),
        (lambda data: b"", "damaged"),
        (lambda data: b"\x63\0\0\0" + data[4:], "version 99"),
        (lambda data: data.replace(b"encoder/pre_norm\0\0\1\1\0\0\0\1",
                                   b"encoder/pre_norm\0\0\1\1\0\0\0\0"), "norms come last"),
        (lambda data: data.replace(b"TransformerSpec", b"WhisperishSpecs"), "WhisperishSpecs"),
    ],
)  # fmt: skip
def test_another_model_is_refused_in_words(weights: Weights, tmp_path: Path, damage, words: str):
    export(weights, SHAPE, PIECES, tmp_path / "model")
    path = tmp_path / "model" / "model.bin"
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(TrainingError, match=words) as refused:
        read_weights(tmp_path)
    assert refused.value.tip


def test_a_package_without_a_model_is_refused(tmp_path: Path):
    with pytest.raises(TrainingError, match="cannot be read"):
        read_weights(tmp_path)
    with pytest.raises(TrainingError, match="share no vocabulary"):
        read_vocabulary(tmp_path)
