from dataclasses import replace
from pathlib import Path

import pytest

from l10n.engine.description import Score, describe, published_score, score_of
from l10n.engine.discovery import read_package, starter_packages
from l10n.errors import PackageError


def test_the_starter_says_that_it_is_weak() -> None:
    (starter,) = starter_packages()
    found = describe(starter)
    assert found.score == Score(
        12.3, weak=True, source="README.md of the package (FLORES-200 devtest, BLEU)"
    )
    assert found.licence.startswith("the terms of its training data: News Commentary v11")
    assert found.readme.startswith("# English to Spanish, starter 0.1\n")
    assert found.size == sum(p.stat().st_size for p in starter.folder.rglob("*") if p.is_file())


@pytest.mark.parametrize(
    ("target", "bleu", "weak"),
    [("fr", 42.7, False), ("ar", 16.5, False), ("az", 5.4, True)],
)
def test_official_packages_have_a_published_score(target: str, bleu: float, weak: bool) -> None:
    score = published_score("en", target)
    assert score is not None
    assert (score.bleu, score.weak) == (bleu, weak)


def test_what_is_published_of_others_does_not_hold_for_a_package_of_ones_own() -> None:
    official = replace(starter_packages()[0], starter=False, target="fr")
    assert score_of(official) == published_score("en", "fr")
    assert score_of(replace(official, home_made=True)) is None


def test_what_is_not_published_is_not_made_up() -> None:
    assert published_score("az", "en") is None
    assert published_score("en", "es", starter=True, version="9.9") is None
    assert published_score("en", "fr", starter=True, version="0.1") is None


@pytest.mark.parametrize(
    ("readme", "extra", "licence"),
    [
        (None, b"", ""),
        (b"", b"", ""),
        (b"Nothing is said.", b"", ""),
        (b"* License: MIT\n* Data: OPUS\n", b"", "MIT"),
        (b"\xff\xfe Licence: \xe9", b"", "\ufffd\ufffd Licence: \ufffd"),
        (b"Data under CC-BY-SA 4.0 and CC0, CC0.", b"", "CC-BY-SA 4.0, CC0"),
        (b"License: other", b', "license": "CC0"', "CC0"),
    ],
)
def test_the_licence_is_what_the_package_says(
    tmp_path: Path, readme: bytes | None, extra: bytes, licence: str
) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "model.bin").write_bytes(b"")
    (tmp_path / "bpe.model").write_bytes(b"")
    metadata = b'{"from_code": "en", "to_code": "fr"' + extra + b"}"
    (tmp_path / "metadata.json").write_bytes(metadata)
    if readme is not None:
        (tmp_path / "README.md").write_bytes(readme)
    package = read_package(tmp_path)
    assert package is not None
    assert describe(package).licence == licence
    (tmp_path / "metadata.json").unlink()
    with pytest.raises(PackageError, match="no metadata"):
        describe(package)
