"""An “all”, “only”, “at least”, “more than” that got lost or turned into its opposite.

It speaks where the translation says the opposite, and the source does not; and where no
word of the translation may stand for what the source says. Most such words have too many
translations to say that one is missing; those can only be seen to turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.checks.spoken import Spoken, spoken
from l10n.model import Severity, Span

_OPPOSITES = {
    "all": ("some", "most", "few", "half"),
    "some": ("all", "most", "few"),
    "most": ("all", "few"),
    "few": ("most", "all"),
    "half": ("all",),
    "both": (),
    "only": (),
    "at_least": ("at_most", "less"),
    "at_most": ("at_least", "more"),
    "more": ("less", "at_most"),
    "less": ("more", "at_least"),
}
_MISSED = frozenset({"all", "only", "at_least", "half"})
"""Senses whose loss is sure enough."""


def find(pair: Pair) -> Iterable[Hit]:
    """
    >>> from l10n.checks.pair import Text
    >>> from l10n.languages import language
    >>> english, spanish = Text("All members agreed.", language("en")), language("es")
    >>> [hit.message for hit in find(Pair(english, Text("Algunos miembros aceptaron.", spanish)))]
    ['The source says “All”; the translation says “Algunos”.']
    >>> [hit.message for hit in find(Pair(english, Text("Los miembros aceptaron.", spanish)))]
    ['The source says “All”; the translation does not.']
    """
    known = pair.once(spoken)
    if known.said.isdisjoint(_OPPOSITES):
        return ()
    gone = [sense for sense in _OPPOSITES if sense in known.said and _is_gone(pair, known, sense)]
    return list(_hits(pair, known, gone)) if gone else ()


def _hits(pair: Pair, known: Spoken, senses: Iterable[str]) -> Iterator[Hit]:
    for sense in senses:
        turned = _turned(pair, known, sense)
        if turned or (sense in _MISSED and not known.there[sense].wide.occurs(pair.target)):
            yield _hit(pair, known.here[sense].clear.spans(pair.source)[0], turned)


def _is_gone(pair: Pair, known: Spoken, sense: str) -> bool:
    """Whether the source says it, and the translation does not say it in plain words."""
    if sense in known.kept or not known.there[sense].known:
        return False
    return known.here[sense].clear.stands(pair.source)


def _turned(pair: Pair, known: Spoken, sense: str) -> Span | None:
    """Where the translation says the opposite, which the source says nowhere."""
    for other in _OPPOSITES[sense]:
        if other not in known.kept or not known.there[other].clear.occurs(pair.target):
            continue
        said = known.here[other]
        if not (said.clear.occurs(pair.source) or said.wide.occurs(pair.source)):
            return known.there[other].clear.spans(pair.target)[0]
    return None


def _hit(pair: Pair, at: Span, turned: Span | None) -> Hit:
    said = pair.source.text[slice(*at)]
    instead = f"says “{pair.target.text[slice(*turned)]}”" if turned else "does not"
    text = f"The source says “{said}”; the translation {instead}."
    return Hit(text, source_span=at, target_span=turned)


RULE = Rule(
    "quantifiers",
    Severity.WARNING,
    "“All”, “only”, “at least” and their like must stay what they are.",
    find,
)
