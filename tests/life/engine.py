"""An engine that needs no model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from l10n.engine.package import Package, Route
from l10n.engine.wanted import Request
from l10n.model import Draft


class Shouter:
    """An engine that shouts."""

    _route = Route((Package("en", "es", "1.0", Path(), "en", "es"),))

    def route(self, source: str, target: str) -> Route | None:
        return self._route if (source, target) == ("en", "es") else None

    def translate(self, texts: Sequence[str], route: Route) -> Iterator[tuple[int, Draft]]:
        for number, text in enumerate(texts):
            yield number, Draft(text.upper(), route.origin, 0.5)

    def alternatives(
        self, texts: Sequence[str], route: Route, count: int
    ) -> Iterator[tuple[int, list[Draft]]]:
        for number, text in enumerate(texts):
            yield number, [Draft(text.upper() + "!", route.origin, 0.4)][:count]

    def enforced(
        self, requests: Sequence[Request], route: Route
    ) -> Iterator[tuple[int, list[Draft]]]:
        for number, _ in enumerate(requests):
            yield number, []
