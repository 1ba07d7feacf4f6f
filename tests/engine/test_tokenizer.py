"""Text to pieces and back: SentencePiece with byte-fallback, and byte-pair codes."""

from pathlib import Path

import pytest
import sentencepiece

from l10n.engine.package import Package
from l10n.engine.tokenizer import BpeTokenizer, SentencePieceTokenizer, load_tokenizer
from l10n.errors import PackageError
from tests.small import small_package


@pytest.fixture(scope="module")
def bytes_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bytes")
    (folder / "text.txt").write_text("we remember the town and its people\n" * 50)
    sentencepiece.SentencePieceTrainer.train(
        input=str(folder / "text.txt"),
        model_prefix=str(folder / "sentencepiece"),
        vocab_size=300,
        byte_fallback=True,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    return folder / "sentencepiece.model"


@pytest.mark.parametrize("text", ["the town", "the_town", "记忆 and ☃", "Xocalı", "a __b__ c"])
def test_byte_fallback_survives_the_way_there_and_back(bytes_model: Path, text: str) -> None:
    tokenizer = SentencePieceTokenizer(bytes_model)
    pieces = tokenizer.encode(text)
    assert tokenizer.decode(pieces) == text


def test_characters_that_the_starter_does_not_know_come_back() -> None:
    tokenizer = load_tokenizer(small_package())
    assert tokenizer.decode(["▁漢字", "▁es", "▁report", "_", "a"]) == "漢字 es report_a"


def test_byte_pair_codes(tmp_path: Path) -> None:
    codes = tmp_path / "bpe.model"
    codes.write_text("#version: 0.2\nt h\nth e</w>\nt o\nto w\n", encoding="utf-8")
    tokenizer = BpeTokenizer(codes, "en", "es")
    pieces = tokenizer.encode("the town & us")
    assert pieces[:3] == ["the", "tow@@", "n"]
    assert tokenizer.decode(pieces) == "the town & us"


@pytest.mark.parametrize("name", ["sentencepiece.model", "bpe.model", ""])
def test_a_broken_package_is_named(tmp_path: Path, name: str) -> None:
    if name:
        (tmp_path / name).write_bytes(b"\xff\xfe broken")
    package = Package("en", "es", "1.0", tmp_path, "en", "es")
    with pytest.raises(PackageError, match=str(tmp_path)):
        load_tokenizer(package)


@pytest.mark.parametrize(
    ("typographic", "plain"),
    [
        ("“Peace,” she said.", '"Peace," she said.'),
        ("25–26 February", "25-26 February"),
        ("the parliament’s letter", "the parliament's letter"),
        ("We came—and stayed.", "We came - and stayed."),
    ],
)
def test_signs_the_starter_was_never_taught_are_read_as_plain_ones(
    typographic: str, plain: str
) -> None:
    tokenizer = load_tokenizer(small_package())
    assert tokenizer.encode(typographic) == tokenizer.encode(plain)
