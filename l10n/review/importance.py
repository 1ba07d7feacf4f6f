"""What a passage says that does harm where it comes out wrong."""

from __future__ import annotations

from enum import StrEnum


class Matter(StrEnum):
    """One such thing."""

    CASUALTIES = "casualties"
    """A figure, and people killed, wounded, missing or driven out."""
    DATE = "date"
    NAME = "name"


_NUMBERS = ("no", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def figures_in_words(count: int) -> str:
    """So many figures.

    >>> figures_in_words(1), figures_in_words(4), figures_in_words(12)
    ('a figure', 'four figures', '12 figures')
    """
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{number} figure" if count == 1 else f"{number} figures"
