"""A “not” that the translation lost, or one that it gained.

Translators turn “not” into “fail”, “lack” or “un-” and back all the time, so this speaks
only where one text plainly denies and nothing in the other could stand for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.words import Sense, words
from l10n.model import Severity


def find(pair: Pair) -> Iterable[Hit]:
    """
    >>> from l10n.languages import language
    >>> source = Text("They will not come.", language("en"))
    >>> [hit.message for hit in find(Pair(source, Text("Vendrán.", language("es"))))]
    ['The source says “not”; nothing in the translation denies.']
    >>> find(Pair(source, Text("No vendrán.", language("es"))))
    ()
    """
    source, target = pair.source, pair.target
    spoken = words(source.language.tag)
    here, there = spoken["not"], words(target.language.tag)["not"]
    if not (here.known and there.known):
        return ()
    denied = "not" in spoken.hinted(source.vocabulary) and _denies(source, here)
    kept = there.clear.occurs(target)
    if denied and not kept and not there.near.occurs(target):
        return _lost(source, here, target, there)
    if kept and not denied and not here.wide.occurs(source):
        return _gained(target, there)
    return ()


def _denies(text: Text, sense: Sense) -> bool:
    return sense.clear.occurs(text) or sense.near.occurs(text)


def _lost(source: Text, here: Sense, target: Text, there: Sense) -> tuple[Hit, ...]:
    plain = here.clear.spans(source)
    # What is denied in other words in the source may be so in the target, too.
    others = len(here.wide.spans(source)) if plain else 0
    if len(there.wide.spans(target)) > others:
        return ()
    at = (plain or here.near.spans(source))[0]
    said = source.text[slice(*at)]
    return (Hit(f"The source says “{said}”; nothing in the translation denies.", source_span=at),)


def _gained(target: Text, there: Sense) -> tuple[Hit, ...]:
    at = there.clear.spans(target)[0]
    said = target.text[slice(*at)]
    return (Hit(f"The translation says “{said}”; nothing in the source denies.", target_span=at),)


RULE = Rule(
    "negation",
    Severity.WARNING,
    "A “not” must neither get lost nor come from nowhere.",
    find,
)
