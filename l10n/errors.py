"""One family of errors: what happened, where, and what to do next.

The shells catch :class:`L10nError` in one place and print it; anything else
that escapes is a bug.
"""

from __future__ import annotations

from pathlib import Path


class L10nError(Exception):
    """A problem the user can mend.

    ``message`` is a sentence that says what happened, ``tip`` one that says
    what to do about it, ``path`` the file concerned.
    """

    def __init__(self, message: str, *, tip: str = "", path: str | Path | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.tip = tip
        self.path = path

    @property
    def headline(self) -> str:
        """The message, with its file before it."""
        return f"{self.path}: {self.message}" if self.path is not None else self.message

    def __str__(self) -> str:
        """The headline, with the tip on a line of its own.

        >>> print(L10nError("It is empty.", tip="Write something.", path="a.txt"))
        a.txt: It is empty.
        Write something.
        """
        return self.headline + (f"\n{self.tip}" if self.tip else "")


class ConfigError(L10nError):
    """``l10n.toml`` (or ``[tool.l10n]``) cannot be used as it is."""


class LanguageError(L10nError):
    """A language tag that nothing is known about."""


class StatementError(L10nError):
    """A source text that cannot be read as a statement."""


class CatalogError(L10nError):
    """A PO file that cannot be read without loss."""


class PackageError(L10nError):
    """A translation package that cannot be found, fetched or trusted."""


class EngineError(L10nError):
    """A translation that could not be run at all."""


class ReviewError(L10nError):
    """A decision that a unit's state, or the project's rules, do not allow."""

    segment: str = ""
    """The id of the segment that it is about; empty where it is about more, or none."""


class ExchangeError(L10nError):
    """A bilingual file that cannot be read, or written, without loss."""


class TermError(L10nError):
    """A term base that cannot be read as one."""


class TrainingError(L10nError):
    """A package that cannot be made from what was given."""
