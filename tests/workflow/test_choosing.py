"""The best hypothesis without a fault wins; where all have one, one that has fewer."""

from __future__ import annotations

import pytest

from l10n.model import Draft
from l10n.workflow.choosing import choose


def draft(text: str, choice: str = "") -> Draft:
    return Draft(text, "argos", 0.5, choice=choice)


def faults(source: str, target: str) -> frozenset[str]:
    """Whatever stands between brackets is a rule that finds a fault."""
    return frozenset(word[1:-1] for word in target.split() if word[0] == "[")


@pytest.mark.parametrize(
    ("texts", "chosen"),
    [
        (["fine", "better"], draft("fine")),
        (["[numbers] a", "b"], draft("b", "2 of 2: numbers")),
        (["[numbers] a", "[names] b", "c", "d"], draft("c", "3 of 4: numbers")),
        (["[b] [a] x", "y"], draft("y", "2 of 2: a b")),
        (["[numbers] a", "[names] b"], draft("[numbers] a")),
        (["[numbers] a"], draft("[numbers] a")),
        (["[a] [b] x", "[a] y", "z"], draft("z", "3 of 3: a b")),
        (["[a] [b] x", "[c] y", "[b] z", "[a] w"], draft("[b] z", "3 of 4: a")),
        (["[a] [b] x", "[a] [b] [c] y", "[a] [c] z"], draft("[a] [b] x")),
    ],
)
@pytest.mark.parametrize("with_first", [True, False])
def test_choice(texts: list[str], chosen: Draft, *, with_first: bool):
    others = [draft(text) for text in (texts if with_first else texts[1:])]
    assert choose("source", draft(texts[0]), others, faults) == chosen
