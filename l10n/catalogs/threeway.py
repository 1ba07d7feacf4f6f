"""Merging what two people made of one catalog, entry by entry, as git asks for it. Pure.

What only one of them changed is as that one left it. What both changed is
merged part by part. A text, its fuzzy flag, its receipts and the old source
beside it are one part, the verdict: a receipt is worth something only with
the text it was given for. Where two persons translated the same message
differently both texts are kept, one as target and one as comment, and nothing
of it counts as approved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple, TypeVar

from l10n.catalogs.alternatives import alternative, on_one_line, one_each
from l10n.catalogs.catalog import FUZZY, Catalog, Entry, Key
from l10n.catalogs.receipts import format_receipt, is_ours
from l10n.model import SIGNED, State

Part = TypeVar("Part")
_EMPTY = Catalog((), ())
_RISING = list(State)
# Of two texts the one that more stands behind; a draft and a refused text yield to a person's.
_PERSONS = 3
_WEIGHT = {State.UNTRANSLATED: 0, State.REJECTED: 1, State.MACHINE: 2}


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of two versions of one catalog."""

    catalog: Catalog
    two_ways: tuple[Key, ...] = ()
    """Messages that have two translations now, neither of which counts as approved;
    in the catalog's order."""


class _Verdict(NamedTuple):
    """Which side's text, flag and receipts an entry gets."""

    kept: Entry
    notes: tuple[str, ...] = ()
    """Comments that say what the kept one does not."""
    open: bool = False
    """Whether a person must choose between the two."""


def merge3(base: Catalog | None, ours: Catalog, theirs: Catalog) -> Merged:
    """The catalog with the changes that each side made to the base; None is one that was empty.

    A key is live in the result if it is on one side, unless the other took it
    away and this one did nothing but move it. No key stands in it twice.
    Every text that a side put in is there, as a target or in a comment. A unit
    is approved only if a side approved that very text, and the other neither
    wrote, flagged nor refused anything against it.
    """
    base = base or _EMPTY
    if ours in (base, theirs):
        return Merged(theirs)
    if theirs == base:
        return Merged(ours)
    sides = tuple(one_each(catalog.entries) for catalog in (base, ours, theirs))
    merged: dict[Key, Entry] = {}
    open_keys = set()
    for key in sides[1] | sides[2]:
        entry, is_open = _merged(*(side.get(key) for side in sides))
        if entry is not None:
            merged[key] = entry
        if is_open:
            open_keys.add(key)
    entries = tuple(merged[key] for key in _order(merged, base, ours, theirs))
    catalog = replace(_header(base, ours, theirs), entries=entries)
    return Merged(catalog, tuple(entry.key for entry in entries if entry.key in open_keys))


def _merged(
    base: Entry | None, ours: Entry | None, theirs: Entry | None
) -> tuple[Entry | None, bool]:
    """One entry of the result, None where it is gone; and whether a person must choose."""
    if theirs in (base, ours):
        return ours, False
    if ours == base:
        return theirs, False
    if ours is None or theirs is None:
        kept = ours or theirs
        return (None if _only_moved(base, kept) else kept), False
    if ours.obsolete != theirs.obsolete:
        live, gone = (theirs, ours) if ours.obsolete else (ours, theirs)
        if _only_moved(base, live):
            return gone, False
        places = (live.extracted, live.references)
        ours, theirs = (_placed(side, places) for side in (ours, theirs))
    return _combined(base or Entry(ours.source, context=ours.context), ours, theirs)


def _only_moved(base: Entry | None, side: Entry | None) -> bool:
    """Whether a side left an entry of the base as it was but for its places."""
    if base is None or side is None or (base.obsolete and not side.obsolete):
        return False
    places = (base.extracted, base.references)
    return replace(_placed(side, places), obsolete=base.obsolete) == base


def _placed(entry: Entry, places: tuple[tuple[str, ...], tuple[str, ...]]) -> Entry:
    return replace(entry, extracted=places[0], references=places[1], obsolete=False)


def _combined(base: Entry, ours: Entry, theirs: Entry) -> tuple[Entry, bool]:
    """Both sides' changes to one entry, part by part."""
    verdict = _verdict(base, ours, theirs)
    kept = verdict.kept
    notes = _lines(*(entry.without_receipts().comments for entry in (base, ours, theirs)))
    flags = _lines(*map(_other_flags, (base, ours, theirs)))
    entry = replace(
        kept,
        comments=(*notes, *_receipts(kept)),
        flags=(FUZZY, *flags) if kept.fuzzy else flags,
        workflow=_lines(base.workflow, ours.workflow, theirs.workflow),
        # Where both moved it neither is right: the next extraction is.
        extracted=_pick(base.extracted, ours.extracted, theirs.extracted, max),
        references=_pick(base.references, ours.references, theirs.references, max),
        obsolete=ours.obsolete and theirs.obsolete,
    )
    new = (note for note in verdict.notes if note not in notes)
    return replace(entry, comments=(*entry.comments, *new)), verdict.open


def _verdict(base: Entry, ours: Entry, theirs: Entry) -> _Verdict:
    """Whose text, flag and receipts are kept; see the head of this file."""
    if _said(ours) == _said(theirs):
        return _Verdict(ours)
    for kept, same in ((ours, theirs), (theirs, ours)):
        if _said(same) == _said(base):
            return _Verdict(kept)
    if _texts(ours) == _texts(theirs):
        return _Verdict(_agreed(base, ours, theirs))
    for kept, same in ((ours, theirs), (theirs, ours)):
        if _texts(same) == _texts(base) and not _confirms(base, same):
            return _Verdict(kept)
    return _opposed(base, ours, theirs)


def _opposed(base: Entry, ours: Entry, theirs: Entry) -> _Verdict:
    """The verdict where each side stands for a text of its own."""
    if _weight(ours) == _weight(theirs):
        if _weight(ours) < _PERSONS:
            return _Verdict(ours, _noted(theirs), open=True)
        return _Verdict(_flagged(ours), (*_signed(ours), *_noted(theirs)), open=True)
    kept, other = sorted((ours, theirs), key=_weight, reverse=True)
    if _texts(kept) == _texts(base):
        # What one side confirmed the other took away, for a draft or for nothing.
        return _Verdict(_flagged(kept), (*_signed(kept), *_noted(other)), open=True)
    return _Verdict(kept, _noted(other))


def _agreed(base: Entry, ours: Entry, theirs: Entry) -> Entry:
    """One of two verdicts on the same text. Fuzzy wins; a draft that nobody looked at
    says nothing against those who did."""
    sides = [side for side in (ours, theirs) if not _is_untouched_draft(base, side)]
    if len(sides) == 1:
        return sides[0]
    sides = [ours, theirs]
    rejected = [side for side in sides if _state(side) is State.REJECTED]
    if rejected:
        return max(rejected, key=_age)
    flagged = [side for side in sides if side.fuzzy]
    if flagged:
        # A receipt that came before the flag must not come back with the flag gone.
        return max(map(_without_approval, flagged), key=_age)
    levels = [_RISING.index(_state(side)) for side in sides]
    was = _RISING.index(_state(base)) if _texts(base) == _texts(ours) and not base.fuzzy else 0
    wanted = min(levels) if min(levels) < was else max(levels)
    return max((s for s, level in zip(sides, levels, strict=True) if level == wanted), key=_age)


def _is_untouched_draft(base: Entry, side: Entry) -> bool:
    """Whether a side's text is a machine's, and was no more than that before."""
    return _is_draft(side) and (_texts(base) != _texts(side) or _is_draft(base))


def _is_draft(entry: Entry) -> bool:
    receipt = entry.receipt
    return entry.fuzzy and receipt is not None and receipt.state is State.MACHINE


def _confirms(base: Entry, side: Entry) -> bool:
    """Whether a side stood up for the text that the base has."""
    if side.fuzzy or (_state(side), side.receipt) == (_state(base), base.receipt):
        return False
    return base.fuzzy or _RISING.index(_state(side)) >= _RISING.index(_state(base))


def _weight(entry: Entry) -> int:
    if _state(entry) is State.MACHINE and not _is_draft(entry):
        return _PERSONS
    return _WEIGHT.get(_state(entry), _PERSONS)


def _flagged(entry: Entry) -> Entry:
    """Marked as needing review, with no word of who approved it."""
    return replace(entry.without_receipts(), flags=(FUZZY, *_other_flags(entry)))


def _without_approval(entry: Entry) -> Entry:
    receipt = entry.receipt
    return entry.without_receipts() if receipt and receipt.state in SIGNED else entry


def _state(entry: Entry) -> State:
    """The state of any entry; a plural one has none of its own and goes by its flag."""
    if entry.target or not _text(entry):
        return entry.unit().state
    return State.MACHINE if entry.fuzzy else State.TRANSLATED


def _text(entry: Entry) -> str:
    """The target, or the targets of all numbers."""
    return entry.target or " / ".join(text for _, text in entry.plural_targets if text)


def _texts(entry: Entry) -> tuple[object, ...]:
    return entry.target, entry.plural_source, entry.plural_targets


def _said(entry: Entry) -> tuple[object, ...]:
    """All that belongs together: text, flag, receipts, and the source it was made for."""
    previous = (entry.previous_context, entry.previous_source, entry.previous_plural)
    return _texts(entry), entry.fuzzy, _receipts(entry), previous


def _age(entry: Entry) -> tuple[str, str, str]:
    """Sorts by the receipt's time; what has none comes first. No two verdicts are equal."""
    receipt = entry.receipt
    proof = (receipt.at, format_receipt(receipt)) if receipt else ("", "")
    return *proof, repr(_said(entry))


def _noted(entry: Entry) -> tuple[str, ...]:
    """The comment that keeps its text, where it has one."""
    return (alternative(_text(entry), _whose(entry)),) if _text(entry) else ()


def _signed(entry: Entry) -> tuple[str, ...]:
    """The comment that keeps who decided on a text, where that is known."""
    whose = _whose(entry)
    return (f"This translation ({whose}): {on_one_line(_text(entry))}",) if whose else ()


def _whose(entry: Entry) -> str:
    """Who decided on a text, by its receipt: ``approved by boris``."""
    receipt = entry.receipt
    who = (receipt.by or receipt.origin) if receipt and not receipt.was else ""
    if not receipt or not who:
        return ""
    deed = "approved " if receipt.state in SIGNED else ""
    return f"{'rejected ' if receipt.state is State.REJECTED else deed}by {who}"


def _receipts(entry: Entry) -> tuple[str, ...]:
    return tuple(comment for comment in entry.comments if is_ours(comment))


def _other_flags(entry: Entry) -> tuple[str, ...]:
    return tuple(flag for flag in entry.flags if flag != FUZZY)


def _lines(
    base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]
) -> tuple[str, ...]:
    """Lines that both have or one added, in our order."""
    if ours == base:
        return theirs
    if theirs == base:
        return ours
    stayed = [line for line in ours if line in theirs or line not in base]
    return (*stayed, *(line for line in theirs if line not in ours and line not in base))


def _pick(base: Part, ours: Part, theirs: Part, choose: Callable[[Part, Part], Part]) -> Part:
    """What one side changed; what to take where both did is for ``choose``."""
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else choose(ours, theirs)


def _order(
    merged: Mapping[Key, Entry], base: Catalog, ours: Catalog, theirs: Catalog
) -> Iterator[Key]:
    """The live keys in our order (theirs, where we have the base's), each of the other's
    after the neighbour it follows there; then the obsolete ones."""
    first, second = (theirs, ours) if _live_keys(ours) == _live_keys(base) else (ours, theirs)
    live = {key for key, entry in merged.items() if not entry.obsolete}
    yield from _woven(
        [key for key in _live_keys(first) if key in live],
        # What is alive again was obsolete on the one side and is placed by the other.
        [key for key in _live_keys(second) if key in live],
    )
    everything = dict.fromkeys(entry.key for entry in (*first.entries, *second.entries))
    yield from (key for key in everything if key in merged and key not in live)


def _live_keys(catalog: Catalog) -> list[Key]:
    return list(dict.fromkeys(entry.key for entry in catalog.live()))


def _woven(first: Sequence[Key], second: Iterable[Key]) -> Iterator[Key]:
    """All keys once: the first in their order, each other one after its neighbour."""
    known = set(first)
    following: dict[Key | None, list[Key]] = {}
    anchor: Key | None = None
    for key in second:
        if key in known:
            anchor = key
        else:
            following.setdefault(anchor, []).append(key)
    yield from following.get(None, [])
    for key in first:
        yield key
        yield from following.get(key, [])


def _header(base: Catalog, ours: Catalog, theirs: Catalog) -> Catalog:
    """The header, field by field; the side that was revised later wins what both changed."""
    later = max((ours, theirs), key=_revised)

    def choose(one: Part, other: Part, /) -> Part:
        return one if later is ours else other

    before, we, they = (dict(catalog.metadata) for catalog in (base, ours, theirs))
    fields = {
        name: _pick(before.get(name), we.get(name), they.get(name), choose) for name in we | they
    }
    return Catalog(
        metadata=tuple((name, value) for name, value in fields.items() if value is not None),
        entries=(),
        comment=_pick(base.comment, ours.comment, theirs.comment, choose),
        header_flags=_pick(base.header_flags, ours.header_flags, theirs.header_flags, choose),
        header_notes=_pick(base.header_notes, ours.header_notes, theirs.header_notes, choose),
        header_lines=_pick(base.header_lines, ours.header_lines, theirs.header_lines, choose),
        trailing=_pick(base.trailing, ours.trailing, theirs.trailing, choose),
        newline=_pick(base.newline, ours.newline, theirs.newline, choose),
    )


def _revised(catalog: Catalog) -> tuple[float, float, str]:
    """Sorts by when a catalog was last changed; no two headers are equal."""
    revised, made = (_moment(catalog.header(f"{n}-Date")) for n in ("PO-Revision", "POT-Creation"))
    return revised, made, repr((sorted(catalog.metadata), catalog.comment, catalog.header_flags))


def _moment(date: str) -> float:
    try:
        return datetime.strptime(date.strip(), "%Y-%m-%d %H:%M%z").timestamp()
    except (ValueError, OverflowError):
        return 0.0
