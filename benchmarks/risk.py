"""How many of the bad translations stand in the first 30 % of a queue in order of risk.

Run from the project's root::

    uv run --with sacrebleu python benchmarks/risk.py [--data ../shared/data] [--kept FOLDER]

The learned weights of ``l10n/review/weights.toml`` were fitted on the first half of the
rated translations, and on FLORES-200 dev in Spanish. The table is about the second half, the
Parallel Universal Dependencies, and what was first looked at when all was done. ``--fit``
fits the weights anew and prints them; ``--kept`` keeps what the engine makes in a folder,
for the next time.
"""

from __future__ import annotations

import argparse
import lzma
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from statistics import fmean

# In this folder ``translate.py`` would hide the package of that name.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.ranking import fitting, queues  # noqa: E402
from benchmarks.ranking.queues import Judged  # noqa: E402
from l10n.model import Severity  # noqa: E402
from l10n.review.evidence import Evidence  # noqa: E402
from l10n.review.risk import assess  # noqa: E402

FIRST = 0.3
"""The part of the queue that somebody has the time to read."""
DRAWS = 20
THOUSAND = 1_000
SHORTEST, LONGEST = 40, 250
OTHERS = ("ar", "de", "fr", "ru", "tr")
_WEIGHTS = {Severity.ERROR: 10_000, Severity.WARNING: 100, Severity.NOTE: 1}

LOWEST = "rated by people: the lowest quarter"
EDITED = "edited by people: more than 40 %"
PEOPLE = {
    LOWEST: queues.lowest_ratings,
    "rated by people: below 70 of 100": queues.low_ratings,
    EDITED: queues.much_edited,
}
UNLIKE = "drafts: least like the reference"
SEEDED = "drafts: a seeded fault"
EITHER = "drafts: either"
PROFESSIONAL = "professional translations: a seeded fault"
LEARNED = (LOWEST, EDITED, UNLIKE, EITHER, PROFESSIONAL)

Pairs = list[tuple[str, str]]
Sets = dict[str, list[Judged]]


def by_findings(evidence: Evidence) -> float:
    """Errors, then warnings, then notes."""
    return sum(_WEIGHTS[finding.severity] for finding in evidence.findings)


def by_score(evidence: Evidence) -> float:
    """The least sure first; as they come where there is no score."""
    return -(evidence.score or 0)


WAYS: dict[str, Callable[[Evidence], float] | None] = {
    "document order": None,
    "score": by_score,
    "findings": by_findings,
    "**l10n**": lambda evidence: assess(evidence).value,
}


def main() -> None:
    given = _options()
    learning, held = _sets(given.data, given.kept)
    if given.fit:
        fitting.print_weights(fitting.fitted([learning[name] for name in LEARNED]))
    print(f"| % of the bad ones in the first {FIRST:.0%} | all | bad | ", end="")
    print(*WAYS, "at most", sep=" | ", end=" |\n")
    print("|---" * (len(WAYS) + 4) + "|")
    for title, rows in (learning if given.learned else held).items():
        shares = [found(rows, way) for way in WAYS.values()]
        cells = [f"{100 * share:.1f}" for share in (*shares, ceiling(rows))]
        bad = sum(row.bad for row in rows)
        print("|", " | ".join([title, f"{len(rows):,}", f"{bad:,}", *cells]), "|")


def found(rows: Sequence[Judged], way: Callable[[Evidence], float] | None) -> float:
    """The share of the bad ones in the first part of a queue, in document order where there
    is no other. Ties are broken by lot, or the document's order would help: the mean of many
    draws."""
    if way is None:
        return _share(rows, rows)
    values = [-way(row.evidence) for row in rows]
    draws = [Random(number).sample(range(len(rows)), len(rows)) for number in range(DRAWS)]
    return fmean(
        _share([rows[at] for at in sorted(draw, key=lambda at: values[at])], rows) for draw in draws
    )


def _share(ordered: Sequence[Judged], rows: Sequence[Judged]) -> float:
    return sum(row.bad for row in ordered[: _room(rows)]) / sum(row.bad for row in rows)


def ceiling(rows: Sequence[Judged]) -> float:
    """The same of a queue that knows which are bad."""
    return min(1.0, _room(rows) / sum(row.bad for row in rows))


def _room(rows: Sequence[Judged]) -> int:
    return int(FIRST * len(rows))


def _sets(data: Path, kept: Path | None) -> tuple[Sets, Sets]:
    """What may be learned from, and what is held out."""
    rated = data / "translations" / "mlqe-pe.en-de.first4000.tsv"
    flores = _columns(data / "translations" / "flores200dev.en-es.tsv")
    pud = _beside(data / "segmentation" / "en_pud.txt", data / "segmentation" / "es_pud.txt")
    made = [
        queues.drafted(pairs, "es", kept / f"{name}.json" if kept else None)
        for name, pairs in (("flores", flores), ("pud", pud))
    ]
    learning: Sets = {}
    held: Sets = {}
    for title, is_bad in PEOPLE.items():
        rows = queues.rated(rated, is_bad)
        learning[title], held[title] = rows[: len(rows) // 2], rows[len(rows) // 2 :]
    for sets, pairs, drafts in ((learning, flores, made[0]), (held, pud, made[1])):
        unlike, seeded = queues.unlike(drafts, "es"), queues.seeded_drafts(drafts, "es")
        sets[UNLIKE] = unlike
        sets[SEEDED] = seeded
        sets[EITHER] = queues.either(seeded, unlike)
        sets[PROFESSIONAL] = queues.seeded_translations(pairs, "es")
    held |= _unseen(data, kept)
    return learning, held


def _unseen(data: Path, kept: Path | None) -> Sets:
    """What nobody looked at while the model was made."""
    sets: Sets = {}
    laws = _some(data / "training" / "en-fr.tsv.xz")
    drafts = queues.drafted(laws, "es", kept / "laws.json" if kept else None)
    sets["unseen drafts: a seeded fault"] = queues.seeded_drafts(drafts, "es")
    for tag in OTHERS:
        pairs = _columns(data / "translations" / f"flores200dev.en-{tag}.tsv")
        name = f"unseen professional translations, {tag}: a seeded fault"
        sets[name] = queues.seeded_translations(pairs, tag)
    return sets


def _columns(path: Path) -> Pairs:
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return [(row[0], row[1]) for row in rows]


def _some(path: Path) -> Pairs:
    """A thousand sentences of a large file of pairs, spread over it."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        rows = [tuple(line.rstrip("\n").split("\t")[-2:]) for line in file]
    fit = sorted({row for row in rows if SHORTEST <= len(row[0]) <= LONGEST})
    return Random(0).sample(fit, THOUSAND)


def _beside(sources: Path, targets: Path) -> Pairs:
    files = (path.read_text("utf-8").splitlines() for path in (sources, targets))
    return [(one, other) for one, other in zip(*files, strict=True) if one and other]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--data", default="../shared/data", type=Path)
    parser.add_argument("--kept", type=Path, help="a folder for what the engine makes")
    parser.add_argument("--fit", action="store_true", help="fit the weights and print them")
    parser.add_argument("--learned", action="store_true", help="the sets that were learned from")
    return parser.parse_args()


if __name__ == "__main__":
    main()
