"""What the starters learn from: python starters/prepare.py DATA FOLDER

DATA has ``training/en-es.tsv.xz`` (collection, English, Spanish), ``training/en-fr.tsv.xz``
(English, French) and ``segmentation/XX_pud.txt`` (the same sentences in each language, one a
line). FOLDER gets ``base.en-XX.tsv`` and ``written.en-XX.tsv``, which README.md says how to learn
from, and ``news.en-XX.tsv``, which nothing is learned from.
"""

from __future__ import annotations

import lzma
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from l10n.training.examples import Example

HERE = Path(__file__).parent
LANGUAGES = {"es": 1, "fr": 2}
"""The columns of ``written.tsv``; English is the first."""

MOST = {
    "es": {
        "nc": 90_000,
        "tatoeba": 12_000,
        "europarl": 12_000,
        "news12": 6_000,
        "tico": 4_000,
        "handbook": 1_500,
        "ddtp": 500,
        "lohelp": 500,
    },
    "fr": {"prose": 51_000, "short": 20_000, "law": 8_000, "software": 800},
}
"""Pairs of each collection, as many at most."""

NEWS = 375
"""Sentences of news written in English, before all others in ``XX_pud.txt``."""

COPIES = {"es": 1, "fr": 3}
"""Of a pair with a name, with other names: French has fewer of them."""

_LAW = re.compile(
    r"\b(Act|subsection|paragraph|section|Schedule|Minister|pursuant|Regulations?|prescribed"
    r"|Governor in Council|Corporation|referred to|applicant|holder|employer|licence|shall"
    r"|Her Majesty|appellant|Commission|person who|respect of|subparagraph|Board|purposes of"
    r"|clause|amount|Tribunal|Appeal|Court)\b|;$|—|^[a-z]"
)
_EUROPE = re.compile(r"\b(Europe|European|Parliament|Mr|Council)\b")
_SOFTWARE = re.compile(
    r"\b(Python|str|int|module|method|function|class|object|argument|string|file|iterator|API"
    r"|tuple|None|True|False|returns?|exception|locale)\b|[A-Za-z]+\.[a-z]+\(|_|[a-z][A-Z]|[<>%]"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_VOWELS = "AEIOUYHÉÈÀÂÁÍÓÖÜÎÔÄÅ"
_COMMON = 400
"""A name that is there more often is learned anyway."""


def main(data: Path, folder: Path) -> None:
    """Write what both starters learn from."""
    chance = random.Random(21)
    folder.mkdir(parents=True, exist_ok=True)
    spanish = list(_read(data / "training" / "en-es.tsv.xz"))
    french = [_of_kind(one) for one in _read(data / "training" / "en-fr.tsv.xz")]
    names = Names([*spanish, *french], chance)
    for tag, pairs in (("es", spanish), ("fr", french)):
        kept = list(_sample(pairs, MOST[tag], chance))
        more = [other for one in kept for other in names.others(one, COPIES[tag])]
        both = [*kept, *more]
        chance.shuffle(both)
        _write(folder / f"base.en-{tag}.tsv", both)
        _write(folder / f"written.en-{tag}.tsv", _written(LANGUAGES[tag]))
        _write(folder / f"news.en-{tag}.tsv", _news(data / "segmentation", tag))
        print(f"{tag}: {len(kept):,} pairs, {len(more):,} with other names")


class Names:
    """Names that stand alike in both languages, and others that nobody bears."""

    def __init__(self, pairs: Iterable[Example], chance: random.Random) -> None:
        known, words = Counter[str](), set[str]()
        for one in pairs:
            source, target = _WORD.findall(one.source), set(_WORD.findall(one.target))
            words |= {word for word in (*source, *target) if word[0].islower()}
            known.update(
                word
                for word in source[1:]
                if len(word) > 3 and word[0].isupper() and word[1:].islower() and word in target
            )
        self._chance = chance
        self._known = {
            name for name, count in known.items() if count < _COMMON and name.lower() not in words
        }
        pool = [*sorted(self._known), *self._invented(sorted(self._known))]
        self._by_beginning = {
            vowel: [name for name in pool if (name[0] in _VOWELS) == vowel]
            for vowel in (True, False)
        }

    def others(self, one: Example, copies: int) -> Iterator[Example]:
        """The pair with other names; nothing where it has none that stands once in each text."""
        counts = Counter(_WORD.findall(one.source)), Counter(_WORD.findall(one.target))
        here = [word for word in counts[0] if word in self._known]
        here = [word for word in here if counts[0][word] == counts[1][word] == 1]
        for _ in range(copies if here else 0):
            source, target = one.source, one.target
            for word in here:
                other = self._chance.choice(self._by_beginning[word[0] in _VOWELS])
                source, target = (
                    re.sub(rf"\b{re.escape(word)}\b", other, text) for text in (source, target)
                )
            yield Example(source, target, one.origin)

    def _invented(self, known: list[str]) -> list[str]:
        made = set[str]()
        while len(made) < len(known) // 2:
            first, last = self._chance.choices(known, k=2)
            name = first[: self._chance.randint(2, 4)] + last[-self._chance.randint(2, 4) :].lower()
            if 4 < len(name) < 11 and not re.search(r"[^aeiouyáéíóú]{4}|(.)\1\1", name):
                made.add(name)
        return sorted(made)


def _read(path: Path) -> Iterator[Example]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            *origin, source, target = line.rstrip("\n").split("\t")
            yield Example(source, target, origin[0] if origin else "")


def _of_kind(one: Example) -> Example:
    """A French pair by what kind of text it is, which its file does not say."""
    if _LAW.search(one.source) and not _EUROPE.search(one.source):
        kind = "law"
    elif _SOFTWARE.search(one.source):
        kind = "software"
    else:
        kind = "short" if len(one.source.split()) < 12 else "prose"
    return Example(one.source, one.target, kind)


def _sample(pairs: list[Example], most: dict[str, int], chance: random.Random) -> Iterator[Example]:
    count = defaultdict[str, int](int)
    for one in chance.sample(pairs, len(pairs)):
        count[one.origin] += 1
        if count[one.origin] <= most[one.origin]:
            yield one


def _written(column: int) -> Iterator[Example]:
    for line in (HERE / "written.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if cells[column]:
            yield Example(cells[0], cells[column], "written")


def _news(folder: Path, tag: str) -> Iterator[Example]:
    """The news of Parallel Universal Dependencies, which come before its encyclopaedia."""
    texts = ((folder / f"{each}_pud.txt").read_text(encoding="utf-8") for each in ("en", tag))
    lines = [[line.strip() for line in text.splitlines() if line.strip()] for text in texts]
    for source, target in zip(*(each[:NEWS] for each in lines), strict=True):
        yield Example(source, target, "pud")


def _write(path: Path, pairs: Iterable[Example]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{one.origin}\t{one.source}\t{one.target}\n" for one in pairs)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
