"""The pieces of words that a model reads and writes.

SentencePiece's unigram model over both languages together. What it has no piece for it
spells in bytes, and nothing of a text is changed but its white space: ½ stays ½, and every
digit is a piece of its own, so that a figure is copied sign by sign.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import sentencepiece

from l10n.errors import TrainingError
from l10n.training import files

PAD, UNKNOWN, BEGIN, END = 0, 1, 2, 3
"""Ids that every vocabulary begins with: ``<pad>``, ``<unk>``, ``<s>``, ``</s>``."""

_MOST = 1_000_000
"""Texts that pieces are learned from; more take long and change next to nothing."""
_THREADS = 16
"""The pieces depend on the number of threads in their last places, so it is the same on
every machine."""
_LEAST = 300
"""The bytes, the four ids above, and a few pieces."""
_LONGEST = 16_384
"""Bytes of a text from which on it is left out."""
_COVERED = 0.9998
"""The share of all letters that must have pieces of their own; the rest is spelt in bytes."""
_REINSTALL = "Begin anew in another folder (--out), or take the package from its source again."


class Pieces:
    """A trained vocabulary, shared by both languages.

    Raises TrainingError for a file that is missing or none.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._processor: Any = sentencepiece.SentencePieceProcessor(model_file=str(path))
        except (OSError, RuntimeError) as error:
            raise TrainingError(
                "The pieces of words (SentencePiece) cannot be read.", tip=_REINSTALL, path=path
            ) from error

    @property
    def vocabulary(self) -> list[str]:
        """Every piece, by its id."""
        found: list[str] = self._processor.id_to_piece(list(range(len(self))))
        return found

    def __len__(self) -> int:
        size: int = self._processor.get_piece_size()
        return size

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        """The ids of each text, without ``<s>`` and ``</s>``."""
        found: list[list[int]] = self._processor.encode(list(texts), num_threads=1)
        return found

    def count(self, text: str) -> int:
        """How many pieces a text has."""
        return len(self._processor.encode(text))

    def decode(self, ids: Sequence[int]) -> str:
        """The text of some ids; ``<s>``, ``</s>`` and ``<pad>`` are nothing."""
        text: str = self._processor.decode([int(one) for one in ids])
        return text


def train_pieces(texts: Iterable[str], size: int, path: Path) -> None:
    """Write ``path`` (a ``sentencepiece.model``), with at most ``size`` pieces; fewer where
    there is too little text for so many. The same texts give the same file.

    Raises TrainingError where there is no text or the file cannot be written.
    """
    if size < _LEAST:
        raise TrainingError(
            f"A vocabulary of {size} pieces is too small.", tip=f"Take {_LEAST} or more."
        )
    sample = _sample(texts)
    if not any(text.strip() for text in sample):
        raise TrainingError(
            "There is no text to learn pieces of words from.",
            tip="Look at what was left out, or give more text with --from.",
        )
    model = BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=_usable(sample),
        model_writer=model,
        model_type="unigram",
        vocab_size=size,
        hard_vocab_limit=False,
        normalization_rule_name="identity",
        remove_extra_whitespaces=True,
        byte_fallback=True,
        split_digits=True,
        character_coverage=_COVERED,
        max_sentence_length=_LONGEST,
        num_threads=_THREADS,
        minloglevel=2,
        pad_id=PAD,
        unk_id=UNKNOWN,
        bos_id=BEGIN,
        eos_id=END,
    )
    files.write(path, [model.getvalue()])


def _sample(texts: Iterable[str]) -> list[str]:
    """All texts, or as many as are enough, each as likely as any other."""
    chance = random.Random(0)  # noqa: S311 - the same at every run
    kept: list[str] = []
    for seen, text in enumerate(texts):
        if len(kept) < _MOST:
            kept.append(text)
        elif (place := chance.randrange(seen + 1)) < _MOST:
            kept[place] = text
    return kept


def _usable(texts: Iterable[str]) -> Iterator[str]:
    """Texts on one line each; SentencePiece stops at a NUL."""
    return (" ".join(text.replace("\0", "").splitlines()) for text in texts)
