"""Stopped or killed at any moment: nothing is lost, and the next run completes it."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from l10n.catalogs import po
from tests import commands

COUNTRIES = ["Spain", "France", "Italy", "Peru", "Chile", "Kenya", "Japan", "Canada"]
SENTENCES = [
    f"The minister of {country} said on {day} May that {day + 100} people had come to the meeting."
    for country in COUNTRIES
    for day in range(1, 13)
]


@pytest.fixture
def command(root: Path) -> list[str]:
    for path in (root / "source_texts").iterdir():
        path.unlink()
    (root / "source_texts" / "long.txt").write_text("\n".join(SENTENCES))
    return [sys.executable, "-m", "l10n.cli", "-C", str(root), "run"]


def targets(path: Path) -> dict[str, str]:
    return {entry.source: entry.target for entry in po.read(path, shown="long").live()}


def kept(root: Path) -> int:
    """Drafts in the engine's store so far."""
    path = root / ".l10n" / "engine.sqlite"
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as store:
            return int(store.execute("SELECT count(*) FROM drafts").fetchone()[0])
    except sqlite3.Error:
        return 0


def stop_midway(command: list[str], root: Path, by: signal.Signals) -> int:
    """Start the run, stop it when the first drafts are kept, and give its exit code."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # A shell's background jobs ignore SIGINT, and hand that down.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )
    while process.poll() is None and not kept(root):
        time.sleep(0.02)
    process.send_signal(by)
    return process.wait()


def run_to_its_end(root: Path) -> None:
    code, _, err = commands.run("run", folder=root)
    assert code == 0, err


@pytest.mark.parametrize(
    ("by", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGKILL, -signal.SIGKILL)],
)
@pytest.mark.skipif(os.name != "posix", reason="Windows has other signals")
def test_the_next_run_completes_what_was_stopped(
    command: list[str], root: Path, catalog, by: signal.Signals, code: int
):
    assert stop_midway(command, root, by) == code
    halfway = {source: target for source, target in targets(catalog("long")).items() if target}
    if by is not signal.SIGKILL:
        assert 0 < len(halfway) < len(SENTENCES)
    assert kept(root) >= len(halfway)
    run_to_its_end(root)
    whole = targets(catalog("long"))
    assert list(whole) == SENTENCES
    assert all(whole.values())
    assert halfway.items() <= whole.items()
    assert not list(root.rglob(".l10n-new"))


def test_a_run_without_a_stop_gives_the_same(command: list[str], root: Path, catalog):
    stop_midway(command, root, signal.SIGKILL)
    run_to_its_end(root)
    in_two = catalog("long").read_bytes()
    for path in (root / "locales").rglob("*.po*"):
        path.unlink()
    shutil.rmtree(root / ".l10n")
    run_to_its_end(root)
    assert catalog("long").read_bytes() == in_two
