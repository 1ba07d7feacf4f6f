"""A duty that became a permission, or a permission that became a duty, or a duty lost.

It says nothing where either text denies (“must not” is “may not” in many languages). A
duty is lost only where no word of the translation may stand for it. “Shall” may become
a plain statement, as the law of many countries has it, but no permission.
"""

from __future__ import annotations

from collections.abc import Iterable

from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.words import Sense, Words, words
from l10n.model import Severity, Span

_MEANING = {"must": "obliges", "may": "permits"}
_OPPOSITE = {"must": "may", "may": "must"}


def find(pair: Pair) -> Iterable[Hit]:
    """
    >>> from l10n.languages import language
    >>> english, spanish = Text("They must pay.", language("en")), language("es")
    >>> [hit.message for hit in find(Pair(english, Text("Pueden pagar.", spanish)))]
    ['The source says “must”, which obliges; the translation says “Pueden”, which permits.']
    >>> find(Pair(english, Text("Deben pagar.", spanish)))
    ()
    """
    here = words(pair.source.language.tag)
    hinted = here.hinted(pair.source.vocabulary)
    if hinted.isdisjoint(_MEANING):
        return ()
    there = words(pair.target.language.tag)
    return tuple(
        hit for said in _MEANING if said in hinted for hit in _compare(pair, here, there, said)
    )


def _compare(pair: Pair, here: Words, there: Words, said: str) -> tuple[Hit, ...]:
    kept, other = there[said], _OPPOSITE[said]
    if not kept.known or kept.clear.may_occur(pair.target):
        return ()
    at = here[said].clear.spans(pair.source) or here[said].near.spans(pair.source)
    if not at or _denies(pair, here, there):
        return ()
    turned = there[other].clear.spans(pair.target)
    if turned:
        return () if _says(pair.source, here[other]) else (_turned(pair, said, at[0], turned[0]),)
    if said == "must" and here[said].clear.occurs(pair.source):
        explained = kept.wide.occurs(pair.target) or there[other].wide.occurs(pair.target)
        return () if explained else (_lost(pair, at[0]),)
    return ()


def _denies(pair: Pair, here: Words, there: Words) -> bool:
    return here["not"].clear.occurs(pair.source) or there["not"].clear.occurs(pair.target)


def _says(text: Text, sense: Sense) -> bool:
    """Whether anything there may stand for it."""
    return any(listed.occurs(text) for listed in (sense.clear, sense.near, sense.wide))


def _turned(pair: Pair, said: str, at: Span, instead: Span) -> Hit:
    word, other = pair.source.text[slice(*at)], pair.target.text[slice(*instead)]
    return Hit(
        f"The source says “{word}”, which {_MEANING[said]}; "
        f"the translation says “{other}”, which {_MEANING[_OPPOSITE[said]]}.",
        source_span=at,
        target_span=instead,
    )


def _lost(pair: Pair, at: Span) -> Hit:
    word = pair.source.text[slice(*at)]
    return Hit(f"The source says “{word}”; nothing in the translation obliges.", source_span=at)


RULE = Rule(
    "modality",
    Severity.WARNING,
    "What must be done must not become what may be done, nor the other way round.",
    find,
)
