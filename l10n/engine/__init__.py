"""Machine translation on this machine: what the other rooms may ask of an engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from l10n.engine.package import Route
from l10n.engine.wanted import Request
from l10n.model import Draft


class Engine(Protocol):
    """Anything that makes first drafts."""

    def route(self, source: str, target: str) -> Route | None:
        """How to come from one language (a BCP 47 tag) to another; None where there is no way."""
        ...

    def translate(self, texts: Sequence[str], route: Route) -> Iterator[tuple[int, Draft]]:
        """Translate each text on its own.

        Yields ``(index into texts, draft)`` as drafts are done, each index
        once, in any order. Work is done while the iterator is read: a caller
        may save what came and stop at any moment.
        """
        ...

    def alternatives(
        self, texts: Sequence[str], route: Route, count: int
    ) -> Iterator[tuple[int, list[Draft]]]:
        """Several translations of each text, ``count`` at most and the likeliest first.

        Yields ``(index into texts, drafts)`` as :meth:`translate` does. Rubbish is left
        out, and there may be none.
        """
        ...

    def enforced(
        self, requests: Sequence[Request], route: Route
    ) -> Iterator[tuple[int, list[Draft]]]:
        """Translations in which one more of the forms wanted stands, the likeliest first.

        Yields ``(index into requests, drafts)`` for each request, in any order. Which of the
        forms it is, the engine chooses; there may be none where it cannot.
        """
        ...
