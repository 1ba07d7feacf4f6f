"""How a long verb tells of its way, without printing."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

Result = TypeVar("Result")


class Stage(StrEnum):
    """What a verb is doing, in words for a progress bar."""

    EXTRACT = "Extracting"
    REMEMBER = "Reading the memory"
    REUSE = "Reusing what was approved"
    ANALYZE = "Analysing"
    TRANSLATE = "Translating into"
    REVIEW = "Reviewing"
    ASK = "Asking the engine about"
    EXPORT = "Exporting"
    IMPORT = "Importing"
    PRUNE = "Pruning"
    CHECK = "Checking"
    FIX = "Fixing"


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of a verb: ``done`` of ``total``, in words of its own."""

    stage: Stage
    label: str
    """What it is at: a statement, or a language's name."""
    done: int
    total: int


Steps = Generator[Progress, None, Result]


def finish(steps: Steps[Result]) -> Result:
    """Run a verb to its end and give its result, for callers that show no progress."""
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]  # the generator's own result type
