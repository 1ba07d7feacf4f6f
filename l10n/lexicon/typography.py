"""How a language sets its marks, from ``data/typography/<tag>.toml``.

``data/typography/marks.toml`` says what the marks of all scripts mean. A tag is served by
its own file (``fr-CA``), else by that of its language and script (``zh-Hant`` for
``zh-TW``), else by its language's; a language without any has the marks of all scripts
and no habits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from l10n.languages import written
from l10n.lexicon.tables import table


@dataclass(frozen=True, slots=True)
class Typography:
    """One language's habits. Whatever is empty is not known, or not a matter there."""

    ends: Mapping[str, frozenset[str]]
    """What a mark means at the end of a sentence: ``stop``, ``question``, ``exclamation``,
    ``ellipsis``, ``colon``, ``semicolon`` or ``comma``; in Armenian several."""
    asks: str = ""
    """A mark inside a word that makes its sentence a question, as Armenian ``՞``."""
    unmarked: bool = False
    """Whether sentences end without a mark."""
    quotes: tuple[str, ...] = ()
    """Pairs of quotation marks that are right here, the usual one first."""
    nested: str = ""
    """The pair for a quotation within a quotation."""
    inner: str = ""
    """What is written between a quotation mark of the first pair and the words in it."""
    quotes_names: bool = False
    """Whether names of companies, newspapers and the like stand in quotation marks."""
    incise: bool = False
    """Whether who speaks may stand within the marks: *« Oui, dit-il, peut-être. »*"""
    dialogue: str = ""
    """Dashes that may begin a speech in place of quotation marks."""
    elisions: frozenset[str] = frozenset()
    """Words that begin with an apostrophe, without it, in small letters."""
    possessives: str = ""
    """Letters after which an apostrophe may end a word."""
    ellipsis: str = ""
    dash: str = ""
    """The dash between two spaces."""
    openings: Mapping[str, str] = field(default_factory=dict)
    """The mark that opens a sentence, by the mark that ends it: ``¿`` by ``?``."""
    before: Mapping[str, str] = field(default_factory=dict)
    """The space that stands before a mark."""
    bound: tuple[str, ...] = ()
    """Units and the like that are kept on one line with the number before them."""
    apart: tuple[str, ...] = ()
    """Abbreviations whose parts are kept on one line."""
    initials: bool = False
    """Whether an initial is kept on one line with the name after it."""
    letters: str = ""
    """The letters of the script, as ranges of a regular expression's set."""
    own: Mapping[str, str] = field(default_factory=dict)
    """The script's own mark for a foreign one."""
    final: Mapping[str, str] = field(default_factory=dict)
    """The same for a full stop at the very end."""


@cache
def typography(tag: str) -> Typography:
    """The habits of a language.

    >>> typography("fr-CH").before[":"] == "\\N{NO-BREAK SPACE}", typography("de").quotes[0]
    (True, '„“')
    >>> typography("zh-TW").quotes[0], typography("el").ends[";"]
    ('「」', frozenset({'question'}))
    """
    language = written(tag)
    spellings = (tag.replace("_", "-"), f"{language.code}-{language.script}", language.code)
    data = dict(next(filter(None, map(_read, spellings)), {}))
    lists: dict[str, Any] = {key: tuple(data.pop(key, ())) for key in ("quotes", "bound", "apart")}
    return Typography(
        ends=_ends(data.pop("ends", {})),
        elisions=frozenset(data.pop("elisions", ())),
        **lists,
        **data,
    )


def bind(text: str, tag: str) -> str:
    """A text whose plain spaces before a mark, or next to a quotation mark, are those that the
    language sets there. None is added, none taken away.

    >>> bind("« Oui », dit-il : « Non ! »", "fr").replace("\\u00a0", "_").replace("\\u202f", ".")
    '«_Oui_», dit-il_: «_Non.!_»'
    >>> bind("Yes : no", "en")
    'Yes : no'
    """
    habits = typography(tag)
    for mark, space in habits.before.items():
        text = text.replace(f" {mark}", f"{space}{mark}")
    if habits.inner:
        pair = habits.quotes[0]
        text = text.replace(f"{pair[0]} ", f"{pair[0]}{habits.inner}")
        text = text.replace(f" {pair[1]}", f"{habits.inner}{pair[1]}")
    return text


def _ends(own: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Meanings by mark; a mark in a language's own list means only what it says there."""
    meanings = {mark: {kind} for kind, marks in _read("marks")["ends"].items() for mark in marks}
    for mark in "".join(own.values()):
        meanings[mark] = {kind for kind, marks in own.items() if mark in marks}
    return {mark: frozenset(kinds) for mark, kinds in meanings.items()}


@cache
def _read(name: str) -> Mapping[str, Any]:
    return table("typography", name)
