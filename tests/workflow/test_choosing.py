"""The best hypothesis without an error wins; the first where all have one."""

from __future__ import annotations

import pytest

from l10n.model import Draft
from l10n.workflow.choosing import choose


def draft(text: str, choice: str = "") -> Draft:
    return Draft(text, "argos", 0.5, choice=choice)


def errors(source: str, target: str) -> frozenset[str]:
    """Whatever stands between brackets is a rule that finds an error."""
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
    ],
)
@pytest.mark.parametrize("with_first", [True, False])
def test_choice(texts: list[str], chosen: Draft, *, with_first: bool):
    others = [draft(text) for text in (texts if with_first else texts[1:])]
    assert choose("source", draft(texts[0]), others, errors) == chosen
