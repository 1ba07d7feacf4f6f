"""A loop is an error; rhetoric and reduplication are not."""

from __future__ import annotations

import pytest

from l10n.checks.loops import find

SOURCE = "We will never forget the victims of that night."


@pytest.mark.parametrize(
    ("target", "looped"),
    [
        ("Nunca olvidaremos a las víctimas de aquella noche.", False),
        ("Nunca, nunca, nunca olvidaremos a las víctimas.", False),
        ("Yavaş yavaş, tek tek, bir bir anlatacağız.", False),
        ("No olvidaremos la noche de la noche de la noche de la noche.", True),
        ("No olvidaremos noche noche noche noche noche.", True),
        ("Nunca olvidaremos nananananananana.", True),
        ("我们永远不会忘记忘记忘记忘记忘记忘记", True),
    ],
)
def test_loops(pair, target: str, looped: bool):
    assert bool(list(find(pair(SOURCE, target)))) is looped


def test_what_the_source_repeats_may_be_repeated(pair):
    source = "Peace, peace, peace, peace, peace, peace!"
    assert list(find(pair(source, "Paz, paz, paz, paz, paz, paz!"))) == []
