"""Rules that end a sentence where the base saw none, asked after every veto."""

from __future__ import annotations

from l10n.text.segmentation.marks import CLOSERS, STRONG, WIDE, is_uncased
from l10n.text.segmentation.spots import Spot
from l10n.text.segmentation.vetoes import Rule, begins, cardinal, listed, may_close, measures


def strong_mark(spot: Spot) -> bool:
    """A mark that does nothing but end sentences: ``。``, ``؟``, ``।``."""
    return spot.mark[-1:] in STRONG + WIDE


def emphatic(spot: Spot) -> bool:
    """An exclamation, a question or an ellipsis, then a capital or a number."""
    return spot.mark.endswith(("!", "?", "…", "...")) and (
        spot.lead.isupper() or spot.lead.isdigit()
    )


def greek_question(spot: Spot) -> bool:
    """Greek's question mark, then a capital."""
    return spot.words.semicolon and spot.mark[-1:] == ";" and spot.lead.isupper()


def after_abbreviation(spot: Spot) -> bool:
    """An abbreviation that may end a sentence; the vetoes found that a new one starts."""
    if is_uncased(spot.lead):
        return listed(spot, spot.words.counted) and may_close(spot)
    return spot.lead.isupper() and (may_close(spot) or listed(spot, spot.words.numbered))


def unit(spot: Spot) -> bool:
    """A unit of measure after a number, then a capital: ``56 mm. Ello``."""
    return measures(spot)


def number(spot: Spot) -> bool:
    """A number of a page, a house or a version, then a capital: ``s. 34. Kniha``."""
    return spot.words.ordinals and spot.lead.isupper() and cardinal(spot)


def starter(spot: Spot) -> bool:
    """A word that starts sentences, after an initial, an ordinal or any word."""
    return begins(spot)


def after_sign(spot: Spot) -> bool:
    """The stop touches a closing bracket or quotation mark: ``(64 km/h). The``."""
    if spot.mark != "." or spot.text[spot.stop - 1 : spot.stop] not in tuple(CLOSERS):
        return False
    return spot.lead.isupper() or is_uncased(spot.lead)


def whole_word(spot: Spot) -> bool:
    """A long word in small letters, then a capital: no abbreviation looks like that.

    Four letters are long where the language's own abbreviations are known.
    """
    enough = 4 if spot.words.opening else 5
    return (
        spot.mark == "."
        and len(spot.word) >= enough
        and spot.word.islower()
        and spot.word.isalpha()
        and (spot.lead.isupper() or spot.lead.isdigit())
    )


RESTORES: dict[str, Rule] = {
    "strong_mark": strong_mark,
    "emphatic": emphatic,
    "greek_question": greek_question,
    "after_abbreviation": after_abbreviation,
    "unit": unit,
    "number": number,
    "starter": starter,
    "after_sign": after_sign,
    "whole_word": whole_word,
}
