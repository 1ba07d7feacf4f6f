"""A PO catalog as a value: everything gettext's format holds, nothing of a library's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from l10n.catalogs import receipts
from l10n.model import Receipt, Unit

FUZZY = "fuzzy"
SOURCE_CHANGED = "The source changed ("
"""What the note to translators begins with where a target was made for another source."""

Key = tuple[str | None, str]
"""What identifies an entry: its msgctxt and msgid."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. Texts are unescaped; a tuple holds one item a line or a flag."""

    source: str
    target: str = ""
    context: str | None = None
    comments: tuple[str, ...] = ()
    """Translator comments (``# ``), receipts among them."""
    extracted: tuple[str, ...] = ()
    """What extraction says of the message (``#.``)."""
    references: tuple[str, ...] = ()
    """``path:line`` (``#:``)."""
    flags: tuple[str, ...] = ()
    workflow: tuple[str, ...] = ()
    """Lines that begin with ``#=`` or ``#@``, without the ``#``: kept, not understood."""
    previous_context: str | None = None
    previous_source: str | None = None
    previous_plural: str | None = None
    plural_source: str | None = None
    plural_targets: tuple[tuple[int, str], ...] = ()
    obsolete: bool = False
    line: int = field(default=0, compare=False)
    """Where its first string stands in the file, counted from 1; 0 where it is in none."""

    @property
    def key(self) -> Key:
        """What the entry is found by."""
        return self.context, self.source

    @property
    def fuzzy(self) -> bool:
        """Whether it needs review."""
        return FUZZY in self.flags

    @property
    def receipt(self) -> Receipt | None:
        """The last receipt that was given for exactly this text; void ones do not count."""
        for comment in reversed(self.comments):
            receipt = receipts.parse_receipt(comment)
            if receipt and receipts.is_valid(receipt, self.context, self.source, self.target):
                return receipt
        return None

    @property
    def carried(self) -> Receipt | None:
        """The receipt of a target that waits for review because its source changed."""
        receipt = self.receipt if self.fuzzy else None
        return receipt if receipt and receipt.was else None

    def marked(self, receipt: Receipt, *, fuzzy: bool) -> Entry:
        """This entry with one receipt, in place of all it had, and the flag as given.

        Without the flag the old source goes too, as in any editor: nobody needs it now.
        """
        bare = self.without_receipts()
        if not fuzzy:
            bare = bare.without_previous()
        elif not receipt.was:
            bare = bare.without_note()
        flags = tuple(flag for flag in self.flags if flag != FUZZY)
        return replace(
            bare,
            comments=(*bare.comments, receipts.format_receipt(receipt)),
            flags=(FUZZY, *flags) if fuzzy else flags,
        )

    def without_previous(self) -> Entry:
        """This entry without the source that its target was made for, and the note on it."""
        bare = replace(self, previous_context=None, previous_source=None, previous_plural=None)
        return bare.without_note()

    def without_note(self) -> Entry:
        """This entry without the note that its source changed."""
        notes = tuple(line for line in self.extracted if not line.startswith(SOURCE_CHANGED))
        return self if notes == self.extracted else replace(self, extracted=notes)

    def without_receipts(self) -> Entry:
        """This entry with its other comments alone."""
        kept = tuple(c for c in self.comments if not receipts.is_ours(c))
        return replace(self, comments=kept)

    def unit(self) -> Unit:
        """The entry as the other rooms see it."""
        receipt = self.receipt
        state = receipts.state_of(self.target, fuzzy=self.fuzzy, receipt=receipt)
        return Unit(self.source, self.target, state, receipt, self.context)


@dataclass(frozen=True, slots=True)
class Catalog:
    """One PO file. Entries stand in source order, obsolete ones last."""

    metadata: tuple[tuple[str, str], ...]
    """The header entry's fields."""
    entries: tuple[Entry, ...]
    comment: str = ""
    """The comment above the header."""
    header_flags: tuple[str, ...] = ()
    header_notes: tuple[str, ...] = ()
    """The header's other comment lines (``#.``, ``#:``, ``#|``), as they are."""
    header_lines: tuple[str, ...] = ()
    """Lines in the header that belong to no field, or are one for the second time: kept
    above and below the fields, not understood."""
    trailing: tuple[str, ...] = ()
    """The comment lines after the last entry, as they are."""
    newline: str = "\n"
    """How the file's lines end."""

    def header(self, name: str) -> str:
        """A header field's value, empty where it is missing."""
        return dict(self.metadata).get(name, "")

    def with_header(self, **fields: str) -> Catalog:
        """The catalog with header fields set; ``_`` in a name stands for ``-``."""
        changed = {name.replace("_", "-"): value for name, value in fields.items()}
        return replace(self, metadata=tuple((dict(self.metadata) | changed).items()))

    def live(self) -> Iterator[Entry]:
        """The entries that the source text has today."""
        return (entry for entry in self.entries if not entry.obsolete)

    def units(self) -> Iterator[Unit]:
        """The live entries as the other rooms see them. Plural entries, which
        statements never have, count as untranslated."""
        for entry in self.live():
            yield entry.unit()
