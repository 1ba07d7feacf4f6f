"""One concept of a term base, as TBX has it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How a term may be used; the values are those of TBX-Basic."""

    PREFERRED = "preferredTerm-admn-sts"
    ADMITTED = "admittedTerm-admn-sts"
    DEPRECATED = "deprecatedTerm-admn-sts"


@dataclass(frozen=True, slots=True)
class TbxTerm:
    """One word or name for the concept."""

    text: str
    """Never empty."""
    status: Status | None = None
    """None where the file does not say."""
    part_of_speech: str = ""
    """TBX-Basic has noun, verb, adjective, adverb, properNoun, other."""
    reference: str = ""
    """Where it is from."""
    notes: tuple[str, ...] = ()
    """None of them is empty."""


@dataclass(frozen=True, slots=True)
class TbxLanguage:
    """All that is said of the concept in one language."""

    language: str
    """Its tag as the file spells it."""
    terms: tuple[TbxTerm, ...]
    """Never none."""
    definition: str = ""
    reference: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TbxEntry:
    """One concept."""

    languages: tuple[TbxLanguage, ...]
    """Never none; a language may be there twice."""
    id: str = ""
    subject: str = ""
    """The field that it belongs to."""
    definition: str = ""
    reference: str = ""
    notes: tuple[str, ...] = ()
