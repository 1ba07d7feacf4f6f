"""What is meant for programs, and what a program left behind."""

from __future__ import annotations

import pytest

from l10n.checks.placeholders import find

RIGHT = [
    ("Hello {name}, %s of %(count)d", "Hola {name}, %s de %(count)d", "es"),
    ("It rose by 5% since May.", "Artış %5 idi.", "tr"),
    ("5% discount on 100% silk", "5 % de descuento en seda 100 %", "es"),
    ("He paid $5 & left.", "Pagó 5 $ y se fue.", "es"),
    ("ALL HOUSES", "TODO EL PUEBLO", "es"),
    ("King Louis XXX", "El rey Luis XXX", "es"),
    ("“a < b”", "«a < b»", "es"),
    ("12", "12", "es"),
    ("…", "…", "es"),
]
WRONG = [
    ("Hello {name}", "Hola {nombre}", 2),
    ("Hello %s", "Hola", 1),
    ("Hello", "Hola %s", 1),
    ("A <b>word</b>", "Una <b>palabra", 1),
    ("War and peace", "Guerra &amp; paz", 1),
    ("War", "Guerra <unk>", 2),
    ("War", "Gue▁rra", 1),
    ("War", "Gue\ufffdrra", 1),
    ("War", "Guerra\x07", 1),
    ("War", "Guer@@\u202fra", 1),
    ("War", "Guerra\u2028", 1),
    ("War", "FIXME guerra", 1),
    ("A whole sentence.", "...", 1),
]


@pytest.mark.parametrize(("source", "target", "to"), RIGHT)
def test_what_is_right(pair, source: str, target: str, to: str):
    assert list(find(pair(source, target, to))) == []


@pytest.mark.parametrize(("source", "target", "count"), WRONG)
def test_what_is_wrong(pair, source: str, target: str, count: int):
    hits = list(find(pair(source, target)))
    assert len(hits) == count
    for hit in hits:
        for span, text in ((hit.source_span, source), (hit.target_span, target)):
            assert span is None or text[slice(*span)]
