"""What happens is told to open pages, and a page that left is forgotten."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from l10n.review.states import Action
from l10n.web.live import EventStream, Listener
from l10n.workflow.desk.workbench import Change
from tests.web.looking import MET, look

CHANGE = Change("es", "2026/a letter", ("0a1b2c3d",), "Marta", "approve")
SECONDS = 10


class Bench:
    """Tells what it is told to."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[Change], None]] = []

    def listen(self, callback: Callable[[Change], None]) -> Callable[[], None]:
        self.listeners.append(callback)
        return lambda: self.listeners.remove(callback)

    def tell(self, change: Change) -> None:
        for listener in tuple(self.listeners):
            listener(change)


class Client:
    """One open page: what it was sent, and its leaving."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.sent: list[dict[str, Any]] = []
        self.leaving = asyncio.Event()
        self.changed = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        await self.leaving.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: dict[str, Any]) -> None:
        self.sent.append(message)
        self.changed.set()

    def text(self) -> str:
        return b"".join(message.get("body", b"") for message in self.sent).decode()

    async def until(self, words: str) -> None:
        while words not in self.text():
            self.changed.clear()
            await asyncio.wait_for(self.changed.wait(), SECONDS)

    def open(self) -> asyncio.Task[None]:
        stream = EventStream(self.bench)  # type: ignore[arg-type]
        return asyncio.create_task(stream({"type": "http"}, self.receive, self.send))


def test_changes_are_sent_as_they_come_and_leaving_ends_it():
    async def run() -> None:
        client = Client(Bench())
        task = client.open()
        await client.until("event: ready")
        await asyncio.to_thread(client.bench.tell, CHANGE)
        await client.until("event: change")
        data = client.text().partition("event: change\ndata: ")[2].partition("\n\n")[0]
        assert json.loads(data) == {
            "tag": "es",
            "statement": "2026/a letter",
            "segments": ["0a1b2c3d"],
            "by": "Marta",
            "what": "approve",
        }
        client.leaving.set()
        await asyncio.wait_for(task, SECONDS)
        assert client.bench.listeners == []

    asyncio.run(run())


def test_the_answer_is_a_stream_that_nobody_keeps():
    async def run() -> None:
        client = Client(Bench())
        task = client.open()
        await client.until("retry:")
        headers = dict(client.sent[0]["headers"])
        assert headers[b"content-type"].startswith(b"text/event-stream")
        assert headers[b"cache-control"] == b"no-store"
        assert b"content-length" not in headers
        client.leaving.set()
        await asyncio.wait_for(task, SECONDS)

    asyncio.run(run())


def test_asking_for_the_head_alone_ends(tmp_path: Path):
    with look(tmp_path) as made:
        answer = made.client.head("/live")
    assert answer.headers["content-type"].startswith("text/event-stream")


def test_a_client_that_broke_off_is_forgotten():
    async def run() -> None:
        client = Client(Bench())

        async def broken(message: dict[str, Any]) -> None:
            client.sent.append(message)
            if message["type"] == "http.response.body":
                raise OSError

        client.send = broken  # type: ignore[method-assign]
        await asyncio.wait_for(client.open(), SECONDS)
        assert client.bench.listeners == []

    asyncio.run(run())


def test_a_slow_client_is_told_to_look_for_itself(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("l10n.web.live._BACKLOG", 3)

    async def run() -> list[str]:
        bench = Bench()
        listener = Listener(bench)  # type: ignore[arg-type]
        for _ in range(10):
            bench.tell(CHANGE)
        await asyncio.sleep(0)
        events = listener.events()
        await anext(events)
        found = [await anext(events)]
        bench.tell(CHANGE)
        found.append(await anext(events))
        listener.close()
        assert bench.listeners == []
        return found

    found = asyncio.run(run())
    assert [text.partition("\n")[0] for text in found] == ["event: missed", "event: change"]


def test_a_change_after_the_loop_has_ended_harms_nobody():
    bench = Bench()

    async def run() -> None:
        Listener(bench)  # type: ignore[arg-type]

    asyncio.run(run())
    bench.tell(CHANGE)
    assert len(bench.listeners) == 1


def test_a_decision_is_told_with_who_and_what(tmp_path: Path):
    told: list[Change] = []
    with look(tmp_path) as made:
        stop = made.bench.listen(told.append)
        made.does(made.rows()[MET], Action.APPROVE)
        stop()
        made.does(made.rows()[MET], Action.REJECT, reason="no")
    deeds = [change for change in told if change.by]
    assert [(change.tag, change.statement, change.by, change.what) for change in deeds] == [
        ("es", "appeal", "Marta", "approve")
    ]
