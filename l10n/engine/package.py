"""What is known of an installed Argos package, without opening its model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LENGTH_PENALTY = 0.2
"""argostranslate's, which packages were made for that say nothing of it."""
LENGTH_PENALTIES = (0.0, 10.0)
"""The least and the most that a package may ask for."""


@dataclass(frozen=True, slots=True)
class Package:
    """One direction of translation, on disk."""

    source: str
    """Canonical BCP 47 tag; Argos' own codes (``pb``, ``zt``) are already resolved."""
    target: str
    version: str
    folder: Path
    """The folder that holds ``metadata.json`` and ``model/``."""
    from_code: str
    """The code as the package spells it."""
    to_code: str
    target_prefix: str = ""
    """A token that a multilingual model wants before every target."""
    length_penalty: float = LENGTH_PENALTY
    """How much longer translations are favoured, where nobody asks for another."""
    starter: bool = False
    """Shipped with l10n: a first draft maker, used only where nothing else is installed."""
    home_made: bool = False
    """Made by ``l10n train``: nothing that was published of official packages holds for it."""

    @property
    def origin(self) -> str:
        """How receipts name it: ``argos:en_es-1.0``, ``starter:en_es-0.1``."""
        engine = "starter" if self.starter else "argos"
        return f"{engine}:{self.from_code}_{self.to_code}-{self.version}"


@dataclass(frozen=True, slots=True)
class Route:
    """The packages that lead from one language to another, in order: one, or a pivot's chain."""

    hops: tuple[Package, ...]

    @property
    def origin(self) -> str:
        """``argos:fr_en-1.9+argos:en_es-1.0``"""
        return "+".join(hop.origin for hop in self.hops)

    @property
    def starter(self) -> bool:
        """Whether any hop is a starter package."""
        return any(hop.starter for hop in self.hops)
