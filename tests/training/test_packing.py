"""A package's folder, file, checksum and card."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from l10n.engine.description import describe
from l10n.engine.discovery import read_package
from l10n.engine.install import install_file
from l10n.engine.package import LENGTH_PENALTY
from l10n.languages import language
from l10n.training.card import Collection, Facts, card
from l10n.training.export import export
from l10n.training.judging import Measured
from l10n.training.packing import Packed, Title, fill_folder, pack
from l10n.training.shapes import Shape
from l10n.training.weights import read_vocabulary, read_weights
from tests.small import small_package

TITLE = Title(language("en"), language("pt-BR"), "1.2", "CC0")
SHAPE = Shape(8000, 256, 1024, 4, 4, 2)
SCORE = Measured("held out", 100, 20.25, 45.5, 0.985, 2, ("BLEU nrefs:1", "chrF nrefs:1"))


def facts(title: Title = TITLE) -> Facts:
    data = [Collection("tatoeba", 118_000, "CC BY 2.0 FR"), Collection("a|b", 7)]
    return Facts(title, SHAPE, "starter:en_es-0.1", 7200, 13_900_000, data, [SCORE])


def packed(work: Path, out: Path, length_penalty: float = LENGTH_PENALTY) -> Packed:
    starter = small_package()
    shape, weights = read_weights(starter.folder)
    folder = work / TITLE.name
    export(weights, shape, read_vocabulary(starter.folder), folder / "model")
    pieces = starter.folder / "sentencepiece.model"
    fill_folder(folder, TITLE, pieces, card(facts()), length_penalty)
    return pack(folder, out)


def test_a_package_installs_and_says_what_it_is(tmp_path: Path):
    made = packed(tmp_path / "work", tmp_path / "out")
    package = install_file(made.file, tmp_path / "installed").package
    assert (package.source, package.target, package.version) == ("en", "pt-BR", "1.2")
    assert package.folder.name == "translate-en_pb-1_2"
    told = describe(package)
    assert told.licence == "CC0"
    assert "tatoeba" in told.readme
    assert read_package(made.folder) is not None


def test_the_same_model_gives_the_same_bytes_and_a_true_checksum(tmp_path: Path):
    one = packed(tmp_path / "a", tmp_path / "one")
    two = packed(tmp_path / "b", tmp_path / "two")
    assert one.file.read_bytes() == two.file.read_bytes()
    line = one.file.with_name(one.file.name + ".sha256").read_text()
    assert line == f"{hashlib.sha256(one.file.read_bytes()).hexdigest()}  {one.file.name}\n"


def test_packing_again_replaces_what_was_there(tmp_path: Path):
    first = packed(tmp_path / "a", tmp_path / "out")
    (first.folder / "left.txt").write_text("old")
    again = packed(tmp_path / "a", tmp_path / "out")
    assert again.sha256 == first.sha256
    assert not (again.folder / "left.txt").exists()


def test_its_metadata_are_those_of_argos(tmp_path: Path):
    made = packed(tmp_path / "work", tmp_path / "out")
    with zipfile.ZipFile(made.file) as archive:
        known = json.loads(archive.read(f"{TITLE.name}/metadata.json"))
    assert known["from_code"] == "en"
    assert known["to_code"] == "pb"
    assert known["to_name"] == "Portuguese (Brazil)"
    assert known["package_version"] == "1.2"
    found = read_package(made.folder)
    assert found is not None
    assert found.home_made
    assert found.length_penalty == 0.2


def test_how_long_translations_are_to_be_is_told(tmp_path: Path):
    made = packed(tmp_path / "work", tmp_path / "out", length_penalty=1.5)
    found = read_package(made.folder)
    assert found is not None
    assert found.length_penalty == 1.5


def test_the_card_tells_data_scores_and_licences():
    text = card(facts())
    assert text.startswith("# English to Portuguese (Brazil) 1.2\n")
    assert "| tatoeba | 118,000 |" in text
    assert "| held out | 100 | 20.2 | 45.5 | 98.5 % | 2 |" in text
    assert "`BLEU nrefs:1`" in text
    assert "beginning with starter:en_es-0.1: 2.0 hours" in text
    assert "7.3 M parameters" in text
    lines = [line for line in text.splitlines() if "icence" in line]
    assert lines == [
        "Licence: CC0. Data: tatoeba (CC BY 2.0 FR). The terms of starter:en_es-0.1 hold, too."
    ]


@pytest.mark.parametrize(
    ("licence", "line"),
    [
        ("", "Licence: none is named. Data: tatoeba (CC BY 2.0 FR), a|b (terms not named)."),
        ("MIT", "Licence: MIT. Data: tatoeba (CC BY 2.0 FR)."),
    ],
)
def test_licences_that_nobody_named_are_told(licence: str, line: str):
    title = Title(language("en"), language("es"), "1.0", licence)
    assert (
        card(facts(title)).splitlines()[-1] == f"{line} The terms of starter:en_es-0.1 hold, too."
    )
