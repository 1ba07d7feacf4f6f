"""People who review at once."""

from __future__ import annotations

import asyncio
import html
import random
import re
import time
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import unquote

from benchmarks.reviewing.client import Answer, Broken, Client

_ITEM = re.compile(r'href="(/segment/[^"]+)" data-item-link')
_TEXT = re.compile(r'<textarea id="target"[^>]*>\n(.*?)</textarea>', re.DOTALL)
_PLACE = re.compile(r"/segment/([^/]+)/([^/]+)/([^?]+)")
_ALSO = {"es": "también", "fr": "aussi", "de": "auch", "ru": "также", "ar": "أيضا"}
"""What an edit puts in."""
_PAGES = 40
"""So far down the queue people begin: its first pages have nothing that may be approved."""
_FRAGMENTS = ("matches", "history", "opinions")

Doing = tuple[str, str, str, str, str, str]
"""Who did what, in which language, statement and segment, and what they wrote."""


@dataclass(slots=True)
class Attempt:
    """One press of a button."""

    doing: Doing
    seen: float
    """When its page was asked for; monotonic, as the other two."""
    sent: float
    answered: float = 0.0
    status: int = 0
    """Of the answer; 0 where none came."""

    @property
    def is_done(self) -> bool:
        """Whether the server said so."""
        return self.status in {204, 303}

    @property
    def place(self) -> tuple[str, ...]:
        return self.doing[2:5]


@dataclass(slots=True)
class Reviewer:
    """One person in one language, at most ``most`` times through."""

    name: str
    tag: str
    client: Client
    think: tuple[float, float]
    """Seconds before each decision, from and to."""
    chance: random.Random
    attempts: list[Attempt] = field(default_factory=list)

    async def work(self, seconds: float) -> None:
        """Go through the queue until the time is over, or the server gone."""
        until = time.monotonic() + seconds
        address = ""
        with suppress(Broken):
            while time.monotonic() < until:
                address = await self._review(address or await self._pick())

    async def _pick(self) -> str:
        """One of those that a page of the queue shows."""
        at = self.chance.randint(1, _PAGES)
        page = await self.client.get("queue", f"/queue/{self.tag}?page={at}")
        return html.unescape(self.chance.choice(_ITEM.findall(page.body)))

    async def _review(self, address: str) -> str:
        """Read one segment and decide; where to go on, empty for back to the queue."""
        seen = time.monotonic()
        page = await self.client.get("segment", address)
        helping = [asyncio.create_task(self._fragment(kind, address)) for kind in _FRAGMENTS]
        try:
            await asyncio.gather(asyncio.sleep(self.chance.uniform(*self.think)), *helping[:2])
            if "state is-approved" in page.body.partition('id="standing"')[2][:80]:
                return ""  # somebody was quicker
            onward = await self._decide(page, address, seen)
        finally:
            for task in helping:
                task.cancel()
            await asyncio.gather(*helping, return_exceptions=True)
        return "" if self.chance.random() < 0.2 or "/segment/" not in onward else onward

    async def _fragment(self, kind: str, address: str) -> None:
        client = self.client.beside()
        path = address.replace("/segment/", f"/{kind}/", 1)
        try:
            await client.get(kind, path, HX_Request="true")
        finally:
            client.close()

    async def _decide(self, page: Answer, address: str, seen: float) -> str:
        found, text = _PLACE.match(address), _TEXT.search(page.body)
        assert found
        assert text
        tag, segment, statement = found[1], found[2], unquote(found[3])
        typed = html.unescape(text[1])
        action = self._choose(page)
        fields = {"action": action, "version": page.value("version"), "target": typed}
        wrote = ""
        if action == "edit":
            wrote = fields["target"] = self._mended(typed)
            await self.client.post("preview", _at("preview", address), {"text": wrote})
        elif action == "reject":
            wrote = fields["reason-reject"] = f"Say it again ({len(self.attempts)})."
        doing = (self.name, action, tag, statement, segment, wrote)
        attempt = Attempt(doing, seen, time.monotonic())
        self.attempts.append(attempt)
        answer = await self.client.post("decide", _at("decide", address), fields)
        attempt.answered, attempt.status = time.monotonic(), answer.status
        return answer.headers.get("hx-redirect", "")

    def _choose(self, page: Answer) -> str:
        drawn = self.chance.random()
        if "in the way of an approval" in page.body:
            return "edit" if drawn < 0.5 else "reject"
        return "approve" if drawn < 0.7 else "edit" if drawn < 0.85 else "reject"

    def _mended(self, text: str) -> str:
        words = text.split(" ")
        words.insert(self.chance.randint(1, max(1, len(words) - 1)), _ALSO[self.tag])
        return " ".join(words)


def _at(kind: str, address: str) -> str:
    return address.replace("/segment/", f"/{kind}/", 1)
