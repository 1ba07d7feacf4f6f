"""The course of a run: how far it came, what is due, and when it is over. No arrays here."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from l10n.training.checkpoints import Checkpoint
from l10n.training.schedule import End, Schedule
from l10n.training.scores import Scores
from l10n.training.shapes import Shape

_LATE = 20
"""Steps that the speed is told by."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to learn. What ends first ends it: ``hours``, ``steps`` or ``patience``."""

    shape: Shape
    hours: float
    """Of learning, judging left out, over all sittings, more than 0; the learning rate falls
    towards it."""
    steps: int | None = None
    """At most so many; the learning rate falls towards it, too."""
    batches_a_step: int = 2
    """Batches whose gradients make one step."""
    muon: bool = True
    """Whether matrices go by Muon, else by Adam: see ``optimiser``."""
    rate: float = 2e-3
    """The highest learning rate."""
    warm_up: int = 200
    """Steps until it is reached."""
    smoothing: float = 0.1
    dropout: float = 0.0
    """0 where examples are seen once or twice, 0.1 where they are few."""
    judge_minutes: float = 20.0
    """Of learning between two judgements; the last step is judged in any case."""
    save_minutes: float = 5.0
    """Of learning between two checkpoints: what a kill can cost."""
    patience: int = 6
    """Judgements without a better chrF after which no more is to be gained."""
    since: float = 0.0
    """The seconds from which on judgements count for it: the end was put off then, and the
    rate rose again."""
    seed: int = 1
    processes: int = 0
    """On a processor; 0 is one for each core that may be used, ``batches_a_step`` at most. The
    result does not hang on it, where processes can share memory."""


@dataclass
class Course:
    """One run, from its first sitting to its end."""

    plan: Plan
    step: int = 0
    """Steps done."""
    tokens: int = 0
    seconds: float = 0.0
    judged: tuple[tuple[float, float], ...] = ()
    """Each judgement: ``seconds`` and chrF."""
    scores: Scores | None = None
    """Of the weights as they are."""
    saved: float = 0.0
    """The ``seconds`` of the last checkpoint."""
    late: deque[tuple[int, float]] = field(default_factory=lambda: deque(maxlen=_LATE))
    """Tokens and seconds of the last steps."""

    def go_on(self, last: Checkpoint) -> None:
        """Take up what a checkpoint left."""
        self.step, self.tokens, self.seconds = last.step, last.tokens, last.seconds
        self.judged, self.scores, self.saved = last.judged, last.scores, last.seconds

    def advance(self, tokens: int, seconds: float) -> None:
        """A step is done."""
        self.step += 1
        self.tokens += tokens
        self.seconds += seconds
        self.scores = None
        self.late.append((tokens, seconds))

    def note(self, scores: Scores) -> None:
        """The weights as they are have been judged."""
        self.judged += ((self.seconds, scores.chrf),)
        self.scores = scores

    @property
    def next_batches(self) -> range:
        """Their numbers."""
        first = self.step * self.plan.batches_a_step
        return range(first, first + self.plan.batches_a_step)

    @property
    def rate(self) -> float:
        """The learning rate of the next step."""
        return Schedule(self.plan.rate, self.plan.warm_up).rate(self.step + 1, self._share)

    @property
    def is_over(self) -> bool:
        """Whether the plan is fulfilled."""
        return self._share >= 1 or self.stopped_early

    @property
    def stopped_early(self) -> bool:
        """Whether judgement after judgement brought no gain."""
        chrf = [score for _, score in self.judged]
        of_late = sum(seconds > self.plan.since for seconds, _ in self.judged)
        vain = len(chrf) - 1 - chrf.index(max(chrf)) if chrf else 0
        return min(vain, of_late) >= self.plan.patience

    @property
    def judgement_is_due(self) -> bool:
        """Whether the weights as they are ought to be judged."""
        since = self.seconds - (self.judged[-1][0] if self.judged else 0.0)
        due = self.is_over or since >= 60 * self.plan.judge_minutes
        return self.step > 0 and self.scores is None and due

    @property
    def save_is_due(self) -> bool:
        """Whether a checkpoint ought to be written."""
        return self.is_over or self.seconds - self.saved >= 60 * self.plan.save_minutes

    @property
    def speed(self) -> float:
        """Target tokens a second, of late; 0 where the clock has not moved."""
        seconds = sum(seconds for _, seconds in self.late)
        return sum(tokens for tokens, _ in self.late) / seconds if seconds else 0.0

    @property
    def remaining(self) -> float:
        """Seconds of learning until the planned end."""
        left = 3600 * self.plan.hours - self.seconds
        if self.plan.steps is not None and self.step:
            left = min(left, (self.plan.steps - self.step) * self.seconds / self.step)
        return max(0.0, left)

    @property
    def _share(self) -> float:
        """Of the plan that is behind, 0 to 1."""
        return End(self.plan.hours, self.plan.steps).share(self.seconds, self.step)
