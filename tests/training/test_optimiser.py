"""The steps that weights take: compared with PyTorch's own optimisers."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra l10n[train]")

from torch import Tensor  # noqa: E402

from l10n.training import flat  # noqa: E402
from l10n.training.optimiser import Optimiser, Rows, Share, orthogonal  # noqa: E402
from l10n.training.planning import Start, plan_for  # noqa: E402
from l10n.training.settling import Settled  # noqa: E402
from l10n.training.shapes import Shape  # noqa: E402
from l10n.training.transformer import Transformer  # noqa: E402

SHAPE = Shape(40, 32, 64, 4, 2, 1)
RATE = 1e-3


def gradients(model: Transformer, steps: int) -> list[Tensor]:
    chance = torch.Generator().manual_seed(5)
    return [torch.randn(flat.length_of(model), generator=chance) for _ in range(steps)]


def ours(
    model: Transformer, slopes: list[Tensor], *, muon: bool, sharers: int = 1
) -> dict[str, Tensor]:
    rows = Rows(*(torch.zeros(flat.length_of(model)) for _ in range(3)))
    given = {name: one.detach().numpy() for name, one in model.named_parameters()}
    flat.fill(rows.weights, model, given)
    shares = [Share(place, sharers) for place in range(sharers)]
    optimisers = [Optimiser(model, rows, muon=muon, share=share) for share in shares]
    for number, slope in enumerate(slopes, 1):
        for optimiser in optimisers:
            optimiser.step(number, slope.clone(), 0.5, RATE)
    return flat.parts(rows.weights, model)


def theirs(optimiser, model: Transformer, slopes: list[Tensor]) -> None:
    for slope in slopes:
        for name, part in flat.parts(slope, model).items():
            model.get_parameter(name).grad = 0.5 * part
        optimiser.step()


@pytest.fixture
def model() -> Transformer:
    torch.manual_seed(3)
    return Transformer(SHAPE)


def test_without_muon_it_is_adam(model: Transformer):
    slopes = gradients(model, 4)
    found = ours(model, slopes, muon=False)
    adam = torch.optim.Adam(model.parameters(), RATE, (0.9, 0.98), 1e-9)
    theirs(adam, model, slopes)
    for name, weight in model.named_parameters():
        torch.testing.assert_close(found[name], weight.data)


def is_turned(name: str, weight: Tensor) -> bool:
    return weight.dim() == 2 and name != "embedding.weight"


@pytest.mark.skipif(not hasattr(torch.optim, "Muon"), reason="PyTorch has it since 2.9")
def test_with_muon_matrices_go_by_it_and_all_else_by_adam(model: Transformer):
    slopes = gradients(model, 4)
    before = {name: weight.detach().clone() for name, weight in model.named_parameters()}
    found = ours(model, slopes, muon=True)
    named = list(model.named_parameters())
    turned = [weight for name, weight in named if is_turned(name, weight)]
    others = [weight for name, weight in named if not is_turned(name, weight)]
    theirs(torch.optim.Adam(others, RATE, (0.9, 0.98), 1e-9), model, slopes)
    muon = torch.optim.Muon(turned, RATE, weight_decay=0.0, adjust_lr_fn="match_rms_adamw")
    theirs(muon, model, slopes)
    for name, weight in named:
        step, right = found[name] - before[name], weight.data - before[name]
        if not is_turned(name, weight):
            torch.testing.assert_close(found[name], weight.data)
        elif not name.endswith(("inputs.weight", "keys_values.weight")):
            # Theirs is reckoned in bfloat16.
            assert torch.cosine_similarity(step.ravel(), right.ravel(), dim=0) > 0.999, name
            assert float(step.norm() / right.norm()) == pytest.approx(1, abs=0.02), name


@pytest.mark.parametrize("muon", [False, True])
@pytest.mark.parametrize("sharers", [2, 3, 50])
def test_it_does_not_matter_who_has_which_share(model: Transformer, sharers: int, muon: bool):
    slopes = gradients(model, 3)
    alone, shared = (ours(model, slopes, muon=muon, sharers=count) for count in (1, sharers))
    for name, weight in alone.items():
        assert torch.equal(shared[name], weight), name


def test_each_of_several_matrices_in_one_is_turned_by_itself(model: Transformer):
    before = model.encoder[0].attention.inputs.weight.detach().clone()
    found = ours(model, gradients(model, 1), muon=True)["encoder.0.attention.inputs.weight"]
    for step in (found - before).chunk(3):
        values = torch.linalg.svdvals(step) / (RATE * 0.2 * step.shape[1] ** 0.5)
        assert float(values.median()) == pytest.approx(0.9, abs=0.25)
        assert float(values.max()) < 1.3


@pytest.mark.parametrize("shape", [(16, 16), (8, 64), (64, 8), (1, 5), (256, 1024)])
def test_an_orthogonal_matrix(shape: tuple[int, int]):
    matrix = torch.randn(shape, generator=torch.Generator().manual_seed(1))
    left, values, right = torch.linalg.svd(matrix, full_matrices=False)
    found = left.T @ orthogonal(matrix) @ right.T
    # Jordan's coefficients bring what is not too small near to one, and not nearer.
    large = values > 0.05 * values.norm() / len(values) ** 0.5
    inner = torch.diagonal(found)[large]
    assert len(inner)
    assert float(inner.min()) > 0.65
    assert float(inner.max()) < 1.3
    np.testing.assert_allclose(found - torch.diag(torch.diagonal(found)), 0, atol=1e-4)


def test_no_slope_is_no_step():
    assert not orthogonal(torch.zeros(4, 6)).any()


@pytest.mark.parametrize(("places", "batches", "muon"), [(280, 2, False), (1120, 4, True)])
def test_small_steps_go_by_adam(places: int, batches: int, muon: bool):
    settled = Settled(places, batches, 1.0, None)
    assert plan_for(SHAPE, 300_000, settled, Start.NOTHING).muon is muon
