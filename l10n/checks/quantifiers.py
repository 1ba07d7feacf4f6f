"""An “all”, “only”, “at least”, “more than” that got lost or turned into its opposite.

It speaks where the translation says the opposite, and the source does not; and where no
word of the translation may stand for what the source says. Most such words have too many
translations to say that one is missing; those can only be seen to turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.words import Sense, Words, words
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
    here = words(pair.source.language.tag)
    hinted = here.hinted(pair.source.vocabulary)
    if hinted.isdisjoint(_OPPOSITES):
        return ()
    return tuple(_hits(pair, here, [sense for sense in _OPPOSITES if sense in hinted]))


def _hits(pair: Pair, here: Words, senses: Iterable[str]) -> Iterator[Hit]:
    there = words(pair.target.language.tag)
    for sense in senses:
        if not _is_gone(pair, here[sense], there[sense]):
            continue
        turned = _turned(pair, here, there, sense)
        if turned or (sense in _MISSED and not there[sense].wide.occurs(pair.target)):
            yield _hit(pair, here[sense].clear.spans(pair.source)[0], turned)


def _is_gone(pair: Pair, here: Sense, there: Sense) -> bool:
    """Whether the source says it, and the translation does not say it in plain words."""
    return there.known and not there.clear.may_occur(pair.target) and here.clear.occurs(pair.source)


def _turned(pair: Pair, here: Words, there: Words, sense: str) -> Span | None:
    """Where the translation says the opposite, which the source says nowhere."""
    for other in _OPPOSITES[sense]:
        if there[other].clear.occurs(pair.target):
            said = here[other]
            if not (said.clear.occurs(pair.source) or said.wide.occurs(pair.source)):
                return there[other].clear.spans(pair.target)[0]
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
