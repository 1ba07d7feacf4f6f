"""The term base is kept to; without one there is nothing to say."""

from __future__ import annotations

import pytest

from l10n.checks.pair import Knowledge
from l10n.checks.terms import find
from l10n.terms.base import Term, TermBase

KNOWN = Knowledge(
    terms=TermBase(
        (
            Term("Geneva Conventions", ("Convenios de Ginebra",), ("Convenciones de Ginebra",)),
            Term("mine clearance", ("desminado", "remoción de minas")),
            Term("victims", (), ("damnificados",)),
            Term("Armenia", ("Armenia",)),
        )
    )
)


@pytest.mark.parametrize(
    ("source", "target", "messages"),
    [
        ("The Geneva Conventions hold.", "Rigen los Convenios de Ginebra.", []),
        ("Mine clearance goes on.", "Sigue la remoción de minas.", []),
        ("The Geneva rules hold.", "Rigen las normas.", []),
        (
            "The Geneva Conventions hold.",
            "Rigen los tratados.",
            ["“Geneva Conventions” is to be called “Convenios de Ginebra”, by the term base."],
        ),
        (
            "The Geneva Conventions hold.",
            "Rigen las Convenciones de Ginebra.",
            [
                "“Geneva Conventions” must not be called “Convenciones de Ginebra” here; "
                "the term base has “Convenios de Ginebra”."
            ],
        ),
        ("Armenian forces came.", "Llegaron las fuerzas armenias.", []),
        ("The Armenians came.", "Llegaron los armenios.", []),
        (
            "Armenia's forces came.",
            "Llegaron las fuerzas armadas.",
            ["“Armenia's” is to be called “Armenia”, by the term base."],
        ),
        (
            "The victims wait.",
            "Los damnificados esperan.",
            ["“victims” must not be called “damnificados” here."],
        ),
    ],
)
def test_terms(pair, source: str, target: str, messages: list[str]):
    assert [hit.message for hit in find(pair(source, target, known=KNOWN))] == messages
    assert list(find(pair(source, target))) == []
