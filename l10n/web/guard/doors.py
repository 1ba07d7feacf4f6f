"""The two ways to show who one is: a link that works once, or a name and a password."""

from __future__ import annotations

import asyncio
import math
from collections import OrderedDict
from ipaddress import IPv6Address, ip_address, ip_network

from l10n.people.accounts import Account
from l10n.people.attempts import Attempts
from l10n.people.links import Links
from l10n.people.passwords import Passwords
from l10n.people.person import Person
from l10n.people.roll import Roll
from l10n.review.states import folded_name
from l10n.web.guard.sessions import Session

_KNOWN = 1_000
_HASHING = 2
_NAME = 200
"""So many letters of a name are looked at."""


class Wait(Exception):  # noqa: N818  # not a fault
    """It is too soon for another attempt."""

    def __init__(self, seconds: float) -> None:
        self.seconds = math.ceil(seconds)
        unit = "second" if self.seconds == 1 else "seconds"
        self.message = f"Too many attempts. Wait {self.seconds} {unit}, then try again."
        super().__init__(self.message)


class LinkDoor:
    """For the one person at this machine: whoever has the link is they."""

    asks_names = False
    advice = (
        "You are not signed in here.",
        "Press Enter where l10n serve runs, or start it again: it shows a new link. Each works "
        "once.",
    )

    def __init__(self, person: Person) -> None:
        self.links = Links()
        self._person = person

    @property
    def name(self) -> str:
        return self._person.name

    def person(self, session: Session) -> Person | None:
        return self._person if session.name == self._person.name else None


class NameDoor:
    """For people on other machines. Used from the event loop, but for :meth:`is_right`."""

    asks_names = True
    advice = (
        "You are signed out.",
        "Sign in again, in another tab if there is something here you would lose: /sign-in",
    )

    def __init__(self, roll: Roll, passwords: Passwords) -> None:
        self._roll = roll
        self._passwords = passwords
        self._by_name = Attempts(free=4, longest=60)
        self._by_address = Attempts(free=20, longest=600)
        self.hashing = asyncio.Semaphore(_HASHING)
        """Held while a password is checked: each takes 64 MiB, and the threads are the pages'."""
        self._known: OrderedDict[str, None] = OrderedDict()

    def person(self, session: Session) -> Person | None:
        """Nobody where the account is gone, or has another password than the session began
        with. Raises ConfigError where the accounts cannot be read."""
        account = self._roll.accounts().find(session.name)
        return account.person if account and account.password == session.proof else None

    def knock(self, name: str, address: str, now: float) -> Account | None:
        """The account of that name, if there is one. Raises Wait where it is too soon.

        The attempt counts as failed until :meth:`welcome`.
        """
        account = self._roll.accounts().find(name)
        own, network = self._keys(account.person.name if account else name, address)
        wait = max(self._by_name.wait(own, now), self._by_address.wait(network, now))
        if wait:
            raise Wait(wait)
        self._by_name.count(own, now)
        self._by_address.count(network, now)
        return account

    def is_right(self, account: Account | None, password: str) -> bool:
        """Slow on purpose; as slow where there is no account. Call it in a thread."""
        return self._passwords.is_right(account.password if account else None, password)

    def welcome(self, account: Account, address: str) -> None:
        """It was the right password."""
        own, network = self._keys(account.person.name, address)
        self._by_name.forgive(own)
        self._by_address.forgive(network, 1)
        key = f"{account.person.name}\n{network}"
        self._known[key] = None
        self._known.move_to_end(key)
        if len(self._known) > _KNOWN:
            self._known.popitem(last=False)

    def _keys(self, name: str, address: str) -> tuple[str, str]:
        """What the attempts at a name and from an address are counted under.

        At an address that they signed in from before, a person has a count of their own:
        strangers cannot keep them out by guessing.
        """
        network, folded = _network(address), folded_name(name[:_NAME])[:_NAME]
        known = f"{name}\n{network}"
        return (known if known in self._known else folded), network


def _network(address: str) -> str:
    """An address; of version 6 the network, as one customer has all of it."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address) and not parsed.ipv4_mapped:
        return str(ip_network((parsed, 64), strict=False))
    return str(parsed.ipv4_mapped or parsed) if isinstance(parsed, IPv6Address) else str(parsed)
