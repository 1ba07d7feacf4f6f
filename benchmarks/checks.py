"""The checks beside pofilter: false alarms, recall of seeded faults, speed.

Run from the project's root::

    uv run --group dev python benchmarks/checks.py [--data FOLDER] [--languages es,de]

The folder holds ``<set>.<source>-<target>.tsv``: a source, a tab, its professional
translation. Nearly every finding there is a false alarm. Recall is that of faults
seeded into the same pairs by ``seeding``, which shares no code with the checks: a
fault is caught where an error or warning comes up that the correct pair does not get.

``--show RULE`` prints the pairs that a rule flags, ``--missed KIND`` the faults of
a kind that pass, both to be read; ``--summary`` leaves the speed and pofilter out;
``--profile`` adds what each rule costs.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

# In this folder ``translate.py`` would hide the package of that name, pofilter's.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks import tables  # noqa: E402
from benchmarks.judging import Corpus, Rows, Tags, examined, measured  # noqa: E402
from benchmarks.peers import PEERS  # noqa: E402
from benchmarks.seeding import KINDS  # noqa: E402


def main() -> None:
    given = _options()
    names = ["l10n"] if given.summary or given.show or given.missed else list(PEERS)
    corpora = [examined(tags, rows, names) for tags, rows in _rows(given).items()]
    if given.show:
        _print_flagged(corpora, given.show)
    elif given.missed:
        _print_missed(corpora, given.missed, given.limit)
    else:
        _print_tables(corpora, given)


def _print_tables(corpora: list[Corpus], given: argparse.Namespace) -> None:
    tables.print_alarms(corpora)
    recalls = {kind: [measured(corpus, kind, given.limit) for corpus in corpora] for kind in KINDS}
    tables.print_recall(corpora, recalls)
    if not given.summary:
        tables.print_pace(corpora, profile=given.profile)
        tables.print_markdown(corpora, recalls)
    print("\nBelow the goals:", *(tables.below(corpora, recalls) or ["none"]), sep="\n  ")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--data", default="../shared/data/translations", type=Path)
    parser.add_argument("--languages", default="", help="only these: es,de")
    parser.add_argument("--limit", default=300, type=int, help="faults of a kind and language")
    parser.add_argument("--show", metavar="RULE", help="print the pairs that a rule flags")
    parser.add_argument("--missed", metavar="KIND", choices=KINDS, help="print faults that pass")
    parser.add_argument("--summary", action="store_true", help="no pofilter, no speed")
    parser.add_argument("--profile", action="store_true", help="also what each rule costs")
    given = parser.parse_args()
    if not _rows(given):
        parser.error(f"{given.data} holds no <set>.<source>-<target>.tsv of these languages")
    return given


def _rows(given: argparse.Namespace) -> dict[Tags, Rows]:
    """The pairs of each file's languages; files of the same languages are put together."""
    found: dict[Tags, Rows] = defaultdict(list)
    wanted = set(filter(None, given.languages.split(",")))
    for path in sorted(given.data.glob("*.tsv")):
        match = re.search(r"\.([a-z]{2,3})-([A-Za-z-]+)\.tsv$", path.name)
        if match and (not wanted or match[2] in wanted):
            found[match[1], match[2]] += _read(path)
    return dict(found)


def _read(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        source, tab, target = line.partition("\t")
        if tab and source.strip() and target.strip():
            yield source.strip(), target.strip()


def _print_flagged(corpora: list[Corpus], rule: str) -> None:
    """The pairs that a rule, or any rule of a level (``error``), flags."""
    for corpus in corpora:
        for row, findings in zip(corpus.rows, corpus.clean["l10n"], strict=True):
            told = [one for one in sorted(findings) if rule in (one.check, one.level)]
            if told:
                print(f"\n{row[0]}\n{row[1]}")
                print(*(f"  {corpus.tags[1]} {one.check}: {one.message}" for one in told), sep="\n")


def _print_missed(corpora: list[Corpus], kind: str, limit: int) -> None:
    for corpus in corpora:
        for fault in measured(corpus, kind, limit).missed:
            print(f"\n{fault.source}\n{fault.right}\n{fault.wrong}")


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:  # the reader of --show or --missed has seen enough
        sys.stderr.close()
