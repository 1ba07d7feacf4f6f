"""The cells of the overview's table: a page has hundreds, and most are as they were."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

from l10n.languages import Language
from l10n.model import Severity, State
from l10n.web.figures import Figures
from l10n.web.rendering import render

_CELLS = 8192
"""So many are kept drawn, by all that they show."""


def cell(statement: str, language: Language, cells: Mapping[str, Figures]) -> Markup:
    """One statement in one language, by the figures of all its languages' tags."""
    figures = cells.get(language.tag)
    if figures is None:
        return drawn(statement, language, (), 0, 0)
    found = figures.findings.get
    states = tuple(figures.states.items())
    return drawn(statement, language, states, found(Severity.ERROR, 0), found(Severity.WARNING, 0))


@lru_cache(maxsize=_CELLS)
def drawn(
    statement: str,
    language: Language,
    states: tuple[tuple[State, int], ...],
    errors: int,
    warnings: int,
) -> Markup:
    """The same, by all that a cell shows. Pure."""
    text = render(
        "overview_cell.html",
        statement=statement,
        language=language,
        figures=Figures(dict(states)),
        errors=errors,
        warnings=warnings,
    )
    return Markup(text)  # noqa: S704  # a template's, in which all is escaped
