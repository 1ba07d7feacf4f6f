"""What stands beside a sentence, and where a catalog does not tell."""

from __future__ import annotations

import pytest

from l10n.catalogs.catalog import Entry
from l10n.catalogs.neighbours import neighbours


def entries(*found: tuple[str, tuple[int, ...]]) -> list[Entry]:
    return [Entry(name, references=tuple(f"a.txt:{n}" for n in lines)) for name, lines in found]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], []),
        ([("a", (1,))], [("", "")]),
        ([("a", (1,)), ("b", (1,)), ("c", (2,))], [("", "b"), ("a", "c"), ("b", "")]),
        # b again between c and d, or behind them
        (
            [("a", (1,)), ("b", (2, 4)), ("c", (3,)), ("d", (5,)), ("e", (6,))],
            [("", "b"), (None, None), ("b", None), (None, "e"), ("d", "")],
        ),
        ([("a", (1, 3)), ("b", (2,))], [(None, None), ("a", None)]),
        # an editor took the references away
        ([("a", ()), ("b", ())], [("", "b"), ("a", "")]),
    ],
)
def test_neighbours(found, expected):
    assert neighbours(entries(*found)) == expected
