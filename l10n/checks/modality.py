"""A duty that became a permission, or a permission that became a duty, or a duty lost.

It says nothing where either text denies (“must not” is “may not” in many languages). A
duty is lost only where no word of the translation may stand for it. “Shall” may become
a plain statement, as the law of many countries has it, but no permission.
"""

from __future__ import annotations

from collections.abc import Iterable

from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit, Rule
from l10n.checks.spoken import Spoken, spoken
from l10n.lexicon.cues import NEAR
from l10n.lexicon.words import Sense
from l10n.model import Severity, Span

_MEANING = {"must": "obliges", "may": "permits"}
_OPPOSITE = {"must": "may", "may": "must"}
_HINTS = frozenset({*_MEANING, *(NEAR + name for name in _MEANING)})


def find(pair: Pair) -> Iterable[Hit]:
    """
    >>> from l10n.languages import language
    >>> english, spanish = Text("They must pay.", language("en")), language("es")
    >>> [hit.message for hit in find(Pair(english, Text("Pueden pagar.", spanish)))]
    ['The source says “must”, which obliges; the translation says “Pueden”, which permits.']
    >>> find(Pair(english, Text("Deben pagar.", spanish)))
    ()
    """
    known = pair.once(spoken)
    if known.said.isdisjoint(_HINTS):
        return ()
    return tuple(hit for said in _MEANING for hit in _compare(pair, known, said))


def _compare(pair: Pair, known: Spoken, said: str) -> tuple[Hit, ...]:
    kept, other, here = known.there[said], _OPPOSITE[said], known.here[said]
    if not kept.known or said in known.kept:
        return ()
    clear = said in known.said and here.clear.stands(pair.source)
    if not (clear or (NEAR + said in known.said and here.near.occurs(pair.source))):
        return ()
    if _denies(pair, known):
        return ()
    turned = known.there[other].clear.spans(pair.target) if other in known.kept else []
    if turned:
        meant = _says(pair.source, known.here[other])
        return () if meant else (_turned(pair, said, _place(pair, here), turned[0]),)
    if said == "must" and clear:
        wide = kept.wide.occurs(pair.target) or known.there[other].wide.occurs(pair.target)
        return () if wide else (_lost(pair, _place(pair, here)),)
    return ()


def _place(pair: Pair, said: Sense) -> Span:
    return (said.clear.spans(pair.source) or said.near.spans(pair.source))[0]


def _denies(pair: Pair, known: Spoken) -> bool:
    if "not" in known.said and known.here["not"].clear.stands(pair.source):
        return True
    return "not" in known.kept and known.there["not"].clear.stands(pair.target)


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
