"""What may fill first: context before exact before adapted; who signed more, then later."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.languages import language
from l10n.memory import adapting
from l10n.memory.adapting import Adapted
from l10n.memory.index import Index
from l10n.memory.memory import Kind, Remembered
from l10n.memory.recall import Penalties, Recall, Wanted
from l10n.model import State

SOURCE = "The 33rd report was read."
ENGLISH, SPANISH = language("en"), language("es")
PLAIN = Remembered(
    *(SOURCE, "a", "statement:one", "anna", "2025-01-01T00:00:00Z", State.APPROVED),
    before="Before.",
    after="After.",
)
HERE = Wanted(SOURCE, "Before.", "After.", "here")


class InSpanish:
    """Real adapting, from English into Spanish."""

    def shape(self, source: str, /) -> str:
        return adapting.shape(source, ENGLISH)

    def adapt(self, remembered: Remembered, source: str, /) -> Adapted | None:
        pair = remembered.source, remembered.target, source
        return adapting.adapt(*pair, ENGLISH, SPANISH)


def recall(*pairs: Remembered, **penalties: int) -> Recall:
    index, values = Index(None), InSpanish()
    for origin in dict.fromkeys(pair.origin for pair in pairs):
        own = [pair for pair in pairs if pair.origin == origin]
        index.replace(origin, "", [(pair, values.shape(pair.source)) for pair in own])
    return Recall(index, values, Penalties(penalties))


def test_the_same_neighbours_go_before_everything_else():
    elsewhere = replace(
        PLAIN, target="b", origin="statement:two", state=State.FINAL, before="Another."
    )
    found = list(recall(elsewhere, PLAIN).whole(HERE))
    assert [(match.kind, match.target) for match in found] == [
        (Kind.CONTEXT, "a"),
        (Kind.EXACT, "b"),
    ]


@pytest.mark.parametrize(
    "better",
    [
        replace(PLAIN, state=State.FINAL, at="2020-01-01T00:00:00Z"),
        replace(PLAIN, at="2025-06-01T00:00:00Z"),
        PLAIN,
    ],
)
def test_more_signatures_then_the_later_one_then_anybodys(better: Remembered):
    plain = PLAIN if better != PLAIN else replace(PLAIN, state=None, at="2026-01-01T00:00:00Z")
    better = replace(better, target="better", origin="statement:two")
    match = recall(plain, better).fill(replace(HERE, before="Other."))
    assert match is not None
    assert (match.kind, match.target) == (Kind.EXACT, "better")


def test_a_statement_is_no_memory_of_itself():
    assert recall(PLAIN).fill(replace(HERE, statement="one")) is None


def test_values_are_put_in_only_where_that_is_asked_for():
    known = replace(PLAIN, target="Se leyó el 33.º informe.")
    wanted = replace(HERE, source="The 34th report was read.")
    match = recall(known).fill(wanted)
    assert match is not None
    assert (match.kind, match.target, match.changes) == (
        *(Kind.ADAPTED, "Se leyó el 34.º informe."),
        (("33rd", "34th"),),
    )
    assert recall(known).fill(wanted, adapt=False) is None


def test_what_has_a_penalty_is_offered_and_fills_nothing():
    brought = replace(PLAIN, origin="tmx:old.tmx", state=None)
    memory = recall(brought, tmx=4)
    assert memory.fill(HERE) is None
    assert [(match.score, match.target) for match in memory.best(HERE, least=70, limit=5)] == [
        (96, "a")
    ]
    assert memory.best(HERE, least=97, limit=5) == []


def test_the_longest_beginning_of_an_origin_decides_its_penalty():
    penalties = Penalties({"tmx": 5, "tmx:old.tmx": 20, "statement:20": 50})
    origins = "tmx:old.tmx", "tmx:older.tmx", "statement:2024", "statement:20"
    assert [penalties.of(origin) for origin in origins] == [20, 5, 0, 50]


def test_the_best_come_first_and_no_text_twice():
    near = replace(PLAIN, source="The 33rd report was then read.", target="near")
    twin = replace(PLAIN, origin="statement:two", before=None, after=None)
    found = recall(near, PLAIN, twin).best(HERE, least=70, limit=5)
    assert [(match.kind, match.target) for match in found] == [
        (Kind.CONTEXT, "a"),
        (Kind.FUZZY, "near"),
    ]
    assert found[1].score < 100
