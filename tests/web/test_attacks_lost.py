"""What somebody typed is on the page that says why it could not be saved."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from tests.web.editing import MET, Desk, desk

TYPED = "El <b>parlamento</b> se reunió & habló."


def torn(made: Desk) -> None:
    path = made.bench.project.root / "locales/es/LC_MESSAGES/2026/appeal.po"
    path.write_bytes(path.read_bytes()[:-20] + b"\0")


def renamed(made: Desk) -> None:
    folder = made.bench.project.root / "source_texts/2026"
    (folder / "appeal.txt").rename(folder / "plea.txt")


def journal_broken(made: Desk) -> None:
    path = made.bench.project.root / "locales/es/journal.jsonl"
    path.write_bytes(b"nonsense\n" + path.read_bytes())


def another_language(made: Desk) -> None:
    path = made.bench.project.root / "l10n.toml"
    path.write_text(path.read_text("utf-8").replace('"es"', '"fr"'), "utf-8")


@pytest.mark.parametrize("fault", [torn, renamed, journal_broken, another_language])
def test_what_was_typed_outlives_its_place(tmp_path: Path, fault: Callable[[Desk], None]):
    with desk(tmp_path) as made:
        address, version = made.url("decide", MET), made.row(MET).version
        fault(made)
        made.bench.refresh()
        sent = {"action": "save", "version": version, "target": TYPED}
        answer = made.client.post(address, data=sent, follow_redirects=False)
        assert answer.status_code in {404, 409}
        assert TYPED in unescape(answer.text)
        assert "<b>parlamento" not in answer.text
