"""Long lists a page at a time. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Paged(Generic[Item]):
    """One page of a list."""

    items: tuple[Item, ...]
    number: int
    """Counted from 1; the nearest there is to what was asked for."""
    pages: int
    """One at least."""
    total: int
    """Of all pages."""
    first: int
    """The place of this page's first item in the list, counted from 1."""


def paged(items: Sequence[Item], asked: str, size: int) -> Paged[Item]:
    """The page that somebody asked for in an address, whatever stands there.

    >>> paged("abcde", "2", 2)
    Paged(items=('c', 'd'), number=2, pages=3, total=5, first=3)
    >>> paged("abcde", "99", 2).number, paged("abcde", "x", 2).number, paged("", "1", 2).pages
    (3, 1, 1)
    """
    pages = max(1, -(-len(items) // size))
    wanted = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else 1
    number = min(max(1, wanted), pages)
    first = (number - 1) * size
    return Paged(tuple(items[first : first + size]), number, pages, len(items), first + 1)
