"""The line above a text that no person has checked, in the reader's language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from l10n.languages import Language

_BOM = "\ufeff"


def with_notice(text: str, target: Language) -> str:
    """The text under a notice that it is unreviewed machine translation.

    The notice is a paragraph of its own, with the text's own line ends; a
    byte order mark stays first.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    mark, body = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    return f"{mark}[{notice(target)}]{newline}{newline}{body}"


def notice(target: Language) -> str:
    """The notice in this language, or in English where there is none yet."""
    known = _notices()
    return known.get(target.tag) or known.get(target.code) or known["en"]


@cache
def _notices() -> dict[str, str]:
    data = files("l10n.export").joinpath("notices.toml").read_text(encoding="utf-8")
    return {tag: str(text) for tag, text in tomllib.loads(data).items()}
