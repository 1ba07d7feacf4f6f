"""Drafts that say what the term base wants and keep what is not translated.

Where a draft lacks a term, the engine decodes it anew with the term at its place; where it
lost an address, a document number or a name that is not translated, it gets the text with
a word in the place of that, which models copy. What comes of it is taken where the engine
finds it nearly as likely and no rule finds an error that was not there before; else the
draft stays as it is, and the checks will tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from l10n.engine import Engine
from l10n.engine.package import Route
from l10n.engine.results import Results, enforced_key
from l10n.engine.wanted import Request, Wanted
from l10n.model import Draft
from l10n.terms.demands import Demand
from l10n.workflow.masking import Masked, masked
from l10n.workflow.wanting import Wants

_ROUNDS = 4
"""How many things may be enforced in one text."""


class _Case:
    """One text on its way to a draft that lacks less."""

    def __init__(self, wants: Wants, text: str, first: Draft) -> None:
        self.text, self.first = text, first
        self._wants = wants
        kept = [d for d in wants.demands(text) if d.kept]
        lost = wants.verbatim(text, first.text)
        is_hiding = bool(lost) or any(not demand.is_met(first.text) for demand in kept)
        spans = [*wants.verbatim(text), *(demand.span for demand in kept)] if is_hiding else []
        self.mask: Masked = masked(text, spans)
        self.draft = first
        words = self.mask.spans(self.mask.text)
        hidden = {at for found in words.values() for at in found}
        self._demands = (
            *(d for d in wants.demands(self.mask.text) if d.span not in hidden),
            *(Demand(found[0], (word,), (word,), kept=True) for word, found in words.items()),
        )
        self._tolerated = wants.errors(text, first.text)

    def request(self) -> Request | None:
        """What is asked of the engine next; None where nothing is missing."""
        unmet = self._unmet(self.draft.text)
        wanted = [Wanted(d.span, d.forms, d.inflected, must=d.kept) for d in unmet]
        text = self.mask.text
        return Request(text, self.draft.text, tuple(wanted)) if wanted else None

    def begin(self, found: Sequence[Draft]) -> None:
        """Start from the likeliest of these drafts that lack least and have fewest errors."""
        able = [draft for draft in found if draft.text]
        if able:
            self.draft = min(able, key=lambda draft: self._faults(draft.text))

    @property
    def is_faulty(self) -> bool:
        """Whether another draft may be better."""
        return self._faults(self.draft.text) > (0, 0)

    def take(self, found: Sequence[Draft]) -> bool:
        """Go on with the likeliest of those that lack least, if any lacks less."""
        weighed = [(self._faults(draft.text), draft) for draft in found]
        able = [one for one in weighed if not self._is_worse(one[0])]
        faults, best = min(able, key=itemgetter(0), default=((0, 0), None))
        if best is None or faults[0] >= len(self._unmet(self.draft.text)):
            return False
        self.draft = best
        return True

    def result(self) -> Draft:
        """The draft that lacks least, and how it came to be."""
        text = self.mask.shown(self.draft.text)
        terms = self._gain(self._wants.unmet, text)
        verbatim = self._gain(self._wants.lost, text)
        if min(terms, verbatim) < 0 or not terms + verbatim:
            return self.first
        if self._is_worse(self._faults(self.draft.text)):
            return self.first
        told = {f"terms: {terms} enforced": terms, f"verbatim: {verbatim} kept": verbatim}
        choice = ", ".join(part for part, count in told.items() if count)
        return replace(self.draft, text=text, choice=choice)

    def _gain(self, lacking: Callable[[str, str], int], text: str) -> int:
        return lacking(self.text, self.first.text) - lacking(self.text, text)

    def _unmet(self, translation: str) -> list[Demand]:
        lost = self.mask.lost(translation)
        return [
            demand
            for demand in self._demands
            if demand.forms[0] in lost or not demand.is_met(translation)
        ]

    def _faults(self, translation: str) -> tuple[int, int]:
        """How much a translation lacks, and how many rules find an error that was not there."""
        found = self._wants.errors(self.text, self.mask.shown(translation))
        return len(self._unmet(translation)), len(found - self._tolerated)

    def _is_worse(self, faults: tuple[int, int]) -> bool:
        """Whether there is an error that was not there; one is the price of an address."""
        return faults[1] > bool(self.mask.hidden)


@dataclass(frozen=True, slots=True)
class Enforcing:
    """The engine at work on such texts. What it makes is kept as it comes."""

    wants: Wants
    route: Route
    results: Results
    key: str
    """Names the engine's packages and options."""
    hypotheses: int
    several: str
    """The same, for so many hypotheses."""

    def run(self, engine: Engine, drafts: Mapping[str, Draft]) -> Iterator[tuple[str, Draft]]:
        """Yield each text with the best draft there is, its own where none is better."""
        cases = [_Case(self.wants, text, draft) for text, draft in drafts.items()]
        self._translate(engine, [case for case in cases if case.mask.hidden])
        for _ in range(_ROUNDS):
            going = []
            for case, found in self._asked(engine, cases):
                if case.take(found):
                    going.append(case)
                else:
                    yield case.text, case.result()
            cases = going
        yield from ((case.text, case.result()) for case in cases)

    def _translate(self, engine: Engine, cases: Sequence[_Case]) -> None:
        """Draft the texts with words for what is not translated."""
        texts = list(dict.fromkeys(case.mask.text for case in cases))
        known = self.results.get(self.key, self.route.origin, texts)
        missing = [text for text in texts if text not in known]
        for number, draft in engine.translate(missing, self.route) if missing else ():
            self.results.put(self.key, [(missing[number], draft)])
            known[missing[number]] = draft
        for case in cases:
            case.begin([known[case.mask.text]])
        self._choose(engine, [case for case in cases if case.is_faulty])

    def _choose(self, engine: Engine, cases: Sequence[_Case]) -> None:
        """The best hypothesis for each, as drafts are chosen elsewhere."""
        found = {case.mask.text: self._of_store(self.several, case.mask.text) for case in cases}
        missing = [text for text, drafts in found.items() if not drafts]
        made = engine.alternatives(missing, self.route, self.hypotheses) if missing else ()
        for number, drafts in made:
            self.results.put_several(self.several, missing[number], drafts)
            found[missing[number]] = drafts
        for case in cases:
            case.begin([case.draft, *found[case.mask.text]])

    def _asked(
        self, engine: Engine, cases: Sequence[_Case]
    ) -> Iterator[tuple[_Case, Sequence[Draft]]]:
        """What the store or the engine has for each case that lacks something."""
        asked: list[tuple[_Case, Request]] = []
        for case in cases:
            request = case.request()
            found = self._known(request) if request else []
            if found or request is None:
                yield case, found
            else:
                asked.append((case, request))
        requests = [request for _, request in asked]
        for number, made in engine.enforced(requests, self.route) if requests else ():
            key = enforced_key(self.key, requests[number])
            self.results.put_several(key, requests[number].text, made)
            yield asked[number][0], made

    def _known(self, request: Request) -> list[Draft]:
        return self._of_store(enforced_key(self.key, request), request.text)

    def _of_store(self, key: str, text: str) -> list[Draft]:
        return self.results.get_several(key, self.route.origin, text)
