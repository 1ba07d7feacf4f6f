"""Texts carried through one package after another."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from l10n.engine.decoder import Decoder, Search
from l10n.engine.package import Package
from l10n.engine.quality import Reason
from l10n.engine.rescue import Rescuer
from l10n.model import EngineOptions


@dataclass(frozen=True, slots=True)
class Carried:
    """A text on its way through the hops."""

    text: str
    score: float = 1.0
    reason: Reason | None = None


class Hops:
    """Packages, each loaded when it is first needed and held until :meth:`close`."""

    def __init__(self, options: EngineOptions) -> None:
        self._options = options
        self._decoders: dict[Package, Decoder] = {}

    @property
    def workers(self) -> int:
        """How many texts are worked at at once."""
        return self._options.threads or _cores()

    def close(self) -> None:
        """Give back the models' memory and threads."""
        for decoder in self._decoders.values():
            decoder.close()
        self._decoders.clear()

    def carry(
        self, texts: Iterable[tuple[int, Carried]], packages: Sequence[Package]
    ) -> Iterator[tuple[int, Carried]]:
        """Texts with their keys, through these packages, in any order. One that a package
        refused comes out empty, with its reason."""
        stream = iter(texts)
        for package in packages:
            stream = self._over(package, stream)
        return stream

    def rescuer(self, package: Package) -> Rescuer:
        """What translates by a package, and tries again where that gives rubbish."""
        return Rescuer(self.decoder(package), self.search(package))

    def search(self, package: Package) -> Search:
        """How a package's translations are looked for."""
        return search_for(package, self._options)

    def decoder(self, package: Package) -> Decoder:
        """A package's model."""
        if package not in self._decoders:
            self._decoders[package] = Decoder(package, self.workers, self._options.batch_tokens)
        return self._decoders[package]

    def _over(
        self, package: Package, stream: Iterable[tuple[int, Carried]]
    ) -> Iterator[tuple[int, Carried]]:
        """Carry texts through one package; those that an earlier hop refused pass by."""
        refused: list[tuple[int, Carried]] = []
        scores: dict[int, float] = {}

        def whole() -> Iterator[tuple[int, str]]:
            for key, carried in stream:
                if carried.reason:
                    refused.append((key, carried))
                else:
                    scores[key] = carried.score
                    yield key, carried.text

        for key, result in self.rescuer(package).translate(whole()):
            if isinstance(result, Reason):
                yield key, Carried("", reason=result)
            else:
                yield key, Carried(result.text, scores.pop(key) * result.score)
        yield from refused


def search_for(package: Package, options: EngineOptions) -> Search:
    """How a package's translations are looked for with these options."""
    penalty = options.length_penalty
    own = package.length_penalty
    return Search(options.beam_size, own if penalty < 0 else penalty)


def _cores() -> int:
    """How many cores this process may use, which a container may hold below the machine's."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
