"""Pairs of texts as the rules get them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n.checks.pair import Knowledge, Pair, Text
from l10n.languages import language

MakePair = Callable[..., Pair]


@pytest.fixture(scope="session")
def pair() -> MakePair:
    """A pair from two texts, English to Spanish unless said otherwise."""

    def make(
        source: str, target: str, to: str = "es", of: str = "en", known: Knowledge | None = None
    ) -> Pair:
        texts = Text(source, language(of)), Text(target, language(to))
        return Pair(*texts, knowledge=known or Knowledge())

    return make
