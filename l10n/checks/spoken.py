"""What both texts may say of what must, may, is not or is all: shared by the rules on words."""

from __future__ import annotations

from typing import NamedTuple

from l10n.checks.pair import Pair, Text
from l10n.lexicon.words import Words, words


class Spoken(NamedTuple):
    """The words of both languages, and the senses that a first look finds in the texts."""

    here: Words
    there: Words
    said: set[str]
    """Senses that the source has, but for exceptions."""
    kept: set[str]
    """The same of the translation."""


def spoken(pair: Pair) -> Spoken:
    """Look at both texts; to be asked for once a pair."""
    here, said = pair.source.once(_said)
    there = words(pair.target.language.tag)
    return Spoken(here, there, said, there.hinted(pair.target))


def _said(text: Text) -> tuple[Words, set[str]]:
    known = words(text.language.tag)
    return known, known.hinted(text)
