"""Text to pieces and back, as the package's model was trained.

Pieces and detokenised text are those of argostranslate's tokenizers, except
that an underscore of the text stays an underscore.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from l10n.engine.package import Package
from l10n.errors import EngineError, PackageError

# SentencePiece's mark for a space (U+2581), which is not an underscore.
_SPACE = "▁"
# Subword-nmt's mark for a piece that its word goes on after.
_JOINED = "@@"
_REINSTALL = "Remove the package and install it again (l10n models install)."


class Tokenizer(Protocol):
    """Both ways between a text and its pieces."""

    def encode(self, text: str) -> list[str]:
        """The pieces the model reads."""
        ...

    def decode(self, pieces: list[str]) -> str:
        """The text of the pieces the model wrote."""
        ...

    def word_starts(self, pieces: list[str]) -> list[int]:
        """The places of the pieces that words begin with, the first one's always."""
        ...

    def surface(self, piece: str) -> str:
        """A piece's letters as they are within a text, with the space before them if the
        piece brings one."""
        ...


class SentencePieceTokenizer:
    """``sentencepiece.model``, byte-fallback pieces (``<0xE2>``) included."""

    def __init__(self, model: Path) -> None:
        try:
            # Slow to import, and of use only once something is translated.
            import sentencepiece  # noqa: PLC0415
        except ImportError as error:
            raise missing("sentencepiece", error) from error
        try:
            self._processor: Any = sentencepiece.SentencePieceProcessor(model_file=str(model))
        except (OSError, RuntimeError) as error:
            raise PackageError(
                "The tokenizer of this translation package cannot be read.",
                tip=_REINSTALL,
                path=model,
            ) from error

    def encode(self, text: str) -> list[str]:
        pieces: list[str] = self._processor.encode(text, out_type=str)
        return pieces

    def decode(self, pieces: list[str]) -> str:
        # An unknown piece (replaced by a source piece) keeps its mark in decode_pieces.
        text: str = self._processor.decode_pieces(pieces)
        return text.replace(_SPACE, " ").removeprefix(" ")

    def word_starts(self, pieces: list[str]) -> list[int]:
        return [
            place for place, piece in enumerate(pieces) if not place or piece.startswith(_SPACE)
        ]

    def surface(self, piece: str) -> str:
        return piece.replace(_SPACE, " ")


class BpeTokenizer:
    """``bpe.model``: Moses' normalisation and words, then byte-pair codes."""

    def __init__(self, model: Path, source: str, target: str) -> None:
        try:
            # Slow to import, and needed by a few old packages only.
            from argostranslate.apply_bpe import BPE  # noqa: PLC0415
            from sacremoses import (  # noqa: PLC0415
                MosesDetokenizer,
                MosesPunctNormalizer,
                MosesTokenizer,
            )
        except ImportError as error:
            raise missing("sacremoses", error) from error
        try:
            with model.open(encoding="utf-8") as codes:
                self._codes: Any = BPE(codes)
        except (OSError, ValueError, SystemExit) as error:
            raise PackageError(
                "The byte-pair codes of this translation package cannot be read.",
                tip=_REINSTALL,
                path=model,
            ) from error
        self._normalizer: Any = MosesPunctNormalizer(source)
        self._words: Any = MosesTokenizer(source)
        self._joiner: Any = MosesDetokenizer(target)

    def encode(self, text: str) -> list[str]:
        words = self._words.tokenize(self._normalizer.normalize(text))
        pieces: list[str] = self._codes.segment_tokens(" ".join(words).split(" "))
        return pieces

    def decode(self, pieces: list[str]) -> str:
        text: str = self._joiner.detokenize(" ".join(pieces).replace(_JOINED + " ", "").split(" "))
        return text.removeprefix(" ")

    def word_starts(self, pieces: list[str]) -> list[int]:
        before = ["", *pieces]
        return [place for place in range(len(pieces)) if not before[place].endswith(_JOINED)]

    def surface(self, piece: str) -> str:
        return piece.removesuffix(_JOINED)


def load_tokenizer(package: Package) -> Tokenizer:
    """The tokenizer in a package's folder.

    Raises PackageError for a package without a readable one, EngineError
    where a library is not installed.
    """
    pieces = package.folder / "sentencepiece.model"
    codes = package.folder / "bpe.model"
    if pieces.is_file():
        return SentencePieceTokenizer(pieces)
    if codes.is_file():
        return BpeTokenizer(codes, package.from_code, package.to_code)
    raise PackageError(
        "This translation package has no tokenizer (sentencepiece.model or bpe.model).",
        tip=_REINSTALL,
        path=package.folder,
    )


def missing(library: str, error: ImportError) -> EngineError:
    """A library that is not there, or does not load on this machine."""
    return EngineError(
        f"The Python library {library} cannot be loaded ({error}).",
        tip=f"Install it into the environment of l10n: pip install {library}",
    )
