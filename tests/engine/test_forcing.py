"""The starter package, made to say what it would not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from l10n.engine.argos import ArgosEngine
from l10n.engine.package import Route
from l10n.engine.wanted import Request, Wanted
from l10n.model import Draft, EngineOptions
from tests.small import small_package

STARTER = small_package()
ROUTE = Route((STARTER,))
TEXTS = {
    "The airline reported the accident to the minister.": ("airline", "compañía aérea"),
    "Passengers were given water as they waited.": ("Passengers", "viajeros"),
    "The town asked the court for a new decision.": ("court", "juzgado"),
}


@pytest.fixture(scope="module")
def engine() -> Iterator[ArgosEngine]:
    with ArgosEngine([STARTER], EngineOptions(threads=2)) as ready:
        yield ready


@pytest.fixture(scope="module")
def drafts(engine: ArgosEngine) -> dict[int, Draft]:
    return dict(engine.translate(list(TEXTS), ROUTE))


@pytest.fixture(scope="module")
def requests(drafts: dict[int, Draft]) -> list[Request]:
    return [
        Request(text, drafts[number].text, (wanted(text, passage, form),))
        for number, (text, (passage, form)) in enumerate(TEXTS.items())
    ]


def wanted(text: str, passage: str, form: str) -> Wanted:
    start = text.index(passage)
    return Wanted((start, start + len(passage)), (form,))


def test_the_form_stands_there_whole(engine: ArgosEngine, requests: list[Request]):
    found = dict(engine.enforced(requests, ROUTE))
    assert sorted(found) == [0, 1, 2]
    for number, request in enumerate(requests):
        form = request.wanted[0].forms[0]
        assert form not in request.draft
        assert found[number]
        for draft in found[number]:
            words = draft.text.casefold().replace(".", " ").replace(",", " ").split()
            assert set(form.split()) <= set(words), draft.text
            assert draft.origin == STARTER.origin
            assert draft.score
            assert 0 < draft.score <= 1
        scores = [draft.score or 0 for draft in found[number]]
        assert scores == sorted(scores, reverse=True)


def test_what_stands_before_an_item_is_kept(engine: ArgosEngine, requests: list[Request]):
    plain = dict(engine.enforced(requests[:1], ROUTE))[0]
    text, draft, (one,) = requests[0].text, requests[0].draft, requests[0].wanted
    moved = Wanted((one.span[0] + 3, one.span[1] + 3), one.forms)
    item = Request(f"3. {text}", f"3. {draft}", (moved,))
    found = dict(engine.enforced([item], ROUTE))[0]
    assert [each.text for each in found] == [f"3. {each.text}" for each in plain]
    lost = Request(f"3. {text}", draft, (moved,))
    assert dict(engine.enforced([lost], ROUTE)) == {0: []}


def test_company_changes_nothing(engine: ArgosEngine, requests: list[Request]):
    found = dict(engine.enforced(requests, ROUTE))
    for number, request in enumerate(requests):
        assert dict(engine.enforced([request], ROUTE)) == {0: found[number]}


def test_forcing_leaves_translation_as_it_was(
    engine: ArgosEngine, drafts: dict[int, Draft], requests: list[Request]
):
    list(engine.enforced(requests, ROUTE))
    assert dict(engine.translate(list(TEXTS), ROUTE)) == drafts


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("A DAY OF MEMORY", "UN DÍA DE MEMORIA"),
        ("A  day of memory", "Un día"),
        ("word " * 300 + "day", "Un día"),
        ("A day of memory", ""),
    ],
)
def test_what_cannot_be_forced_has_no_drafts(engine: ArgosEngine, text: str, draft: str):
    request = Request(text, draft, (Wanted((0, 1), ("fecha",)),))
    assert dict(engine.enforced([request], ROUTE)) == {0: []}


def test_nothing_is_forced_through_several_packages(engine: ArgosEngine, requests: list[Request]):
    assert dict(engine.enforced(requests[:1], Route((STARTER, STARTER)))) == {0: []}
