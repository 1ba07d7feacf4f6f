"""A “not” that the translation lost, or one that it gained.

Translators turn “not” into “fail”, “lack” or “un-” and back all the time, so this speaks
only where one text plainly denies and nothing in the other could stand for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit, Rule
from l10n.checks.spoken import spoken
from l10n.lexicon.cues import NEAR
from l10n.lexicon.words import Sense
from l10n.model import Severity, Span

_NEARLY = NEAR + "not"


def find(pair: Pair) -> Iterable[Hit]:
    """
    >>> from l10n.languages import language
    >>> source = Text("They will not come.", language("en"))
    >>> [hit.message for hit in find(Pair(source, Text("Vendrán.", language("es"))))]
    ['The source says “not”; nothing in the translation denies.']
    >>> find(Pair(source, Text("No vendrán.", language("es"))))
    ()
    """
    here, there, said, kept = pair.once(spoken)
    if "not" not in kept and "not" not in said and _NEARLY not in said:
        return ()
    source, target = pair.source, pair.target
    ours, theirs = here["not"], there["not"]
    if not (ours.known and theirs.known):
        return ()
    denied = _denies(source, ours, said)
    if "not" in kept and theirs.clear.stands(target):
        gained = not denied and not ours.wide.occurs(source)
        return _gained(target, theirs) if gained else ()
    if denied and not (_NEARLY in kept and theirs.near.occurs(target)):
        return _lost(source, ours, target, theirs)
    return ()


def _denies(text: Text, sense: Sense, said: set[str]) -> bool:
    """Whether a text denies, of which ``said`` is what a first look found."""
    if "not" in said and sense.clear.stands(text):
        return True
    return _NEARLY in said and sense.near.occurs(text)


def _lost(source: Text, here: Sense, target: Text, there: Sense) -> tuple[Hit, ...]:
    plain = here.clear.spans(source)
    # What is denied in other words in the source may be so in the target, too.
    others = len(here.wide.spans(source)) if plain else 0
    if len(there.wide.spans(target)) > others:
        return ()
    at = (plain or here.near.spans(source))[0]
    said = source.text[slice(*at)]
    if _is_quoted(source.text, at, target.text):
        return ()
    return (Hit(f"The source says “{said}”; nothing in the translation denies.", source_span=at),)


def _is_quoted(source: str, at: Span, target: str) -> bool:
    """Whether the translation has these words as they are, as the title of a song."""
    end = source.find(" ", at[1] + 1)
    return end > 0 and source[at[0] : end] in target


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
