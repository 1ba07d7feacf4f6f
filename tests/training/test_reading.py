"""Parallel text from files of every kind that is read."""

import bz2
import gzip
import lzma
from pathlib import Path

import pytest

from l10n.errors import ExchangeError, TrainingError
from l10n.languages import language
from l10n.training.examples import Example
from l10n.training.reading import read_examples

ENGLISH, SPANISH = language("en"), language("es")
PACKED = {"": bytes, ".xz": lzma.compress, ".gz": gzip.compress, ".bz2": bz2.compress}
PLAIN = b"Peace.\tPaz.\n\nWar.\tGuerra.\r\n"
NAMED = b"news\tPeace.\tPaz.\n\tWar.\tGuerra.\n"
TMX = b"""<?xml version="1.0"?>
<tmx version="1.4"><header srclang="en" datatype="plaintext"/><body>
<tu><tuv xml:lang="en-US"><seg>Peace.</seg></tuv><tuv xml:lang="es"><seg>Paz.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>War.</seg></tuv><tuv xml:lang="fr"><seg>Guerre.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>A <ph/>.</seg></tuv><tuv xml:lang="es"><seg>Un.</seg></tuv></tu>
</body></tmx>"""


def read(path: Path, data: bytes) -> list[tuple[str, str, str]]:
    path.write_bytes(data)
    return [(one.source, one.target, one.origin) for one in read_examples(path, ENGLISH, SPANISH)]


@pytest.mark.parametrize("ending", PACKED)
@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("my.news.tsv", PLAIN, [("Peace.", "Paz.", "my.news"), ("War.", "Guerra.", "my.news")]),
        ("all.tsv", NAMED, [("Peace.", "Paz.", "news"), ("War.", "Guerra.", "all")]),
        ("memory.tmx", TMX, [("Peace.", "Paz.", "memory")]),
        ("empty.tsv", b"\n \n", []),
        ("one.tsv", b"\xef\xbb\xbfPeace.\tPaz.", [("Peace.", "Paz.", "one")]),
    ],
)
def test_tables_and_memories_plain_and_packed(
    tmp_path: Path, ending: str, name: str, data: bytes, expected: list[tuple[str, str, str]]
):
    assert read(tmp_path / (name + ending), PACKED[ending](data)) == expected


@pytest.mark.parametrize(
    ("heading", "cells"), [("en\tes", "Peace.\tPaz."), ("es\ten-GB", "Paz.\tPeace.")]
)
def test_a_heading_says_which_column_is_which(tmp_path: Path, heading: str, cells: str):
    found = read(tmp_path / "a.tsv", f"{heading}\n{cells}\n".encode())
    assert found == [("Peace.", "Paz.", "a")]


def test_regions_are_their_languages(tmp_path: Path):
    path = tmp_path / "a.tmx"
    path.write_bytes(TMX)
    found = list(read_examples(path, language("en-GB"), language("es-MX")))
    assert found == [Example("Peace.", "Paz.", "a")]


@pytest.mark.parametrize(
    ("data", "line", "word"),
    [
        (b"Peace.\tPaz.\nWar.\n", 2, "1 column; the first line has 2 columns."),
        (b"Peace.\tPaz.\n\nWar.\tGuerra.\tKrieg.\n", 3, "3 columns"),
        (b"Peace.\n", 1, "1 column"),
        (b"a\tb\tc\td\n", 1, "4 columns"),
        (b"Peace.\tPaz.\nYear\tA\xf1o\n", 2, "UTF-8"),
        ("Peace.\tPaz.\n".encode("utf-16"), 1, "UTF-16"),
    ],
)
def test_broken_tables_are_refused_with_the_line(tmp_path: Path, data: bytes, line: int, word: str):
    with pytest.raises(TrainingError) as refused:
        read(tmp_path / "a.tsv", data)
    assert str(refused.value.path).endswith(f"a.tsv, line {line}")
    assert word in refused.value.message
    assert refused.value.tip


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.tsv.xz", lzma.compress(PLAIN * 100)[:-20]),
        ("a.tsv.gz", gzip.compress(PLAIN * 100, mtime=0)[:-20]),
        ("a.tsv.bz2", b"no archive"),
        ("a.zip", b"PK\x03\x04..."),
        *((f"{kind[1:]}.tsv", pack(PLAIN)) for kind, pack in PACKED.items() if kind),
    ],
    ids=["xz", "gz", "bz2", "zip", "hidden xz", "hidden gz", "hidden bz2"],
)
def test_damaged_and_foreign_archives_are_refused(tmp_path: Path, name: str, data: bytes):
    with pytest.raises(TrainingError) as refused:
        read(tmp_path / name, data)
    assert refused.value.tip
    assert "UTF-8" not in refused.value.message


def test_a_missing_file_is_told(tmp_path: Path):
    with pytest.raises(TrainingError, match="cannot be read"):
        list(read_examples(tmp_path / "none.tsv", ENGLISH, SPANISH))


def test_damaged_tmx_is_refused_as_everywhere(tmp_path: Path):
    with pytest.raises(ExchangeError, match="line "):
        read(tmp_path / "a.tmx", TMX.replace(b"</tu>", b"", 1)[:260])
