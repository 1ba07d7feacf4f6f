"""Faults of encoding and mark-up that programs leave in texts, put right."""

from __future__ import annotations

import html
import re
import unicodedata

# UTF-8 as it looks in Windows-1252: “Ã©”, “â€œ”. Other first bytes begin what may be meant.
_TAIL = r"[\u0080-\u00bf\u0152-\u0178\u02c6-\u2122]"
_MISREAD = re.compile(rf"[ÂÃÄÅÐÑ]{_TAIL}|â[\u20ac\u201a\u0080-\u0084]{_TAIL}")
# Windows-1252 that was read as Latin-1.
_CONTROLS = {
    code: char
    for code in range(0x80, 0xA0)
    if (char := bytes([code]).decode("cp1252", errors="ignore"))
}
_BYTES = {char: code for code, char in _CONTROLS.items()}
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_SPACES = re.compile(r"[^\S\u00a0\u202f]+|[\u00a0\u202f](?=\s)|(?<=\s)[\u00a0\u202f]")
_ESCAPED = re.compile(r" ?\\ ?u(00[2-9a-fA-F][0-9a-fA-F]|20[1-3][0-9a-fA-F])")
_SUSPICIOUS = re.compile(
    rf"\\|&[#\w]{{2,10}};|{_MISREAD.pattern}|\s\s"
    rf"|[^\S \u00a0\u202f]|[\x80-\x9f]|{_INVISIBLE.pattern}"
)
_ASCII_SIGNS = ("&", "\\", "  ")
_BROKEN = re.compile(r"[\ufffd\ufffe\uffff\x80-\x9f\ue000-\uf8ff]|Ã[\x80-\xbf]|â€|Â[\x80-\xbf]")


def mended(text: str) -> str:
    """The text with entities and escapes read (``&quot;``, ``\\u0027``), letters put right
    that were read in the wrong encoding (``Ã©``), and without what cannot be seen; one space
    where there were several. Letters are composed (NFC). No-break spaces, ZWJ and ZWNJ stay.

    >>> mended("Il a dÃ©jÃ&nbsp;  dit&nbsp;: &quot;non&quot;"), mended("1&nbsp;000 m² of ½")
    ('Il a déjà dit\\xa0: "non"', '1\\xa0000 m² of ½')
    """
    if text.isascii() and text.isprintable() and not any(map(text.__contains__, _ASCII_SIGNS)):
        return text.strip()
    if _SUSPICIOUS.search(text):
        text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), html.unescape(text))
        text = _MISREAD.sub(_read_again, text).translate(_CONTROLS)
        text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text).strip()


def is_broken(text: str) -> bool:
    """Whether letters were lost that nobody can bring back.

    >>> is_broken("M\\ufffdxico"), is_broken("México")
    (True, False)
    """
    return not text.isascii() and _BROKEN.search(text) is not None


def _read_again(run: re.Match[str]) -> str:
    """A letter from the bytes that were each taken for one."""
    data = bytes(
        _BYTES.get(char, ord(char)) for char in run[0] if ord(char) < 256 or char in _BYTES
    )
    return (data.decode("utf-8", errors="ignore") if len(data) == len(run[0]) else "") or run[0]
