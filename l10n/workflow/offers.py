"""What people's edits of drafts teach, and where else it fits; nothing is read or written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from l10n.catalogs.catalog import Entry
from l10n.catalogs.journal import segment_id
from l10n.changes.association import Drafts
from l10n.changes.fitting import Correction, Doubt, Fit, fit
from l10n.changes.quarrels import quarrelling
from l10n.changes.replacements import Replacement, replacements
from l10n.changes.tokens import folded, words
from l10n.model import State
from l10n.workflow.edits import DONE, Edit, Known, Place, drafts


@dataclass(frozen=True, slots=True)
class Offer:
    """One correction in one segment that has not had it yet."""

    place: Place
    source: str
    before: str
    after: str
    state: State
    doubt: Doubt | None
    """Why somebody has to look first; None where it may be written with others."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A correction, the edits that it was learned from, and where else it fits."""

    correction: Correction
    edits: tuple[Edit, ...]
    """The oldest first."""
    offers: tuple[Offer, ...] = ()
    refused: tuple[Place, ...] = ()
    """Where it would fit, but the checks would find an error then that is not there now."""

    @property
    def reason(self) -> str:
        """What the journal says of a text that was changed so."""
        statement, segment = self.edits[0].place
        return f"as in {statement} {segment}: {self.correction.old} → {self.correction.new}"


@dataclass(frozen=True, slots=True)
class Spot:
    """One translation, in any state."""

    place: Place
    entry: Entry
    folded: str
    """The target as it is compared."""


Tags = tuple[str, str]
"""Of the source language and of the target's."""
Worsens = Callable[[Entry, str], bool]
"""Whether an entry would have an error with this text that it does not have now."""


def learn(everything: Sequence[Known], taught: Iterable[Edit], tags: Tags) -> list[Lesson]:
    """What these edits teach, held against all drafts of the language; the oldest first, so
    that what is learned later moves none of them."""
    replaced = [
        (edit, one) for edit in taught for one in replacements(edit.draft, edit.text, tags[1])
    ]
    if not replaced:
        return []
    known_drafts = Drafts((pair for known in everything for pair in drafts(known)), *tags)
    found: dict[tuple[str, ...], Lesson] = {}
    for edit, one in sorted(replaced, key=lambda item: (item[0].at, item[0].place)):
        correction = _correction(known_drafts, edit, one)
        if correction:
            name = _name(correction, tags)
            first = found.get(name, Lesson(correction, ()))
            found[name] = replace(first, edits=(*first.edits, edit))
    return _settled(list(found.values()), tags)


def is_open(entry: Entry) -> bool:
    """Whether an entry may be corrected: an engine's draft, or a translation that nobody has
    signed. What waits because its source changed is a translation of another text."""
    if entry.obsolete or entry.plural_source is not None or entry.carried or not entry.target:
        return False
    return _state(entry) in {State.MACHINE, State.TRANSLATED}


def _state(entry: Entry) -> State:
    return entry.unit().state


def spots(known: Known, tag: str) -> Iterator[Spot]:
    """Every translation of a catalog that a correction may be held against."""
    for entry in known.catalog.live():
        if entry.target and entry.plural_source is None:
            place = known.statement, segment_id(*entry.key)
            yield Spot(place, entry, folded(entry.target, tag))


def offered(lesson: Lesson, everything: Sequence[Spot], tags: Tags, worsens: Worsens) -> Lesson:
    """A lesson with all the places where it fits, but for those that taught it."""
    taught = {edit.place for edit in lesson.edits}
    key = max((word.folded for word in words(lesson.correction.old, tags[1])), key=len)
    near = [spot for spot in everything if key in spot.folded and spot.place not in taught]
    fitting = [(spot, found) for spot in near if (found := _fit(lesson.correction, spot, tags))]
    kept = Doubt.KEPT if any(_state(spot.entry) in DONE for spot, _ in fitting) else None
    offers, refused = [], []
    for spot, found in fitting:
        entry = spot.entry
        if not is_open(entry):
            continue
        if worsens(entry, found.text):
            refused.append(spot.place)
            continue
        doubt = found.doubt or (kept if _is_engines(entry) else Doubt.WRITTEN)
        offers.append(
            Offer(spot.place, entry.source, entry.target, found.text, _state(entry), doubt)
        )
    return replace(lesson, offers=tuple(offers), refused=tuple(refused))


def _fit(correction: Correction, spot: Spot, tags: Tags) -> Fit | None:
    return fit(correction, spot.entry.source, spot.entry.target, tags)


def _is_engines(entry: Entry) -> bool:
    """Whether it is an engine's draft: one that somebody marked has no engine's receipt."""
    unit = entry.unit()
    return unit.state is State.MACHINE and unit.receipt is not None and bool(unit.receipt.origin)


def _correction(drafts: Drafts, edit: Edit, one: Replacement) -> Correction | None:
    meaning = drafts.meaning(edit.source, edit.draft, one)
    if meaning is None:
        return None
    doubt = None if meaning.sure else Doubt.THIN
    if one.grammar and not meaning.named:
        doubt = Doubt.GRAMMAR
    return Correction(one.old, one.new, meaning.source, one.opens, meaning.opens, doubt)


def _name(correction: Correction, tags: Tags) -> tuple[str, ...]:
    """What two corrections have in common that are the same."""
    old, new = (folded(text, tags[1]) for text in (correction.old, correction.new))
    return old, correction.new if old == new else new, folded(correction.source, tags[0])


def _settled(lessons: list[Lesson], tags: Tags) -> list[Lesson]:
    """The lessons with a doubt where they do not agree with one another."""
    corrections = [lesson.correction for lesson in lessons]
    for number in quarrelling(corrections, tags):
        doubted = replace(corrections[number], doubt=Doubt.SPLIT)
        lessons[number] = replace(lessons[number], correction=doubted)
    return lessons
