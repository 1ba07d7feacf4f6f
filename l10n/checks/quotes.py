"""Finds quotation marks that the translation lost: one of two, or both.

It counts marks, whatever their family. More quotations than the source has are no fault:
many languages put names and titles in quotation marks. A mark that the source itself
leaves open or closes out of nowhere must be there too, unless it is the source's only one
and begins it: without the sentences around nobody can tell such a mark from a slip. A dash
that begins a speech stands for quotation marks where that is the custom, and where who speaks
may stand within the marks, two passages may be one. A single word that keeps
its letters in a text of other letters needs none, nor does a name from a language that sets
names in quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterable

from l10n.checks.pair import Pair
from l10n.checks.quoting import QUOTING, Quotes, has_doubles, has_singles, quotes
from l10n.checks.rule import Hit, Rule
from l10n.languages import written
from l10n.lexicon.typography import typography
from l10n.model import Role, Severity, Span

_NAME = 4
"""Words of a name."""
_LONG = 30
"""Characters of quotations that are more than a name."""
_TIMES = 2.5
"""How much more must be quoted in the source for the rest to be lost."""
_LONGEST = 40
"""Characters of a quotation that a message repeats."""


def find(pair: Pair) -> Iterable[Hit]:
    """Compare the quotation marks of both texts."""
    source, target = pair.source, pair.target
    if QUOTING.isdisjoint(source.marks) and QUOTING.isdisjoint(target.marks):
        return ()
    if not (has_doubles(source) or has_doubles(target) or has_singles(source)):
        return ()
    habits = typography(target.language.tag)
    ours = quotes(source, typography(source.language.tag))
    theirs = quotes(target, habits, loosely=True)
    if theirs.odd and (not ours.odd or _look_apart(ours, theirs)):
        return (_unbalanced(theirs),)
    if _is_dialogue(pair, habits.dialogue) or _is_kept(pair, ours, theirs):
        return ()
    return (_lost(ours, theirs),)


def _is_kept(pair: Pair, ours: Quotes, theirs: Quotes) -> bool:
    """Whether the translation quotes what the source does, or need not."""
    if _is_less(ours, theirs):
        return False
    return (
        _is_whole(ours, theirs, pair.role)
        or _may_be_bare(pair, ours, theirs)
        or _holds_speaker(pair, ours, theirs)
    )


def _holds_speaker(pair: Pair, ours: Quotes, theirs: Quotes) -> bool:
    """Whether passages of the source are one in the translation, with who speaks in it."""
    if ours.odd or not typography(pair.target.language.tag).incise:
        return False
    return theirs.count >= ours.speeches


def _look_apart(ours: Quotes, theirs: Quotes) -> bool:
    """Whether each text has one mark too many, and one opens what the other closes."""
    left, right = ours.paired[1], theirs.paired[1]
    return len(left) == len(right) == 1 and left[0][1] is not right[0][1]


def _is_dialogue(pair: Pair, dashes: str) -> bool:
    """Whether the translation begins a speech with a dash, and the source does not."""
    ours, theirs = pair.source.text.lstrip()[:1], pair.target.text.lstrip()[:1]
    return theirs in dashes and ours not in "—–-"


def _is_whole(ours: Quotes, theirs: Quotes, role: Role) -> bool:
    """Whether the translation has no fewer marks than the source."""
    if theirs.count < ours.count:
        return False
    if not ours.odd or theirs.odd or theirs.count > ours.count:
        return True
    return len(ours.marks) == 1 and role is not Role.QUOTATION and _begins(ours)


def _is_less(ours: Quotes, theirs: Quotes) -> bool:
    """Whether the source quotes at length and the translation next to nothing, as where it
    has the marks of a name alone."""
    there = sum(end - start for start, end in ours.passages)
    if there < _LONG or ours.odd or theirs.odd:
        return False
    here = sum(end - start for start, end in theirs.passages)
    return here < there * len(theirs.text) / len(ours.text) / _TIMES


def _begins(found: Quotes) -> bool:
    """Whether the first mark stands before all letters."""
    return not any(map(str.isalnum, found.text[: found.marks[0][0]]))


def _may_be_bare(pair: Pair, ours: Quotes, theirs: Quotes) -> bool:
    """Whether as many passages as are without marks need none in the translation."""
    if ours.odd:
        return False
    names = typography(pair.source.language.tag).quotes_names
    scripts = {written(text.language.tag).script for text in (pair.source, pair.target)}
    bare = 0
    for start, end in ours.passages:
        quoted = ours.text[start + 1 : end - 1]
        bare += (names and _is_name(quoted)) or (
            len(scripts) > 1 and quoted.isalpha() and quoted in theirs.text
        )
    return ours.count - theirs.count <= bare


def _is_name(quoted: str) -> bool:
    """Whether a passage may be the name of a company, a newspaper, a ship."""
    return not quoted[:1].islower() and len(quoted.split()) <= _NAME


def _unbalanced(theirs: Quotes) -> Hit:
    left = theirs.paired[1]
    span, opens = left[-1] if left else (theirs.marks[-1], False)
    mark = theirs.text[slice(*span)]
    told = (
        f"The translation opens a quotation with {mark} and does not close it."
        if opens
        else f"The translation closes a quotation with {mark} that it did not open."
    )
    return Hit(told, target_span=span)


def _lost(ours: Quotes, theirs: Quotes) -> Hit:
    passages = ours.passages
    only = passages[0] if len(passages) == 1 else None
    if only and not theirs.count:
        quoted = _short(ours.text[slice(*only)])
        told = f"The source has {quoted} in quotation marks; the translation has none."
    elif ours.count == theirs.count and not ours.odd:
        told = "The source quotes at length, the translation next to nothing."
    elif ours.count == theirs.count:
        told = "The source leaves a quotation open or closes one, the translation does not."
    else:
        number = f"{ours.count} passage" if ours.count == 1 else f"{ours.count} passages"
        told = f"The source has {number} in quotation marks, the translation {theirs.count}."
    return Hit(told, source_span=only or _first(ours))


def _first(ours: Quotes) -> Span | None:
    return ours.marks[0] if ours.marks else None


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…{text[-1]}"


RULE = Rule(
    "quotes",
    Severity.WARNING,
    "What the source quotes is in quotation marks in the translation too, opened and closed.",
    find,
)
