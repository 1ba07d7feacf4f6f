"""Makes figures of words and runs of digits that say one number together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from l10n.checks.figures.amounts import total
from l10n.checks.figures.digits import Digits, short_for
from l10n.checks.figures.figure import Figure, Value
from l10n.checks.figures.pieces import Piece
from l10n.lexicon.numerals import Number, Numerals
from l10n.lexicon.percent import is_percentage

_GAP = " -‐‑–\u00a0\u200c\u202f\u2009"
_LONGEST_GAP = 6
_MOST = 12
"""Words in one number; what is longer is a list."""


def compose(text: str, pieces: list[Piece], known: Numerals) -> list[Figure]:
    """The figures of a text that its pieces make up, in order."""
    found: list[Figure] = []
    run: list[Piece] = []
    for piece, after in zip_longest(pieces, pieces[1:]):
        if run and (
            piece.span[0] - run[-1].span[1] > _LONGEST_GAP
            or not _continues(text, run, (piece, after), known)
        ):
            found += _figures(run, known)
            run = []
        if piece.figure:
            found.append(piece.figure)
        else:
            run.append(piece)
    if run:
        found += _figures(run, known)
    return found


def _figures(run: list[Piece], known: Numerals) -> tuple[Figure, ...]:
    """What a run says; marks that no language writes so stand between several figures."""
    figure = _figure(run, known)
    return (figure,) if figure.sure or figure.loose or not figure.parts else figure.parts


def _continues(
    text: str, run: list[Piece], coming: tuple[Piece, Piece | None], known: Numerals
) -> bool:
    """Whether a piece belongs to the same number as those before it."""
    piece, after = coming
    if piece.figure or len(run) == _MOST:
        return False
    gap = text[run[-1].span[1] : piece.span[0]]
    if piece.digits and ("-" in gap or "–" in gap):
        return False
    between = gap.strip(_GAP).casefold()
    if between and between not in known.joiners:
        return False
    if _begins_another(run, after, known) or not _goes_on(run, piece, after, known):
        return False
    if run[-1].digits and (
        is_percentage(text, run[-1].span, known)
        or text[slice(*piece.span)].casefold() in known.coins
    ):
        return False
    return total(known, [value for one in (*run, piece) for value in one.summands]) is not None


def _begins_another(run: list[Piece], after: Piece | None, known: Numerals) -> bool:
    """Whether a scale follows that has been there: *two million and three million*."""
    scales = [value for value in after.values if value in known.multipliers] if after else []
    if not scales or scales[0] < 1000:
        return False
    return any(scales[0] <= value < scales[0] * 1000 for one in run for value in one.values)


def _goes_on(run: list[Piece], piece: Piece, after: Piece | None, known: Numerals) -> bool:
    """Whether what comes after a scale belongs to it: in *5 milyon 300 bin* and *21 bin 500*,
    not in *5 million 300 million*, nor *2.5 million and three*."""
    last = run[-1].values[-1] if run[-1].values else 0
    if piece.digits is None and (run[0].digits is None or piece.values[-1] in known.multipliers):
        return True
    scales = [value for value in after.values if value in known.multipliers] if after else []
    if scales:
        return 100 < scales[0] < last
    return last in known.multipliers and last <= 10_000 and piece.digits is not None


def _figure(run: list[Piece], known: Numerals) -> Figure:
    first = run[0]
    if first.digits is None:
        return _in_words(run, known)
    if len(run) == 1:
        return _alone(first)
    at = first.span[0], run[-1].span[1]
    rest = [value for piece in run[1:] for value in piece.summands]
    strict = frozenset(_totals(first.digits.strict, rest, known))
    loose = frozenset(_totals(first.digits.loose, rest, known))
    return Figure(at, strict, loose - strict)


def _alone(piece: Piece) -> Figure:
    """A figure in digits that nothing follows."""
    read = piece.digits or Digits()
    strict = frozenset(read.strict)
    if not read.parts:
        return Figure(piece.span, strict, _short(read.strict) - strict)
    loose = frozenset((*read.loose, *(piece.times or ())))
    parts = tuple(Figure(span, frozenset({value})) for span, value in read.parts)
    return Figure(piece.span, strict, loose - strict, parts=parts)


def _short(strict: tuple[Number, ...]) -> frozenset[Value]:
    return frozenset([short for value in strict for short in short_for(value)])


def _totals(
    firsts: Iterable[Number], rest: list[tuple[Number, bool]], known: Numerals
) -> Iterator[Number]:
    for first in firsts:
        value = total(known, [(first, True), *rest])
        if value is not None:
            yield value


def _in_words(run: list[Piece], known: Numerals) -> Figure:
    """A number in words; its parts may be meant alone, as in *one to two hundred*."""
    if len(run) == 1 and len(run[0].values) == 1:
        return Figure(run[0].span, frozenset(run[0].values), digits=False)
    summands = [value for piece in run for value in piece.summands]
    whole = total(known, summands)
    alone = frozenset(value for value, _ in summands)
    at = run[0].span[0], run[-1].span[1]
    sure: frozenset[Value] = frozenset() if whole is None else frozenset({whole})
    return Figure(at, sure, alone - sure, digits=False)
