"""Machine translation on this machine: what the other rooms may ask of an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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


class CompletingEngine(Engine, Protocol):
    """One that also carries on what a person types."""

    def complete(
        self,
        text: str,
        route: Route,
        typed: str,
        count: int,
        is_stopped: Callable[[], bool] = ...,
    ) -> list[str]:
        """Texts that may follow what is typed of a translation, the likeliest first.

        ``typed`` may end within a word. Each text is exactly what is to be put after it,
        with a space before it where one belongs; the first goes to the end of the
        sentence, the others to that of another next word. Any of them is left out where
        the engine has nothing sound to say, and all once ``is_stopped``, which is asked
        again and again while it works. Equal questions have equal answers.
        """
        ...

    def close(self) -> None:
        """Give back memory."""
        ...
