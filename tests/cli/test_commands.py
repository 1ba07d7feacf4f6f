"""Every command explains itself, and says what is wrong in words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click
import pytest

from l10n.cli.__main__ import COMMANDS, cli
from tests.small import shipped


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str):
    context = click.Context(cli)
    command = cli.get_command(context, name)
    assert command is not None
    assert command.get_short_help_str(100) == COMMANDS[name]
    assert f"l10n {name}" in command.get_help(click.Context(command, info_name=name))


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["stauts"], 2, "No such command: stauts. Did you mean “l10n status”?"),
        (["publish"], 2, "No such command: publish."),
        (["status", "--colour"], 2, "No such option"),
        (["status", "-l", "fr"], 1, "does not translate into French"),
        (["status", "-l", "klingon"], 1, "“klingon” is not a language"),
        (["status", "lettre"], 1, "Did you mean “letter”?"),
        (["export", "--min-state", "rejected"], 2, "Invalid value"),
        (["init", "-l", "es"], 1, "There is a project here already."),
    ],
)
def test_a_mistake_is_explained(l10n, arguments: list[str], code: int, words: str):
    ran = l10n(*arguments)
    assert ran.code == code
    assert words in ran.err
    assert "Traceback" not in ran.err


WIDE = """\
Spanish (es)  segments  words  untranslated  machine  rejected  translated  approved  final  approved %
letter               2     12             0        2         0           0         0      0         0 %
"""  # noqa: E501
NARROW = """\
Spanish (es)  segments  words  machine  approved  approved %
letter               2     12        2         0         0 %
"""


@pytest.mark.parametrize(("columns", "shown"), [("200", WIDE), ("80", NARROW)])
def test_status_before_and_after(l10n, monkeypatch: pytest.MonkeyPatch, columns: str, shown: str):
    monkeypatch.setenv("COLUMNS", columns)
    assert "not extracted yet" in l10n("status").out
    l10n("run")
    assert l10n("status", "letter").out == shown


def test_status_as_json(l10n, after_run):
    report = json.loads(l10n("status", "--json", "letter").out)
    assert report["source_language"] == {
        "language": "en",
        "name": "English",
        "autonym": "English",
        "direction": "ltr",
    }
    (spanish,) = report["languages"]
    assert spanish["autonym"] == "español"
    (letter,) = spanish["statements"]
    assert letter["statement"] == "letter"
    assert letter["states"]["machine"] == {"segments": 2, "words": 12}
    assert letter["approved_percent"] == 0


def test_init_makes_a_project_that_runs(l10n, root: Path):
    (root / "l10n.toml").unlink()
    made = l10n("init", "-l", "es", "-l", "ar")
    assert made.code == 0
    assert (root / "l10n.toml").read_text() == 'source_language = "en"\nlanguages = ["es", "ar"]\n'
    assert l10n("run", "-l", "es").code == 0


def test_doctor_is_content_or_says_what_to_do(l10n, root: Path):
    good = l10n("doctor")
    assert good.code == 0
    assert f"English into Spanish: {shipped('es')}." in good.out
    (root / "l10n.toml").write_text('source_language = "en"\nlanguages = ["es", "ar"]\n')
    (root / "source_texts" / "empty.txt").write_bytes(b"")
    bad = l10n("doctor")
    assert bad.code == 1
    assert "English into Arabic: no package." in bad.out
    assert "l10n models install en ar" in bad.out
    assert "source_texts/empty.txt: It is empty." in bad.out
    assert any(not finding["good"] for finding in json.loads(l10n("doctor", "--json").out))


def test_a_cache_that_breaks_in_use_is_explained(l10n, after_run, root: Path):
    path = root / ".l10n" / "index.sqlite"
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    ran = l10n("status")
    assert ran.code == 1
    assert "A cache in .l10n/ cannot be used" in ran.err
    assert "delete that folder" in ran.err
    shutil.rmtree(root / ".l10n")
    assert l10n("status").code == 0
