"""The values that flow through the rooms: frozen, comparable, standard library only.

Every position is in characters (code points) of the statement's decoded text,
half-open, as in ``text[start:end]``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a passage is in its statement."""

    HEADER = "header"
    """Machine-read metadata (``date 2026-02-26``): kept as it is, never translated."""
    HEADLINE = "headline"
    DATELINE = "dateline"
    BODY = "body"
    QUOTATION = "quotation"
    SIGNATURE = "signature"


class State(StrEnum):
    """Where one unit stands on its way to the public, in rising order."""

    UNTRANSLATED = "untranslated"
    MACHINE = "machine"
    REJECTED = "rejected"
    TRANSLATED = "translated"
    APPROVED = "approved"
    FINAL = "final"


SIGNED = frozenset({State.APPROVED, State.FINAL})
"""States that a person vouches for."""

EXPORTABLE = (State.MACHINE, State.TRANSLATED, State.APPROVED, State.FINAL)
"""States that may ever go out, in rising order. A rejected draft is known to be wrong."""


class Change(StrEnum):
    """What an edit of a source sentence means for its translation."""

    COSMETIC = "cosmetic"
    """Punctuation, case, spacing, letters swapped or doubled: the translation still holds."""
    FACTUAL = "factual"
    """A number, a date, a name or a negation."""
    MEANING = "meaning"


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence or sentence-like piece of a text.

    ``text`` is ``whole[start:end]``; it is never empty and neither starts nor
    ends with white space.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment in its place in a statement."""

    segment: Segment
    role: Role
    paragraph: int
    """Counted from 1."""
    line: int
    """Line of the segment's first character, counted from 1."""
    message: str
    """What a translator sees: the segment on one line. It differs from
    ``segment.text`` only where a hard-wrapped line break became a space."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One source document, split without loss.

    Invariant: the gaps and the passages' texts, interleaved, are ``text``.
    """

    id: str
    """Path below the source folder without its extension, ``/`` between folders."""
    path: str
    """Path from the project's root, ``/`` between folders."""
    language: str
    text: str
    passages: tuple[Passage, ...] = field(repr=False)

    @property
    def gaps(self) -> tuple[str, ...]:
        """The text around the passages: one more of them than there are passages."""
        edges = [0]
        for passage in self.passages:
            edges += [passage.segment.start, passage.segment.end]
        edges.append(len(self.text))
        return tuple(self.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class Draft:
    """What an engine made of one text.

    Exactly one of ``text`` and ``reason`` is non-empty: rubbish is never
    handed on, and an empty draft says why it is empty.
    """

    text: str
    origin: str
    """Who made it: ``argos:en_es-1.0``; hops of a pivot are joined by ``+``."""
    score: float | None = None
    """Geometric mean of the token probabilities, 0 to 1; the product of the
    hops' for a pivot. None where the engine gives none."""
    reason: str = ""
    choice: str = ""
    """How it was chosen, where it is not what the engine thinks best: ``3 of 8: numbers``
    is its third hypothesis of eight, because the first had a wrong number."""


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """How to decode. The defaults are those of argostranslate, so that the
    same package gives the same translations, unless it asks for a length penalty."""

    beam_size: int = 4
    length_penalty: float = -1.0
    """How much longer translations are favoured: the higher, the longer. Below 0 each
    package's own holds."""
    batch_tokens: int = 0
    """Source tokens in one batch; 0 chooses by the model's size."""
    threads: int = 0
    """Parallel decoders of one thread each; 0 means one for each core."""
    alternatives: int = 8
    """How many hypotheses to choose among where the checks find an error in the best one;
    0 or 1 keeps the best one whatever is found."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Who put a target where it is, bound to its text by ``digest``.

    A receipt whose digest does not recompute from its unit is void.
    """

    state: State
    at: str
    """UTC, to the second: ``2026-11-22T10:00:00Z``."""
    digest: str
    by: str = ""
    """The person; empty for a machine."""
    origin: str = ""
    """The engine: see :class:`Draft`."""
    score: float | None = None
    reason: str = ""
    was: State | None = None
    """Where the source changed under the target: the target's state before. ``reason``
    is then the :class:`Change`, and ``by`` and ``origin`` are those of before."""

    @property
    def change(self) -> Change | None:
        """How the source changed under the target; None where it did not."""
        return Change(self.reason) if self.was and self.reason in list(Change) else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message stands in a source file."""

    path: str
    line: int
    role: Role
    paragraph: int


@dataclass(frozen=True, slots=True)
class Message:
    """One text to translate, with every place of it in its statement."""

    source: str
    places: tuple[Place, ...] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Unit:
    """One live catalog entry as the other rooms see it."""

    source: str
    target: str
    state: State
    receipt: Receipt | None = None
    """Only a valid receipt is given here; a void one is not."""
    context: str | None = None


class Found(StrEnum):
    """What was found in a catalog that l10n did not write, in words for people."""

    CONFIRMED = "confirmed in another editor: translated now, not yet approved"
    WRITTEN = "written or changed in another editor"
    OUTLIVED = "approved, then changed in another editor: the approval is void"
    FLAGGED = "approved, then marked as needing work in another editor: the approval is void"
    CLEARED = "emptied in another editor: to be drafted again"
    KEPT = "emptied in another editor, though a person's work: back, marked for review"
    RETURNED = "missing from the catalog: restored as it was"
    MARKED = "left without their marks, as by OmegaT, with the drafts unchanged: marked again"
    RENEWED = "approved, but its receipt was lost: restored from the journal"
    COPIED = "with an approval of another text, copied here: void"
    UNPROVEN = "with an approval that the journal does not know: set aside (see l10n verify)"
    WITHDRAWN = "with an old approval that was withdrawn since: void"
    PROVEN = "with an approval that had been set aside, proven now by the journal"


@dataclass(frozen=True, slots=True)
class Remark:
    """One such finding."""

    found: Found
    statement: str
    segment: str
    source: str


class Severity(StrEnum):
    """How much a finding weighs, in rising order."""

    NOTE = "note"
    """Typography: worth mending, no harm if not."""
    WARNING = "warning"
    """Worth a look."""
    ERROR = "error"
    """A wrong fact or a broken text, unless a person says why it is none."""


Span = tuple[int, int]
"""Characters of one text, half-open: ``text[start:end]``."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found wrong with one translation."""

    check: str
    """The rule's name."""
    severity: Severity
    message: str
    """One sentence for a reviewer."""
    source_span: Span | None = None
    target_span: Span | None = None
    """Where; None where it is about the whole text, or about what is not there."""
    fix: str | None = None
    """What may be written in place of ``target_span``; None where nobody knows."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What one catalog holds, counted. States that do not occur are left out."""

    segments: Mapping[State, int]
    words: Mapping[State, int]
    """Words of the source texts."""
    refused: Mapping[str, int]
    """Untranslated segments that an engine gave up on, by its origin."""
    stale: int = 0
    """Drafts that were made before their source changed."""

    @property
    def total(self) -> int:
        """All segments."""
        return sum(self.segments.values())
