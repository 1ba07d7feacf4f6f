"""What stands beside a figure, for comparing it with what stands beside another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from l10n.checks.figures.calendar import months
from l10n.checks.figures.figure import Figure
from l10n.checks.pair import Text
from l10n.lexicon.dates import calendar

_WORD = re.compile(r"[^\W\d_]{3,}")
_ORDINAL = re.compile(
    r"(?:st|nd|rd|th|er|e|ère|[º°ª])(?!\w)"
    r"|\.(?=\s[^\W\d_A-Z])"
    r"|[-’'](?:й|я|е|го|ci|cı|cu|cü)"
)
_WORDS = re.compile(r"[^\W\d_]+")
_STEM = 4
_NEAR = 28
_BESIDE = 4
_STOP = re.compile(r"[.!?;]\s")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What may tell one figure from another."""

    kind: frozenset[str]
    """Unit, currency, per cent, month, year or ordinal."""
    signs: frozenset[str]
    """Brackets and the like."""
    stems: frozenset[str]
    """How the words near it begin that both texts have in common."""
    sentence: int | None

    def agreement(self, other: Surroundings) -> int:
        """How much two places have in common."""
        return (
            2 * len(self.kind & other.kind)
            - len(self.kind ^ other.kind)
            - len(self.signs ^ other.signs)
            + len(self.stems & other.stems)
            + (self.sentence is not None and self.sentence == other.sentence)
        )


def surroundings(text: Text, figure: Figure, other: Text, *, source: bool) -> Surroundings:
    """Look around a figure; ``other`` is the text that the words are compared with. In the
    source a figure may be known for a year by its value, which is what is in question."""
    before = text.text[max(0, figure.span[0] - _NEAR) : figure.span[0]]
    after = text.text[figure.span[1] : figure.span[1] + _NEAR]
    common = text.once(_all_stems) & other.once(_all_stems)
    return Surroundings(
        kind=frozenset(kinds_of(text, figure, source=source)),
        signs=frozenset(_signs(before, after)),
        stems=_stems(before + " " + after) & common,
        sentence=_sentence(text, figure, other),
    )


def _all_stems(text: Text) -> frozenset[str]:
    return _stems(text.text)


def _stems(text: str) -> frozenset[str]:
    return frozenset([word[:_STEM].casefold() for word in _WORD.findall(text)])


def kinds_of(text: Text, figure: Figure, *, source: bool) -> set[str]:
    """What kind of a figure it is by what stands beside it."""
    kinds = {"percent"} if figure.percent else set()
    if figure.currency:
        kinds.add(figure.currency)
    elif figure.unit:
        kinds.add(figure.unit.partition("-per-")[0])
    if _is_called_year(text, figure) or (source and is_year(figure) and not kinds):
        kinds = {"calendar year"}
    if any(_gap(figure, month.span) <= _BESIDE for month in months(text)):
        kinds.add("month")
    elif _ORDINAL.match(text.text, figure.span[1]):
        kinds.add("ordinal")
    return kinds


def is_year(figure: Figure) -> bool:
    """Whether its value may well be a year of our age."""
    return figure.span[1] - figure.span[0] == 4 and 1000 <= figure.least < 2100


def _is_called_year(text: Text, figure: Figure) -> bool:
    """Whether a word beside it says that it is a year."""
    names = calendar(text.language.tag)
    before = text.text[max(0, figure.span[0] - _NEAR) : figure.span[0]].casefold()
    after = text.text[figure.span[1] : figure.span[1] + _NEAR].casefold()
    words = _WORDS.findall(after)[:2]
    if not names.year_before and not names.year_after:
        return False
    called = {*before.split()[-1:]} & {*names.year_before}
    return bool(called or {*words[:1], " ".join(words)} & {*names.year_after})


def _gap(figure: Figure, at: tuple[int, int]) -> int:
    return max(at[0] - figure.span[1], figure.span[0] - at[1])


def _signs(before: str, after: str) -> set[str]:
    signs = {"("} if before.rfind("(") > before.rfind(")") else set()
    if before.rstrip().endswith(("-", "–", "—")):
        signs.add("-")
    if after.lstrip().startswith(("-", "–", "—")):
        signs.add("+")
    return signs


def _sentence(text: Text, figure: Figure, other: Text) -> int | None:
    """Which sentence it is in, where both texts have as many."""
    count = text.once(_stops)
    if not count or count != other.once(_stops):
        return None
    return len(_STOP.findall(text.text[: figure.span[0]]))


def _stops(text: Text) -> int:
    return len(_STOP.findall(text.text))
