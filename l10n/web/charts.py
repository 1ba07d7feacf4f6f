"""Charts as inline SVG, with what they show in words. Pure, and small: a page has hundreds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from l10n.model import Severity, State
from l10n.report.counting import counted
from l10n.web.wording import percent

_GAP = 0.35
"""Per cent of the width between two states: they are told apart without colours, too."""
_LEAST = 1.5
"""Per cent of the width that the smallest share has: one open segment of 500 is seen."""
_PATTERNS = {State.MACHINE, State.REJECTED}
"""States that have a pattern besides their colour: those that must not pass for done."""
_DRAWN = tuple(reversed(State))
"""The nearest to done first."""


@dataclass(frozen=True, slots=True)
class Share:
    """One line of a chart of counts."""

    name: str
    severity: Severity
    count: int


def in_words(states: Mapping[State, int]) -> str:
    """A bar for those who hear it, the nearest to done first.

    >>> in_words({State.MACHINE: 3, State.APPROVED: 1})
    '4 segments: 1 approved, 3 machine'
    """
    total = sum(states.values())
    parts = [f"{states[state]:,} {state}" for state in _DRAWN if states.get(state)]
    return counted(total, "segment") + (f": {', '.join(parts)}" if parts else "")


def state_bar(states: Mapping[State, int], what: str = "", *, height: int = 8) -> Markup:
    """Segments by state, as one bar; its width is its container's.

    ``what`` says what the bar is of, for those who hear it.
    """
    title = f"{what}: {in_words(states)}" if what else in_words(states)
    parts = "".join(
        f'<rect class="bar-{state}" x="{start:.4g}%" width="{width:.4g}%" height="{height}"'
        f"{_pattern(state)}/>"
        for state, start, width in _spread(states)
    )
    return Markup(  # noqa: S704  # numbers and our own words, but for the title
        f'<svg class="bar" width="100%" height="{height}" role="img">'
        f'<title>{escape(title)}</title><rect class="bar-ground" width="100%" height="{height}"/>'
        f"{parts}</svg>"
    )


def count_bars(shares: Iterable[Share]) -> dict[str, Markup]:
    """For each name a bar as long as its count beside the longest. Its number stands beside
    it in the page, so the bar itself is silent."""
    kept = tuple(shares)
    most = max((share.count for share in kept), default=1)
    return {
        share.name: Markup(
            '<svg class="bar" width="100%" height="8" aria-hidden="true" focusable="false">'
            '<rect class="bar-{}" width="{}%" height="8"/></svg>'
        ).format(share.severity, max(2, percent(share.count, most)))
        for share in kept
    }


def _spread(states: Mapping[State, int]) -> Iterator[tuple[State, float, float]]:
    """Each state that occurs, with where its part begins and how wide it is, in per cent."""
    total = sum(states.values())
    there = [state for state in _DRAWN if states.get(state)]
    wide = 100 - _GAP * (len(there) - 1)
    shares = {state: max(_LEAST, wide * states[state] / total) for state in there}
    scale = wide / sum(shares.values()) if there else 1
    start = 0.0
    for state in there:
        width = shares[state] * scale
        yield state, start, width
        start += width + _GAP


def _pattern(state: State) -> str:
    return f' fill="url(#p-{state})"' if state in _PATTERNS else ""
