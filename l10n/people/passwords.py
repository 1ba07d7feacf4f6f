"""Passwords: what is a good one, and hashes that are slow to guess at (argon2id)."""

from __future__ import annotations

import unicodedata
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from l10n.errors import L10nError
from l10n.review.states import is_same_person

LEAST_LETTERS = 10
MOST_LETTERS = 1_000
_LEAST_DIFFERENT = 5


class Passwords:
    """Makes and checks hashes. The defaults are RFC 9106's for little memory: 64 MiB and some
    hundredths of a second for each."""

    def __init__(self, *, time_cost: int = 3, memory_kib: int = 65_536, lanes: int = 4) -> None:
        self._hasher = PasswordHasher(time_cost, memory_kib, lanes)

    def hashed(self, password: str) -> str:
        """With a salt of its own, in the form ``$argon2id$…``."""
        return self._hasher.hash(_normal(password))

    def is_right(self, kept: str | None, password: str) -> bool:
        """Whether the hash is this password's. Without a hash it takes as long and is not.

        >>> passwords = Passwords(time_cost=1, memory_kib=8, lanes=1)
        >>> kept = passwords.hashed("four plain words here")
        >>> passwords.is_right(kept, "four plain words here"), passwords.is_right(None, "")
        (True, False)
        """
        if len(password) > MOST_LETTERS:
            return False
        try:
            self._hasher.verify(kept or self._nobodys, _normal(password))
        except (VerificationError, ValueError):  # the second: what is no hash at all
            return False
        return bool(kept)

    @cached_property
    def _nobodys(self) -> str:
        return self.hashed("")


def refuse_weak(password: str, name: str) -> None:
    """Raise L10nError, in words, for a password that is guessed first.

    Length is what counts; no rule asks for digits or marks.
    """
    what = ""
    if len(password) < LEAST_LETTERS:
        what = f"The password is too short: it needs {LEAST_LETTERS} letters or more."
    elif len(password) > MOST_LETTERS:
        what = f"The password is too long: it may have {MOST_LETTERS:,} letters."
    elif len(set(password)) < _LEAST_DIFFERENT:
        what = "The password has too few different letters."
    elif is_same_person(password, name):
        what = "The password is the name."
    elif any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in password):
        what = "The password has a letter that no keyboard gives."
    if what:
        raise L10nError(what, tip="Four or five words that do not belong together are a good one.")


def _normal(password: str) -> bytes:
    """The same bytes however a keyboard composes its letters."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
