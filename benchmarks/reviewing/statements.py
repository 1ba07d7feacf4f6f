"""A project of statements that nobody made, drafted, partly reviewed, with seeded faults.

What is written is written by l10n's own functions, so that ``l10n verify`` proves all of it.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from l10n.cli.session import opened
from l10n.engine.package import Package, Route
from l10n.engine.results import Results
from l10n.engine.wanted import Request
from l10n.model import Draft
from l10n.review.states import Action
from l10n.workflow.deciding import Decision
from l10n.workflow.extract import extract
from l10n.workflow.progress import finish
from l10n.workflow.review import carry_out
from l10n.workflow.selection import select_sources
from l10n.workflow.session import Session
from l10n.workflow.translate import translate

LANGUAGES = ("es", "fr", "de", "ru", "ar")
_DATA = tomllib.loads((Path(__file__).parent / "statements.toml").read_text(encoding="utf-8"))
_BEFORE = ("Anna", "Boris")
"""Who reviewed before anybody came."""
_PARAGRAPH = 4
_REVIEWED = 5
"""Every fifth statement was approved before, a sentence of it rejected."""
_FAULTY = 0.12
"""Share of the drafts with a fault."""

Drafts = dict[str, dict[str, str]]
"""By language and source."""


def make_project(folder: Path, statements: int, segments: int, *, seed: int = 6) -> None:
    """Make the project in an empty folder; the same every time but for the day."""
    chance = random.Random(seed)
    (folder / "source_texts").mkdir(parents=True)
    tags = ", ".join(f'"{tag}"' for tag in LANGUAGES)
    (folder / "l10n.toml").write_text(f'source_language = "en"\nlanguages = [{tags}]\n')
    drafts: Drafts = {tag: {} for tag in LANGUAGES}
    for number in range(statements):
        name = f"{2020 + number % 6}/statement-{number:03}"
        path = folder / "source_texts" / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(_statement(chance, segments, drafts), encoding="utf-8")
    with opened(folder) as session:
        chosen = select_sources(session.project, ())
        targets = session.project.config.languages
        finish(extract(session, chosen, targets))
        finish(translate(session, Templates(drafts, chance), Results(None), chosen, targets))
        _review(session, [source.id for source in chosen][::_REVIEWED])


class Templates:
    """An engine that knows the drafts of these very sentences, some of them with a fault."""

    def __init__(self, drafts: Drafts, chance: random.Random) -> None:
        self._drafts = drafts
        self._chance = chance

    def route(self, source: str, target: str) -> Route | None:
        return Route((Package(source, target, "1.0", Path(), source, target),))

    def translate(self, texts: Sequence[str], route: Route) -> Iterator[tuple[int, Draft]]:
        known = self._drafts[route.hops[-1].target]
        for number, text in enumerate(texts):
            draft = known[text]
            if self._chance.random() < _FAULTY:
                draft = _faulty(self._chance, draft)
            yield number, Draft(draft, route.origin, round(self._chance.uniform(0.3, 0.95), 3))

    def alternatives(
        self, _texts: Sequence[str], _route: Route, _count: int
    ) -> Iterator[tuple[int, list[Draft]]]:
        return iter(())

    def enforced(
        self, _requests: Sequence[Request], _route: Route
    ) -> Iterator[tuple[int, list[Draft]]]:
        return iter(())


def _statement(chance: random.Random, segments: int, drafts: Drafts) -> str:
    """So many different sentences in paragraphs; what they are in each language is noted."""
    sentences: dict[str, None] = {}
    while len(sentences) < segments:
        made = _sentence(chance)
        source = made["en"]
        if source not in sentences:
            sentences[source] = None
            for tag in LANGUAGES:
                drafts[tag][source] = made[tag]
    texts = list(sentences)
    groups = (texts[at : at + _PARAGRAPH] for at in range(0, len(texts), _PARAGRAPH))
    return "\n\n".join(" ".join(group) for group in groups) + "\n"


def _sentence(chance: random.Random) -> Mapping[str, str]:
    """One sentence in all languages."""
    template = chance.choice(_DATA["sentences"])
    town, who, month = (chance.randrange(len(_DATA[of]["en"])) for of in _CHOSEN)
    figures = {
        "day": chance.randint(1, 28),
        "year": chance.randint(1985, 2026),
        "count": chance.randint(12, 990),
        "more": chance.randint(11, 480),
    }
    return {
        tag: template[tag].format(
            town=_name("towns", tag, town),
            who=_name("people", tag, who),
            month=_DATA["months"][tag][month],
            **figures,
        )
        for tag in ("en", *LANGUAGES)
    }


_CHOSEN = ("towns", "people", "months")


def _name(of: str, tag: str, at: int) -> str:
    names = _DATA[of]
    found: str = names.get(tag, names["en"])[at]
    return found


def _faulty(chance: random.Random, text: str) -> str:
    """A figure altered, a word said twice or left out, or half of it missing."""
    words = text.split(" ")
    at = chance.randrange(len(words))
    figures = [number for number, word in enumerate(words) if word.isdecimal()]
    kind = chance.randrange(4)
    if kind == 0 and figures:
        found = chance.choice(figures)
        words[found] = str(int(words[found]) + chance.randint(1, 9))
    elif kind == 1:
        words.insert(at, words[at])
    elif kind == 2:
        words = words[: max(2, len(words) // 2)]
    else:
        del words[at]
    return " ".join(words)


def _review(session: Session, names: Sequence[str]) -> None:
    """What was decided before: the first sentences rejected, the others approved."""
    for target in session.project.config.languages:
        for number, name in enumerate(names):
            by = _BEFORE[number % len(_BEFORE)]
            path = session.project.catalog_path(name, target)
            done = carry_out(session, name, target, Decision(Action.APPROVE, by))
            first = done.decided.events[0].segment
            refused = Decision(Action.REJECT, by, "Read it again.", segments=(first,))
            assert carry_out(session, name, target, refused).decided.events, path
    session.index.save()
