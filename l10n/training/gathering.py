"""From files to what is learned from: cleaned, partly held out, in pieces, as numbers."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

from l10n.errors import TrainingError
from l10n.languages import Language
from l10n.training.augmenting import augmented
from l10n.training.cleaning import Cleaner
from l10n.training.corpus import Corpus, load_corpus, save_corpus
from l10n.training.examples import Example
from l10n.training.files import name_of, write
from l10n.training.holding import Held, folded, hold_out
from l10n.training.pieces import Pieces, train_pieces
from l10n.training.reading import read_examples
from l10n.training.recasing import Casing
from l10n.training.run import DATA, RunFolder

FAVOUR = 5
"""How often a favoured pair is seen for once that another is."""
LONGEST = 160
"""Pieces of the longest text that is learned from."""
_FEWEST = 100
_OFTEN = 5_000
_TESTED = "in a text of --test"
_OVERLONG = "more pieces than are learned from"


@dataclass(frozen=True, slots=True)
class Doing:
    """What is going on, in words."""

    what: str
    done: int = 0
    """Pairs so far; 0 where none are counted."""


Tell = Callable[[Doing], None]


@dataclass(frozen=True)
class Wanted:
    """What is to be learned from."""

    languages: tuple[Language, Language]
    files: Sequence[Path]
    favoured: Sequence[Path]
    approved: Callable[[], Iterable[Example]]
    """What people approved, best known first."""
    tests: Sequence[Path]
    """Files whose sentences are never learned from."""
    vocabulary: int
    """Pieces at most, where none are given."""
    pieces: Path | None
    """A tokenizer to keep, where weights are gone on from."""


@dataclass(frozen=True)
class Gathered:
    """All that learning and judging need."""

    corpus: Corpus
    pieces: Pieces
    held: tuple[Example, ...]
    tests: tuple[tuple[str, tuple[Example, ...]], ...]
    origins: dict[str, int]
    """Pairs of each collection, the largest first."""
    dropped: dict[str, int]
    """Pairs that were left out, by reason."""


def gather(run: RunFolder, wanted: Wanted, tell: Tell) -> Gathered:
    """Make everything ready, or take what an earlier sitting made ready.

    Raises TrainingError for files that cannot be read, and where too little is left.
    """
    note, corpus = run.note(DATA), load_corpus(run.corpus)
    if not note or corpus is None:
        note = _made(run, wanted, tell)
        held = hold_out(_lines(run))
        corpus = _encoded(run, wanted, held, tell)
        note["held"] = [astuple(one) for one in held.examples]
        if corpus.overlong:
            note["dropped"][_OVERLONG] = corpus.overlong
        run.write_note(DATA, note)
    return Gathered(
        corpus,
        Pieces(run.pieces),
        tuple(Example(*one) for one in note["held"]),
        tuple((name, tuple(Example(*one) for one in rows)) for name, rows in note["tests"]),
        note["origins"],
        note["dropped"],
    )


def _made(run: RunFolder, wanted: Wanted, tell: Tell) -> dict[str, Any]:
    """Clean everything into one file of the run; what is to be told of it."""
    cleaner = Cleaner(*wanted.languages)
    tests = [(name_of(path), tuple(_pairs(path, wanted))) for path in wanted.tests]
    tested = {
        folded(text) for _, some in tests for one in some for text in (one.source, one.target)
    }
    dropped: Counter[str] = Counter()

    def kept() -> Iterator[Example]:
        for one in cleaner.clean(_counted(_read(wanted), "Reading and cleaning", tell)):
            if {folded(one.source), folded(one.target)} & tested:
                dropped[_TESTED] += 1
            else:
                yield one

    write(_file(run), map(_line, kept()))
    dropped.update(cleaner.dropped)
    casing = Casing()
    casing.learn(_lines(run))
    mender = casing.mender()
    write(_file(run), (_line(mender.mend(one)) for one in _lines(run)))
    origins = Counter(one.origin for one in _lines(run))
    if origins.total() < _FEWEST:
        left_out = ", ".join(f"{count:,} {why}" for why, count in dropped.most_common())
        raise TrainingError(
            f"Too few pairs are left to learn from: {origins.total():,}"
            + (f" (left out: {left_out})." if left_out else "."),
            tip=f"Give at least {_FEWEST} with --from; a model that begins with nothing needs "
            "hundreds of thousands.",
        )
    return {
        "tests": [(name, [astuple(one) for one in some]) for name, some in tests],
        "origins": dict(origins.most_common()),
        "dropped": dict(dropped.most_common()),
    }


def _read(wanted: Wanted) -> Iterator[Example]:
    """What weighs most comes first: of what is there twice, the first is kept."""
    for one in wanted.approved():
        yield replace(one, weight=FAVOUR)
    for path in wanted.favoured:
        for one in _pairs(path, wanted):
            yield replace(one, weight=FAVOUR)
    for path in wanted.files:
        yield from _pairs(path, wanted)


def _pairs(path: Path, wanted: Wanted) -> Iterator[Example]:
    """The pairs of a file. Raises TrainingError where it has none."""
    source, target = wanted.languages
    some = read_examples(path, source, target)
    first = next(some, None)
    if first is None:
        raise TrainingError(
            f"There is no pair of texts in {source.name} and {target.name}.",
            tip="Leave it out, or look at which languages it is in.",
            path=path,
        )
    yield first
    yield from some


def _encoded(run: RunFolder, wanted: Wanted, held: Held, tell: Tell) -> Corpus:
    def learned() -> Iterator[Example]:
        return (one for one in _lines(run) if not held.touches(one))

    if wanted.pieces:
        write(run.pieces, [wanted.pieces.read_bytes()])
    else:
        tell(Doing("Learning the pieces of words"))
        train_pieces(
            (text for one in learned() for text in (one.source, one.target)),
            wanted.vocabulary,
            run.pieces,
        )
    pieces = Pieces(run.pieces)
    examples = _counted(learned(), "Putting into numbers", tell)
    more = augmented(examples, wanted.languages, random.Random(1), pieces.count)  # noqa: S311
    return save_corpus(more, pieces, run.corpus, longest=LONGEST)


def _counted(examples: Iterable[Example], what: str, tell: Tell) -> Iterator[Example]:
    for number, example in enumerate(examples):
        if not number % _OFTEN:
            tell(Doing(what, number))
        yield example


def _file(run: RunFolder) -> Path:
    return run.folder / "cleaned.tsv"


def _line(one: Example) -> bytes:
    cells = (one.origin, str(one.weight), one.source, one.target)
    return "\t".join(" ".join(cell.split("\t")) for cell in cells).encode() + b"\n"


def _lines(run: RunFolder) -> Iterator[Example]:
    with _file(run).open("rb") as file:
        for line in file:
            origin, weight, source, target = line.rstrip(b"\n").decode().split("\t")
            yield Example(source, target, origin, int(weight))
