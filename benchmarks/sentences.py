"""A large memory of English and what to look up in it, from real sentences; the same every time."""

from __future__ import annotations

import lzma
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FILES = {"en-es.tsv.xz": 1, "en-fr.tsv.xz": 0}
"""Tables of pairs, and the column that is English."""
HELD_OUT = 10_000
LONGEST = 400
"""Characters of a sentence that is looked up."""

_WORD = re.compile(r"\d+|[^\W\d_]+")


class Corpus(NamedTuple):
    """What goes into the memory, and what does not."""

    sentences: list[str]
    real: int
    """How many of them are real: the first ones."""
    held_out: list[str]


def corpus(folder: Path, wanted: int) -> Corpus:
    """Distinct sentences, shuffled; where there are too few real ones, the rest are real ones
    with their figures and about a quarter of their words exchanged for those of others."""
    chance = random.Random(1)
    real = list(dict.fromkeys(_read(folder)))
    chance.shuffle(real)
    held_out, real = real[:HELD_OUT], real[HELD_OUT:]
    sentences = dict.fromkeys(real[:wanted])
    while len(sentences) < wanted:
        varied = _varied(chance.choice(real), chance.choice(real), chance)
        sentences.setdefault(varied)
    return Corpus(list(sentences), min(len(real), wanted), held_out)


def queries(made: Corpus, count: int) -> dict[str, list[str]]:
    """By their kind, as many of each: sentences held out, and real ones edited."""
    chance = random.Random(2)
    held_out = [text for text in made.held_out if len(text) <= LONGEST][:count]
    edited: list[str] = []
    while len(edited) < count:
        text = made.sentences[chance.randrange(made.real)]
        if len(text) <= LONGEST and text.count(" ") > 2:
            edited.append(_edited(text, chance.choice(made.sentences), chance))
    return {"held out": held_out, "edited": edited}


def _read(folder: Path) -> Iterator[str]:
    for name, column in FILES.items():
        with lzma.open(folder / name, "rt", encoding="utf-8") as file:
            for line in file:
                yield line.rstrip("\n").split("\t")[column]


def _varied(text: str, other: str, chance: random.Random) -> str:
    words = _WORD.findall(other) or ["other"]

    def exchanged(match: re.Match[str]) -> str:
        if match[0].isdigit():
            return str(chance.randrange(10 ** len(match[0])))
        return chance.choice(words) if chance.random() < 0.25 else match[0]

    return _WORD.sub(exchanged, text)


def _edited(text: str, other: str, chance: random.Random) -> str:
    """Up to three in ten words exchanged, dropped or put in, and figures changed."""
    words, others = text.split(), other.split()
    for _ in range(chance.randint(1, max(1, len(words) * 3 // 10))):
        at = chance.randrange(len(words))
        new = re.sub(r"\d", lambda _: str(chance.randrange(10)), words[at])
        steps = [[chance.choice(others)], [], [words[at], chance.choice(others)], [new]]
        words[at : at + 1] = chance.choice(steps)
        if not words:
            return text + "."
    return " ".join(words)
