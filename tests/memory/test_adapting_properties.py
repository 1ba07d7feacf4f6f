"""An adapted match is the right translation or none at all: against translations that are made
from known values by tables of their own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.checks import dates, grouping, money, numbers, order, times, units
from l10n.checks.pair import Pair, Text
from l10n.languages import language
from l10n.memory.adapting import Adapted, Refused, adapt, attempt, shape
from tests.memory.amounts import Amounts, amounts, money_in
from tests.memory.anniversaries import WRITERS, Values, in_english, two
from tests.memory.endings import st_nd

RULES = (numbers, grouping, dates, times, money, units, order)


@pytest.mark.parametrize("tag", WRITERS)
@settings(max_examples=50)
@given(pair=two())
def test_what_is_adapted_is_the_right_translation(tag: str, pair: tuple[Values, Values]):
    (old, new), write = pair, WRITERS[tag]
    source = in_english(new)
    made = attempt(in_english(old), write(old), source, language("en"), language(tag))
    if isinstance(made, Refused):
        assert made.reason.endswith(".")
        return
    assert made.target == write(new)
    texts = Pair(Text(source, language("en")), Text(made.target, language(tag)))
    assert [hit for rule in RULES for hit in rule.find(texts)] == []
    back = adapt(source, made.target, in_english(old), language("en"), language(tag))
    assert back is None or back.target == write(old)


@pytest.mark.parametrize("tag", sorted(WRITERS))
@settings(max_examples=20)
@given(pair=two())
def test_into_english(tag: str, pair: tuple[Values, Values]):
    (old, new), write = pair, WRITERS[tag]
    made = adapt(write(old), in_english(old), write(new), language(tag), language("en"))
    assert made is None or made.target == in_english(new)


@given(pair=two())
def test_sentences_of_one_shape_differ_in_values_alone(pair: tuple[Values, Values]):
    old, new = (shape(in_english(one), language("en")) for one in pair)
    assert (
        old
        == new
        == (
            "On the ⟨ordinal⟩ anniversary ⟨number⟩ people, among them ⟨number⟩ children, met on "
            "⟨number⟩ ⟨month⟩ ⟨number⟩."
        )
    )


@pytest.mark.parametrize("tag", ["de", "es", "fr", "tr", "az", "zh"])
@settings(max_examples=20)
@given(year=st.integers(2, 27), day=st.integers(12, 27))
def test_the_next_anniversary_is_adapted(tag: str, year: int, day: int):
    """Where no rule of the language stands in the way, and no value is there twice."""
    old = Values(29 + year, 613, 63, day, 2, 1992)
    new = old._replace(ordinal=old.ordinal + 1)
    if tag == "es" and new.ordinal % 10 in (1, 3):
        return
    made = adapt(in_english(old), WRITERS[tag](old), in_english(new), language("en"), language(tag))
    unclear = 63 in (old.ordinal, new.ordinal) or 92 in (old.ordinal, new.ordinal)
    assert unclear or made == Adapted(
        WRITERS[tag](new),
        ((f"{old.ordinal}{st_nd(old.ordinal)}", f"{new.ordinal}{st_nd(new.ordinal)}"),),
    )


@pytest.mark.parametrize("tag", ["es", "fr", "de", "tr", "ru"])
@settings(max_examples=60)
@given(old=amounts(), new=amounts(), kept=st.sets(st.sampled_from(Amounts._fields), max_size=3))
def test_money_and_words(tag: str, old: Amounts, new: Amounts, kept: set[str]):
    new = new._replace(**{name: getattr(old, name) for name in kept})
    texts = [money_in("en", old), money_in(tag, old), money_in("en", new)]
    made = adapt(*texts, language("en"), language(tag))
    assert made is None or made.target == money_in(tag, new)
    if made is not None:
        pair = Pair(Text(texts[2], language("en")), Text(made.target, language(tag)))
        assert [hit for rule in RULES for hit in rule.find(pair)] == []
        back = adapt(texts[2], made.target, texts[0], language("en"), language(tag))
        assert back is None or back.target == texts[1]


ODD = """33rd 34. 12-cü 1993'te 5% ½ 1,275 1.275 18:30 3/4 2020-21 26.02.1992 May mai de l' ( )
million 2.5 2,5 three tres
мая февраля ٣٣ 2月 III first один Monday martes $5 Il-76 x2 7h30 . - – 1er 33'üncü"""
BITS = st.lists(
    st.one_of(st.sampled_from(ODD.split()), st.integers(0, 10**13).map(str), st.text(max_size=4)),
    max_size=9,
).map(" ".join)
TAGS = st.sampled_from(["en", "es", "fr", "ru", "tr", "az", "ar", "ja", "hu", "it", "pt-BR", "zh"])


@given(one=BITS, other=BITS, target=BITS, tags=st.tuples(TAGS, TAGS))
def test_no_text_is_too_odd(one: str, other: str, target: str, tags: tuple[str, str]):
    source, translation = map(language, tags)
    assert shape(one, source).count("⟨") == shape(one, source).count("⟩")
    made = attempt(one, target, other, source, translation)
    assert isinstance(made, Adapted | Refused)
    same = attempt(one, target, one, source, translation)
    assert same == Adapted(target) or isinstance(same, Refused)
