"""A correct pair to seed a fault into, and what comes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import NamedTuple


class Case(NamedTuple):
    """A correct pair and its neighbour."""

    source: str
    target: str
    language: str
    following: tuple[str, str]


class Seeded(NamedTuple):
    """A source with a correct and a faulty translation."""

    source: str
    right: str
    wrong: str


Seed = Callable[[Case, Random], Seeded | None]


class Kind(NamedTuple):
    """One kind of fault."""

    about: str
    """What it is a fault of: numbers, names, quotes; tells which rules are meant for it."""
    seed: Seed
    goal: int = 90
    """% of them to be caught; 0 where a kind is printed only to know."""


def in_target(alter: Callable[[Case, Random], str | None]) -> Seed:
    """A seed that alters nothing but the target."""

    def seed(case: Case, rng: Random) -> Seeded | None:
        wrong = alter(case, rng)
        return None if wrong is None else Seeded(case.source, case.target, wrong)

    return seed


def without(text: str, start: int, end: int) -> str:
    """A text less a part of it, the spaces around mended.

    >>> without("In 1990, he left (2 times).", 3, 7), without("Seen (2) there", 6, 7)
    ('In, he left (2 times).', 'Seen () there')
    """
    joined = f"{text[:start].rstrip()} {text[end:].lstrip()}".strip()
    return re.sub(r"(?<=[(\[«„“]) | (?=[.,;:!?)\]،؛؟»”])", "", joined)


def replaced(text: str, span: tuple[int, int], new: str) -> str:
    """A text with one part of it replaced."""
    return text[: span[0]] + new + text[span[1] :]
