"""What of a text is the model's business, and what is not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from l10n.engine.casing import is_shouted, lowered, raised
from l10n.lexicon.typography import bind
from l10n.text.lists import split_item

# A web or mail address, or a handle, and nothing else.
_ADDRESS = re.compile(r"(?:https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#]\w+)\W?$")
# Where a long sentence is best cut, best first: after a mark and before a space.
_SEAMS = (
    re.compile(r"(?<=[;；])\s*|(?<=[.!?:…])\s+|(?<=[。！？：])|\s+(?=[–—]\s)"),
    re.compile(r"(?<=,)\s+|(?<=[，、،])\s*"),
    re.compile(r"\s+"),
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text as the model gets it."""

    text: str
    """On one line, single spaces, none at the ends; lowered if ``shouted``."""
    shouted: bool = False
    """It stood in capitals, so its translation will."""
    verbatim: bool = False
    """Nothing to translate: no letters (figures, dates, rules), or an address alone."""
    marker: str = ""
    """What stands before an item of a list, with a space: a model may take it for a count."""

    def restored(self, translation: str, language: str) -> str:
        """A translation dressed as the source was, its spaces bound as the language does."""
        if self.verbatim:
            return translation
        text = raised(translation, language) if self.shouted else translation
        return self.marker + bind(text, language)


def prepared(text: str, language: str) -> Prepared:
    """Take white space, capitals and what needs no translation out of the model's way.

    >>> prepared("  3.  A  DAY\\nOF MEMORY ", "en")
    Prepared(text='A day of memory', shouted=True, verbatim=False, marker='3. ')
    >>> prepared("26.02.1992", "en").verbatim
    True
    """
    line = " ".join(text.split())
    marker, rest = split_item(line, language)
    if not any(letter.isalpha() for letter in rest) or _ADDRESS.match(rest):
        return Prepared(line, verbatim=True)
    if is_shouted(rest, language):
        return Prepared(lowered(rest, language), shouted=True, marker=marker)
    return Prepared(rest, marker=marker)


def halves(text: str, *, words: bool) -> tuple[str, str] | None:
    """Cut a sentence in two at the seam nearest its middle, or say that there is none.

    Seams are clause marks; only with ``words`` is a bare space one too. Neither
    part is shorter than an eighth of the whole.

    >>> halves("We remember the town; we ask for justice.", words=False)
    ('We remember the town;', 'we ask for justice.')
    """
    margin = len(text) // 8 + 1
    for seam in _SEAMS if words else _SEAMS[:-1]:
        cuts = [
            match
            for match in seam.finditer(text)
            if margin <= match.start() and match.end() <= len(text) - margin
        ]
        if cuts:
            best = min(cuts, key=lambda cut: abs(cut.start() + cut.end() - len(text)))
            return text[: best.start()], text[best.end() :]
    return None
