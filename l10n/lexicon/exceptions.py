"""What looks like an entry of a word list in a text and is none."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from l10n.lexicon.phrases import Phrases
from l10n.lexicon.wording import Wording
from l10n.model import Span

_NOTHING = Phrases()
_NOWHERE = (sys.maxsize, 0)
# Vowel signs that are characters of their own: what is taken for words ends before them.
_MARK = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_REST = re.compile(_MARK.pattern + r"+[^\W_]")


@dataclass(frozen=True, slots=True)
class Exceptions:
    """The exceptions of one list."""

    words: frozenset[str] = frozenset()
    """As they are written: ``May``."""
    phrases: Phrases = _NOTHING
    sought: re.Pattern[str] | None = None
    marked: bool = False
    """Whether marks may part the letters of a word, as Arabic vowel signs do."""

    def stand_in(self, text: Wording) -> bool:
        """Whether any may be there: a quick answer, which is no if nothing need be looked at."""
        return bool(
            (self.words and any(map(text.text.__contains__, self.words)))
            or self.phrases.runs(text)
            or (self.sought and self.sought.search(text.text))
            or (self.marked and _MARK.search(text.text))
        )

    def among(self, text: Wording, found: Iterable[Span]) -> Iterator[Span]:
        """Those of the places that no exception covers, in order."""
        hidden = iter(self._hidden(text))
        start, reached = next(hidden, _NOWHERE)
        end = 0
        for at in sorted(set(found)):
            while start <= at[0]:
                end = max(end, reached)
                start, reached = next(hidden, _NOWHERE)
            if at[0] >= end and not self._is_none(text.text, at):
                yield at

    def _hidden(self, text: Wording) -> list[Span]:
        hidden = self.phrases.spans(text)
        if self.sought:
            hidden += [match.span() for match in self.sought.finditer(text.text)]
        return sorted(hidden)

    def _is_none(self, text: str, at: Span) -> bool:
        return text[slice(*at)] in self.words or (self.marked and _is_part(text, at))


def _is_part(text: str, span: Span) -> bool:
    """Whether a mark parts it from the rest of its word."""
    start, end = span
    return bool(_REST.match(text, end) or (start and _MARK.match(text, start - 1)))
