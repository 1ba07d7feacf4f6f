"""One unit of a translation memory, as TMX 1.4b has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from l10n.languages import written

ORIGIN, BEFORE, AFTER = "x-l10n-origin", "x-l10n-before", "x-l10n-after"
"""Properties of ours: where a unit is from, and the source texts on either side of it."""

# OmegaT's names for the neighbours, in its project_save.tmx.
_BEFORE, _AFTER = (BEFORE, "prev"), (AFTER, "next")


@dataclass(frozen=True, slots=True)
class Trace:
    """Who wrote something, and when: UTC, ``2026-11-22T10:00:00Z``. Empty where it is
    not said, or no date."""

    created_by: str = ""
    created_at: str = ""
    changed_by: str = ""
    changed_at: str = ""

    @property
    def by(self) -> str:
        """Who touched it last."""
        return self.changed_by or self.created_by

    @property
    def at(self) -> str:
        """When it was touched last."""
        return self.changed_at or self.created_at


NOBODY = Trace()


@dataclass(frozen=True, slots=True)
class TmxText:
    """The unit in one language."""

    language: str
    """Its tag as the file spells it: ``en``, ``EN-US``, ``pt_br``."""
    text: str
    trace: Trace = NOBODY
    tags: int = 0
    """Codes of formatting (``bpt``, ``ept``, ``it``) that stood in it and were left out."""
    holes: int = 0
    """Elements that stood for something (``ph``, ``ut``) and were left out: the text is not
    whole."""


@dataclass(frozen=True, slots=True)
class TmxUnit:
    """One ``tu``."""

    texts: tuple[TmxText, ...]
    """Never none. A language may be there twice, with other words."""
    source_language: str = ""
    """The unit's, or else the file's; empty where each of its languages may be the source."""
    id: str = ""
    trace: Trace = NOBODY
    notes: tuple[str, ...] = ()
    """Those of the unit, then those of its texts."""
    props: tuple[tuple[str, str], ...] = ()
    """Types and values; the same order. No type is empty."""

    def texts_in(self, tag: str) -> tuple[TmxText, ...]:
        """The texts in a language: those of exactly this tag, or else those whose tag says
        less or more of the same language and script, as ``en-US`` does of ``en``.

        >>> unit = TmxUnit((TmxText("EN-US", "Peace."), TmxText("zh", "和平。")))
        >>> [text.language for tag in ("en", "en-GB", "zh-Hant") for text in unit.texts_in(tag)]
        ['EN-US']
        """
        asked = _plain(tag)
        exact = tuple(text for text in self.texts if _plain(text.language) == asked)
        return exact or tuple(text for text in self.texts if _is_like(text.language, tag))

    @property
    def whole(self) -> bool:
        """Whether no text of it has a hole."""
        return not any(text.holes for text in self.texts)

    @property
    def origin(self) -> str:
        """Where l10n had it from; empty where that is not said."""
        return self._prop((ORIGIN,)) or ""

    @property
    def before(self) -> str | None:
        """The source text before it, empty at an edge; None where it is not known."""
        return self._prop(_BEFORE)

    @property
    def after(self) -> str | None:
        """The source text after it, empty at an edge; None where it is not known."""
        return self._prop(_AFTER)

    def _prop(self, types: tuple[str, ...]) -> str | None:
        found = (value for wanted in types for kind, value in self.props if kind == wanted)
        return next(found, None)


def props(
    *, origin: str = "", before: str | None = None, after: str | None = None
) -> tuple[tuple[str, str], ...]:
    """The properties that say these things of a unit; none for what is not known."""
    return tuple(_props(origin, before, after))


def _props(origin: str, before: str | None, after: str | None) -> Iterator[tuple[str, str]]:
    if origin:
        yield ORIGIN, origin
    if before is not None:
        yield BEFORE, before
    if after is not None:
        yield AFTER, after


def _plain(tag: str) -> str:
    return tag.strip().lower().replace("_", "-")


def _is_like(one: str, other: str) -> bool:
    parts = zip(_plain(one).split("-"), _plain(other).split("-"), strict=False)
    return all(a == b for a, b in parts) and written(one) == written(other)
