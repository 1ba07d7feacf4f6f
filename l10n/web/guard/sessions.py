"""Who is signed in: random tokens in cookies, kept here only as hashes, in memory alone."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass

_BYTES = 32
IDLE_SECONDS = 12 * 3600.0
"""After so long without a request a session is over."""
LIFE_SECONDS = 7 * 24 * 3600.0
"""However much it is used."""
EACH = 20
"""A person has so many sessions at once; the one unused for longest ends."""


@dataclass(slots=True)
class Session:
    """One browser that somebody signed in with."""

    key: str
    """The hash of the cookie's token. Known to this server alone; another for each sign-in."""
    name: str
    csrf: str
    """What a form or script of this session has to send along."""
    proof: str
    """What the session rests on, as the account had it: it ends where that changed."""
    began: float
    seen: float


class Sessions:
    """All sessions of a server. Used from the event loop alone; times are seconds, monotonic."""

    def __init__(self) -> None:
        self._open: dict[str, Session] = {}

    def __len__(self) -> int:
        return len(self._open)

    def begin(self, name: str, proof: str, now: float) -> tuple[str, Session]:
        """A new session, and the token of its cookie: never one that a browser brought."""
        self._forget_old(now)
        own = sorted(self._of(name), key=lambda session: session.seen)
        for session in own[: max(0, len(own) - EACH + 1)]:
            self.end(session)
        token = secrets.token_urlsafe(_BYTES)
        session = Session(_hash(token), name, secrets.token_urlsafe(_BYTES), proof, now, now)
        self._open[session.key] = session
        return token, session

    def find(self, token: str, now: float) -> Session | None:
        """The session of a cookie. Looked up by hash: how long it takes tells nothing of it."""
        session = self._open.get(_hash(token))
        if session is None:
            return None
        if not self.is_open(session, now):
            self.end(session)
            return None
        session.seen = now
        return session

    def is_open(self, session: Session, now: float) -> bool:
        """Whether it has not been ended and is not over."""
        return session.key in self._open and not _is_over(session, now)

    def end(self, session: Session) -> None:
        """Nobody comes in with it any more."""
        self._open.pop(session.key, None)

    def _of(self, name: str) -> Iterator[Session]:
        return (session for session in self._open.values() if session.name == name)

    def _forget_old(self, now: float) -> None:
        for session in [kept for kept in self._open.values() if _is_over(kept, now)]:
            self.end(session)


def _is_over(session: Session, now: float) -> bool:
    return now - session.seen > IDLE_SECONDS or now - session.began > LIFE_SECONDS


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
