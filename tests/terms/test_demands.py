"""What is demanded of a machine: no term that only looks like one, plurals where they are."""

from __future__ import annotations

import pytest

from l10n.terms.base import Term, TermBase
from l10n.terms.demands import Demand, demands, plurals

BASE = TermBase(
    (
        Term("police", ("policía",)),
        Term("treaty", ("tratado", "convenio")),
        Term("Security Council", ("Consejo de Seguridad",), case=True),
        Term("Khojaly", ("Khojaly",)),
        Term("massacre", forbidden=("incidente",)),
        Term("Armenia", ("Armenia",)),
        Term("Geneva Convention", ("Convenio de Ginebra",)),
    )
)


def found(source: str) -> list[Demand]:
    return list(demands(BASE, source, "es"))


@pytest.mark.parametrize(
    "source",
    ["Their policies failed.", "It is treated.", "Nothing.", "", "A massacre.", "Armenian forces."],
)
def test_what_is_no_term_demands_nothing(source: str):
    assert found(source) == []


@pytest.mark.parametrize(
    ("source", "forms", "inflected"),
    [
        ("The police came.", ("policía",), False),
        ("Two treaties hold.", ("tratados", "convenios", "tratado", "convenio"), True),
        ("The Security Council met.", ("Consejo de Seguridad",), False),
        (
            "The Geneva Conventions hold.",
            ("Convenios de Ginebra", "Convenios de Ginebras", "Convenio de Ginebra"),
            True,
        ),
    ],
)
def test_forms(source: str, forms: tuple[str, ...], *, inflected: bool):
    (demand,) = found(source)
    assert (demand.forms, demand.inflected, demand.kept) == (forms, inflected, False)
    assert source[slice(*demand.span)] != ""


def test_a_name_that_is_not_translated_must_stand_letter_for_letter():
    assert [demand.kept for demand in found("Armenia's army.")] == [True]
    (demand,) = found("In Khojaly it snowed.")
    assert (demand.kept, demand.forms) == (True, ("Khojaly",))
    assert demand.is_met("En Khojaly nevó.")
    assert not demand.is_met("En Khojalí nevó.")


@pytest.mark.parametrize("translation", ["los tratados", "un convenio", "Tratado"])
def test_any_accepted_form_will_do(translation: str):
    (demand,) = found("A treaty.")
    assert demand.is_met(translation)


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("resolución", "resoluciones"),
        ("rehén", "rehenes"),
        ("portavoz", "portavoces"),
        ("Estado miembro", "Estados miembros"),
        ("Consejo de Seguridad", "Consejos de Seguridad"),
        ("crisis", "crisis"),
    ],
)
def test_plurals_are_among_those_that_are_tried(form: str, wanted: str):
    assert wanted in plurals(form, "es")


def test_a_language_that_nothing_is_known_of_has_no_plurals():
    assert plurals("treaty", "xx") == ()
