"""The tables that ``checks.py`` prints."""

from __future__ import annotations

from statistics import fmean

from benchmarks import pace
from benchmarks.judging import FIGURES, Corpus, Recall, Rows, Tags
from benchmarks.peers import NOTE
from benchmarks.seeding import KINDS

Recalls = dict[str, list[Recall]]
"""By kind: one for each corpus."""


def print_alarms(corpora: list[Corpus]) -> None:
    """What share of the correct pairs each check flags."""
    for name in corpora[0].checkers:
        print(f"\nFalse alarms of {name}: % of correct segments flagged")
        rows = [_alarms(corpora, name, check, {check}) for check in _checks(corpora, name)]
        if name == "l10n":
            rows += [
                _alarms(corpora, name, "an error in figures", FIGURES, {"error"}),
                _alarms(corpora, name, "an error", None, {"error"}),
                _alarms(corpora, name, "an error or a warning", None, {"error", "warning"}),
                _alarms(corpora, name, "a note", None, {NOTE}),
            ]
        else:
            rows += [_alarms(corpora, name, "anything", None)]
        _table(["", *(corpus.tags[1] for corpus in corpora)], rows)


def _checks(corpora: list[Corpus], name: str) -> list[str]:
    """The checks that found anything, errors first, each with its level."""
    seen = {
        (found.level, found.check)
        for corpus in corpora
        for findings in corpus.clean[name]
        for found in findings
    }
    order = ["error", "warning", NOTE]
    return [check for _, check in sorted(seen, key=lambda one: (order.index(one[0]), one[1]))]


def _alarms(
    corpora: list[Corpus],
    name: str,
    title: str,
    checks: set[str] | None,
    levels: set[str] | None = None,
) -> list[str]:
    cells = []
    for corpus in corpora:
        flagged = sum(
            any(
                (checks is None or one.check in checks) and (levels is None or one.level in levels)
                for one in findings
            )
            for findings in corpus.clean[name]
        )
        cells.append(f"{100 * flagged / len(corpus.rows):.1f}")
    return [title, *cells]


def print_recall(corpora: list[Corpus], recalls: Recalls) -> None:
    """What share of the faults each checker caught."""
    head = ["", *(corpus.tags[1] for corpus in corpora)]
    titles = {name: f"by {name}" for name in corpora[0].checkers}
    if len(titles) > 1:
        titles["meant"] = "by the rule of l10n that is meant for them"
    for name, title in titles.items():
        counts = " (how many were seeded)" if name == "l10n" else ""
        print(f"\n% of seeded faults caught {title}{counts}")
        _table(head, [_caught(kind, found, name) for kind, found in recalls.items()])


def _caught(kind: str, recalls: list[Recall], name: str) -> list[str]:
    return [kind, *(_cell(one, name) for one in recalls)]


def _cell(recall: Recall, name: str) -> str:
    if not recall.seeded:
        return "-"
    count = f" ({recall.seeded})" if name == "l10n" else ""
    return f"{_percent(recall, name):.1f}{count}"


def below(corpora: list[Corpus], recalls: Recalls) -> list[str]:
    """The kinds of faults of which too few are caught, with the languages."""
    found = []
    for kind, row in recalls.items():
        low = [
            f"{corpus.tags[1]} {_percent(one, 'l10n'):.0f}"
            for corpus, one in zip(corpora, row, strict=True)
            if one.seeded and _percent(one, "l10n") < KINDS[kind].goal
        ]
        if low:
            found.append(f"{kind} (goal {KINDS[kind].goal}): {', '.join(low)}")
    return found


def print_markdown(corpora: list[Corpus], recalls: Recalls) -> None:
    """The two tables of the README: false alarms, and the mean of the recall over the
    languages with the least in brackets."""
    print()
    _markdown(
        ["% of correct segments flagged", *(corpus.tags[1] for corpus in corpora)],
        [
            _alarms(corpora, "l10n", "l10n, an error in figures", FIGURES, {"error"}),
            _alarms(corpora, "pofilter", "pofilter, numbers", {"numbers"}),
            _alarms(corpora, "l10n", "l10n, an error", None, {"error"}),
            _alarms(corpora, "l10n", "l10n, an error or a warning", None, {"error", "warning"}),
            _alarms(corpora, "pofilter", "pofilter, anything", None),
        ],
    )
    names = list(corpora[0].checkers)
    print()
    _markdown(
        ["% of seeded faults caught", "seeded", *names],
        [[kind, *_means(row, names)] for kind, row in recalls.items()],
    )


def _means(recalls: list[Recall], names: list[str]) -> list[str]:
    seeded = [one for one in recalls if one.seeded]
    shares = [[_percent(one, name) for one in seeded] for name in names]
    cells = [f"{fmean(share):.1f} ({min(share):.0f})" if share else "-" for share in shares]
    return [f"{sum(one.seeded for one in seeded):,}", *cells]


def _markdown(head: list[str], rows: list[list[str]]) -> None:
    for row in [head, ["---"] * len(head), *rows]:
        print("|", " | ".join(row), "|")


def _percent(recall: Recall, name: str) -> float:
    return 100 * recall.caught[name] / recall.seeded


def print_pace(corpora: list[Corpus], *, profile: bool) -> None:
    """How fast the checkers are beside each other, and how that grows."""
    pairs = {corpus.tags: corpus.rows for corpus in corpora}
    found = pace.paces(pairs)
    base = found["pofilter"].segments
    print("\nSpeed on one core")
    _table(
        ["", "segments/s", "µs a segment", "ratio"],
        [
            [name, f"{one.segments:,.0f}", f"{one.microseconds:.1f}", f"{one.segments / base:.2f}"]
            for name, one in found.items()
        ],
    )
    print("\nGrowth: µs for 1,000 characters in a text of 1,000, 10,000 and 100,000 characters")
    _table(
        ["", "1,000", "10,000", "100,000"],
        [[tag, *(f"{one:.0f}" for one in row)] for tag, row in pace.growth(pairs).items()],
    )
    if profile:
        _print_profile(pairs)


def _print_profile(pairs: dict[Tags, Rows]) -> None:
    print("\nWhat each rule costs")
    costs = sorted(pace.profile(pairs).items(), key=lambda item: -item[1])
    _table(["", "µs a segment"], [[name, f"{cost:.2f}"] for name, cost in costs])
    print("\nThe rules whose cost for one character grows most, from 1,000 to 100,000 characters")
    worst = pace.slowest(pairs)[:8]
    _table(["", "language", "times"], [[rule, tag, f"{by:.1f}"] for by, rule, tag in worst])


def _table(head: list[str], rows: list[list[str]]) -> None:
    widths = [max(len(row[at]) for row in [head, *rows]) for at in range(len(head))]
    for row in [head, *rows]:
        cells = zip(row[1:], widths[1:], strict=True)
        print(row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in cells), sep="  ")
