"""ICU's regular expressions, as SRX files use them, in Python's spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# As far as letters are cased or of several kinds; beyond it are ideographs.
_LAST = 0x1FFFF
_IDEOGRAPHS = "\U00020000-\U000323af"
_ESCAPE = re.compile(
    r"\\(?:[pP]\{\^?([^{}]*)\}|[pP]([A-Z])|x\{([0-9A-Fa-f]{1,6})\}|Q(.*?)(?:\\E|$)|(.))", re.DOTALL
)
_POSIX = re.compile(r"\[:(\^?)([A-Za-z_ ]+):\]")
_NAMES = {
    "alpha": "L", "alphabetic": "L", "letter": "L", "lower": "Ll", "lowercase": "Ll",
    "lowercase_letter": "Ll", "upper": "Lu", "uppercase": "Lu", "uppercase_letter": "Lu",
    "titlecase_letter": "Lt", "digit": "Nd", "decimal_number": "Nd", "number": "N", "punct": "P",
    "punctuation": "P", "space": "Z", "separator": "Z", "white_space": "Z", "whitespace": "Z",
    "symbol": "S", "mark": "M", "start_punctuation": "Ps", "open_punctuation": "Ps",
    "close_punctuation": "Pe", "initial_punctuation": "Pi", "final_punctuation": "Pf",
    "dash_punctuation": "Pd", "other_punctuation": "Po", "currency_symbol": "Sc",
}  # fmt: skip
# What Python lacks a short form for; the second is for use inside a class.
_SIMPLE = {
    "h": ("[ \\t\\xa0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]", None),
    "R": ("(?:\\r\\n|[\\n\\v\\f\\r\\x85\\u2028\\u2029])", None),
    "z": (r"\Z", None),
    "G": ("", None),
    "e": (r"\x1b", r"\x1b"),
}
_KNOWN = frozenset("\\dDwWsSbBAZnrtfvaxuU0123456789")


def to_python(pattern: str) -> str:
    """The pattern for Python's :mod:`re`.

    Understood are ``\\p{Lu}`` and the like with long names and ``\\P``, ``[:upper:]``,
    ``\\x{2019}``, ``\\Q…\\E``, ``\\h``, ``\\R``, ``\\z``, and an unescaped ``[`` in a
    class. ValueError for a property or a set operation that has no translation.

    >>> import re
    >>> bool(re.fullmatch(to_python(r"\\p{Lu}\\p{Ll}+"), "Чили"))
    True
    """
    out: list[str] = []
    inside = False
    at = 0
    while at < len(pattern):
        sign = pattern[at]
        posix = _POSIX.match(pattern, at) if inside else None
        if posix:
            out.append(_ranges(_category(posix[2]), posix[1] == "^"))
            at = posix.end()
        elif sign == "\\":
            found = _ESCAPE.match(pattern, at)
            if found is None:
                raise ValueError("it ends in a backslash")
            out.append(_escape(found, inside))
            at = found.end()
        else:
            inside, written = _plain(pattern, at, inside)
            out.append(written)
            at += len(written)
    return "".join(out)


def _plain(pattern: str, at: int, inside: bool) -> tuple[bool, str]:
    """A sign that is no escape: whether a class is open after it, and its spelling."""
    sign = pattern[at]
    if not inside:
        if sign != "[":
            return False, sign
        first = re.match(r"\[\^?\]?", pattern[at : at + 3])
        return True, first[0] if first else sign
    if pattern.startswith(("&&", "--"), at) or sign == "[":
        raise ValueError("a set inside a set cannot be translated")
    return sign != "]", sign


def _escape(found: re.Match[str], inside: bool) -> str:
    name, letter, code, quoted, plain = found.groups()
    if name is not None or letter is not None:
        text = found[0]
        negated = text[1] == "P"
        if name is not None and text[3:4] == "^":
            negated = not negated
        body = _ranges(_category(name if name is not None else letter), negated)
        return body if inside else f"[{body}]"
    if code is not None:
        if int(code, 16) > 0x10FFFF:
            raise ValueError(f"there is no character {code}")
        return re.escape(chr(int(code, 16)))
    if quoted is not None:
        return re.escape(quoted)
    if plain in _SIMPLE:
        outer, inner = _SIMPLE[plain]
        inner = inner if inner is not None or plain != "h" else outer[1:-1]
        written = inner if inside else outer
        if written is None:
            raise ValueError(f"\\{plain} cannot stand in a set")
        return written
    return f"\\{plain}" if plain in _KNOWN or not plain.isalpha() else _unknown(plain)


def _unknown(letter: str) -> str:
    raise ValueError(f"\\{letter} is not known")


def _category(name: str) -> str:
    plain = name.strip().lower().replace(" ", "_").replace("-", "_")
    for prefix in ("gc=", "general_category=", "is"):
        plain = plain.removeprefix(prefix)
    category = _NAMES.get(plain, plain.capitalize())
    if not re.fullmatch(
        r"L[ulmto]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfosn]?", category
    ):
        raise ValueError(f"the property {name} is not known")
    return category


@cache
def _ranges(category: str, negated: bool) -> str:
    """The characters of a general category as the inside of a class."""
    wanted = [
        unicodedata.category(chr(code)).startswith(category) != negated for code in range(_LAST + 1)
    ]
    ranges: list[str] = []
    start = None
    for code, here in enumerate([*wanted, False]):
        if here and start is None:
            start = code
        elif not here and start is not None:
            ranges.append(_range(start, code - 1))
            start = None
    if ("Lo".startswith(category)) != negated:
        ranges.append(_IDEOGRAPHS)
    return "".join(ranges)


def _range(low: int, high: int) -> str:
    first, last = (f"\\U{code:08x}" for code in (low, high))
    return first if low == high else f"{first}-{last}"
