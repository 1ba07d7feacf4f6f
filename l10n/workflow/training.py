"""train: from parallel text to a translation package, in as many sittings as it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict, replace
from operator import itemgetter
from pathlib import Path

from l10n.engine.hops import Hops
from l10n.engine.package import LENGTH_PENALTY
from l10n.model import EngineOptions
from l10n.training.batches import Batches
from l10n.training.beginning import Beginning, read_beginning, read_lender
from l10n.training.card import Collection, Facts, card
from l10n.training.checkpoints import Checkpoint, Checkpoints, Weights, average
from l10n.training.corpus import save_corpus
from l10n.training.gathering import LONGEST, Doing, Wanted, gather
from l10n.training.judging import Measured
from l10n.training.learning import Clock, Learned, learn
from l10n.training.mixing import mixed
from l10n.training.packing import Title, pack
from l10n.training.planning import Start, plan_for
from l10n.training.run import RunFolder, opened_run
from l10n.training.settling import settle
from l10n.training.shapes import SHAPES
from l10n.training.trial import Trial, measured
from l10n.workflow.training_wish import (
    Event,
    Outcome,
    Ready,
    Wish,
    asked_of,
    measured_of,
    note_of,
    outcome_of,
)

_HELD = "held out"
_AVERAGED = 3
"""Checkpoints that are averaged at the end, the best ones."""
_PENALTIES = (LENGTH_PENALTY, 0.6, 1.0, 1.5)
"""Of length, the least first: small models leave words out, and beams find short
translations. On the starters' held-out texts chrF rises until 1.0 or 1.5 and falls after."""
_WORTHWHILE = 0.1
"""chrF that a higher penalty must gain: the longer, the more repetitions there are."""


def train(
    wish: Wish, tell: Callable[[Event], None], clock: Clock, is_stopped: Callable[[], bool]
) -> Outcome | None:
    """Make a package, or go on making it; None where it was stopped while it learned.

    ``is_stopped`` is asked after every step; what was learned until then is written down.
    The same wish goes on where it was left, after a kill, too. Raises TrainingError.
    """
    with opened_run(wish.out, asked_of(wish)) as run:
        title = Title(*wish.languages, wish.version, wish.licence)
        done = outcome_of(run, title, wish)
        if done is not None:
            return done
        return _Sitting(wish, run, title, tell).hold(clock, is_stopped)


class _Sitting:
    """One process's work on a run."""

    def __init__(
        self, wish: Wish, run: RunFolder, title: Title, tell: Callable[[Event], None]
    ) -> None:
        self._wish, self._run, self._title, self._tell = wish, run, title, tell
        self._threads = Hops(EngineOptions()).workers
        self._begin = _beginning(wish, run.scratch / "begun")
        wanted = Wanted(
            wish.languages,
            wish.files,
            wish.favoured,
            wish.approved or tuple,
            wish.tests,
            SHAPES[wish.size].vocabulary,
            self._begin.kept_pieces if self._begin else None,
        )
        self._data = gather(run, wanted, tell)
        shape = self._begin.shape if self._begin else SHAPES[wish.size]
        self._shape = shape.with_vocabulary(len(self._data.pieces))
        self._trial = Trial(run.scratch, title, self._shape, run.pieces)
        self._sets = ((_HELD, self._data.held), *self._data.tests)

    def hold(self, clock: Clock, is_stopped: Callable[[], bool]) -> Outcome | None:
        """Learn, and pack what was learned."""
        store = Checkpoints(self._run.checkpoints)
        before = self._before()
        last = store.last()
        name = self._begin.name if self._begin else ""
        self._tell(Ready(self._data, self._shape, name, last.step if last else 0, before))
        learned = self._learned(store, last, clock, is_stopped)
        if learned is None:
            return None
        self._tell(Doing("Choosing the best"))
        self._choose(store)
        scores = [self._trial.measure(name, some, self._threads) for name, some in self._sets]
        self._trial.describe(card(self._facts(learned, scores)))
        made = f"made-{self._title.name}"
        # What was made before under this name is not whole from here on.
        self._run.forget_note(made)
        packed = pack(self._trial.folder, self._run.folder)
        self._run.write_note(
            made,
            {
                **note_of(self._wish, learned),
                "sha256": packed.sha256,
                "size": packed.size,
                "before": [asdict(one) for one in before],
                "scores": [asdict(one) for one in scores],
            },
        )
        outcome = outcome_of(self._run, self._title, self._wish)
        return outcome and replace(outcome, already=False)

    def _learned(
        self,
        store: Checkpoints,
        last: Checkpoint | None,
        clock: Clock,
        is_stopped: Callable[[], bool],
    ) -> Learned | None:
        data, begin = self._data, self._begin
        pairs = len(data.corpus)
        settled = settle(self._run, pairs, self._wish.end, last.seconds if last else 0.0)
        places = settled.batch_tokens
        held = save_corpus(data.held, data.pieces, self._run.scratch / _HELD, longest=2 * LONGEST)
        heard = Batches(held, places) if len(held) else None
        judged = [heard.at(number) for number in range(heard.in_epoch)] if heard else []
        steps = learn(
            plan_for(self._shape, pairs, settled, begin.start if begin else Start.NOTHING),
            Batches(data.corpus, places),
            store,
            lambda weights: self._trial.scores(weights, data.held, judged, self._threads),
            clock,
            begin.weights_for(data.pieces) if begin else None,
        )
        with closing(steps):
            while True:
                try:
                    self._tell(next(steps))
                except StopIteration as end:
                    ended: Learned = end.value
                    return ended
                if is_stopped():
                    return None

    def _choose(self, store: Checkpoints) -> None:
        """The best checkpoint, or the mean of the best, whichever translates better, mixed
        with what it began with; and how its translations are looked for."""
        best = store.best(_AVERAGED)
        found = [average(best[:count])[1] for count in sorted({1, len(best)})]
        reached, weights = max(((self._chrf(one), one) for one in found), key=itemgetter(0))
        if self._begin and self._begin.start is Start.KNOWING:
            weights = mixed(weights, reached, self._begin.weights, self._chrf)
        self._trial.take(weights)
        judged = [self._chrf_at(penalty) for penalty in _PENALTIES]
        enough = [chrf >= max(judged) - _WORTHWHILE for chrf in judged]
        self._trial.length_penalty = _PENALTIES[enough.index(True)]
        self._trial.describe("")

    def _chrf_at(self, length_penalty: float) -> float:
        self._trial.length_penalty = length_penalty
        self._trial.describe("")
        return self._held_out().chrf

    def _held_out(self) -> Measured:
        return self._trial.measure(_HELD, self._data.held, self._threads)

    def _chrf(self, weights: Weights) -> float:
        self._trial.take(weights)
        return self._held_out().chrf

    def _before(self) -> Sequence[Measured]:
        """The scores of the package that it begins with, measured once."""
        folder = self._begin.package if self._begin else None
        if folder is None:
            return ()
        noted = self._run.note("before")
        if noted is None:
            self._tell(Doing("Judging what it begins with"))
            found = [
                measured(folder, name, some, self._title, self._threads)
                for name, some in self._sets
            ]
            self._run.write_note("before", [asdict(one) for one in found])
            return found
        return [measured_of(one) for one in noted]

    def _facts(self, learned: Learned, scores: Sequence[Measured]) -> Facts:
        licences = self._wish.licences
        return Facts(
            self._title,
            self._shape,
            self._begin.name if self._begin else "",
            learned.seconds,
            learned.tokens,
            [
                Collection(name, pairs, licences.get(name, ""))
                for name, pairs in self._data.origins.items()
            ],
            scores,
        )


def _beginning(wish: Wish, scratch: Path) -> Beginning | None:
    if wish.lender:
        return read_lender(wish.lender, wish.package, scratch)
    if wish.begin:
        return read_beginning(wish.begin, wish.package, wish.languages, scratch)
    return None
