"""What reviewers' work took and came to, printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles

from benchmarks.reviewing.at_work import Work
from benchmarks.reviewing.proof import prove


def tell(folder: Path, done: Work, before: Mapping[str, int]) -> None:
    """Print how long things took, and whether all that people did is there."""
    rows = [[kind, *spread(taken)] for kind, taken in sorted(done.latencies.items())]
    print_table(["ms", "asked", "median", "95 %", "99 %", "longest"], rows)
    asked = sum(map(len, done.latencies.values()))
    if len(done.samples) > 1:
        seconds, memory, cpu = done.samples[-1]
        each = f"{1000 * cpu / asked:.1f} ms on the processor for each request"
        print(f"{asked / seconds:.0f} requests/s, {each}, {memory:.0f} MB")
    proof = prove(folder, done.attempts, before)
    print("decisions:", ", ".join(f"{count} {name}" for name, count in proof.outcomes.items()))
    print(
        f"{'Proven' if proof.holds else 'NOT PROVEN'}: {len(proof.lost)} lost, "
        f"{len(proof.unasked)} nobody asked for, {len(proof.astray)} otherwise in the catalog, "
        f"{len(proof.causeless)} conflicts without a cause; "
        f"verify {'passes' if proof.verified else 'FAILS'}",
        flush=True,
    )


def spread(seconds: Sequence[float]) -> list[str]:
    """How many, and milliseconds: the median, 95 %, 99 %, the longest."""
    taken = [1000 * one for one in seconds]
    cuts = quantiles(taken, n=100, method="inclusive") if len(taken) > 1 else taken * 99
    return [
        str(len(taken)),
        *(f"{one:.1f}" for one in (median(taken), cuts[94], cuts[98], max(taken))),
    ]


def print_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table in Markdown."""
    for row in (head, ["---"] * len(head), *rows):
        print("|", " | ".join(row), "|", flush=True)
