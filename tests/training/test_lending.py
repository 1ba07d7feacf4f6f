"""What one model has learned goes into one with other pieces."""

import numpy as np
import pytest

from l10n.training.lending import lent
from l10n.training.pieces import Pieces, train_pieces
from tests.training.texts import examples

WIDTH = 8


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> tuple[Pieces, Pieces]:
    folder = tmp_path_factory.mktemp("pieces")
    some = examples()
    train_pieces([one.source for one in some], 320, folder / "theirs.model")
    train_pieces([one.target for one in some], 330, folder / "ours.model")
    return Pieces(folder / "theirs.model"), Pieces(folder / "ours.model")


def weights(count: int) -> dict[str, np.ndarray]:
    chance = np.random.default_rng(3)
    return {
        "embedding.weight": chance.normal(size=(count, WIDTH)).astype(np.float32),
        "bias": chance.normal(size=count).astype(np.float32),
        "encoder.0.norm.weight": chance.normal(size=WIDTH).astype(np.float32),
    }


def test_the_same_pieces_take_everything(pieces: tuple[Pieces, Pieces]) -> None:
    theirs, _ = pieces
    given = weights(len(theirs))
    found = lent(given, theirs, theirs)
    assert list(found) == list(given)
    assert all(np.array_equal(found[name], given[name]) for name in given)


def test_other_pieces_take_what_is_spelt_the_same(pieces: tuple[Pieces, Pieces]) -> None:
    theirs, ours = pieces
    given = weights(len(theirs))
    found = lent(given, theirs, ours)
    table = found["embedding.weight"]
    assert table.shape == (len(ours), WIDTH)
    assert found["bias"].shape == (len(ours),)
    assert found["encoder.0.norm.weight"] is given["encoder.0.norm.weight"]
    shared = [piece for piece in ours.vocabulary if piece in set(theirs.vocabulary)]
    assert {"<s>", "</s>", "<0x41>", "▁"} <= set(shared) != set(ours.vocabulary)
    for piece in shared:
        here, there = ours.vocabulary.index(piece), theirs.vocabulary.index(piece)
        assert np.array_equal(table[here], given["embedding.weight"][there])
        assert found["bias"][here] == given["bias"][there]
    assert len({row.tobytes() for row in table}) == len(ours)
    assert all(
        np.array_equal(found[name], again) for name, again in lent(given, theirs, ours).items()
    )
