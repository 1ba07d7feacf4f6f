"""Batches: nothing lost, little padded, nothing too large."""

from itertools import count, pairwise

from hypothesis import given
from hypothesis import strategies as st

from l10n.engine.batches import in_batches

sizes_of_texts = st.lists(st.integers(1, 60), max_size=200)


@given(sizes_of_texts, st.integers(1, 200), st.integers(0, 500))
def test_batches_hold_every_text_once_and_near_lengths(
    sizes: list[int], tokens: int, window: int
) -> None:
    items = [(key, ["x"] * size) for key, size in enumerate(sizes)]
    batches = list(in_batches(iter(items), tokens, window))
    assert sorted(item for batch in batches for item in batch) == sorted(items)
    for batch in batches:
        lengths = [len(pieces) for _, pieces in batch]
        assert len(set(lengths)) == 1 or min(lengths) >= 16
        assert len(batch) == 1 or len(batch) * max(lengths) <= tokens


@given(sizes_of_texts)
def test_long_texts_are_as_tightly_packed_as_can_be(sizes: list[int]) -> None:
    items = [(key, ["x"] * size) for key, size in enumerate(sizes) if size >= 16]
    batches = list(in_batches(iter(items), 120, 10**6))
    order = [len(pieces) for batch in batches for _, pieces in batch]
    assert order == sorted(order, reverse=True)
    for batch, following in pairwise(batches):
        assert (len(batch) + 1) * len(batch[0][1]) > 120
        assert following


def test_an_endless_stream_is_served() -> None:
    endless = ((key, ["x"] * (1 + key % 7)) for key in count())
    batches = in_batches(endless, 14, 1000)
    assert [len(next(batches)) > 0 for _ in range(50)] == [True] * 50
