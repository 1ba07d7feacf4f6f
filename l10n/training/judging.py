"""How good a package is, by sentences that it has not learned from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sacrebleu.metrics import BLEU, CHRF

from l10n.checks.pair import Pair, Text
from l10n.checks.policy import policy
from l10n.engine.decoder import Decoder
from l10n.engine.discovery import read_package
from l10n.engine.hops import search_for
from l10n.engine.package import Package
from l10n.engine.quality import Reason, fault
from l10n.errors import TrainingError
from l10n.languages import Language
from l10n.model import EngineOptions, Severity
from l10n.training.examples import Example

_FIGURES = ("numbers", "dates", "times", "money", "units")
_UNSPACED = frozenset({"ja", "th", "lo", "km", "my", "yue"})
"""sacrebleu's words are characters there; it has a way of its own for Chinese."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Scores on one set of sentences."""

    name: str
    segments: int
    bleu: float
    """0 to 100."""
    chrf: float
    """0 to 100."""
    figures: float
    """The share of segments in which every figure is the source's, 0 to 1."""
    loops: int
    """Segments in which the model repeated itself."""
    signatures: tuple[str, ...] = ()
    """sacrebleu's, of BLEU and chrF: how they were counted."""


def translations(folder: Path, texts: Sequence[str], threads: int = 1) -> list[str]:
    """What a package's model writes for each text at the product's own settings; empty for
    one that is too long for it. Second tries, which the product makes, are not made.

    Raises PackageError for a package that is damaged, TrainingError for one of another kind.
    """
    package = read_package(folder)
    if package is None:
        raise TrainingError("It is not a package for translating.", path=folder)
    return _translated(package, texts, threads)


def measure(
    name: str,
    examples: Sequence[Example],
    written: Sequence[str],
    source: Language,
    target: Language,
) -> Measured:
    """Compare what was written with the examples' own translations, by corpus BLEU and chrF."""
    bleu, chrf = BLEU(tokenize=_words_of(target)), CHRF()
    references = [[example.target for example in examples]]
    pairs = list(zip((example.source for example in examples), written, strict=True))
    rules = policy(only=_FIGURES)
    right = sum(
        not any(
            finding.severity is Severity.ERROR
            for finding in rules.findings(Pair(Text(text, source), Text(made, target)))
        )
        for text, made in pairs
    )
    return Measured(
        name,
        len(pairs),
        round(bleu.corpus_score(list(written), references).score, 2),
        round(chrf.corpus_score(list(written), references).score, 2),
        right / max(1, len(pairs)),
        sum(fault(text, made) is Reason.LOOP for text, made in pairs),
        (f"BLEU {bleu.get_signature()}", f"chrF {chrf.get_signature()}"),
    )


def _translated(package: Package, texts: Sequence[str], threads: int) -> list[str]:
    options = EngineOptions()
    decoder = Decoder(package, threads, options.batch_tokens)
    written = [""] * len(texts)
    pieces = ((key, decoder.tokenizer.encode(text)) for key, text in enumerate(texts))
    try:
        for key, found in decoder.decode(
            (one for one in pieces if one[1]), search_for(package, options)
        ):
            written[key] = found[0].text if found else ""
    finally:
        decoder.close()
    return written


def _words_of(target: Language) -> str:
    if target.code == "zh":
        return "zh"
    return "char" if target.code in _UNSPACED else "13a"
