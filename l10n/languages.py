"""Language tags, names and writing direction, from CLDR through Babel.

A tag is BCP 47 (``pt-BR``); on disk and in PO headers gettext's spelling is
used (``pt_BR``). Both are read everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from babel.core import Locale, UnknownLocaleError, get_global, parse_locale

from l10n.errors import LanguageError

# Between sentences these languages write no space.
_RUNNING_ON = frozenset({"ja", "yue", "zh"})
_HAN_AND_KANA = (
    r"\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
UNSPACED = rf"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff{_HAN_AND_KANA}"
"""Thai, Lao, Burmese, Khmer, kana and Han, as ranges for a pattern: they are written without
spaces between words."""
_UNSPACED = re.compile(f"[{UNSPACED}]")
_HAN = re.compile(f"[{_HAN_AND_KANA}]")
_LETTER = re.compile(r"[^\W_]")
# One language under two codes; CLDR's likely subtags keep them apart.
_SAME = {"no": "nb", "tl": "fil"}
# gettext writes some scripts as modifiers: sr@latin.
_MODIFIERS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva"}


@dataclass(frozen=True, slots=True)
class Language:
    """A language as this project spells it."""

    tag: str
    """Canonical BCP 47: ``es``, ``pt-BR``, ``zh-Hant``."""
    name: str
    """In English: ``Portuguese (Brazil)``."""
    autonym: str
    """In the language itself: ``português (Brasil)``."""
    rtl: bool
    """Written from right to left."""

    @property
    def code(self) -> str:
        """The bare language: ``pt`` of ``pt-BR``."""
        return self.tag.split("-")[0]

    @property
    def folder(self) -> str:
        """gettext's spelling: ``pt_BR``."""
        return self.tag.replace("-", "_")

    @property
    def direction(self) -> str:
        """HTML's ``dir``: ``rtl`` or ``ltr``."""
        return "rtl" if self.rtl else "ltr"

    @property
    def spaced(self) -> bool:
        """Whether a space stands between two sentences."""
        return self.code not in _RUNNING_ON


@cache
def language(tag: str) -> Language:
    """Look a language up by its tag, in BCP 47's or gettext's spelling.

    >>> language("pt_br").tag, language("pt-BR").name, language("ar").direction
    ('pt-BR', 'Portuguese (Brazil)', 'rtl')
    >>> language("sr@latin").folder
    'sr_Latn'

    Raises LanguageError for a tag that CLDR does not know.
    """
    try:
        code, territory, script, variant = parse_locale(_plain(tag))[:4]
    except ValueError:
        raise _unknown(tag) from None
    canonical = "-".join(part for part in (code, script, territory, variant) if part)
    return _listed().get(canonical) or from_cldr(canonical)


def from_cldr(tag: str) -> Language:
    """A language straight from Babel's copy of CLDR, for a canonical tag.

    Raises LanguageError for a tag that CLDR does not know.
    """
    locale = _locale(tag)
    return Language(
        tag=tag,
        name=locale.english_name or tag,
        autonym=locale.display_name or tag,
        rtl=locale.character_order == "right-to-left",
    )


@cache
def _listed() -> dict[str, Language]:
    """Languages without a territory, copied from CLDR: loading its own data takes
    longer than all else that ``l10n status`` does. A test holds the copy to CLDR."""
    lines = Path(__file__).with_name("languages.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {tag: Language(tag, name, autonym, side == "rtl") for tag, name, autonym, side in rows}


class Written(NamedTuple):
    """A language as it is written, whatever the region."""

    code: str
    script: str


@cache
def written(tag: str) -> Written:
    """The language and script of a tag, the script by CLDR's likely subtags if unsaid.

    What is written alike can stand in for one another (``pt`` for ``pt-BR``,
    ``en`` for ``en-GB``); another script cannot: ``zh`` is written in
    simplified characters, and a reader of ``zh-Hant`` who is silently given
    those gets a text that is wrong in nearly every line. A tag that is none
    is like itself alone.

    >>> written("pt-BR") == written("pt"), written("zh-TW") == written("zh-Hant")
    (True, True)
    >>> written("zh-Hant") == written("zh"), written("sr-Latn") == written("sr")
    (False, False)
    """
    try:
        code, territory, script = parse_locale(_plain(tag))[:3]
    except ValueError:
        return Written(tag, "")
    if not script:
        likely = get_global("likely_subtags")
        full = likely.get(f"{code}_{territory}") or likely.get(code) or ""
        script = parse_locale(full)[2] if full else ""
    return Written(_SAME.get(code, code), script or "")


def count_words(text: str) -> int:
    """Words as translators count them: Han and kana by character, all else between spaces.

    >>> count_words("The 34th anniversary isn't over."), count_words("二月二十六日")
    (5, 6)
    """
    apart = _HAN.sub(r" \g<0> ", text)
    return sum(1 for piece in apart.split() if _LETTER.search(piece))


def is_unspaced(text: str) -> bool:
    """Whether any of its letters are of a script that is written without spaces.

    >>> is_unspaced("専門家"), is_unspaced("전문가")
    (True, False)
    """
    return _UNSPACED.search(text) is not None


@cache
def month_names(tag: str) -> frozenset[str]:
    """The months as CLDR writes them, in full and short, in a date and alone.

    Raises LanguageError for a tag that CLDR does not know.
    """
    months = _locale(tag).months
    return frozenset(
        name
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in own_names(months, context, width).values()
    )


def own_names(kind: Mapping[str, Any], context: str, width: str) -> dict[int, str]:
    """Babel's names of months or days, by number, that begin like the name in a date. Where
    a language borrows the others from CLDR's root, Babel 2.18 gives those of whichever
    language was read before it.

    >>> own_names(Locale("ru").months, "stand-alone", "wide")[3]
    'март'
    """
    usual = kind["format"]["wide"]
    names = kind[context][width].items()
    return {number: name for number, name in names if _is_own(name, usual[number])}


def _is_own(name: str, usual: str) -> bool:
    """Whether a name begins like the usual one, is written with another capital, or begins
    with a number, which is nobody's alone."""
    return name[:1] == usual[:1] or name[:1].isdecimal() or name.casefold() == usual.casefold()


@cache
def weekday_names(tag: str) -> frozenset[str]:
    """The days of the week in full, as a date has them.

    Raises LanguageError for a tag that CLDR does not know.
    """
    return frozenset(own_names(_locale(tag).days, "format", "wide").values())


def _plain(tag: str) -> str:
    """``sr@latin`` and ``pt-br`` as ``sr_Latn`` and ``pt_br``."""
    base, _, modifier = tag.strip().partition("@")
    script = _MODIFIERS.get(modifier.lower(), "")
    return base.replace("-", "_") + (f"_{script}" if script else "")


@cache
def cldr(tag: str) -> Locale | None:
    """What CLDR knows of a language, or of a region's; None where it knows nothing."""
    try:
        return Locale.parse(_plain(tag))
    except (UnknownLocaleError, ValueError):
        return None


def _locale(tag: str) -> Locale:
    found = cldr(tag)
    if found is None:
        raise _unknown(tag)
    return found


def _unknown(tag: str) -> LanguageError:
    return LanguageError(
        f"“{tag}” is not a language that is known here.",
        tip="Use a language tag such as es, pt-BR or zh-Hant.",
    )
