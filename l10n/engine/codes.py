"""Argos' language codes and the tags that the rest of the product speaks."""

from __future__ import annotations

from l10n.errors import LanguageError
from l10n.languages import language

# Codes of the Argos index that are not BCP 47, or mean something else there.
_TAG_OF_CODE = {"pb": "pt-BR", "zt": "zh-Hant"}
_CODE_OF_TAG = {tag: code for code, tag in _TAG_OF_CODE.items()}


def tag_of(code: str) -> str:
    """The canonical BCP 47 tag of an Argos code.

    >>> [tag_of(code) for code in ("pb", "zt", "zh", "nb", "pt_br")]
    ['pt-BR', 'zh-Hant', 'zh', 'nb', 'pt-BR']

    A code that nothing is known about stays as it is; nothing is raised.

    >>> tag_of("xx-klingon")
    'xx-klingon'
    """
    tag = _TAG_OF_CODE.get(code, code)
    try:
        return language(tag).tag
    except LanguageError:
        return tag


def code_of(tag: str) -> str:
    """The code that Argos has for a canonical tag; most have none but the tag itself.

    >>> code_of("pt-BR"), code_of("es")
    ('pb', 'es')
    """
    return _CODE_OF_TAG.get(tag, tag)


def is_spaced(tag: str) -> bool:
    """Whether a space stands between two sentences; taken to be so where nothing is known.

    >>> is_spaced("ja"), is_spaced("xx-klingon")
    (False, True)
    """
    try:
        return language(tag).spaced
    except LanguageError:
        return True


def name_of(tag: str) -> str:
    """The language's English name, or the tag itself where none is known.

    >>> name_of("zh-Hant"), name_of("xx-klingon")
    ('Chinese (Traditional)', 'xx-klingon')
    """
    try:
        return language(tag).name
    except LanguageError:
        return tag
