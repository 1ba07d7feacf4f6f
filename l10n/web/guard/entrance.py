"""The way in: who may come in, and who is in already."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

from l10n.people.person import Person
from l10n.web.guard.sessions import Session, Sessions


class Door(Protocol):
    """How people show who they are."""

    @property
    def asks_names(self) -> bool:
        """Whether there is a page to sign in on."""

    @property
    def advice(self) -> tuple[str, str]:
        """What a stranger is told: what is the matter, and how to come in."""

    def person(self, session: Session) -> Person | None:
        """Whose session it is, as of now; None where they may no longer come in."""


class Entrance:
    """One server's door, and the sessions of whoever came in by it.

    ``clock`` gives seconds, monotonic.
    """

    def __init__(
        self, door: Door, cookie: str, clock: Callable[[], float], *, secure: bool
    ) -> None:
        self.door = door
        self.sessions = Sessions()
        self.cookie = cookie
        """The cookie's name: servers on several ports of one machine share its cookies."""
        self.clock = clock
        self.secure = secure
        """Whether the cookie may only travel encrypted."""
        self._waiting: set[asyncio.Event] = set()

    def session(self, cookies: Mapping[str, str]) -> Session | None:
        """The session that a request belongs to."""
        token = cookies.get(self.cookie)
        return self.sessions.find(token, self.clock()) if token else None

    def person(self, session: Session) -> Person | None:
        """Whose session it is, if it is still open and they may still come in."""
        if not self.sessions.is_open(session, self.clock()):
            return None
        person = self.door.person(session)
        if person is None:
            self.sessions.end(session)
        return person

    def stop(self) -> None:
        """End what never ends by itself: pages that listen. Call it on the event loop."""
        for event in self._waiting:
            event.set()

    @contextmanager
    def told_of_end(self, event: asyncio.Event) -> Iterator[None]:
        """Have ``event`` set when the server stops."""
        self._waiting.add(event)
        try:
            yield
        finally:
            self._waiting.discard(event)
