"""The way from a text to its segments: blocks, mask, base, rules, cuts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from l10n.model import Segment
from l10n.text.segmentation.base import proposals
from l10n.text.segmentation.brackets import around, pairs
from l10n.text.segmentation.exceptions import BreakRule, forced, verdict
from l10n.text.segmentation.glued import glued
from l10n.text.segmentation.lines import blocks
from l10n.text.segmentation.marks import BLANK, EMOJI, LINE_BREAKS, RARE, TERMINATORS
from l10n.text.segmentation.mask import for_base, mask
from l10n.text.segmentation.openings import openings, starts_with_header
from l10n.text.segmentation.restores import RESTORES
from l10n.text.segmentation.smileys import smileys
from l10n.text.segmentation.snapping import cut
from l10n.text.segmentation.spots import Block, Spot, scan
from l10n.text.segmentation.vetoes import VETOES
from l10n.text.segmentation.words import bare_code, words

_UNWRAP = str.maketrans(dict.fromkeys(LINE_BREAKS, " "))
# A block without any of these is one segment, unless it starts with a header.
_BUSY = re.compile(rf"[):;{re.escape(TERMINATORS)}{RARE}{EMOJI}](?=.)", re.DOTALL)
_LONGEST_GAP = 16


class Decision(NamedTuple):
    """What was decided at one place where a sentence might end, and by which rule."""

    position: int
    breaks: bool
    rule: str


def segment(
    text: str,
    language: str,
    *,
    exceptions: Sequence[BreakRule] = (),
    wrapped: bool = False,
    split_glued: bool = True,
) -> list[Segment]:
    """Split a text into its sentences, without loss and in linear time.

    ``language`` is any BCP 47 or gettext tag; where nothing is known about it,
    general rules hold. Every line boundary of :meth:`str.splitlines` is a hard
    cut; with ``wrapped`` only blank lines, page breaks and U+2029 are, for text
    with lines broken at a fixed width. ``split_glued`` parts sentences that lack
    the space between them. ``exceptions`` are asked before any other rule.

    The segments are in order, do not overlap, are not empty, start and end with
    no white space, and everything outside them is white space or a byte order
    mark. Any string is taken, lone surrogates and NUL included.

    >>> [s.text for s in segment("Dr. Aliyeva spoke at 5 p.m. on Monday. They left.", "en")]
    ['Dr. Aliyeva spoke at 5 p.m. on Monday.', 'They left.']
    """
    found: list[Segment] = []
    for start, end, made in _decided(text, language, exceptions, wrapped, split_glued):
        found += _trimmed(text, start, end, [one.position for one in made if one.breaks])
    return found


def explain(
    text: str,
    language: str,
    *,
    exceptions: Sequence[BreakRule] = (),
    wrapped: bool = False,
    split_glued: bool = True,
) -> list[Decision]:
    """Every place that was considered, with the name of the rule that decided.

    >>> explain("Dr. Aliyeva spoke. They left.", "en")  # doctest: +NORMALIZE_WHITESPACE
    [Decision(position=3, breaks=False, rule='opening_abbreviation'),
     Decision(position=18, breaks=True, rule='base')]
    """
    return [
        one._replace(position=start + one.position)
        for start, _, made in _decided(text, language, exceptions, wrapped, split_glued)
        for one in made
    ]


def _decided(
    text: str, language: str, rules: Sequence[BreakRule], wrapped: bool, split_glued: bool
) -> Iterator[tuple[int, int, Iterable[Decision]]]:
    """Start and end of each block with what is decided in it, from the block's start."""
    known = words(bare_code(language))
    masked = mask(text)
    asked = for_base(masked)
    for start, end in blocks(text, wrapped=wrapped):
        if not (rules or _BUSY.search(text, start, end) or starts_with_header(text, start, end)):
            yield start, end, ()
            continue
        piece = text[start:end].translate(_UNWRAP) if wrapped else text[start:end]
        block = Block(
            piece,
            masked[start:end],
            known,
            pairs(piece),
            proposals(asked[start:end], known.code),
        )
        yield start, end, _decisions(block, rules, split_glued)


def _decisions(block: Block, rules: Sequence[BreakRule], split_glued: bool) -> Iterator[Decision]:
    """Everything decided in one block, in order of position."""
    start = 0
    for end in openings(block.text, block.words):
        yield Decision(end, True, "opening")
        start = end
    extra = _extra(block, rules, split_glued)
    for spot, fixed in _merged(list(scan(block)), extra):
        made = fixed
        if spot is not None:
            if spot.stop < start:
                continue
            spot.start = start
            made = _decide(spot, rules)
        if made and made.position > start:
            yield made
            start = made.position if made.breaks else start


def _extra(block: Block, rules: Sequence[BreakRule], split_glued: bool) -> list[Decision]:
    """Cuts at places that are no spots: glued sentences and the user's own."""
    extra: list[Decision] = []
    for position in glued(block.text, block.words) if split_glued else ():
        said = verdict(rules, block.text, [position])
        if said is not None:
            extra.append(Decision(position, said, "user"))
        elif not around(block.pairs, position - 1):
            extra.append(Decision(position, True, "glued"))
    smiling = smileys(block.text, block.pairs)
    extra += [Decision(position, True, "smiley") for position in smiling]
    if any(rule.breaks for rule in rules):
        extra += [Decision(position, True, "user") for position in forced(rules, block.text)]
    return extra


def _merged(
    spots: list[Spot], extra: list[Decision]
) -> Iterable[tuple[Spot | None, Decision | None]]:
    both: list[tuple[Spot | None, Decision | None]] = [(spot, None) for spot in spots]
    if not extra:
        return both
    both += [(None, fixed) for fixed in extra]
    return sorted(both, key=_place)


def _place(item: tuple[Spot | None, Decision | None]) -> int:
    spot, fixed = item
    if spot is not None:
        return spot.end
    return fixed.position if fixed is not None else 0


def _decide(spot: Spot, rules: Sequence[BreakRule]) -> Decision | None:
    """The user's rules, then what forbids a break, then the base, then what restores one."""
    position = cut(spot)
    if position is None:
        return None
    if rules:
        said = verdict(rules, spot.text, _positions(spot))
        if said is not None:
            return Decision(position, said, "user")
    for name, rule in VETOES.items():
        if rule(spot):
            return Decision(position, False, name)
    if spot.proposed:
        return Decision(position, True, "base")
    for name, rule in RESTORES.items():
        if rule(spot):
            return Decision(position, True, name)
    return Decision(position, False, "base")


def _positions(spot: Spot) -> list[int]:
    """Where a user's rule may match: anywhere from the mark's end to what follows."""
    return [*range(spot.end, min(spot.next, spot.end + _LONGEST_GAP) + 1)]


def _trimmed(text: str, start: int, end: int, cuts: list[int]) -> Iterator[Segment]:
    """The stretches between the cuts, without the white space around them."""
    low = start
    for high in [*[start + position for position in cuts], end]:
        piece = text[low:high].strip(BLANK)
        if piece:
            first = low if text[low] == piece[0] else high - len(text[low:high].lstrip(BLANK))
            yield Segment(first, first + len(piece), piece)
        low = high
