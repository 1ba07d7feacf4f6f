"""How values, as figures and names, are put into other sentences."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.languages import Language
from l10n.memory import adapting
from l10n.memory.adapting import Adapted
from l10n.memory.memory import Remembered
from l10n.terms.base import TermBase


@dataclass(frozen=True, slots=True)
class Values:
    """For one pair of languages: see :mod:`l10n.memory.adapting`."""

    source: Language
    target: Language
    terms: TermBase

    def shape(self, source: str, /) -> str:
        return adapting.shape(source, self.source, self.terms)

    def adapt(self, remembered: Remembered, source: str, /) -> Adapted | None:
        pair = remembered.source, remembered.target, source
        return adapting.adapt(*pair, self.source, self.target, self.terms)
