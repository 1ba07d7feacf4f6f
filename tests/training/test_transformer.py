"""The model and its loss."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra l10n[train]")

from l10n.training import flat  # noqa: E402
from l10n.training.likelihood import cross_entropy  # noqa: E402
from l10n.training.loss import summed_loss  # noqa: E402
from l10n.training.shapes import SHAPES, Shape, positions  # noqa: E402
from l10n.training.transformer import Transformer  # noqa: E402
from tests.training.made import batches  # noqa: E402

SMALL = Shape(60, 32, 64, 4, 2, 1)


@pytest.fixture
def model() -> Transformer:
    torch.manual_seed(3)
    return Transformer(SMALL).eval()


@pytest.mark.parametrize("shape", [SMALL, SHAPES["starter"]])
def test_a_shape_knows_how_many_numbers_it_has(shape: Shape):
    found = sum(weight.numel() for weight in Transformer(shape).parameters())
    assert found == shape.parameters == sum(map(len, map(np.ravel, _arrays(shape).values())))
    assert Shape(**shape.as_numbers()) == shape


def _arrays(shape: Shape) -> dict[str, np.ndarray]:
    return {name: array.numpy() for name, array in Transformer(shape).state_dict().items()}


def test_positions_are_sines_and_cosines_by_turns():
    table = positions(9, 8)
    assert table[0].tolist() == [0, 1] * 4
    np.testing.assert_allclose(table[5, :2], [np.sin(5), np.cos(5)], rtol=1e-6)


def test_padding_of_the_source_changes_nothing(model: Transformer):
    alone, longer = torch.tensor([[9, 8, 3]]), torch.tensor([[9, 8, 3, 0, 0], [5, 6, 7, 8, 3]])
    target = torch.tensor([[2, 11, 12]])
    both = model(longer, target.expand(2, -1))
    torch.testing.assert_close(both[:1], model(alone, target))


def test_no_piece_of_the_target_sees_one_to_come(model: Transformer):
    source = torch.tensor([[9, 8, 3]])
    one, other = (model(source, torch.tensor([[2, 11, last]])) for last in (12, 40))
    torch.testing.assert_close(one[:, :2], other[:, :2])
    assert not torch.allclose(one[:, 2], other[:, 2])


def test_dropout_is_for_learning_alone():
    torch.manual_seed(3)
    model = Transformer(SMALL, dropout=0.5)
    pair = torch.tensor([[9, 8, 3]]), torch.tensor([[2, 11]])
    assert not torch.equal(model(*pair), model(*pair))
    model.eval()
    assert torch.equal(model(*pair), model(*pair))


@pytest.mark.parametrize("rows", [1, 512, 600])
def test_loss_and_gradients_are_those_of_torch(rows: int):
    torch.manual_seed(rows)
    kinds = {"dtype": torch.float64, "requires_grad": True}
    given = [torch.randn(*size, **kinds) for size in ((rows, 16), (90, 16), (90,))]
    right = torch.randint(90, (rows,))
    ours = summed_loss(*given, right, 0.1)
    logits = torch.nn.functional.linear(*given)
    theirs = torch.nn.functional.cross_entropy(logits, right, label_smoothing=0.1, reduction="sum")
    torch.testing.assert_close(ours, theirs)
    for scale in 1.0, 0.5:
        scaled = torch.autograd.grad(scale * summed_loss(*given, right, 0.1), given)
        expected = torch.autograd.grad(scale * theirs, given, retain_graph=True)
        torch.testing.assert_close(scaled, expected)


def test_weights_lie_in_one_row_and_come_back(model: Transformer):
    before = {name: weight.detach().numpy().copy() for name, weight in model.named_parameters()}
    row = torch.zeros(flat.length_of(model))
    assert len(row) == SMALL.parameters
    flat.fill(row, model, before)
    flat.lay(model, row)
    for name, array in flat.arrays(row, model).items():
        np.testing.assert_array_equal(array, before[name])
    row.zero_()
    assert not any(weight.any() for weight in model.parameters())


def test_the_length_of_a_row_is_that_of_all_its_blocks():
    row = torch.full((100_000,), 2.0)
    assert len(flat.blocks(row)) == 4
    assert sum(flat.squares(row, flat.blocks(row))) == 400_000


def test_what_nothing_is_known_of_is_as_likely_as_all_else():
    weights = {name: np.zeros_like(array) for name, array in _arrays(SMALL).items()}
    some = [batches(60).at(number) for number in range(3)]
    assert cross_entropy(SMALL, weights, some) == pytest.approx(np.log(60), rel=1e-5)
    assert cross_entropy(SMALL, weights, []) == 0
