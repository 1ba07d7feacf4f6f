from dataclasses import replace
from pathlib import Path

import pytest

from l10n.engine.description import describe, published_score, score_of
from l10n.engine.discovery import read_package, starter_packages
from l10n.engine.package import Package
from l10n.errors import PackageError
from tests.small import small_package


@pytest.mark.parametrize("starter", starter_packages(), ids=lambda starter: starter.origin)
def test_a_starter_says_what_it_is(starter: Package) -> None:
    found = describe(starter)
    assert found.score is not None
    assert found.score.weak == (found.score.bleu < 15)
    assert found.score.source == "README.md of the package (FLORES-200 dev, BLEU)"
    assert f"| {found.score.bleu} |" in found.readme
    assert "News Commentary" in found.licence
    assert found.readme.startswith("# English to ")
    assert found.size == sum(p.stat().st_size for p in starter.folder.rglob("*") if p.is_file())


def test_a_package_without_a_card_of_its_own_version_has_no_score() -> None:
    assert describe(small_package()).score is None


@pytest.mark.parametrize(
    ("target", "bleu", "weak"),
    [("fr", 42.7, False), ("ar", 16.5, False), ("az", 5.4, True)],
)
def test_official_packages_have_a_published_score(target: str, bleu: float, weak: bool) -> None:
    score = published_score("en", target)
    assert score is not None
    assert (score.bleu, score.weak) == (bleu, weak)


def test_what_is_published_of_others_does_not_hold_for_a_package_of_ones_own() -> None:
    official = replace(small_package(), starter=False, target="fr")
    assert score_of(official) == published_score("en", "fr")
    assert score_of(replace(official, home_made=True)) is None


def test_what_is_not_published_is_not_made_up() -> None:
    assert published_score("az", "en") is None
    assert published_score("en", "es", starter=True, version="9.9") is None
    assert published_score("en", "de", starter=True, version="0.1") is None


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
