"""What of a project's knowledge bears on one translation. Pure.

What people approve teaches the checks, so that with every approval the knowledge is
another. Few translations are touched by that: those that this module tells.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from l10n.checks.consistency import fingerprint
from l10n.checks.pair import Knowledge
from l10n.checks.proportions import are_common
from l10n.languages import Language


@dataclass(frozen=True, slots=True)
class Grounds:
    """The knowledge of one pair of languages, its term base aside, by what it bears on."""

    source: Language
    target: Language
    knowledge: Knowledge

    def of(self, source: str, target: str) -> str:
        """Stands for all that is known of this very pair: as long as it is the same, and
        the term base is, the rules find the same. Empty where nothing is known."""
        known = self.knowledge
        spellings = [
            (name, sorted(forms)) for name, forms in known.spellings.items() if name in source
        ]
        elsewhere = known.elsewhere.get(fingerprint(source)) if known.elsewhere else None
        lengths = (self.source.tag, self.target.tag, known.ratio, len(source), len(target))
        ratio = None if are_common(*lengths) else known.ratio
        if not (spellings or elsewhere or ratio):
            return ""
        bound = repr((sorted(spellings), sorted((elsewhere or {}).items()), ratio))
        return hashlib.blake2b(bound.encode(), digest_size=6).hexdigest()
