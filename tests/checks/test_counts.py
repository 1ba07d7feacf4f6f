"""Numbers in words that got lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.counts import RULE
from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit
from l10n.languages import language


def found(tag: str, source: str, target: str, spoken: str = "en") -> list[Hit]:
    return list(RULE.find(Pair(Text(source, language(spoken)), Text(target, language(tag)))))


LOST = [
    ("fr", "Eight families had no survivors.", "Les familles n’avaient pas de survivants."),
    ("es", "Ninety families fled.", "Las familias huyeron."),
    ("es", "Of 40 houses, twelve burned.", "De 40 casas, ardieron varias."),
    ("de", "Forty-three soldiers fell.", "Die Soldaten fielen."),
    ("ru", "Eleven members voted.", "Члены голосовали."),
    ("tr", "Fourteen villages were burned.", "Köyler yakıldı."),
    ("az", "Fourteen villages were burned.", "Kəndlər yandırıldı."),
    ("ar", "Fourteen villages were burned.", "أحرقت القرى."),
]
KEPT = [
    ("es", "Eight families fled.", "Huyeron ocho familias."),
    ("es", "Eight families fled.", "Huyeron 8 familias."),
    ("es", "Twelve houses burned.", "Ardió una docena de casas."),
    ("fr", "Ten years later they met.", "Une décennie plus tard, ils se sont rencontrés."),
    ("fr", "Eighty houses burned.", "Quatre-vingts maisons ont brûlé."),
    ("de", "Twenty-five soldiers fell.", "Fünfundzwanzig Soldaten fielen."),
    # It became another number: told by the rule on numbers.
    ("es", "Eight families fled.", "Huyeron 9 familias."),
    ("es", "Eight families fled.", "Huyeron nueve familias."),
    # It is no count.
    ("es", "They are in the top-ten list.", "Están entre los mejores."),
    ("es", "The bus went to Six Flags.", "El autobús fue a Six Flags."),
    ("es", "One of them left; the two met.", "Se fue; se encontraron."),
    # Nothing is known of the number words of the language.
    ("zu", "Eight families fled.", "Imindeni ibalekile."),
]


@pytest.mark.parametrize(("tag", "source", "target"), LOST)
def test_a_lost_number_is_told(tag: str, source: str, target: str):
    (hit,) = found(tag, source, target)
    assert hit.source_span is not None
    said = source[slice(*hit.source_span)]
    assert hit.message == f"The source says “{said}”; the translation has no number there."


@pytest.mark.parametrize(("tag", "source", "target"), KEPT)
def test_what_is_kept_or_meant_otherwise_is_not(tag: str, source: str, target: str):
    assert found(tag, source, target) == []


@given(st.integers(3, 12), st.sampled_from(["es", "fr", "de", "ru", "tr", "az", "ar"]))
def test_the_same_number_in_digits_is_enough(value: int, tag: str):
    words = ["three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    assert found(tag, f"They burned {words[value - 3]} houses.", f"… {value} …") == []
