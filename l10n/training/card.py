"""The README of a package: what it is, what it learned from, and how good it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from l10n.training.judging import Measured
from l10n.training.packing import Title
from l10n.training.shapes import Shape


@dataclass(frozen=True, slots=True)
class Collection:
    """Examples of one origin."""

    name: str
    pairs: int
    licence: str = ""
    """As whoever trains the package named it; empty if nobody did."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is to be told of a package."""

    title: Title
    shape: Shape
    begun_from: str
    """The package whose weights it began with; empty where it began with none."""
    seconds: float
    """Of learning, over all sittings."""
    tokens: int
    """Target pieces learned from, each as often as it was."""
    data: Sequence[Collection]
    scores: Sequence[Measured]


def card(facts: Facts) -> str:
    """The README in Markdown.

    One line alone speaks of licences: ``l10n models info`` shows such lines.
    """
    title, shape = facts.title, facts.shape
    parts = [
        f"# {title.source.name} to {title.target.name} {title.version}",
        f"A Transformer with {shape.encoder_layers} encoder and {shape.decoder_layers} decoder "
        f"layers, width {shape.width}, {shape.parameters / 1e6:,.1f} M parameters and "
        f"{shape.vocabulary:,} SentencePiece pieces, in 8 bits. Made with `l10n train`"
        f"{_begun(facts)}: {_time(facts.seconds)} of learning, {facts.tokens:,} target "
        "pieces.",
        "## Data\n\n" + _table(("collection", "pairs"), [_of(one) for one in facts.data]),
    ]
    if facts.scores:
        parts.append("## Scores\n\n" + _scores(facts.scores))
    parts += [
        "## What it is for\n\nFirst drafts, which a person reads against their source and mends "
        "before anybody else sees them. It is not for texts that nobody checks: a sentence may "
        "read well and be wrong, and names and rare words are where it is wrong most.",
        f"Licence: {_licences(facts)}",
    ]
    return "\n\n".join(parts) + "\n"


def _begun(facts: Facts) -> str:
    return f", beginning with {facts.begun_from}" if facts.begun_from else ""


def _time(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 2:
        return f"{seconds:.0f} seconds"
    return f"{minutes} minutes" if minutes < 120 else f"{minutes / 60:.1f} hours"


def _of(one: Collection) -> tuple[str, str]:
    return (one.name.replace("|", "/"), f"{one.pairs:,}")


def _scores(scores: Sequence[Measured]) -> str:
    rows = [
        (
            one.name.replace("|", "/"),
            f"{one.segments:,}",
            f"{one.bleu:.1f}",
            f"{one.chrf:.1f}",
            f"{100 * one.figures:.1f} %",
            f"{one.loops:,}",
        )
        for one in scores
    ]
    head = ("test", "sentences", "BLEU", "chrF", "figures right", "loops")
    signatures = dict.fromkeys(signature for one in scores for signature in one.signatures)
    return _table(head, rows) + "".join(f"\n\n`{signature}`" for signature in signatures)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _licences(facts: Facts) -> str:
    """The package's own, then those of the collections, by name."""
    own = facts.title.licence or "none is named"
    named = [
        f"{one.name} ({one.licence or 'terms not named'})"
        for one in facts.data
        if one.licence or not facts.title.licence
    ]
    begun = f" The terms of {facts.begun_from} hold, too." if facts.begun_from else ""
    return (f"{own}. Data: {', '.join(named)}." if named else f"{own}.") + begun
