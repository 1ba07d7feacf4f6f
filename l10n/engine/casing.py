"""Headlines in capitals: lowered for the model, raised again in its translation.

Models have seen few words in capitals, take them apart letter by letter and
copy them untranslated.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"X{0,3}(IX|IV|V?I{0,3})$")
_VOWELS = frozenset("AEIOUYÄÖÜÅÆØŒIİƏÁÉÍÓÚÀÈÌÒÙÂÊÎÔÛÃÕÝ")
# Words without a vowel are ordinary words there.
_VOWELLESS = frozenset({"bs", "cs", "hr", "mk", "pl", "sh", "sk", "sl", "sr"})


@cache
def _acronyms(code: str) -> frozenset[str]:
    lists = tomllib.loads((files("l10n.engine") / "acronyms.toml").read_text("utf-8"))
    return frozenset(lists["any"]) | frozenset(lists.get(code, ()))


def is_shouted(text: str, language: str) -> bool:
    """Whether every cased letter is a capital and at least one word is not an acronym.

    >>> is_shouted("A DAY OF MEMORY", "en"), is_shouted("UN, OSCE", "en"), is_shouted("记忆", "zh")
    (True, False, False)
    """
    if not text.isupper():
        return False
    cased = [letter for letter in text if letter.isupper() or letter.islower()]
    return len(cased) > 3 and any(
        len(word) > 1 and not _kept(word, language) for word in _WORD.findall(text)
    )


def lowered(text: str, language: str) -> str:
    """Capitals as running text; acronyms, Roman numerals and words with digits stay.

    >>> lowered("THE UN AND THE 34TH DAY OF MEMORY", "en")
    'The UN and the 34TH day of memory'
    """
    words = [_lowered_word(word, language) for word in text.split(" ")]
    plain = " ".join(words)
    first = _WORD.search(plain)
    if first is None:
        return plain
    start = first.start()
    return plain[:start] + _upper(plain[start], language) + plain[start + 1 :]


def raised(text: str, language: str) -> str:
    """Capitals by the language's own rules.

    Turkish and Azerbaijani i becomes İ, Greek drops its accents, German ß
    becomes SS; Georgian, whose capitals few fonts have, stays as it is.

    >>> raised("istiqlal günü", "az"), raised("ημέρα μνήμης", "el"), raised("día", "es")
    ('İSTİQLAL GÜNÜ', 'ΗΜΕΡΑ ΜΝΗΜΗΣ', 'DÍA')
    """
    code = _code(language)
    if code == "ka":
        return text
    if code == "el":
        text = _without_tonos(text)
    return _upper(text, language)


def _lowered_word(word: str, language: str) -> str:
    if any(letter.isdigit() or letter in "@/" for letter in word) or re.search(r"\w\.\w", word):
        return word
    return _WORD.sub(
        lambda match: match[0] if _kept(match[0], language) else _lower(match[0], language), word
    )


def _kept(word: str, language: str) -> bool:
    code = _code(language)
    return (
        word in _acronyms(code)
        or (len(word) > 1 and _ROMAN.match(word) is not None)
        or (1 < len(word) < 6 and code not in _VOWELLESS and _is_vowelless(word))
    )


def _is_vowelless(word: str) -> bool:
    return word.isascii() and not _VOWELS.intersection(word)


def _lower(text: str, language: str) -> str:
    if _code(language) in ("az", "tr"):
        text = text.replace("I", "ı").replace("İ", "i")
    return text.lower()


def _upper(text: str, language: str) -> str:
    if _code(language) in ("az", "tr"):
        text = text.replace("i", "İ")
    return text.upper()


def _without_tonos(text: str) -> str:
    parts = unicodedata.normalize("NFD", text).replace("\N{COMBINING ACUTE ACCENT}", "")
    return unicodedata.normalize("NFC", parts)


def _code(language: str) -> str:
    return language.split("-", maxsplit=1)[0]
