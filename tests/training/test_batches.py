"""Examples as numbers, and the batches of them."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from l10n.errors import TrainingError
from l10n.training.batches import Batch, Batches
from l10n.training.corpus import Corpus, load_corpus, save_corpus
from l10n.training.pieces import BEGIN, END, PAD, Pieces, train_pieces
from tests.training.texts import examples

EXAMPLES = examples()
TOKENS = 300


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Pieces:
    path = tmp_path_factory.mktemp("pieces") / "sentencepiece.model"
    train_pieces([text for one in EXAMPLES for text in (one.source, one.target)], 320, path)
    return Pieces(path)


@pytest.fixture(scope="module")
def corpus(pieces: Pieces, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    weighted = [replace(one, weight=1 + (place % 10 == 0)) for place, one in enumerate(EXAMPLES)]
    return save_corpus(weighted, pieces, tmp_path_factory.mktemp("corpus"), longest=100)


def texts(batch: Batch, pieces: Pieces) -> list[tuple[str, str]]:
    """What a batch says."""
    return [
        (pieces.decode(source), pieces.decode(target))
        for source, target in zip(batch.source.tolist(), batch.target_out.tolist(), strict=True)
    ]


def test_a_corpus_is_what_was_put_into_it(corpus: Corpus, pieces: Pieces):
    assert len(corpus) == len(EXAMPLES)
    for place in 0, 7, len(corpus) - 1:
        assert pieces.decode(corpus.source(place).tolist()) == EXAMPLES[place].source
        assert pieces.decode(corpus.target(place).tolist()) == EXAMPLES[place].target
    assert corpus.source_lengths[7] == len(corpus.source(7))
    assert corpus.target_lengths[7] == len(corpus.target(7))


def test_what_is_too_long_stays_out(pieces: Pieces, tmp_path: Path):
    longest = max(pieces.count(one.target) for one in EXAMPLES) - 1
    corpus = save_corpus(EXAMPLES, pieces, tmp_path, longest=longest)
    assert 0 < corpus.overlong < len(EXAMPLES)
    assert len(corpus) + corpus.overlong == len(EXAMPLES)
    assert max(corpus.target_lengths.max(), corpus.source_lengths.max()) <= longest


@pytest.mark.parametrize("damage", ["", "corpus.json", "ids.bin", "offsets.bin", "weights.bin"])
def test_a_corpus_is_opened_only_whole(pieces: Pieces, tmp_path: Path, damage: str):
    saved = save_corpus(EXAMPLES, pieces, tmp_path, longest=100)
    if damage:
        data = (tmp_path / damage).read_bytes()
        (tmp_path / damage).write_bytes(data[:-8])
    found = load_corpus(tmp_path)
    assert (found is None) == bool(damage)
    assert found is None or np.array_equal(found.ids, saved.ids)


def test_there_may_be_no_corpus(tmp_path: Path):
    assert load_corpus(tmp_path) is None


@pytest.mark.parametrize("epoch", [0, 1])
def test_an_epoch_sees_every_example_as_often_as_it_weighs(
    corpus: Corpus, pieces: Pieces, epoch: int
):
    batches = Batches(corpus, TOKENS, seed=1)
    first = epoch * batches.in_epoch
    made = [batches.at(first + place) for place in range(batches.in_epoch)]
    seen = Counter(pair for batch in made for pair in texts(batch, pieces))
    expected = {(one.source, one.target): 1 + (at % 10 == 0) for at, one in enumerate(EXAMPLES)}
    assert seen == expected
    lengths = corpus.target_lengths + 1
    assert sum(batch.tokens for batch in made) == (lengths * corpus.weights).sum()


def test_batches_are_padded_little_and_never_too_large(corpus: Corpus):
    batches = Batches(corpus, TOKENS)
    made = [batches.at(number) for number in range(2 * batches.in_epoch)]
    assert all(max(batch.source.size, batch.target_out.size) <= TOKENS for batch in made)
    filled = sum(batch.tokens for batch in made) / sum(batch.target_out.size for batch in made)
    assert filled > 0.9


def test_a_batch_is_begun_and_ended(corpus: Corpus):
    batch = Batches(corpus, TOKENS).at(3)
    for source, before, after in zip(batch.source, batch.target_in, batch.target_out, strict=True):
        length = int((after != PAD).sum())
        assert before[0] == BEGIN
        assert after[length - 1] == END
        assert source[int((source != PAD).sum()) - 1] == END
        assert np.array_equal(before[1:length], after[: length - 1])
        assert (before[length:] == PAD).all()
    assert batch.source.dtype == batch.target_in.dtype == batch.target_out.dtype == np.int64
    assert batch.tokens == int((batch.target_out != PAD).sum())


def test_a_batch_is_the_same_whatever_was_asked_before(corpus: Corpus):
    one, other = Batches(corpus, TOKENS, seed=5), Batches(corpus, TOKENS, seed=5)
    number = 2 * one.in_epoch + 1
    for place in range(number):
        one.at(place)
    assert np.array_equal(one.at(number).source, other.at(number).source)


def test_epochs_and_seeds_have_orders_of_their_own(corpus: Corpus):
    one, other = Batches(corpus, TOKENS, seed=1), Batches(corpus, TOKENS, seed=2)
    first = one.at(0).source.tolist()
    assert first != one.at(one.in_epoch).source.tolist()
    assert first != other.at(0).source.tolist()


def test_one_example_longer_than_a_batch_stands_alone(corpus: Corpus):
    batches = Batches(corpus, 4)
    assert batches.in_epoch == int(corpus.weights.sum())
    assert all(len(batches.at(number).source) == 1 for number in range(5))


def test_without_examples_there_is_nothing_to_learn(pieces: Pieces, tmp_path: Path):
    empty = save_corpus([], pieces, tmp_path, longest=100)
    assert load_corpus(tmp_path) is not None
    with pytest.raises(TrainingError):
        Batches(empty, TOKENS)
