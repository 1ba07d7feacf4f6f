"""Puts one name of the term base in the place of another."""

from __future__ import annotations

import re

from l10n.checks.pair import Text
from l10n.lexicon.agreement import agreement
from l10n.memory.unfit import Unfit
from l10n.memory.values import Slot, said
from l10n.model import Span

_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s\u00a0]+$")
_NEAR = 24
_JOINED = "-'’‑"


def renamed(target: Text, old: tuple[Text, Slot], new: tuple[Text, Slot]) -> tuple[Span, str]:
    """Where the old name stands, and the new one.

    Raises Unfit unless both are names of one word, the old one stands once, without an
    ending, and no word beside it can agree with it.
    """
    before, after = str(old[1].value), str(new[1].value)
    here, there = said(*old), said(*new)
    if before == after:
        raise Unfit(f"{here} is only written in another way: {there}.")
    if not all(map(_is_name, (before, after, here, there))):
        raise Unfit(f"{there} may need other words beside it than {here}.")
    if old[0].text.count(here) > 1:
        raise Unfit(f"{here} stands twice in the source.")
    at = _only_place(target, before)
    if not _is_free(target, at):
        raise Unfit(f"{after} may need other words beside it than {before}.")
    return at, after


def _is_name(name: str) -> bool:
    """Whether it is one word with a capital, or in a script without any."""
    return bool(name) and name.isalpha() and not name[0].islower()


def _only_place(target: Text, name: str) -> Span:
    places = [match.span() for match in re.finditer(re.escape(name), target.text)]
    if len(places) != 1:
        raise Unfit(f"The translation does not have {name} once.")
    start, end = places[0]
    beside = target.text[start - 1 : start] + target.text[end : end + 1]
    if target.language.spaced and any(sign.isalnum() or sign in _JOINED for sign in beside):
        raise Unfit(f"The translation has {name} with an ending.")
    return start, end


def _is_free(target: Text, at: Span) -> bool:
    """Whether nothing beside a name can agree with it."""
    allowed = agreement(target.language.tag).names_after
    word = _WORD_BEFORE.search(target.text[max(0, at[0] - _NEAR) : at[0]])
    if word and word[1].casefold() in agreement(target.language.tag).articles | {"the"}:
        return False
    return "*" in allowed or (word is not None and word[1].casefold() in allowed)
