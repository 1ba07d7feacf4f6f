"""The main job needs no network, asks for none and leaves HOME as it found it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# Python loads sitecustomize before anything else. Every socket and every look-up
# of a name is announced to audit hooks; this one writes down what it hears, so
# that code which catches the error is found out all the same.
GUARD = """
import sys

def refuse(event, arguments):
    if event.startswith("socket."):
        with open({heard!r}, "a", encoding="utf-8") as file:
            file.write(event + "\\n")
        raise OSError("There is no network here.")

sys.addaudithook(refuse)
"""
STATEMENT = """date 2026-02-26
Harbour council thanks its volunteers

PORT ELLA, February 26. The council met on Thursday. It thanked 340 volunteers.

"We owe them a great deal," the chair said.
"""
NAMESPACE = ["unshare", "--map-root-user", "--net"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    (tmp_path / "guard").mkdir()
    guard = GUARD.format(heard=str(tmp_path / "heard"))
    (tmp_path / "guard" / "sitecustomize.py").write_text(guard, "utf-8")
    folder = tmp_path / "project"
    (folder / "source_texts").mkdir(parents=True)
    (folder / "source_texts" / "thanks.txt").write_text(STATEMENT, "utf-8")
    (folder / "l10n.toml").write_text('source_language = "en"\nlanguages = ["es"]\n', "utf-8")
    return folder


def python(project: Path, *arguments: str, within: tuple[str, ...] = ()) -> str:
    """What a guarded Python prints; it must succeed."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    home, guard = (str(project.parent / name) for name in ("home", "guard"))
    done = subprocess.run(
        [*within, sys.executable, *arguments],
        cwd=project,
        env=kept | {"HOME": home, "USERPROFILE": home, "PYTHONPATH": guard, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def assert_main_job(project: Path, within: tuple[str, ...] = ()) -> None:
    for verb in (["run"], ["status"], ["export", "--min-state", "machine"], ["run"]):
        python(project, "-m", "l10n.cli.__main__", *verb, within=within)
    catalog = (project / "locales/es/LC_MESSAGES/thanks.po").read_text("utf-8")
    assert catalog.count("# l10n: state=machine") == catalog.count("#, fuzzy\nmsgid") > 3
    assert not (project.parent / "heard").exists()
    assert list((project.parent / "home").iterdir()) == []


def test_guard_hears_a_socket_and_a_look_up(project: Path) -> None:
    tries = "socket.socket", "lambda: socket.getaddrinfo('localhost', 80)"
    for attempt in tries:
        code = f"import socket\ntry:\n    ({attempt})()\nexcept OSError as error:\n    print(error)"
        assert python(project, "-c", code) == "There is no network here.\n"
    heard = (project.parent / "heard").read_text("utf-8")
    assert heard.split() == ["socket.__new__", "socket.getaddrinfo"]


def test_main_job_opens_no_socket(project: Path) -> None:
    assert_main_job(project)


def test_main_job_where_there_is_no_network_at_all(project: Path) -> None:
    if not shutil.which("unshare") or subprocess.run([*NAMESPACE, "true"], check=False).returncode:
        pytest.skip("this system gives no network namespace to ordinary users")
    assert_main_job(project, within=tuple(NAMESPACE))
