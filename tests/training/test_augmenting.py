"""What is made of training text."""

import random
import re
from dataclasses import replace

import pytest

from l10n.checks.figures import roman
from l10n.languages import language
from l10n.training.augmenting import (
    Shares,
    augmented,
    in_capitals,
    with_typographic_marks,
)
from l10n.training.examples import Example
from tests.training.texts import examples

ENGLISH, SPANISH, FRENCH, JAPANESE = map(language, ("en", "es", "fr", "ja"))
NONE = Shares(joined=0, capitals=0, marks=0, figures=0, numerals=0)


def words(text: str) -> int:
    return len(text.split())


def made(given: list[Example], shares: Shares, seed: int = 0) -> list[Example]:
    chance = random.Random(seed)
    return list(augmented(given, (ENGLISH, SPANISH), chance, words, longest=60, shares=shares))


def test_nothing_is_done_unasked():
    assert made(examples(), NONE) == examples()


def test_the_same_chance_makes_the_same():
    assert made(examples(), Shares()) == made(examples(), Shares())
    assert made(examples(), Shares()) != made(examples(), Shares(), seed=1)


def test_joined_pairs_are_those_that_follow_each_other():
    found = made(examples(), replace(NONE, joined=1))
    single = {one.source for one in examples()}
    joined = [one for one in found if one.source not in single]
    assert len(found) - len(joined) == len(single)
    assert len(joined) > 20
    assert all(max(words(one.source), words(one.target)) <= 60 for one in joined)
    assert max(words(one.source) for one in joined) > 45
    sources, targets = (" ".join(texts) for texts in zip(*pairs(examples()), strict=True))
    for one in joined:
        assert one.source in sources
        assert one.target in targets
        assert one.source.count(".") == one.target.count(".") > 1


def pairs(given: list[Example]) -> list[tuple[str, str]]:
    return [(one.source, one.target) for one in given]


def test_of_centuries_more_are_made():
    century = Example("A wall of the 15th century", "Un muro del siglo XV", "walls")
    found = made([*examples(4), century], replace(NONE, numerals=6))
    assert found[:5] == [*examples(4), century]
    others = found[5:]
    assert len(others) == 6
    assert len({one.source for one in others}) > 3
    for one in others:
        value = re.fullmatch(r"A wall of the (\d+)th century", one.source)
        numeral = re.fullmatch(r"Un muro del siglo ([IVX]+)", one.target)
        assert value
        assert numeral
        assert roman.value(numeral[1]) == int(value[1])


def test_only_sentences_of_one_collection_are_joined():
    other = [Example("Peace", "Paz.", "fragments"), Example("Peace.", "Paz", "fragments")]
    mixed = [one for each in zip(examples(64), examples(64, "b"), strict=True) for one in each]
    found = made([*mixed, *other * 9], replace(NONE, joined=1))
    assert {one.origin for one in found if one.source.count(".") > 1} == {"made up", "b"}
    assert not any("Peace" in one.source and words(one.source) > 1 for one in found)


def test_where_no_spaces_are_none_are_joined_in():
    given = [Example("It rained.", "雨が降った。", "a")] * 20
    languages = ENGLISH, JAPANESE
    shares = replace(NONE, joined=1)
    found = list(augmented(given, languages, random.Random(0), len, longest=60, shares=shares))
    joined = [one.target for one in found if one.target != given[0].target]
    assert joined
    assert all(" " not in target for target in joined)


def test_capitals_follow_each_language():
    example = Example("The island is far.", "adanın günü", "a")
    found = in_capitals(example, (ENGLISH, language("tr")))
    assert (found.source, found.target) == ("THE ISLAND IS FAR.", "ADANIN GÜNÜ")


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ('He said "no".', 'Dijo "no".', ("He said “no”.", "Dijo «no».")),
        (
            "It's over - they're gone.",
            "Se acabó - se fueron.",
            ("It’s over – they’re gone.", "Se acabó — se fueron."),
        ),
        ('"No", "yes"', '"No" y "sí"', ("“No”, “yes”", "«No» y «sí»")),
        ('a 5" pipe and a 3" one', 'un tubo de 5" y otro de 3"', None),
        ('He said "no.', 'Dijo "no.', None),
        ('He said "no".', "Dijo «no».", None),
        ("He said no.", "Dijo que no.", None),
    ],
)
def test_marks_are_set_as_printed(source: str, target: str, expected: tuple[str, str] | None):
    found = with_typographic_marks(Example(source, target, "a"), (ENGLISH, SPANISH))
    assert (found.source, found.target) == (expected or (source, target))


def test_french_quotations_have_spaces_within():
    found = with_typographic_marks(Example('"No"', '"Non"', "a"), (ENGLISH, FRENCH))
    assert (found.source, found.target) == ("“No”", "«\u00a0Non\u00a0»")
