"""What reviewers call a term is offered where it is sure, and nothing else is."""

from __future__ import annotations

import pytest

from l10n.terms.base import Term, TermBase
from l10n.terms.suggesting import suggest

PACT = Term("Genocide Convention", ("Convención sobre el Genocidio",))
COUNCIL = Term("Council", ("Consejo",))
FILLING = ("Nothing of it here.", "Aquí no hay nada de eso.")


def offered(terms: list[Term], *pairs: tuple[str, str], language: str = "es") -> list[tuple]:
    found = suggest(TermBase(tuple(terms)), [*pairs, FILLING], language)
    return [(one.term.source, one.form, one.sentences) for one in found]


def test_a_form_like_the_known_one_is_offered_at_once():
    pair = ("The Genocide Convention.", "La Convención contra el Genocidio de 1948.")
    assert offered([PACT], pair) == [(PACT.source, "Convención contra el Genocidio", 1)]


@pytest.mark.parametrize(
    "target", ["La Convención.", "La Convención de 1948 sobre Genocidio.", "Convenio, genocidio."]
)
def test_a_part_of_it_is_not_offered_nor_what_holds_a_figure(target: str):
    assert offered([PACT], ("The Genocide Convention.", target)) == []


def test_another_name_is_offered_where_it_returns():
    pairs = [
        ("The Council met.", "La Junta se reunió."),
        ("He told the Council so.", "Así lo dijo a la Junta."),
    ]
    assert offered([COUNCIL], *pairs) == [("Council", "Junta", 2)]
    assert offered([COUNCIL], pairs[0]) == []
    elsewhere = ("They waited.", "Esperaba la Junta.")
    assert offered([COUNCIL], *pairs, elsewhere) == []


@pytest.mark.parametrize(
    "pair",
    [
        ("The Council met.", "El Consejo se reunió."),
        ("They met.", "La Junta se reunió."),
        ("The Council met.", ""),
    ],
)
def test_nothing_is_offered(pair: tuple[str, str]):
    assert offered([COUNCIL], pair, pair) == []


def test_a_forbidden_form_and_a_term_without_forms_are_left_alone():
    never = Term("Council", ("Consejo",), ("Junta",))
    only = Term("Council", (), ("Consejo",))
    pair = ("The Council met.", "La Junta se reunió.")
    assert offered([never], pair, pair) == []
    assert offered([only], pair, pair) == []


def test_where_words_are_not_parted_nothing_can_be_told():
    pair = ("The Council met.", "理事會召開了會議。")
    assert offered([Term("Council", ("委員會",))], pair, pair, language="zh-Hant") == []
