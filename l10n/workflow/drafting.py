"""Drafts of one language: from the store or the engine, the better hypothesis where the
checks find an error in the best one, and with the terms that it has to have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from l10n.engine import Engine
from l10n.engine.package import Route
from l10n.engine.results import Results, cache_key
from l10n.languages import Language
from l10n.model import Draft
from l10n.workflow.checking import checker
from l10n.workflow.choosing import choose
from l10n.workflow.enforcing import Enforcing
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.session import Session
from l10n.workflow.wanting import Wants

_KEEP_EVERY = 64
"""Drafts between two writes to the store: the most that a kill can cost."""

_NONE: frozenset[str] = frozenset()
_LACKING = frozenset({"terms"})


class Drafting:
    """What is drafted so far. Everything the engine makes is kept as it comes."""

    def __init__(self, session: Session, target: Language, route: Route, results: Results) -> None:
        options = session.project.config.engine
        self.drafts: dict[str, Draft] = {}
        """By source text; only those that are settled."""
        self._doubtful: dict[str, Draft] = {}
        """Those with a fault: another hypothesis may have none."""
        self._target = target
        self._route = route
        self._results = results
        self._lacking: dict[str, Draft] = {}
        """Those that are chosen, and lack a term."""
        checks = checker(session, target)
        self._found = checks.faults
        self._wants = Wants(checks)
        self._hypotheses = options.alternatives
        self._key = cache_key(route, options)
        self._key_of_several = cache_key(route, options, self._hypotheses)

    def make(self, engine: Engine, texts: Sequence[str]) -> Steps[None]:
        """Draft each of these texts; whatever stops it, ``drafts`` has what is settled."""
        known = self._results.get(self._key, self._route.origin, texts)
        for text, draft in known.items():
            self._sort(text, draft)
        yield self._progress(texts)
        missing = [text for text in texts if text not in known]
        work = self._translate(engine, missing), self._choose(engine), self._enforce(engine)
        for _ in chain(*work):
            yield self._progress(texts)

    def _translate(self, engine: Engine, texts: Sequence[str]) -> Iterator[None]:
        """The engine's best for each text, into the store as it comes."""
        unkept: list[tuple[str, Draft]] = []
        try:
            for number, draft in engine.translate(texts, self._route) if texts else ():
                self._sort(texts[number], draft)
                unkept.append((texts[number], draft))
                if len(unkept) >= _KEEP_EVERY:
                    self._results.put(self._key, unkept)
                    unkept = []
                yield
        finally:
            self._results.put(self._key, unkept)

    def _choose(self, engine: Engine) -> Iterator[None]:
        """Settle what is doubtful, by the hypotheses that are in the store or the engine's."""
        missing = []
        for text in list(self._doubtful):
            found = self._results.get_several(self._key_of_several, self._route.origin, text)
            if found:
                self._settle(text, found)
            else:
                missing.append(text)
        several = engine.alternatives(missing, self._route, self._hypotheses) if missing else ()
        for number, found in several:
            self._results.put_several(self._key_of_several, missing[number], found)
            self._settle(missing[number], found)
            yield
        for text in list(self._doubtful):
            self._settle(text, [])

    def _enforce(self, engine: Engine) -> Iterator[None]:
        """Settle what lacks terms, with them if there is a way."""
        enforcing = Enforcing(
            self._wants,
            self._route,
            self._results,
            self._key,
            self._hypotheses,
            self._key_of_several,
        )
        for text, draft in enforcing.run(engine, self._lacking):
            self.drafts[text] = draft
            yield

    def _sort(self, text: str, draft: Draft) -> None:
        """Settle a draft that has no fault, or that there is no choice for."""
        if self._hypotheses > 1 and draft.text and self._faults(text, draft.text):
            self._doubtful[text] = draft
        elif self._hypotheses > 1 and not draft.text and self._wants.lost(text, ""):
            # Without its address the engine may make something of it after all.
            self._lacking[text] = draft
        else:
            self.drafts[text] = draft

    def _settle(self, text: str, found: Sequence[Draft]) -> None:
        draft = choose(text, self._doubtful.pop(text), found, self._faults)
        lacks = self._wants.lacks(text, draft.text)
        (self._lacking if lacks else self.drafts)[text] = draft

    def _faults(self, text: str, translation: str) -> frozenset[str]:
        """The rules that find an error or a lost fact, and ``terms`` for a name that must not be
        touched."""
        lacks = self._wants.unmet(text, translation)
        return self._found(text, translation) | (_LACKING if lacks else _NONE)

    def _progress(self, texts: Sequence[str]) -> Progress:
        return Progress(Stage.TRANSLATE, self._target.name, len(self.drafts), len(texts))
