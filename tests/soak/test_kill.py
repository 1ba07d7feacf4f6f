"""kill -9 at random moments, a full disk, a folder that cannot be written: nothing is lost.

``pytest -n 0 -m soak tests/soak/test_kill.py -s`` prints the counts; ``L10N_KILLS`` says how many.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from l10n.catalogs import po
from l10n.catalogs.catalog import Entry
from l10n.model import SIGNED, State

KILLS = int(os.environ.get("L10N_KILLS", "200"))
COMMAND = [sys.executable, "-m", "l10n.cli"]
SENTENCES = [f"The minister spoke of {number} towns on that day." for number in range(40)]
NAMES = ["appeal", "letter", "note"]

pytestmark = pytest.mark.soak


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "project"


def start(root: Path) -> None:
    (root / "source_texts").mkdir(parents=True)
    (root / "l10n.toml").write_text('source_language = "en"\nlanguages = ["es"]\n')
    for number, name in enumerate(NAMES):
        write(root, name, SENTENCES[number * 10 : number * 10 + 12])


def write(root: Path, name: str, sentences: list[str]) -> None:
    (root / "source_texts" / f"{name}.txt").write_text("\n".join(sentences))


def l10n(root: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, "-C", str(root), *arguments], check=check, capture_output=True, text=True
    )


def killed(root: Path, *arguments: str, after: float) -> int:
    """Run a command and kill it after so many seconds; its exit code."""
    process = subprocess.Popen(
        [*COMMAND, "-C", str(root), *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        return process.wait(after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        return process.wait()


def entries(root: Path) -> dict[tuple[str, str], Entry]:
    found = {}
    for path in sorted((root / "locales" / "es" / "LC_MESSAGES").glob("*.po")):
        for entry in po.read(path, shown=path.name).entries:
            if not entry.obsolete:
                found[path.stem, entry.source] = entry
    return found


def signed(root: Path) -> dict[tuple[str, str], Entry]:
    return {key: entry for key, entry in entries(root).items() if entry.unit().state in SIGNED}


def journal_is_whole(root: Path) -> None:
    lines = (root / "locales" / "es" / "journal.jsonl").read_bytes().splitlines(keepends=True)
    assert all(line.endswith(b"\n") for line in lines)
    drafts = [json.dumps(event := json.loads(line), sort_keys=True) for line in lines]
    assert len(drafts) == len(set(drafts)), f"a line twice: {event}"


def test_killed_at_random_moments(folder: Path) -> None:
    start(folder)
    l10n(folder, "run")
    chance = random.Random(26)
    how = Counter[str]()
    number = killings = 0
    while killings < KILLS:
        number += 1
        verb = ("extract", "translate", "approve")[number % 3]
        before = signed(folder)
        if verb == "extract":
            kept = chance.sample(SENTENCES, 12)
            write(folder, chance.choice(NAMES), kept)
            arguments = ["extract"]
        elif verb == "translate":
            gone = chance.choice(sorted((folder / "locales/es/LC_MESSAGES").glob("*.po")))
            drop_drafts(gone)
            shutil.rmtree(folder / ".l10n")
            arguments = ["translate"]
        else:
            who = chance.choice(["anna", "boris"])
            arguments = ["approve", "--by", who, "--yes", "-l", "es", chance.choice(NAMES)]
        code = killed(folder, *arguments, after=chance.uniform(0.1, 0.7))
        killings += code < 0
        how[f"{verb} {'killed' if code < 0 else 'ended'}"] += 1
        lost = {
            key: entry
            for key, entry in before.items()
            if key in (now := entries(folder)) and now[key].target != entry.target
        }
        assert lost == {}
        l10n(folder, *(arguments if verb != "approve" else ["extract"]))
        journal_is_whole(folder)
        ran = l10n(folder, "verify", check=False)
        assert ran.returncode == 0, ran.stdout
        for key, entry in before.items():
            if key in (now := entries(folder)):
                assert now[key].target == entry.target
                assert now[key].unit().state in SIGNED
        if verb == "approve":
            l10n(folder, *arguments)
            journal_is_whole(folder)
    tree = {p: p.read_bytes() for p in (folder / "locales").rglob("*") if p.is_file()}
    l10n(folder, "run")
    l10n(folder, "run")
    again = l10n(folder, "run")
    assert "Nothing to do" in again.stdout
    print(f"\n{killings} kills: {dict(how)}; {len(signed(folder))} signed; {len(tree)} files")


def drop_drafts(path: Path) -> None:
    """An editor empties the drafts."""

    def emptied(entry: Entry) -> Entry:
        is_draft = entry.unit().state is State.MACHINE and not entry.obsolete
        return replace(entry, target="", flags=()) if is_draft else entry

    known = po.read(path, shown=path.name).with_header(X_Generator="Poedit 3.2.2")
    path.write_text(po.write(replace(known, entries=tuple(map(emptied, known.entries)))))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 400 KB."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(place)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("a small disk takes the right to mount one")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_loses_nothing(small_disk: Path) -> None:
    root = small_disk / "project"
    start(root)
    l10n(root, "run")
    l10n(root, "approve", "--by", "anna", "--yes", "-l", "es", "letter")
    before = signed(root)
    assert before
    failed = 0
    for free in range(0, 40_000, 1_000):
        filler = small_disk / "filler"
        filler.write_bytes(b"")
        room = shutil.disk_usage(small_disk).free - free
        with suppress(OSError):
            filler.write_bytes(b"x" * max(0, room))
        write(root, "note", SENTENCES[free // 1000 % 20 : free // 1000 % 20 + 10])
        for arguments in (["extract"], ["approve", "--by", "boris", "--yes", "-l", "es", "appeal"]):
            ran = l10n(root, *arguments, check=False)
            failed += ran.returncode != 0
            assert "Traceback" not in ran.stderr, ran.stderr
        filler.unlink()
        assert signed(root).items() >= before.items()
    l10n(root, "run")
    journal_is_whole(root)
    assert l10n(root, "verify", check=False).returncode == 0
    assert failed
    print(f"\n{failed} of 80 commands met a full disk")


def test_a_read_only_folder_is_explained_and_loses_nothing(small_disk: Path) -> None:
    root = small_disk / "project"
    start(root)
    l10n(root, "run")
    l10n(root, "approve", "--by", "anna", "--yes", "-l", "es", "letter")
    before = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    for arguments in (["extract"], ["run"], ["approve", "--by", "b", "--yes"], ["status"],
                      ["export"], ["verify"], ["verify", "--repair"]):  # fmt: skip
        ran = l10n(root, *arguments, check=False)
        assert "Traceback" not in ran.stderr, (arguments, ran.stderr)
        assert (ran.returncode == 0) == (arguments[0] in {"status", "verify"} and not arguments[1:])
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    assert {p: p.read_bytes() for p in root.rglob("*") if p.is_file()} == before
    assert l10n(root, "run").returncode == 0


APPROVER = """
import sys
from contextlib import closing
from pathlib import Path
from l10n.catalogs.index import FileIndex
from l10n.languages import language
from l10n.project import open_project
from l10n.review.states import Action
from l10n.workflow.deciding import Decision
from l10n.workflow.progress import finish
from l10n.workflow.review import review
from l10n.workflow.selection import sources
from l10n.workflow.session import Session

root, by, *segments = sys.argv[1:]
project = open_project(Path(root))
with closing(FileIndex(project.state_folder / "index.sqlite")) as index:
    session = Session(project, index, "2026-11-22T10:00:00Z")
    for segment in segments:
        (done,) = finish(review(session, sources(project), [language("es")],
                                Decision(Action.APPROVE, by, segments=(segment,))))
        assert len(done.events) == 1, (segment, done)
"""


def test_two_reviewers_approve_a_thousand_each_at_once(folder: Path) -> None:
    many = int(os.environ.get("L10N_APPROVALS", "1000"))
    start(folder)
    for name in NAMES:
        (folder / "source_texts" / f"{name}.txt").unlink()
    write(folder, "long", [f"Sentence number {n} was spoken." for n in range(2 * many)])
    l10n(folder, "extract")
    (path,) = (folder / "locales/es/LC_MESSAGES").glob("*.po")
    text = path.read_text()
    count = iter(range(2 * many))
    path.write_text(
        re.sub(r'(?<=spoken\.")\nmsgstr ""', lambda _: f'\nmsgstr "N {next(count)}."', text)
    )
    l10n(folder, "extract")
    from l10n.catalogs.journal import segment_id  # noqa: PLC0415

    ids = [segment_id(*entry.key) for entry in po.read(path, shown="long").live()]
    begun = time.monotonic()
    processes = [
        subprocess.Popen([sys.executable, "-c", APPROVER, str(folder), by, *ids[side::2]])
        for side, by in enumerate(["anna", "boris"])
    ]
    assert [process.wait() for process in processes] == [0, 0]
    lines = (folder / "locales/es/journal.jsonl").read_text().splitlines()
    approvals = [event for event in map(json.loads, lines) if event["what"] == "approve"]
    assert len(approvals) == 2 * many
    assert {event["segment"] for event in approvals} == set(ids)
    found = entries(folder)
    assert Counter(e.receipt.by for e in found.values() if e.receipt) == {
        "anna": many,
        "boris": many,
    }
    assert {entry.unit().state for entry in found.values()} == {State.APPROVED}
    assert l10n(folder, "verify").returncode == 0
    print(f"\n{len(approvals)} lines, {len(found)} approvals, {time.monotonic() - begun:.0f} s")
