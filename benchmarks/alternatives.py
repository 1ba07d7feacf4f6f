"""What choosing among hypotheses gains: drafts with an error before and after, and their likeness
to a professional translation.

    uv run --with sacrebleu python benchmarks/alternatives.py PAIRS.tsv [--to es] [--counts 2,8]

PAIRS.tsv has an English source and a reference a line, parted by a tab. Each source is
translated by the installed package, checked, and, where an error is found, translated
again into several hypotheses, the best of which without an error is taken.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sacrebleu import corpus_bleu, corpus_chrf

from l10n.catalogs.catalog import Entry
from l10n.checks.policy import policy
from l10n.cli.engine import surveyed
from l10n.engine.argos import ArgosEngine
from l10n.languages import language
from l10n.model import Draft, Severity
from l10n.workflow.checking import LOST, Checker
from l10n.workflow.choosing import choose


def main() -> None:
    options = _options()
    rows = [line.split("\t") for line in options.pairs.read_text("utf-8").splitlines()]
    sources, references = [row[0] for row in rows], [row[1] for row in rows]
    checks = Checker(language("en"), language(options.to), policy())
    with ArgosEngine(surveyed()[0]) as engine:
        route = engine.route("en", options.to)
        if route is None:
            raise SystemExit(f"No package translates into {options.to}.")
        start = time.perf_counter()
        firsts = dict(engine.translate(sources, route))
        seconds = time.perf_counter() - start
        wrong = [
            n for n, draft in firsts.items() if draft.text and _errors(checks, sources[n], draft)
        ]
        print(f"{len(sources):,} segments by {route.origin}, first pass {seconds:.1f} s")
        _tell("first", checks, sources, firsts, references, 0.0)
        for count in options.counts:
            start = time.perf_counter()
            several = engine.alternatives([sources[n] for n in wrong], route, count)
            others = {wrong[number]: found for number, found in several}
            seconds = time.perf_counter() - start
            chosen = {
                n: choose(sources[n], draft, others.get(n, []), checks.faults)
                for n, draft in firsts.items()
            }
            _tell(f"{count}-best", checks, sources, chosen, references, seconds)


def _errors(checks: Checker, source: str, draft: Draft) -> frozenset[str]:
    return checks.faults(source, draft.text)


def _tell(
    title: str,
    checks: Checker,
    sources: Sequence[str],
    drafts: dict[int, Draft],
    references: Sequence[str],
    seconds: float,
) -> None:
    written = [drafts[number].text for number in range(len(sources))]
    found = [checks.findings(Entry(s, t)) for s, t in zip(sources, written, strict=True)]
    errors = [
        {f.check for f in some if f.severity is Severity.ERROR or f.check in LOST} for some in found
    ]
    bleu, chrf = corpus_bleu(written, [references]).score, corpus_chrf(written, [references]).score
    rules = Counter(rule for some in errors for rule in some)
    told = ", ".join(f"{rule} {count}" for rule, count in rules.most_common())
    share = sum(map(bool, errors)) / len(sources)
    print(
        f"{title:>8}  {share:7.2%} with an error  BLEU {bleu:5.2f}  chrF {chrf:5.2f}"
        f"  +{seconds:5.1f} s  {told}"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--to", default="es")
    parser.add_argument("--counts", type=_numbers, default=[2, 4, 8, 16])
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


if __name__ == "__main__":
    main()
