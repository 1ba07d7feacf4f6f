"""Argos' language codes and the tags that the rest of the product speaks."""

from __future__ import annotations

from l10n.errors import LanguageError
from l10n.languages import language

# Codes of the Argos index that are not BCP 47, or mean something else there.
_TAG_OF_CODE = {"pb": "pt-BR", "zt": "zh-Hant"}
_CODE_OF_TAG = {tag: code for code, tag in _TAG_OF_CODE.items()}

# Other spellings of a language that has a package under one name only
# (likely subtags and aliases of CLDR 47).
_KNOWN_AS = {
    "fil": "tl",
    "in": "id",
    "iw": "he",
    "no": "nb",
    "zh-CN": "zh",
    "zh-HK": "zh-Hant",
    "zh-Hans": "zh",
    "zh-MO": "zh-Hant",
    "zh-SG": "zh",
    "zh-TW": "zh-Hant",
}
# Written otherwise than the bare language: no package of that one serves them.
_OWN_SCRIPT = {"zh-Hant"}


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
    """The code by which the Argos index knows a tag: the inverse of :func:`tag_of`.

    >>> code_of("pt-BR"), code_of("zh-TW"), code_of("no"), code_of("es")
    ('pb', 'zt', 'nb', 'es')
    """
    known = _known_as(tag_of(tag))
    return _CODE_OF_TAG.get(known, known)


def serving(tag: str) -> tuple[str, ...]:
    """The tags whose packages can serve a language, the nearest first.

    >>> serving("pt-BR"), serving("zh-TW"), serving("zh-Hans-CN"), serving("de")
    (('pt-BR', 'pt'), ('zh-TW', 'zh-Hant'), ('zh-Hans-CN', 'zh-Hans', 'zh'), ('de',))
    """
    found = [tag_of(tag)]
    while found[-1] not in _OWN_SCRIPT:
        wider = _known_as(found[-1])
        if wider == found[-1]:
            wider = wider.rpartition("-")[0]
        if not wider or wider in found:
            break
        found.append(wider)
    return tuple(found)


def name_of(tag: str) -> str:
    """The language's English name, or the tag itself where none is known.

    >>> name_of("zh-Hant"), name_of("xx-klingon")
    ('Chinese (Traditional)', 'xx-klingon')
    """
    try:
        return language(tag).name
    except LanguageError:
        return tag


def _known_as(tag: str) -> str:
    return _KNOWN_AS.get(tag, tag)
