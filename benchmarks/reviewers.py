"""People who review at once, and the proof that nothing they did was lost."""

from __future__ import annotations

import asyncio
import html
import random
import re
import subprocess
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from benchmarks.serving import L10N, Answer, Broken, Client
from l10n.catalogs import journal, po
from l10n.catalogs.journal import Event, segment_id

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


@dataclass(frozen=True, slots=True)
class Proof:
    """What the files say of all that was tried."""

    outcomes: Mapping[str, int]
    lost: Sequence[Doing]
    """Acknowledged, and not in the journal."""
    unasked: Sequence[Doing]
    """In the journal, and neither acknowledged nor without an answer."""
    astray: Sequence[tuple[str, ...]]
    """Segments whose catalog does not say what the journal said last."""
    causeless: Sequence[Attempt]
    """Conflicts without anybody else at the segment."""
    verified: bool
    """Whether ``l10n verify`` finds all as it has to be."""

    @property
    def holds(self) -> bool:
        return self.verified and not (self.lost or self.unasked or self.astray or self.causeless)


def journals(folder: Path) -> dict[str, int]:
    """How long each language's journal is, in bytes."""
    return {
        path.parent.name: path.stat().st_size for path in folder.glob("locales/*/journal.jsonl")
    }


def prove(folder: Path, attempts: Iterable[Attempt], before: Mapping[str, int]) -> Proof:
    """Hold what reviewers were told against the files; the journals were so long ``before``."""
    tried = list(attempts)
    events = _events(folder, before, {attempt.doing[0] for attempt in tried})
    done = Counter(attempt.doing for attempt in tried if attempt.is_done)
    unknown = Counter(attempt.doing for attempt in tried if not attempt.status)
    told = Counter(doing for doing, _ in events)
    outcomes = Counter(_outcome(attempt) for attempt in tried)
    ran = subprocess.run([*L10N, "-C", folder, "verify"], check=False, capture_output=True)
    return Proof(
        outcomes,
        list((done - told).elements()),
        list((told - done - unknown).elements()),
        _astray(folder, {doing[2:5]: event for doing, event in events}),
        _causeless(tried),
        ran.returncode == 0,
    )


def _outcome(attempt: Attempt) -> str:
    known = {0: "no answer", 409: "conflict", 422: "refused"}
    if attempt.is_done:
        return attempt.doing[1]
    return known.get(attempt.status, f"status {attempt.status}")


def _events(folder: Path, before: Mapping[str, int], names: set[str]) -> list[tuple[Doing, Event]]:
    """What the journals say that these people did since, in order."""
    found = []
    for tag, size in before.items():
        path = folder / "locales" / tag / "journal.jsonl"
        for event in journal.read(path.read_bytes()[size:], shown=path.name):
            if event.by in names:
                wrote = {"edit": event.new, "reject": event.reason}.get(str(event.what), "")
                where = (tag, event.statement, event.segment)
                found.append(((event.by, str(event.what), *where, wrote), event))
    return found


def _astray(folder: Path, last: Mapping[tuple[str, ...], Event]) -> list[tuple[str, ...]]:
    catalogs: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
    found = []
    for place, event in last.items():
        tag, statement, segment = place
        if (tag, statement) not in catalogs:
            path = folder / "locales" / tag / "LC_MESSAGES" / f"{statement}.po"
            catalogs[tag, statement] = {
                segment_id(*entry.key): (entry.target, entry.unit().state)
                for entry in po.read(path, shown=path.name).live()
            }
        if catalogs[tag, statement].get(segment) != (event.new, event.after):
            found.append(place)
    return found


def _causeless(tried: Sequence[Attempt]) -> list[Attempt]:
    """A conflict has a cause where somebody else's action at the segment may have been
    carried out between the page's being asked for and the answer."""
    by_place: dict[tuple[str, ...], list[Attempt]] = defaultdict(list)
    for attempt in tried:
        by_place[attempt.place].append(attempt)

    def is_cause(other: Attempt, conflict: Attempt) -> bool:
        is_other = other.doing[0] != conflict.doing[0] and (other.is_done or not other.status)
        ends = other.answered or float("inf")
        return is_other and other.sent <= conflict.answered and ends >= conflict.seen

    return [
        attempt
        for attempt in tried
        if attempt.status == 409
        and not any(is_cause(other, attempt) for other in by_place[attempt.place])
    ]
