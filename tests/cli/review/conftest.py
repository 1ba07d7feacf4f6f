"""Somebody before the two drafts of the letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from l10n.catalogs import po
from l10n.model import State
from tests.cli.review.reviewer import Reviewer

Start = Callable[..., Reviewer]
States = Callable[[], list[State]]
Texts = Callable[[], list[str]]


@pytest.fixture
def start(root: Path, after_run: None) -> Iterator[Start]:
    """Sit down at a terminal before the letter's two drafts."""
    seated: list[Reviewer] = []

    def sit(*options: str, **environment: str) -> Reviewer:
        chosen = ("-l", "es", "letter", "--by", "anna", "--order", "document")
        seated.append(Reviewer(root, *chosen, *options, **environment))
        return seated[-1]

    yield sit
    for reviewer in seated:
        reviewer.leaves()


@pytest.fixture
def state(catalog: Callable[[str], Path]) -> States:
    """The states of the letter's segments."""
    return lambda: [one.unit().state for one in po.read(catalog("letter"), shown="letter").live()]


@pytest.fixture
def texts(catalog: Callable[[str], Path]) -> Texts:
    """The letter's translations."""
    return lambda: [one.target for one in po.read(catalog("letter"), shown="letter").live()]
