"""``l10n train`` as its user meets it: from a file to a package."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from l10n.engine.discovery import starter_packages
from tests.small import shipped

NAMES = [("minister", "ministro"), ("mayor", "alcalde"), ("judge", "juez"), ("king", "rey")]
DEEDS = [("reads", "lee"), ("signs", "firma"), ("writes", "escribe"), ("sees", "ve")]
THINGS = [("law", "ley"), ("letter", "carta"), ("plan", "idea"), ("house", "casa")]
TAIL = [("today", "hoy"), ("again", "otra vez"), ("now", "ahora")]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """192 pairs, and some that nobody should learn from."""
    path = tmp_path / "corpus.tsv"
    lines = [
        f"The {a} {b} the {c} {d}.\tEl {e} {f} la {g} {h}."
        for (a, e), (b, f), (c, g), (d, h) in itertools.product(NAMES, DEEDS, THINGS, TAIL)
    ]
    path.write_text("\n".join([*lines, lines[0], "He has 12 dogs.\tTiene 13 perros."]) + "\n")
    return path


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model so small that it learns in seconds, in this process alone."""
    pytest.importorskip("torch", reason="training needs l10n[train]")
    from l10n.training import learner  # noqa: PLC0415  # where torch is
    from l10n.training.shapes import SHAPES, Shape  # noqa: PLC0415

    monkeypatch.setitem(SHAPES, "starter", Shape(400, 48, 96, 2, 1, 1))
    monkeypatch.setattr(learner, "_can_share", lambda _: False)


def test_from_a_file_to_a_package_that_installs(l10n, root: Path, small, corpus: Path):
    asked = ("train", "en", "es", "--from", str(corpus), "--steps", "3", "--licence", "CC0")
    made = l10n(*asked)
    assert made.code == 0, made.err
    assert "192 pairs to learn from: corpus 192." in made.err
    assert "Left out 2 pairs:" in made.err
    file = root / "training" / "en-es" / "translate-en_es-1_0.argosmodel"
    assert f'l10n models install "{file}"' in made.out
    assert l10n("models", "install", str(file)).code == 0
    told = l10n("models", "info", "en", "es").out
    assert "CC0" in told
    assert "| corpus | 192 |" in told

    again = l10n(*asked)
    assert again.code == 0
    assert "made already" in again.out
    assert "Learning" not in again.err

    other = l10n(*asked[:-2], "--size", "small")
    assert other.code == 1
    assert "--size was “starter” and is “small”" in other.err
    assert "--out" in other.err


def made(out: str) -> list[str]:
    """The lines that tell a package and its scores."""
    return [line for line in out.splitlines() if not line.startswith("This package is made")]


def test_more_may_be_asked_for_later(l10n, root: Path, small, corpus: Path):
    asked = ("train", "en", "es", "--from", str(corpus))
    first = l10n(*asked, "--steps", "2")
    assert first.code == 0, first.err
    on = l10n(*asked, "--steps", "4", "--hours", "9")
    assert on.code == 0, on.err
    assert "done before: 2 steps" in on.err
    assert "Reading and cleaning" not in on.err
    assert "made already" not in on.out
    for less in (("--steps", "3"), ("--steps", "4"), ("--hours", "1e-7")):
        again = l10n(*asked, *less)
        assert "made already" in again.out
        assert made(again.out) == made(on.out)
    notes = root.glob("training/en-es/made-*.json")
    assert [json.loads(note.read_text())["steps"] for note in notes] == [4]


def test_what_ended_early_goes_on_when_more_is_asked_for(l10n, root: Path, small, corpus: Path):
    asked = ("train", "en", "es", "--from", str(corpus))
    assert l10n(*asked, "--steps", "2").code == 0
    (note,) = root.glob("training/en-es/made-*.json")
    told = json.loads(note.read_text())
    note.write_text(json.dumps({**told, "early": True, "steps": 1}))
    again = l10n(*asked, "--steps", "2")
    assert "made already" in again.out
    on = l10n(*asked, "--steps", "3")
    assert "made already" not in on.out
    assert json.loads(note.read_text())["steps"] == 3


def test_another_licence_is_written_down(l10n, root: Path, small, corpus: Path):
    asked = ("train", "en", "es", "--from", str(corpus), "--steps", "2")
    assert l10n(*asked).code == 0
    again = l10n(*asked, "--licence", "CC0")
    assert "made already" not in again.out
    card = root / "training" / "en-es" / "translate-en_es-1_0" / "README.md"
    assert "Licence: CC0" in card.read_text()


def test_a_damaged_package_is_made_again(l10n, root: Path, small, corpus: Path):
    asked = ("train", "en", "es", "--from", str(corpus), "--steps", "2")
    assert l10n(*asked).code == 0
    run = root / "training" / "en-es"
    file, note = run / "translate-en_es-1_0.argosmodel", run / "made-translate-en_es-1_0.json"
    whole = file.read_bytes()
    for damaged, rest in ((file, whole[:-9]), (note, b'{"size": 3}')):
        damaged.write_bytes(rest)
        again = l10n(*asked)
        assert again.code == 0, again.err
        assert "made already" not in again.out
        assert file.read_bytes() == whole
    assert "made already" in l10n(*asked).out


def test_a_mended_command_is_no_other_run(l10n, root: Path, small, corpus: Path, tmp_path: Path):
    wide = tmp_path / "wide.tsv"
    wide.write_text("a\tb\tc\td\te\n")
    assert "columns" in l10n("train", "en", "es", "--from", str(wide)).err
    done = l10n("train", "en", "es", "--from", str(corpus), "--steps", "1")
    assert done.code == 0, done.err


def test_a_test_that_is_the_whole_text_is_explained(l10n, root: Path, small, corpus: Path):
    ran = l10n("train", "en", "es", "--from", str(corpus), "--test", str(corpus))
    assert ran.code == 1
    assert "Too few pairs are left to learn from: 0 " in ran.err
    assert "192 in a text of --test" in ran.err


def test_it_goes_on_from_another_run(l10n, root: Path, small, corpus: Path, tmp_path: Path):
    one = tmp_path / "one"
    asked = ("train", "en", "es", "--from", str(corpus), "--steps", "1")
    assert l10n(*asked, "--out", str(one)).code == 0
    package = one / "translate-en_es-1_0"
    more = l10n(*asked, "--begin", str(package), "--out", str(tmp_path / "two"))
    assert more.code == 0, more.err
    assert "beginning with argos:en_es-1.0" in more.err
    assert "Before: chrF" in more.err
    assert "→" in more.out
    for option in ("--begin", "--lend"):
        out = tmp_path / f"packed{option}"
        packed = l10n(*asked, option, f"{package}.argosmodel", "--out", str(out))
        assert packed.code == 0, packed.err
        assert "beginning with argos:en_es-1.0" in packed.err
    other = l10n("train", "en", "fr", *asked[3:], "--begin", f"{package}.argosmodel")
    assert other.code == 1
    assert f"{package}.argosmodel: It does not translate English to French" in other.err
    run = l10n(*asked, "--begin", str(one), "--out", str(tmp_path / "three"))
    assert "beginning with one/step-" in run.err


def test_another_package_lends_what_it_has_learned(
    l10n, root: Path, small, corpus: Path, tmp_path: Path
):
    asked = ("train", "en", "fr", "--from", str(corpus), "--steps", "1", "--lend", "starter")
    made = l10n(*asked, "--out", str(tmp_path / "lent"))
    assert made.code == 0, made.err
    assert f"beginning with {shipped('fr')}" in made.err
    assert "Before" not in made.err
    folder = tmp_path / "lent" / "translate-en_fr-1_0"
    pieces = (folder / "sentencepiece.model").read_bytes()
    for starter in starter_packages():
        assert pieces != (starter.folder / "sentencepiece.model").read_bytes()
    assert (folder / "model" / "model.bin").stat().st_size > 1_000_000


def test_a_starter_lends_to_other_languages_what_it_has_learned(
    l10n, root: Path, small, corpus: Path, tmp_path: Path
):
    asked = ("train", "en", "de", "--from", str(corpus), "--steps", "1", "--lend", "starter")
    made = l10n(*asked, "--out", str(tmp_path / "lent"))
    assert made.code == 0, made.err
    assert "beginning with starter:en_" in made.err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("en", "en", "--from", "a.tsv"), 2, "two different languages"),
        (("en", "es"), 2, "--from FILE"),
        (("en", "klingon", "--from", "a.tsv"), 1, "“klingon” is not a language"),
        (("en", "es", "--from", "a.tsv"), 1, "There is no such file"),
        (("en", "es", "--from", "{few}"), 1, "Too few pairs are left to learn from: 1."),
        (("en", "es", "--from", "{wide}"), 1, "columns"),
        (("en", "es", "--from", "{none}"), 1, "none.tsv: There is no pair of texts in English and"),
        (("en", "es", "--from", "{few}", "--test", "{none}"), 1, "none.tsv: There is no pair"),
        (("en", "de", "--from", "{few}", "--begin", "starter"), 1, "There is no starter package"),
        (("en", "fr", "--from", "{few}", "--begin", "{few}"), 1, "nothing to begin with"),
        (("en", "es", "--from", "{few}", "--version", "../x"), 2, "A version is numbers"),
        (("en", "es", "--from", "{few}", "--begin", "a", "--lend", "b"), 2, "either --begin or"),
        (("fr", "es", "--from", "{few}", "--lend", "starter"), 1, "no starter package from French"),
        (("en", "es", "--from", "{few}", "--hours", "nan"), 2, "a number of hours"),
        (("en", "es", "--from", "{few}", "--hours", "inf"), 2, "a number of hours"),
    ],
)
def test_a_mistake_is_explained(l10n, small, tmp_path: Path, arguments, code: int, words: str):
    files = {"few": tmp_path / "few.tsv", "wide": tmp_path / "wide.tsv"}
    files["few"].write_text("The law is good.\tLa ley es buena.\n")
    files["none"] = tmp_path / "none.tsv"
    files["none"].write_text("\n")
    files["wide"].write_text("a\tb\tc\td\te\n")
    ran = l10n("train", *(one.format(**files) for one in arguments))
    assert ran.code == code
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_without_pytorch_it_says_how_to_install_it(root: Path):
    hidden = "import sys; sys.modules['torch'] = None; from l10n.cli.__main__ import main; main()"
    command = [sys.executable, "-c", hidden, "train", "en", "es", "--from", "a.tsv"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert 'pip install "l10n[train]"' in done.stderr
    assert "whl/cpu" in done.stderr
    assert "Traceback" not in done.stderr


KILLABLE = """
import sys
from l10n.training import learner
from l10n.training.shapes import SHAPES, Shape
from l10n.training import planning
from dataclasses import replace
SHAPES["starter"] = Shape(400, 48, 96, 2, 1, 1)
learner._can_share = lambda _: False
from l10n.workflow import training
whole = training.plan_for
training.plan_for = lambda *a, **k: replace(whole(*a, **k), save_minutes=0.0)
from l10n.cli.__main__ import main
main()
"""


def wait_for(path: Path, pattern: str) -> None:
    """Until something is there; the test's own timeout is the end of patience."""
    while not any(path.glob(pattern)):
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_stopped_run_goes_on(l10n, root: Path, small, corpus: Path, number: int):
    asked = ["train", "en", "es", "--from", str(corpus), "--steps", "8"]
    command = [sys.executable, "-c", KILLABLE, "-C", str(root), *asked]
    started = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=dict(os.environ))
    run = root / "training" / "en-es"
    wait_for(run / "checkpoints", "step-*")
    started.send_signal(number)
    err = started.communicate()[1]
    assert not list(run.glob("*.argosmodel"))
    if number == signal.SIGINT:
        assert started.returncode == 130
        assert "run the same command to go on" in err
    on = l10n(*asked)
    assert on.code == 0, on.err
    assert "done before: " in on.err
    assert "Reading and cleaning" not in on.err
    assert (run / "translate-en_es-1_0.argosmodel.sha256").is_file()
