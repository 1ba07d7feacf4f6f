"""What is known of one pair: where it is the same, the rules find the same."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.consistency import fingerprint
from l10n.checks.grounds import Grounds
from l10n.checks.pair import Knowledge, Pair, Text
from l10n.checks.policy import policy
from l10n.languages import language
from l10n.model import Finding

ENGLISH, SPANISH = language("en"), language("es")
SOURCES = [
    "Anna Karimova met the delegation of the OSCE in Khojaly on Monday.",
    "The OSCE was not there.",
    "It rained in Khojaly.",
]
TARGETS = [
    "Ana Karímova se reunió el lunes en Jodyalí con la delegación de la OSCE.",
    "La OSCE no estuvo allí. Llovió, y llovió, y llovió durante todo el día en la ciudad.",
    "Llovió en Jodyalí.",
    "Llovió.",
]
SPELLINGS = {
    "Khojaly": frozenset({"Jodyalí"}),
    "OSCE": frozenset({"OSCE"}),
    "Anna": frozenset({"Ana"}),
}
KNOWN = st.builds(
    Knowledge,
    spellings=st.sets(st.sampled_from(sorted(SPELLINGS))).map(
        lambda names: {name: SPELLINGS[name] for name in names}
    ),
    ratio=st.sampled_from([None, (0.5, 2.0), (0.9, 1.1), (0.9, 1.2)]),
    elsewhere=st.dictionaries(
        st.sampled_from([fingerprint(source) for source in SOURCES]),
        st.dictionaries(
            st.sampled_from([fingerprint(target) for target in TARGETS]),
            st.sampled_from(["note", "appeal"]),
            min_size=2,
        ),
    ),
)


def found(known: Knowledge, source: str, target: str) -> list[Finding]:
    pair = Pair(Text(source, ENGLISH), Text(target, SPANISH), knowledge=known)
    return policy().findings(pair)


@given(KNOWN, KNOWN, st.sampled_from(SOURCES), st.sampled_from(TARGETS))
def test_the_same_grounds_are_the_same_findings(
    one: Knowledge, other: Knowledge, source: str, target: str
) -> None:
    grounds = [Grounds(ENGLISH, SPANISH, known).of(source, target) for known in (one, other)]
    if grounds[0] == grounds[1]:
        assert found(one, source, target) == found(other, source, target)
    else:
        assert one != other


@pytest.mark.parametrize(
    ("known", "bears"),
    [
        ({}, False),
        ({"spellings": {"Khojaly": frozenset({"Jodyalí"})}}, True),
        ({"spellings": {"Baku": frozenset({"Bakú"})}}, False),
        ({"elsewhere": {fingerprint(SOURCES[2]): {"a": "note", "b": "appeal"}}}, True),
        ({"elsewhere": {fingerprint(SOURCES[1]): {"a": "note", "b": "appeal"}}}, False),
        ({"ratio": (0.5, 2.0)}, False),
        ({"ratio": (1.1, 1.2)}, True),
    ],
)
def test_only_what_bears_on_a_pair_counts(known: Mapping[str, object], bears: bool) -> None:
    grounds = Grounds(ENGLISH, SPANISH, Knowledge(**known))  # type: ignore[arg-type]
    assert bool(grounds.of(SOURCES[2], TARGETS[2])) is bears
