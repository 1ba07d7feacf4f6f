"""Weights on trial: made into a package, and judged by what it writes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from l10n.engine.package import LENGTH_PENALTY
from l10n.training.batches import Batch
from l10n.training.checkpoints import Weights
from l10n.training.examples import Example
from l10n.training.export import export
from l10n.training.judging import Measured, measure, translations
from l10n.training.likelihood import cross_entropy
from l10n.training.packing import Title, fill_folder
from l10n.training.pieces import Pieces
from l10n.training.scores import Scores
from l10n.training.shapes import Shape


class Trial:
    """Judges weights of one shape, again and again, in a folder of its own."""

    def __init__(self, scratch: Path, title: Title, shape: Shape, pieces: Path) -> None:
        self.folder = scratch / title.name
        """The package of the weights that were taken last."""
        self.length_penalty = LENGTH_PENALTY
        """What the package is to ask for; holds from the next :meth:`describe` on."""
        self._title = title
        self._shape = shape
        self._pieces = pieces
        self._vocabulary = Pieces(pieces).vocabulary

    def take(self, weights: Weights) -> None:
        """Make a package of these weights. Raises TrainingError where the disk refuses."""
        export(weights, self._shape, self._vocabulary, self.folder / "model")
        self.describe("")

    def describe(self, card: str) -> None:
        """Give the package its card."""
        fill_folder(self.folder, self._title, self._pieces, card, self.length_penalty)

    def measure(self, name: str, examples: Sequence[Example], threads: int) -> Measured:
        """What the package that was taken last writes, against the examples."""
        return measured(self.folder, name, examples, self._title, threads)

    def scores(
        self, weights: Weights, examples: Sequence[Example], batches: Sequence[Batch], threads: int
    ) -> Scores:
        """Take weights and judge them."""
        self.take(weights)
        found = self.measure("held out", examples, threads)
        xent = cross_entropy(self._shape, weights, batches)
        return Scores(chrf=found.chrf, bleu=found.bleu, xent=xent)


def measured(
    folder: Path, name: str, examples: Sequence[Example], title: Title, threads: int
) -> Measured:
    """What any package writes, against the examples."""
    written = translations(folder, [one.source for one in examples], threads)
    return measure(name, examples, written, title.source, title.target)
