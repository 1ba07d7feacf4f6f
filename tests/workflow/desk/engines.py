"""Engines that say what they are told to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from l10n.catalogs.catalog import FUZZY, Entry
from l10n.engine.package import Package, Route
from l10n.engine.wanted import Request
from l10n.model import Draft, Role, State
from l10n.review.risk import Risk
from l10n.workflow.desk.rows import Row
from tests.workflow.desk.desks import DRAFTS, RAIN, SPANISH

THERE, BACK = (Package(a, b, "1.0", Path("gone"), a, b) for a, b in (("en", "es"), ("es", "en")))


@dataclass
class Fake:
    """An engine that says what it is told to, and remembers what it was asked."""

    packages: tuple[Package, ...] = (THERE, BACK)
    rests: Callable[[str, Callable[[], bool]], list[str]] = lambda typed, _: [typed + "!"]
    asked: list[str] = field(default_factory=list)
    closed: int = 0

    def route(self, source: str, target: str) -> Route | None:
        hops = [one for one in self.packages if (one.source, one.target) == (source, target)]
        return Route((hops[0],)) if hops else None

    def translate(self, texts: Sequence[str], route: Route) -> Iterator[tuple[int, Draft]]:
        for number, text in enumerate(texts):
            self.asked.append(f"translate {text}")
            yield number, Draft(f"{text} back", route.origin, 0.5)

    def alternatives(
        self, texts: Sequence[str], route: Route, count: int
    ) -> Iterator[tuple[int, list[Draft]]]:
        for number, text in enumerate(texts):
            self.asked.append(f"alternatives {text}")
            yield number, [Draft(f"{text} {way}", route.origin, 0.5) for way in range(count)]

    def enforced(
        self, requests: Sequence[Request], route: Route
    ) -> Iterator[tuple[int, list[Draft]]]:
        yield from ((number, []) for number, _ in enumerate(requests))

    def complete(
        self,
        text: str,
        route: Route,
        typed: str,
        count: int,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> list[str]:
        self.asked.append(f"complete {typed}")
        return self.rests(typed, is_stopped)

    def close(self) -> None:
        self.closed += 1


class Telling(Fake):
    """Says of the rain what its draft says, and of all else something else entirely."""

    def alternatives(
        self, texts: Sequence[str], route: Route, count: int
    ) -> Iterator[tuple[int, list[Draft]]]:
        for number, text in enumerate(texts):
            self.asked.append(text)
            said = DRAFTS[text] if text == RAIN else "Zzz zzz zzz"
            yield number, [Draft(said, route.origin, 0.5)] * count


class Failing(Telling):
    """Fails at one sentence."""

    def __init__(self, at: str, problem: BaseException) -> None:
        super().__init__()
        self._at, self._problem = at, problem

    def alternatives(
        self, texts: Sequence[str], route: Route, count: int
    ) -> Iterator[tuple[int, list[Draft]]]:
        if self._at in texts:
            self.asked.append(self._at)
            raise self._problem
        return super().alternatives(texts, route, count)


def a_row(source: str, target: str, state: State = State.MACHINE) -> Row:
    entry = Entry(source, target, flags=(FUZZY,))
    return Row("note", SPANISH, source, 1, entry, state, Role.BODY, 1, (), (), Risk(0), "")
