"""Which packages lead from one language to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from l10n.engine.discovery import version_key
from l10n.engine.package import Package, Route
from l10n.languages import Written, written

_MAX_HOPS = 3


class Direction(Protocol):
    """Anything that translates from one language to another, installed or not."""

    @property
    def source(self) -> str:
        """Canonical BCP 47 tag."""
        ...

    @property
    def target(self) -> str:
        """Canonical BCP 47 tag."""
        ...


Offer = TypeVar("Offer", bound=Direction)


def find_route(packages: Sequence[Package], source: str, target: str) -> Route | None:
    """The best way from ``source`` to ``target`` (BCP 47 tags), or None.

    A direct package comes first, then the shortest chain of at most three;
    among chains as long, the one with fewer starters, then one through
    English. For each hop any other package is better than a starter, then the
    exact region, then the newest version. The order of ``packages`` does not
    matter.
    """
    start, end = written(source), written(target)
    if start == end:
        return None
    edges: dict[Written, dict[Written, list[Package]]] = {}
    for package in packages:
        leaving = edges.setdefault(written(package.source), {})
        leaving.setdefault(written(package.target), []).append(package)
    for length in range(1, _MAX_HOPS + 1):
        chains = [
            tuple(
                max(edges[a][b], key=lambda package: _merit(package, source, target))
                for a, b in pairwise(path)
            )
            for path in _paths(edges, (start,), end, length)
        ]
        if chains:
            return Route(min(chains, key=_cost))
    return None


def serving(packages: Iterable[Offer], source: str, target: str) -> list[Offer]:
    """The packages that lead directly from one language to another, the nearest
    region first, otherwise in their order."""
    wanted = (written(source), written(target))
    fitting = (p for p in packages if (written(p.source), written(p.target)) == wanted)
    return sorted(fitting, key=lambda p: _nearness(p, source, target), reverse=True)


def _paths(
    edges: dict[Written, dict[Written, list[Package]]],
    path: tuple[Written, ...],
    end: Written,
    length: int,
) -> Iterator[tuple[Written, ...]]:
    """Every path of ``length`` hops that visits no language twice."""
    for following in edges.get(path[-1], {}):
        if length == 1 and following == end:
            yield (*path, following)
        elif length > 1 and following != end and following not in path:
            yield from _paths(edges, (*path, following), end, length - 1)


def _merit(package: Package, source: str, target: str) -> tuple[object, ...]:
    return (
        not package.starter,
        *_nearness(package, source, target),
        version_key(package.version),
        package.version,
        str(package.folder),
    )


def _nearness(package: Direction, source: str, target: str) -> tuple[bool, bool, int]:
    """Larger is nearer: the exact tags, else the package that names the fewest regions."""
    regions = package.source.count("-") + package.target.count("-")
    return package.target == target, package.source == source, -regions


def _cost(chain: tuple[Package, ...]) -> tuple[object, ...]:
    return (
        sum(package.starter for package in chain),
        not any(written(package.target).code == "en" for package in chain[:-1]),
        tuple((package.source, package.target, str(package.folder)) for package in chain),
    )
