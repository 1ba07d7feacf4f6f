"""What is held out to judge by."""

import random

import pytest

from l10n.training.examples import Example
from l10n.training.holding import hold_out
from tests.training.texts import examples

# Years are held out together: here every sentence is another.
EXAMPLES = [
    Example(f"{one.source} {letter}", f"{one.target} {letter}", "a")
    for one in examples()
    for letter in "xyz"
]


def test_the_order_of_the_examples_is_nothing_to_it():
    mixed = random.Random(1).sample(EXAMPLES, len(EXAMPLES))
    assert hold_out(EXAMPLES, 20).examples == hold_out(mixed, 20).examples


def test_more_text_changes_little():
    before = set(hold_out(EXAMPLES[:600], 20).examples)
    after = set(hold_out(EXAMPLES, 20).examples)
    assert len(before & after) >= 10


@pytest.mark.parametrize(
    ("total", "count", "expected"), [(0, 10, 0), (1, 10, 0), (2, 10, 1), (100, 10, 5), (400, 7, 7)]
)
def test_how_many(total: int, count: int, expected: int):
    assert len(hold_out(EXAMPLES[:total], count).examples) == expected


def test_neither_side_of_what_is_held_out_is_learned_from():
    held = hold_out(EXAMPLES, 20)
    one = held.examples[0]
    assert held.touches(one)
    assert held.touches(Example(one.source.upper(), "Otra cosa.", "b"))
    assert held.touches(Example("Something else.", one.target.replace(".", "!"), "b"))
    assert not held.touches(Example(one.target, one.source, "b"))
    assert sum(map(held.touches, EXAMPLES)) == 20


def test_a_source_is_held_out_once():
    twice = [replaced for one in EXAMPLES for replaced in (one, Example(one.source, "Sí.", "b"))]
    held = hold_out(twice, 20)
    assert len({one.source for one in held.examples}) == len(held.examples) == 20
