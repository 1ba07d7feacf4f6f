"""Poedit itself opens, edits and saves a catalog: receipts live, and each change is told.

Needs Debian's ``poedit``, ``xvfb``, ``xdotool``, ``gettext`` and ``matchbox-window-manager``
(or ``openbox``); ``pytest -n 0 -m soak tests/soak/test_poedit.py -s`` prints what Poedit changed.
``L10N_SCREENSHOTS=FOLDER`` keeps a picture of every step (``imagemagick``).
"""

from __future__ import annotations

import difflib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from l10n.catalogs import po
from l10n.catalogs.catalog import Entry
from l10n.model import State

COMMAND = [sys.executable, "-m", "l10n.cli"]
NEEDED = ("poedit", "Xvfb", "xdotool", "msgfmt")
MANAGERS = {"matchbox-window-manager": ["-use_titlebar", "no"], "openbox": []}
"""Window managers, any of which gives Poedit's window the keyboard."""
MANAGER = next((name for name in MANAGERS if shutil.which(name)), "")
PATIENCE = 60
"""Seconds to wait for a window or a file."""

HEADLINE = "Statement of the ministry"
WRITTEN = "The minister spoke of two towns."
CHANGED = "The war lasted for 44 days."
CONFIRMED = "We thank all the people who helped."
LEFT = (
    "The commission will publish its full report on the rights of the displaced persons before"
    " the end of the year, and it will send a copy to every member of the parliament."
)
REVISED, REVISED_BEFORE = "Peace is quite possible.", "Peace is possible."
GONE = "No one else came."
STATEMENT = f"{HEADLINE}\n\n{WRITTEN} {CHANGED} {CONFIRMED}\n\n{LEFT} {REVISED}\n"
STATEMENT_BEFORE = STATEMENT.replace(REVISED, f"{REVISED_BEFORE} {GONE}")

NEW_TEXT = (
    "El ministro habló «ayer» de dos pueblos, \"A\" y 'B', y de nada más: de las personas que"
    " viven allí, de sus casas, de sus escuelas y de los caminos que llevan hasta ellas."
)
NEW_APPROVED = "La guerra dura 44 días."

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(
        not (MANAGER and all(map(shutil.which, NEEDED))),
        reason=f"needs {', '.join(NEEDED)} and one of {', '.join(MANAGERS)}",
    ),
]


def until(look: Callable[[], object], what: str) -> None:
    """Wait until ``look`` finds something."""
    end = time.monotonic() + PATIENCE
    while not look():
        assert time.monotonic() < end, f"waited {PATIENCE} s for {what}"
        time.sleep(0.2)


@contextmanager
def running(command: list[str], env: dict[str, str], **options: object) -> Iterator[int]:
    """A program that ends with the block; its process id."""
    process = subprocess.Popen(command, env=env, **options)  # type: ignore[call-overload]
    try:
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class Desk:
    """A screen nobody sees, with a home of its own, where Poedit is used by its keys."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._stack, self._shots = stack, 0
        home = folder / "home"
        (home / ".config" / "poedit").mkdir(parents=True)
        (home / ".config" / "poedit" / "config").write_text(
            "translator_name=Ana Ruiz\ntranslator_email=ana@example.org\n"
        )
        self._log = stack.enter_context((folder / "desk.log").open("w"))
        self._env = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",  # no other Poedit on this machine answers
            "NO_AT_BRIDGE": "1",
        }
        reading, writing = os.pipe()
        screen = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24"]
        self._start([*screen, "-nolisten", "tcp"], pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading) as told:
            self._env["DISPLAY"] = f":{told.readline().strip()}"
        self._start([MANAGER, *MANAGERS[MANAGER]])
        time.sleep(1)

    def _start(self, command: list[str], **options: object) -> None:
        told = {"stdout": self._log, "stderr": self._log}
        self._stack.enter_context(running(command, self._env, **told, **options))

    def _xdotool(self, *arguments: str) -> str:
        ran = subprocess.run(
            ["xdotool", *arguments], env=self._env, check=False, capture_output=True, text=True
        )
        return ran.stdout.strip()

    @contextmanager
    def poedit(self, path: Path) -> Iterator[None]:
        """Poedit with this file, until its window is closed."""
        told = {"stdout": self._log, "stderr": self._log}
        name = rf"{path.name} .*Poedit"
        with running(["poedit", str(path)], self._env, **told):
            until(lambda: self._xdotool("search", "--onlyvisible", "--name", name), "Poedit")
            time.sleep(2)
            self.picture("open")
            yield
            self.keys("ctrl+q")
            until(
                lambda: not self._xdotool("search", "--onlyvisible", "--name", "Poedit"),
                "Poedit to quit",
            )

    def keys(self, *keys: str) -> None:
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)
            time.sleep(0.5)

    def write(self, text: str) -> None:
        """Write over the translation of the entry that is open: the box at the lower left."""
        window = self._xdotool("search", "--onlyvisible", "--name", "Poedit").split()[-1]
        told = self._xdotool("getwindowgeometry", "--shell", window).splitlines()
        size = dict(line.split("=") for line in told)
        x, y = int(size["WIDTH"]) // 4, int(size["HEIGHT"]) - 60
        self._xdotool("mousemove", "--window", window, str(x), str(y), "click", "1")
        self.keys("ctrl+a")
        self._xdotool("type", "--delay", "40", text)
        time.sleep(0.5)

    def remark(self, text: str) -> None:
        """Add a line to the comment, below the receipt."""
        self.keys("ctrl+m", "ctrl+End", "Return")
        self._xdotool("type", "--delay", "40", text)
        self.keys("Tab", "Return")  # Update
        self.picture("remark")

    def delete_comment(self) -> None:
        self.keys("ctrl+m", "Tab", "Tab", "Tab", "Return")  # Update, Cancel, Delete
        self.picture("deleted")

    def save(self, path: Path) -> None:
        before = path.stat()
        self.keys("ctrl+s")
        until(lambda: path.stat().st_mtime_ns != before.st_mtime_ns, "the file to be saved")
        time.sleep(2)
        self.picture("saved")

    def picture(self, name: str) -> None:
        folder = os.environ.get("L10N_SCREENSHOTS")
        if folder and shutil.which("import"):
            self._shots += 1
            Path(folder).mkdir(parents=True, exist_ok=True)
            to = Path(folder) / f"{self._shots}-{name}.png"
            subprocess.run(["import", "-window", "root", str(to)], env=self._env, check=True)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with ExitStack() as stack:
        yield Desk(tmp_path, stack)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Six sentences: four drafts, one of a sentence that was revised, and two approvals."""
    root = tmp_path / "press"
    root.mkdir()
    l10n(root, "init", "-l", "es")
    (root / "source_texts" / "statement.txt").write_text(STATEMENT_BEFORE)
    l10n(root, "run")
    for source in (CHANGED, LEFT, REVISED_BEFORE, GONE):
        approve(root, source, by="anna")
    (root / "source_texts" / "statement.txt").write_text(STATEMENT)
    l10n(root, "run")
    return root


def l10n(root: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, "-C", str(root), *arguments], check=check, capture_output=True, text=True
    )


def approve(root: Path, source: str, *, by: str) -> None:
    from l10n.catalogs.journal import segment_id  # noqa: PLC0415

    segment = segment_id(entries(root)[source].context, source)
    l10n(root, "approve", "-l", "es", "statement", "-s", segment, "--by", by)


def catalog(root: Path) -> Path:
    return root / "locales" / "es" / "LC_MESSAGES" / "statement.po"


def entries(root: Path) -> dict[str, Entry]:
    return {entry.source: entry for entry in po.read(catalog(root), shown="es").entries}


def counts(root: Path) -> dict[str, int]:
    (found,) = json.loads(l10n(root, "status", "--json").stdout)["languages"]
    states = found["total"]["states"].items()
    return {state: number["segments"] for state, number in states if number["segments"]}


def diff(before: str, after: str) -> list[str]:
    """The lines that differ, the moved ones too."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[:2] not in {"--", "++", "@@"}]


def told(root: Path, *lines: str) -> None:
    """Status and verify see these changes, write nothing, and extract records them."""
    before = catalog(root).read_bytes()
    for arguments in (["status"], ["extract"]):
        ran = l10n(root, *arguments)
        for line in lines:
            assert f"statement: {line}\n" in ran.stderr, (arguments, line, ran.stderr)
        assert ran.stderr.count("\u2022") == len(lines), ran.stderr
        if arguments == ["status"]:
            l10n(root, "verify", check=False)
            assert catalog(root).read_bytes() == before
    settled = catalog(root).read_bytes()
    assert "nothing has changed" in l10n(root, "extract").stdout
    assert catalog(root).read_bytes() == settled


def poedit_saved(root: Path) -> dict[str, Entry]:
    """What Poedit saved, in its own name; gettext reads it."""
    subprocess.run(["msgfmt", "-c", "-o", os.devnull, str(catalog(root))], check=True)
    header = po.read(catalog(root), shown="es").header
    assert header("X-Generator").startswith("Poedit ")
    assert header("Last-Translator") == "Ana Ruiz <ana@example.org>"
    assert header("X-Source-Language") == "en"
    return entries(root)


def verified(root: Path) -> str:
    """What verify says of approvals that do not hold."""
    ran = l10n(root, "verify", check=False)
    assert (ran.returncode == 1) == ("in doubt" in ran.stdout)
    return ran.stdout


def test_poedit_edits_a_catalog(project: Path, desk: Desk) -> None:
    path, before, known = catalog(project), catalog(project).read_text(), entries(project)
    assert counts(project) == {"machine": 4, "approved": 2}
    assert known[GONE].obsolete
    assert known[GONE].receipt

    with desk.poedit(path):
        desk.keys("ctrl+Down")
        desk.write(NEW_TEXT)
        desk.picture("written")
        desk.keys("ctrl+Down")
        desk.write(NEW_APPROVED)
        desk.picture("changed")
        desk.keys("ctrl+Down", "ctrl+u")
        desk.picture("confirmed")
        desk.save(path)
    print("", *diff(before, path.read_text()), sep="\n")

    touched = {WRITTEN: NEW_TEXT, CHANGED: NEW_APPROVED, CONFIRMED: known[CONFIRMED].target}
    saved = poedit_saved(project)
    assert list(saved) == list(known)
    for source, entry in saved.items():
        if source in touched:
            assert entry == replace(known[source], target=touched[source], flags=())
        else:
            assert entry == known[source]

    doubts = verified(project)
    assert f"{NEW_APPROVED}\n    void: the text is not the one that was signed" in doubts
    assert "1 approval proven: anna 1." in doubts
    states = {"machine": 2, "translated": 3, "approved": 1}
    assert counts(project) == states
    journal = project / "locales" / "es" / "journal.jsonl"
    lines = journal.read_text().splitlines()
    told(
        project,
        "1 segment confirmed in another editor: translated now, not yet approved",
        "1 segment written or changed in another editor",
        "1 segment approved, then changed in another editor: the approval is void",
    )
    events = [json.loads(line) for line in journal.read_text().splitlines()[len(lines) :]]
    assert [(e["what"], e["source"], e["from"], e["to"], e["old"], e["new"]) for e in events] == [
        ("elsewhere", source, was, "translated", known[source].target, touched[source])
        for source, was in ((WRITTEN, "machine"), (CHANGED, "approved"), (CONFIRMED, "machine"))
    ]

    found = entries(project)
    assert {source: found[source].unit().state for source in touched} == dict.fromkeys(
        touched, State.TRANSLATED
    )
    assert found[CHANGED].receipt is None
    assert found[LEFT].unit().state is State.APPROVED
    for source in set(known) - set(touched):
        assert found[source] == known[source]
    assert counts(project) == states
    assert "1 approval proven: anna 1." in verified(project)


def test_poedit_takes_marks_texts_and_receipts(project: Path, desk: Desk) -> None:
    """Remarks stay, a lost receipt comes back, an approval that was marked is void."""
    path, before, known = catalog(project), catalog(project).read_text(), entries(project)
    with desk.poedit(path):
        desk.remark("Please check.")
        desk.keys("ctrl+Down", "ctrl+k")  # emptied
        desk.keys("ctrl+Down", "ctrl+u")  # marked as needing work
        desk.keys("ctrl+Down")
        desk.delete_comment()
        desk.keys("ctrl+Down")
        desk.delete_comment()
        desk.keys("ctrl+Down")
        desk.remark("Read.")
        desk.keys("ctrl+u")  # confirmed
        desk.save(path)
    print("", *diff(before, path.read_text()), sep="\n")

    saved = poedit_saved(project)
    assert saved[HEADLINE].comments == (*known[HEADLINE].comments, "Please check.")
    assert saved[WRITTEN].target == ""
    assert saved[CHANGED] == replace(known[CHANGED], flags=("fuzzy",))
    assert saved[CONFIRMED] == replace(known[CONFIRMED], comments=())
    assert saved[LEFT] == replace(known[LEFT], comments=())
    assert saved[REVISED].comments == (*known[REVISED].comments, "Read.")
    assert not saved[REVISED].fuzzy

    doubts = verified(project)
    assert "2 approvals in doubt" in doubts
    assert "signed by the journal, but the catalog has lost the receipt" in doubts
    told(
        project,
        "1 segment confirmed in another editor: translated now, not yet approved",
        "1 segment approved, then marked as needing work in another editor: the approval is void",
        "1 segment emptied in another editor: to be drafted again",
        "1 segment approved, but its receipt was lost: restored from the journal",
    )
    assert counts(project) == {"untranslated": 1, "machine": 3, "translated": 1, "approved": 1}
    assert "1 approval proven: anna 1." in verified(project)
    found = entries(project)
    assert found[LEFT] == known[LEFT]
    assert found[CONFIRMED] == known[CONFIRMED]
    assert found[HEADLINE] == saved[HEADLINE]


def test_poedit_saves_what_it_did_not_change(project: Path, desk: Desk) -> None:
    """Saved as it is, an entry's bytes stay; the header says who; nothing is told."""
    path = catalog(project)
    before, known = path.read_text(), entries(project)
    with desk.poedit(path):
        desk.keys("ctrl+u", "ctrl+u")
        desk.save(path)
    after = path.read_text()
    print("", *diff(before, after), sep="\n")
    assert after.split("\n\n", 1)[1] == before.split("\n\n", 1)[1]
    assert entries(project) == known
    ran = l10n(project, "extract")
    assert "another editor" not in ran.stderr
    assert l10n(project, "verify").returncode == 0
