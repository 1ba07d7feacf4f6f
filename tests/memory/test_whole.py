"""Whatever happens to the file or the process, the index is whole or made afresh."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from l10n.errors import L10nError
from l10n.memory.index import Index
from l10n.memory.memory import Remembered

OLD = [f"Sentence {number} of the old text." for number in range(300)]
WRITER = """
import sys
from pathlib import Path
from l10n.memory.index import Index
from l10n.memory.memory import Remembered

def rows():
    for number in range(200_000):
        if number == int(sys.argv[2]):
            print("there", flush=True)
            sys.stdin.read()
        yield Remembered(f"Sentence {number} of the new text.", "uno", "tmx:a"), ""

Index(Path(sys.argv[1])).replace("tmx:a", "2", rows())
print("done", flush=True)
sys.stdin.read()
"""


def put(index: Index, sources: list[str], stamp: str = "1") -> None:
    index.replace("tmx:a", stamp, [(remembered(one), "") for one in sources])


def remembered(source: str) -> Remembered:
    return Remembered(source, "uno", "tmx:a")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / ".l10n" / "es.sqlite"
    with closing(Index(path)) as index:
        put(index, OLD)
    return path


def state(path: Path) -> tuple[dict[str, str], int, list[str]]:
    with closing(Index(path)) as index:
        similar = index.fuzzy("Sentence 7 of the own text.", limit=1)
        return index.origins(), index.count(), [one.source for _, one in similar]


@pytest.mark.parametrize("at", [0, 10, 70_000])
def test_a_killed_process_leaves_the_old_origin(path: Path, at: int):
    before = state(path)
    command = [sys.executable, "-c", WRITER, str(path), str(at)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"there\n"
        process.kill()
    assert process.returncode == -signal.SIGKILL
    assert state(path) == before


def test_one_that_is_killed_afterwards_leaves_the_new_origin(path: Path):
    command = [sys.executable, "-c", WRITER.replace("200_000", "9"), str(path), "-1"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"done\n"
        process.kill()
    assert state(path) == ({"tmx:a": "2"}, 9, ["Sentence 7 of the new text."])


def test_a_deleted_one_is_made_afresh(path: Path):
    path.unlink()
    assert state(path) == ({}, 0, [])


@pytest.mark.parametrize("left", [0, 1, 100, 4096, 5000, 20_000])
def test_a_truncated_one_is_made_afresh(path: Path, left: int):
    path.write_bytes(path.read_bytes()[:left])
    assert state(path) == ({}, 0, [])


@pytest.mark.parametrize("seed", range(60))
def test_random_bytes_never_show_in_a_pair(path: Path, seed: int):
    """Wherever they are; pairs may be lost, with the others or alone, until it is refilled."""
    chance = random.Random(seed)
    damaged = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 3, 20])):
        at = chance.randrange(len(damaged))
        damaged[at : at + 40] = chance.randbytes(min(40, len(damaged) - at))
    path.write_bytes(damaged)
    with closing(Index(path)) as index:
        seen = [*index]
        for source in OLD[::7]:
            seen += index.exact(source) + [one for _, one in index.fuzzy(source + ".")]
        assert set(seen) <= {*map(remembered, OLD)}
        with suppress(L10nError):
            put(index, OLD, "2")
        put(index, OLD, "3")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE blocks SET tokens = x'010203'",
        "UPDATE blocks SET characters = 7",
        "UPDATE blocks SET id = 1 << 40",
        "UPDATE postings SET places = 'text'",
        "UPDATE entries SET text = text + 100000",
        "UPDATE entries SET note = 'other'",
        "UPDATE texts SET source = 'other'",
        "DELETE FROM origins",
    ],
)
def test_values_that_were_altered_are_not_believed(path: Path, damage: str):
    with closing(sqlite3.connect(path)) as store:
        store.execute(damage)
        store.commit()
    with closing(Index(path)) as index:
        found = [one for _, one in index.fuzzy("Sentence 7 of the own text.")]
        assert {*found, *index.exact(OLD[0]), *index} <= {*map(remembered, OLD)}
        with suppress(L10nError):
            put(index, OLD, "2")
        put(index, OLD, "3")
        assert index.count() == len(OLD)
        assert index.exact(OLD[0]) == [remembered(OLD[0])]


def test_damage_met_in_writing_empties_it_and_says_so(path: Path):
    with closing(sqlite3.connect(path)) as store:
        store.execute("UPDATE blocks SET tokens = x'010203'")
        store.commit()
    with closing(Index(path)) as index:
        with pytest.raises(L10nError, match="empty now"):
            put(index, OLD, "2")
        assert index.origins() == {}
