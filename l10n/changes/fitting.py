"""Where a correction fits, and what the text is then. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from l10n.changes.capitals import begins_after, capitalized, is_capital, is_shouted, lowered, raised
from l10n.changes.tokens import folded, is_unbroken, places, same, span_of, words
from l10n.model import Span


class Doubt(StrEnum):
    """Why somebody has to look before a correction is written, in words for people."""

    THIN = "in too few sentences to be sure what these words stand for"
    GRAMMAR = "perhaps a matter of grammar: right only where the sentence is built alike"
    SPLIT = "the same words were also changed to something else"
    SEVERAL = "the words are not as often in the translation as in the source"
    CASE = "written with other capitals than where it was corrected"
    KEPT = "people left the same words as they are in another translation"
    WRITTEN = "a person wrote or confirmed this translation"


@dataclass(frozen=True, slots=True)
class Correction:
    """Words of a draft, what a person wrote for them, and the words of the source they
    stand for; all as they are written there."""

    old: str
    new: str
    source: str
    opens: bool = False
    """Whether ``old`` began its sentence: a capital there says nothing."""
    source_opens: bool = False
    """The same of ``source`` and its sentence."""
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """A translation with a correction in it."""

    text: str
    doubt: Doubt | None = None


def fit(correction: Correction, source: str, target: str, tags: tuple[str, str]) -> Fit | None:
    """Put a correction into a translation: None where it does not fit.

    It fits where the source has the same words and the translation the old ones, in a row,
    whatever their capitals; ``tags`` are of source and target. Nothing outside of the old
    words changes, and the new ones take over a capital at a sentence's beginning and
    capitals throughout.

    >>> fit(Correction("comisario", "defensor", "commissioner"), "Commissioner Ali spoke.",
    ...     "Comisario Ali habló.", ("en", "es"))
    Fit(text='Defensor Ali habló.', doubt=None)
    """
    found, meant = _old(correction, target, tags[1]), _meant(correction, source, tags[0])
    if not found or not meant:
        return None
    doubts = [correction.doubt, Doubt.SEVERAL if len(found) != len(meant) else None]
    doubts += [_source_doubt(correction, source, span) for span in meant]
    text = target
    for start, end in reversed(found):
        begins = begins_after(target[:start])
        written = _recased(correction, target[start:end], tags[1], begins=begins)
        doubts.append(written.doubt)
        text = text[:start] + written.text + text[end:]
    if text == target or _old(correction, text, tags[1]):
        return None
    return Fit(text, next(filter(None, doubts), None))


def _old(correction: Correction, target: str, tag: str) -> list[Span]:
    """Where the old words are; where capitals were corrected, only with the wrong ones."""
    run, said = [word.folded for word in words(correction.old, tag)], words(target, tag)
    found = [said[at : at + len(run)] for at in places(run, said)] if run else []
    spans = [span_of(match) for match in found if is_unbroken(target, match)]
    if folded(correction.old, tag) != folded(correction.new, tag):
        return spans
    return [span for span in spans if same(target[slice(*span)], correction.old)]


def _meant(correction: Correction, source: str, tag: str) -> list[Span]:
    """Where the source has the words that they stand for."""
    heard = words(source, tag, apart=True)
    run = [word.folded for word in words(correction.source, tag, apart=True)]
    found = places(run, heard) if run else []
    return [span_of(heard[at : at + len(run)]) for at in found]


def _source_doubt(correction: Correction, source: str, span: Span) -> Doubt | None:
    """Whether a name is a common word here, or the other way round: Large, large."""
    found = source[slice(*span)]
    alike = same(found, correction.source) or is_shouted(found) or is_shouted(correction.source)
    if alike or correction.source_opens or begins_after(source[: span[0]]):
        return None
    return Doubt.CASE


def _recased(correction: Correction, found: str, tag: str, *, begins: bool) -> Fit:
    """The new words with the capitals that the old ones have in this place."""
    old, new = correction.old, correction.new
    if same(found, old):
        return Fit(new)
    if is_shouted(found) and not is_shouted(old):
        return Fit(raised(new, tag))
    if is_capital(found) and not is_capital(old):
        return Fit(capitalized(new, tag), None if begins else Doubt.CASE)
    if is_capital(old) and not is_capital(found):
        return Fit(lowered(new, tag), None if correction.opens else Doubt.CASE)
    return Fit(new, Doubt.CASE)
