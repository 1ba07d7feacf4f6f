"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from l10n.checks.pair import Pair
from l10n.model import Severity, Span


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found; its name and severity are the table's business."""

    message: str
    """One sentence for a reviewer: what is wrong, with the words or figures in it."""
    source_span: Span | None = None
    target_span: Span | None = None
    fix: str | None = None
    """What may be written in place of ``target_span``."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that may be wrong with a translation."""

    name: str
    severity: Severity
    summary: str
    """One sentence for people who wonder what the rule is for."""
    find: Callable[[Pair], Iterable[Hit]]
    """Pure, linear in the length of both texts; ``()`` where all is well."""
