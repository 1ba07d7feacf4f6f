"""What it costs and brings to have a project's terms in the machine's output.

    uv run --with sacrebleu python benchmarks/terms.py PAIRS [PAIRS ...] [--to es]

PAIRS is a file with an English source and a reference a line, parted by a tab, or two files
of as many lines with a colon between their names. Of these are taken the pairs whose source
has a term of ``benchmarks/terms.tsv`` and whose reference calls it so. Seconds are those of
all cores together. The second table asks for what a house may want to call them instead (the
list's third column), and has that in the references too. The others have addresses, document
numbers and names that must not be translated put into the first hundred of these pairs.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sacrebleu import corpus_bleu, corpus_chrf

from l10n.checks.pair import Knowledge
from l10n.checks.policy import policy
from l10n.cli.engine import surveyed
from l10n.engine.argos import ArgosEngine
from l10n.engine.package import Route
from l10n.engine.results import Results
from l10n.languages import language
from l10n.model import Draft
from l10n.terms.base import Term, TermBase
from l10n.terms.demands import plurals
from l10n.workflow.checking import Checker
from l10n.workflow.choosing import choose
from l10n.workflow.enforcing import Enforcing
from l10n.workflow.wanting import Wants

NAMES = ("Amina Yusuf Diallo", "Zərifə Quliyeva", "BrightWater", "Xocalı", "Hrvoje Škorić")
INSERTED = (  # source, reference; {0} is the sentence, {1} what must stay
    ("{0} ({1}).", "{0} ({1})."),
    ("{1}: {0}.", "{1}: {0}."),
    ("{0}, see {1}.", "{0}, véase {1}."),
    ("According to {1}, this is so: {0}.", "Según {1}, esto es así: {0}."),
)
STAYING = {
    "names": NAMES,
    "addresses": ("https://www.example.org/en/news/2024-03.html", "www.un.org/sg", "ohchr.org"),
    "e-mail": ("press.office@example.org", "a.b@mfa.gov.az"),
    "document numbers": ("A/RES/78/3", "S/2024/115", "2024/1689", "CERD/C/AZE/10-12"),
}


@dataclass(frozen=True)
class Bench:
    """An engine, what it is to say, and sentences to say it in."""

    engine: ArgosEngine
    route: Route
    wants: Wants
    sources: Sequence[str]
    references: Sequence[str]

    def firsts(self) -> list[Draft]:
        """The engine's best."""
        return [d for _, d in sorted(self.engine.translate(self.sources, self.route))]

    def several(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Of eight hypotheses, the best one with all the terms and no new error."""
        wrong = [n for n, draft in enumerate(drafts) if self.lacks(n, draft)]
        texts = [self.sources[n] for n in wrong]
        found = dict(self.engine.alternatives(texts, self.route, 8))
        chosen = list(drafts)
        for number, place in enumerate(wrong):
            others = found.get(number, [])
            chosen[place] = choose(texts[number], drafts[place], others, self._faults)
        return chosen

    def enforced(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Decoded anew with the terms where they are missing."""
        lacking = {self.sources[n]: d for n, d in enumerate(drafts) if self.lacks(n, d)}
        with (
            tempfile.TemporaryDirectory() as folder,
            closing(Results(Path(folder) / "results.sqlite")) as results,
        ):
            enforcing = Enforcing(self.wants, self.route, results, "", 8, "several")
            made = dict(enforcing.run(self.engine, lacking))
        return [made.get(s, d) for s, d in zip(self.sources, drafts, strict=True)]

    def lacks(self, number: int, draft: Draft) -> int:
        """How much a draft does not say; of an empty one only what stays as it is is asked."""
        source = self.sources[number]
        return self.wants.lacks(source, draft.text) if draft.text else self.wants.lost(source, "")

    def _faults(self, source: str, target: str) -> frozenset[str]:
        lacks = self.wants.lacks(source, target)
        return self.wants.checks.errors(source, target) | ({"terms"} if lacks else set())

    def tell(self, title: str, drafts: Sequence[Draft], firsts: Sequence[Draft], s: float) -> None:
        """One row of a table."""
        asked = [self.wants.lacks(source, "—") for source in self.sources]
        lacking = [
            self.wants.lacks(source, draft.text or "—")
            for source, draft in zip(self.sources, drafts, strict=True)
        ]
        errors = sum(
            bool(self.wants.errors(source, draft.text)) if draft.text else 0
            for source, draft in zip(self.sources, drafts, strict=True)
        )
        changed = [n for n, draft in enumerate(drafts) if draft.text != firsts[n].text]
        print(
            f"| {title} | {sum(asked) - sum(lacking)} of {sum(asked)} | {len(changed)} "
            f"| {_scores([d.text for d in drafts], self.references)} "
            f"| {self._among(changed, firsts)} → {self._among(changed, drafts)} "
            f"| {errors} | {s:.1f} |",
            flush=True,
        )

    def _among(self, numbers: Sequence[int], drafts: Sequence[Draft]) -> str:
        if not numbers:
            return "-"
        return _scores([drafts[n].text for n in numbers], [self.references[n] for n in numbers])


def main() -> None:
    options = _options()
    rows = [row for name in options.pairs for row in _pairs(name)]
    cells = [line.split("\t") for line in _lines(str(Path(__file__).with_name("terms.tsv")))[1:]]
    terms = TermBase(tuple(Term(source, (usual,)) for source, usual, _ in cells))
    house = TermBase(tuple(Term(source, (other,)) for source, _, other in cells if other))
    names = TermBase(tuple(Term(name, (name,)) for name in NAMES))
    with ArgosEngine(surveyed()[0]) as engine:
        route = engine.route("en", options.to)
        if route is None:
            raise SystemExit(f"No package translates into {options.to}.")
        wants = _wants(terms, options.to)
        chosen = [row for row in rows if _is_fit(wants, *row)]
        kinds = {demand.accepted for source, _ in chosen for demand in wants.demands(source)}
        print(f"{len(chosen)} of {len(rows)} pairs, {len(kinds)} terms, {route.origin}")
        _table(Bench(engine, route, wants, *_columns(chosen)))
        print("\nas a house wants them")
        wants = _wants(house, options.to)
        usual = [(usual, other) for _, usual, other in cells if other]
        other = [(source, _in_house(text, usual)) for source, text in chosen]
        fit = [row for row in other if _is_fit(wants, *row)]
        print(f"{len(fit)} pairs")
        _table(Bench(engine, route, wants, *_columns(fit)))
        wants = _wants(names, options.to)
        for kind, staying in STAYING.items():
            print(f"\n{kind}")
            _table(Bench(engine, route, wants, *_columns(list(_inserted(chosen[:100], staying)))))


def _table(bench: Bench) -> None:
    print("| way | right | changed | BLEU, chrF | of those changed | other errors | s |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    firsts, seconds = _timed(bench.firsts)
    bench.tell("the best alone", firsts, firsts, seconds)
    several, seconds = _timed(lambda: bench.several(firsts))
    bench.tell("8 hypotheses", several, firsts, seconds)
    enforced, more = _timed(lambda: bench.enforced(firsts))
    bench.tell("enforced", enforced, firsts, more)
    both, more = _timed(lambda: bench.enforced(several))
    bench.tell("**8 hypotheses, then enforced**", both, firsts, seconds + more)


def _timed(work: Callable[[], list[Draft]]) -> tuple[list[Draft], float]:
    start = time.process_time()
    return work(), time.process_time() - start


def _wants(terms: TermBase, to: str) -> Wants:
    return Wants(Checker(language("en"), language(to), policy(), Knowledge(terms=terms)))


def _is_fit(wants: Wants, source: str, reference: str) -> bool:
    """Whether it has a term, and the reference has all that it has."""
    found = wants.demands(source)
    return bool(found) and all(demand.is_met(reference) for demand in found)


def _inserted(rows: Sequence[tuple[str, str]], staying: Sequence[str]) -> Iterator[tuple[str, str]]:
    for number, (source, reference) in enumerate(rows):
        what, (ours, theirs) = staying[number % len(staying)], INSERTED[number % len(INSERTED)]
        yield ours.format(source.rstrip(". "), what), theirs.format(reference.rstrip(". "), what)


def _in_house(text: str, usual: Sequence[tuple[str, str]]) -> str:
    """A reference with other words for these, which have the same gender, in the plural too."""
    for form, other in usual:
        pairs = [(form, other)]
        if plurals(form, "es"):
            pairs.append((plurals(form, "es")[-1], (plurals(other, "es") or (other,))[-1]))
        for old, new in reversed(pairs):
            text = re.sub(rf"\b{old}\b", new, text)
            text = re.sub(rf"\b{old[0].upper()}{old[1:]}\b", new[0].upper() + new[1:], text)
    return text


def _pairs(name: str) -> list[tuple[str, str]]:
    first, _, second = name.partition(":")
    lines = _lines(first)
    if second:
        return list(zip(lines, _lines(second), strict=True))
    return [(row[0], row[1]) for row in (line.split("\t") for line in lines)]


def _lines(name: str) -> list[str]:
    return [line for line in Path(name).read_text("utf-8").splitlines() if line.strip()]


def _columns(rows: Sequence[tuple[str, str]]) -> tuple[list[str], list[str]]:
    return [source for source, _ in rows], [reference for _, reference in rows]


def _scores(texts: Sequence[str], references: Sequence[str]) -> str:
    bleu = corpus_bleu(texts, [references]).score
    return f"{bleu:.2f}, {corpus_chrf(texts, [references]).score:.2f}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("pairs", nargs="+")
    parser.add_argument("--to", default="es")
    return parser.parse_args()


if __name__ == "__main__":
    main()
