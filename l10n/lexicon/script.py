"""Scripts and their letters, from ``data/script/scripts.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from l10n.languages import written
from l10n.lexicon.tables import table


@cache
def scripts_of(tag: str) -> frozenset[str]:
    """The scripts that a language is written in.

    >>> sorted(scripts_of("ja")), sorted(scripts_of("sr-Latn"))
    (['Hani', 'Hira', 'Kana'], ['Latn'])
    """
    script = written(tag).script
    return frozenset(_read()["together"].get(script, [script] if script else []))


@cache
def is_cased(tag: str) -> bool:
    """Whether a language is known to be written with capitals."""
    return not scripts_of(tag).isdisjoint(_read()["cased"])


@cache
def letters(scripts: frozenset[str]) -> re.Pattern[str]:
    """A run of letters of any of some scripts; of an unknown script there are none.

    >>> letters(frozenset({"Cyrl"})).findall("Москва is Moscow")
    ['Москва']
    """
    known = "".join(_read()["letters"].get(script, "") for script in sorted(scripts))
    return re.compile(f"[{known}]+" if known else r"(?!)")


@cache
def alphabet(scripts: frozenset[str]) -> frozenset[str]:
    """Every letter of some scripts: a set of characters is compared with it at once.

    >>> "ж" in alphabet(frozenset({"Cyrl"})), "z" in alphabet(frozenset({"Cyrl"}))
    (True, False)
    """
    return frozenset("".join(letters(scripts).findall(_plane())))


@cache
def signs(scripts: frozenset[str]) -> frozenset[str]:
    """The same with marks, figures and all else that is no letter."""
    return alphabet(scripts) | frozenset(one for one in _plane() if not one.isalpha())


@cache
def foreign_letters(tag: str) -> Mapping[str, str]:
    """Letters that a language does not have, although others write its script with them,
    each with the letter that it has instead.

    >>> foreign_letters("ar")["ک"], dict(foreign_letters("es"))
    ('ك', {})
    """
    listed: Mapping[str, str] = _read()["foreign"].get(written(tag).code, {})
    return listed


@cache
def known_scripts() -> frozenset[str]:
    """The scripts whose letters are known."""
    return frozenset(_read()["letters"])


@cache
def mistakable() -> frozenset[str]:
    """The scripts with letters that look like another's."""
    return frozenset(_read()["alike"])


@cache
def script_of(letter: str) -> str:
    """The script of a letter; empty where it is none that is known.

    >>> script_of("Ж"), script_of("ӝ"[1]), script_of("7")
    ('Cyrl', '', '')
    """
    return next((one for one in known_scripts() if letters(frozenset({one})).match(letter)), "")


@cache
def lookalikes(script: str) -> Mapping[int, str]:
    """The letters of a script by those of others that look the same, for ``str.translate``.

    >>> "cтол".translate(lookalikes("Cyrl")) == "стол"
    True
    """
    return str.maketrans(dict(_pairs(script, _read()["looks"]["shapes"])))


def _pairs(script: str, shapes: Iterable[str]) -> Iterable[tuple[str, str]]:
    for shape in shapes:
        own = next((letter for letter in shape if script_of(letter) == script), "")
        if own:
            yield from ((letter, own) for letter in shape if letter != own)


@cache
def _plane() -> str:
    """The characters of Unicode's first plane."""
    return "".join(map(chr, range(0xD800))) + "".join(map(chr, range(0xE000, 0x10000)))


@cache
def _read() -> Mapping[str, Any]:
    return table("script", "scripts")
