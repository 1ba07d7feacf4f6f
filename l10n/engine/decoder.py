"""One package's model in CTranslate2, kept busy with batches."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from l10n.engine.batches import in_batches
from l10n.engine.package import Package
from l10n.engine.probe import MAX_PIECES, Probe
from l10n.engine.tokenizer import load_tokenizer, missing
from l10n.errors import EngineError, PackageError

# Batches' worth of pieces that are sorted by length together.
_WINDOW = 32
# Batches' worth of pieces a worker may have before it, the one it works at included.
_QUEUED = 3
_SMALL_MODEL = 30_000_000
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Search:
    """How to look for a translation; names and meanings are CTranslate2's."""

    beam_size: int = 4
    length_penalty: float = 0.2
    coverage_penalty: float = 0.0
    repetition_penalty: float = 1.0
    no_repeat_ngram_size: int = 0
    disable_unk: bool = False
    hypotheses: int = 1
    """How many translations to give, the likeliest first; no more than ``beam_size``."""

    @property
    def bent(self) -> bool:
        """Whether the scores it gives are no longer the model's own probabilities."""
        return (
            self.coverage_penalty != 0
            or self.repetition_penalty != 1
            or self.no_repeat_ngram_size != 0
            or self.disable_unk
        )


@dataclass(frozen=True, slots=True)
class Decoded:
    """What the model wrote for one text."""

    text: str
    log_prob: float
    """Natural logarithm of the whole output's probability, its end included."""
    length: int
    """Pieces the probability is of: those written, and the end."""
    cut: bool = False
    """The model had not come to an end when it was stopped."""

    @property
    def score(self) -> float:
        """Geometric mean of the pieces' probabilities, 0 to 1."""
        return min(1.0, math.exp(self.log_prob / self.length))


class Decoder:
    """A loaded package. Holds memory until it is closed."""

    def __init__(self, package: Package, threads: int, batch_tokens: int) -> None:
        """Load the model, with ``threads`` workers of one thread each.

        A batch has at most ``batch_tokens`` source pieces; 0 chooses by the model's size.

        Workers of one thread, each with its own batch, are the fastest use of
        cores measured here for every batch size; threads that share one batch
        wait for each other at every step. The workers share the weights.

        Raises PackageError for a folder that is not a usable package, EngineError
        where memory does not suffice.
        """
        self.package = package
        self.tokenizer = load_tokenizer(package)
        self._threads = threads
        self._batch_tokens = batch_tokens or _best_size(package)
        self._translator: Any = _load(package, threads)
        self._prefix = [package.target_prefix] if package.target_prefix else []

    def close(self) -> None:
        """Give back memory and threads; the few batches under way are finished first."""
        self._translator = None

    def decode(
        self, items: Iterable[tuple[int, list[str]]], search: Search
    ) -> Iterator[tuple[int, list[Decoded]]]:
        """Translate ``(key, pieces)``, reading and working as the result is read.

        Yields nothing in the list for a text with more pieces than the model has
        positions for.
        """
        under_way: deque[list[tuple[tuple[int, list[str]], Any]]] = deque()
        pieces_under_way = 0
        for batch in in_batches(items, self._batch_tokens, self._batch_tokens * _WINDOW):
            futures = self._submit([pieces for _, pieces in batch], search)
            under_way.append(list(zip(batch, futures, strict=True)))
            pieces_under_way += _size(under_way[-1])
            # Enough queued that no worker idles while results are read in order,
            # and so little that an interrupt has not long to wait.
            while pieces_under_way > _QUEUED * self._threads * self._batch_tokens:
                pieces_under_way -= _size(under_way[0])
                yield from self._results(under_way.popleft(), search)
        while under_way:
            yield from self._results(under_way.popleft(), search)

    def probe(self) -> Probe:
        """The model, to be asked about given translations."""
        return Probe(self._translator, self._prefix)

    def _submit(self, sources: list[list[str]], search: Search) -> list[Any]:
        futures: list[Any] = self._translator.translate_batch(
            sources,
            target_prefix=[self._prefix] * len(sources) if self._prefix else None,
            asynchronous=True,
            beam_size=search.beam_size,
            length_penalty=search.length_penalty,
            coverage_penalty=search.coverage_penalty,
            repetition_penalty=search.repetition_penalty,
            no_repeat_ngram_size=search.no_repeat_ngram_size,
            disable_unk=search.disable_unk,
            max_decoding_length=MAX_PIECES,
            num_hypotheses=search.hypotheses,
            replace_unknowns=True,
            return_scores=True,
        )
        return futures

    def _results(
        self, batch: list[tuple[tuple[int, list[str]], Any]], search: Search
    ) -> Iterator[tuple[int, list[Decoded]]]:
        for (key, source), future in batch:
            try:
                result = future.result()
            except (RuntimeError, ValueError) as error:
                if "position encodings" not in str(error):
                    raise EngineError(
                        f"The translation package failed while it worked ({error}).",
                        tip="Check its folder with l10n models info, or install it again.",
                        path=self.package.folder,
                    ) from error
                yield key, []
            else:
                found = zip(result.hypotheses, result.scores, strict=True)
                yield key, [self._decoded(source, *one, search) for one in found]

    def _decoded(
        self, source: list[str], pieces: list[str], score: float, search: Search
    ) -> Decoded:
        """Undo CTranslate2's normalisation of the score.

        It divides the sum of log probabilities by ``length ** length_penalty``,
        the length being that of the output with its end and without the forced
        prefix (confirmed against ``score_batch``, to 1e-4).
        """
        # A prefix that the model does not know comes back as a piece of the source.
        forced = len(self._prefix)
        length = len(pieces) - forced + 1
        if search.bent:
            known = self._translator.score_batch([source], [pieces])[0].log_probs
            log_prob = math.fsum(known[forced:])
        else:
            log_prob = score * length**search.length_penalty
        text = self.tokenizer.decode(pieces[forced:])
        return Decoded(text, log_prob, length, cut=length > MAX_PIECES)


def _best_size(package: Package) -> int:
    """The fastest batch measured: a small model's fits the cache, a large one's weights
    are read less often (benchmarks/translate.py)."""
    model = package.folder / "model" / "model.bin"
    return 256 if model.is_file() and model.stat().st_size < _SMALL_MODEL else 1024


def _size(batch: list[tuple[tuple[int, list[str]], Any]]) -> int:
    return sum(len(pieces) for (_, pieces), _ in batch)


def _load(package: Package, threads: int) -> Any:
    try:
        # 0.07 s and a shared library, of use only once something is translated.
        import ctranslate2  # noqa: PLC0415
    except ImportError as error:
        raise missing("ctranslate2", error) from error
    try:
        return ctranslate2.Translator(
            str(package.folder / "model"),
            device="cpu",
            compute_type="auto",
            inter_threads=threads,
            intra_threads=1,
        )
    except MemoryError as error:
        raise EngineError(
            f"There is not enough memory for this translation package and {threads} threads.",
            tip="Set fewer threads in [engine], or close other programs.",
            path=package.folder,
        ) from error
    except (RuntimeError, ValueError) as error:
        raise PackageError(
            f"The model of this translation package cannot be loaded ({error}).",
            tip="Remove the package and install it again (l10n models install).",
            path=package.folder,
        ) from error
