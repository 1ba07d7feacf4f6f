"""Pieces of words: nothing of a text is lost in them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import TrainingError
from l10n.training.pieces import BEGIN, END, PAD, UNKNOWN, Pieces, train_pieces
from tests.training.texts import examples

TEXTS = [text for one in examples() for text in (one.source, one.target)]


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Pieces:
    path = tmp_path_factory.mktemp("pieces") / "sentencepiece.model"
    train_pieces(TEXTS, 400, path)
    return Pieces(path)


def test_the_first_ids_are_those_of_ctranslate2(pieces: Pieces):
    assert (PAD, UNKNOWN, BEGIN, END) == (0, 1, 2, 3)
    assert pieces.vocabulary[:5] == ["<pad>", "<unk>", "<s>", "</s>", "<0x00>"]
    assert len(pieces.vocabulary) == len(pieces) <= 400


@pytest.mark.parametrize("text", [*TEXTS[:5], "½ ² ﬁ №", "“Zərifə” – 和平", "a\u00a0000 m", "😀"])
def test_texts_come_back_as_they_were(pieces: Pieces, text: str):
    (ids,) = pieces.encode([text])
    assert pieces.decode(ids) == text
    assert UNKNOWN not in ids
    assert pieces.count(text) == len(ids)


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1))
def test_any_letters_come_back(pieces: Pieces, text: str):
    if "▁" not in text:
        assert pieces.decode(pieces.encode([text])[0]) == text


def test_digits_stand_alone(pieces: Pieces):
    vocabulary = pieces.vocabulary
    digits = [piece for piece in vocabulary if piece[0] != "<" and any(map(str.isdigit, piece))]
    assert digits
    assert all(len(piece.lstrip("▁")) == 1 for piece in digits)


def test_the_same_texts_give_the_same_pieces(tmp_path: Path):
    for name in "one", "two":
        train_pieces(iter(TEXTS), 400, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_little_text_gives_fewer_pieces(tmp_path: Path):
    train_pieces(["Peace.", "Paz."], 8000, tmp_path / "model")
    assert 260 <= len(Pieces(tmp_path / "model")) < 300


@pytest.mark.parametrize(("texts", "size"), [([], 8000), ([" ", ""], 8000), (["Peace."], 100)])
def test_nothing_to_learn_from_is_refused(tmp_path: Path, texts: list[str], size: int):
    with pytest.raises(TrainingError) as refused:
        train_pieces(texts, size, tmp_path / "model")
    assert refused.value.tip


@pytest.mark.parametrize("data", [None, b"", b"no model"])
def test_unreadable_pieces_are_told(tmp_path: Path, data: bytes | None):
    if data is not None:
        (tmp_path / "model").write_bytes(data)
    with pytest.raises(TrainingError):
        Pieces(tmp_path / "model")
