"""A number whose marks say something else in the language of the translation.

``1,250`` left as it is reads as 1.25 in German. Only where the value would be right if the
marks were read otherwise; the fix writes them by CLDR.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from l10n.checks.figures.digits import read
from l10n.checks.figures.figure import Figure
from l10n.checks.figures.matching import matching
from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.notation import figure, notation
from l10n.lexicon.numerals import numerals
from l10n.model import Severity, Span

_MARKED = re.compile(r"\d+(?:[.,٫٬'’]\d+)+")
_WINDOW = 40
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[^\W\d_]{1,20}[\s\u00a0]$")


def find(pair: Pair) -> Iterable[Hit]:
    """
    >>> from l10n.languages import language
    >>> source = Text("It cost 1,250.", language("en"))
    >>> [(hit.message, hit.fix) for hit in find(Pair(source, Text("Costó 1,250.", language("es"))))]
    [('1,250 reads as another number in Spanish; the source says 1,250.', '1.250')]
    """
    found = pair.once(matching)
    return () if found is None else list(_hits(pair, found.pairs))


def _hits(pair: Pair, pairs: Iterable[tuple[Figure, Figure]]) -> Iterator[Hit]:
    for one, other in pairs:
        if other.digits and one.sure and one.sure.isdisjoint(other.sure):
            token = _MARKED.match(pair.target.text, *other.span)
            meant = any(not isinstance(value, str) for value in one.sure & other.loose)
            if token and meant and not _is_name(pair, one, token[0]):
                yield _hit(pair, one, token.span())


def _is_name(pair: Pair, one: Figure, token: str) -> bool:
    """Versions, sections and the like are copied: iOS 4.5, sections 18.1 to 19.1."""
    text = pair.source.text
    if not text.startswith(token, one.span[0]):
        return False
    near = text[max(0, one.span[0] - _WINDOW) : one.span[0]]
    before = _NAME.search(near)
    if before and any(map(str.isupper, before[0])):
        return True
    labels = numerals(pair.source.language.tag).labels
    return not labels.isdisjoint(_WORD.findall(near.casefold()))


def _hit(pair: Pair, one: Figure, at: Span) -> Hit:
    target: Text = pair.target
    written, said = target.text[slice(*at)], pair.source.text[slice(*one.span)]
    values = read(target.text, at, notation(target.language.tag)).loose
    return Hit(
        f"{written} reads as another number in {target.language.name}; the source says {said}.",
        one.span,
        at,
        figure(values[0], target.language.tag) if len(values) == 1 else None,
    )


RULE = Rule(
    "grouping",
    Severity.ERROR,
    "Decimal marks and groups of digits must be those of the translation's language.",
    find,
)
