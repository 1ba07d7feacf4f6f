"""Capitals of a few words, taken from where they stand. Pure."""

from __future__ import annotations

from l10n.changes.tokens import is_dotted, with_own_i

_OPENING = " \u00a0\"'“”„«»‹›‘’(¿¡[—–-"
_ENDS = ".!?…:。！？：؟"


def begins_after(before: str) -> bool:
    """Whether a sentence begins after this text: a capital there says nothing.

    >>> [begins_after(before) for before in ("", "He said: “", "The ")]
    [True, True, False]
    """
    told = before.rstrip(_OPENING)
    return not told or told[-1] in _ENDS


def is_shouted(text: str) -> bool:
    """Whether more than one letter has a capital and all of them are capitals.

    >>> [is_shouted(text) for text in ("LA PAZ", "La paz", "A", "和平")]
    [True, False, False, False]
    """
    return text.isupper() and sum(map(str.isupper, text)) > 1


def is_capital(text: str) -> bool:
    """Whether the first letter is a capital."""
    return text[:1].isupper()


def raised(text: str, tag: str) -> str:
    """All in capitals; i becomes İ where that is its capital."""
    return (text.replace("i", "İ") if is_dotted(tag) else text).upper()


def capitalized(text: str, tag: str) -> str:
    """With a capital first, the rest as it is.

    >>> capitalized("istiqlal", "az"), capitalized("el pueblo", "es")
    ('İstiqlal', 'El pueblo')
    """
    return raised(text[:1], tag) + text[1:]


def lowered(text: str, tag: str) -> str:
    """Without a capital first, the rest as it is; an abbreviation keeps its own."""
    if is_shouted(text.split(maxsplit=1)[0]):
        return text
    return with_own_i(text[:1], tag).lower() + text[1:]
