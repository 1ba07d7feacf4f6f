"""What approved translations teach: spellings, lengths, and what is translated in two ways."""

from __future__ import annotations

from l10n.checks.consistency import find, fingerprint
from l10n.checks.lessons import Lesson, learned, lesson
from l10n.checks.pair import Knowledge
from l10n.terms.base import TermBase

NO_TERMS = TermBase()


def spellings(pairs) -> dict[str, frozenset[str]]:
    return dict(learned({"a": lesson(pairs, pairs)}, NO_TERMS).spellings)


def test_a_spelling_is_what_all_sentences_with_the_name_have_and_no_other(pair):
    approved = [
        pair("Mr Yglesias spoke.", "Говорил господин Иглесиас.", "ru"),
        pair("We met Yglesias in spring.", "Весной мы встретили Иглесиаса.", "ru"),
        pair("Mr Karimova spoke.", "Говорила госпожа Каримова.", "ru"),
    ]
    assert spellings(approved) == {"Yglesias": frozenset({"Иглесиас", "Иглесиаса"})}


def test_one_sentence_teaches_no_spelling(pair):
    assert spellings([pair("Mr Yglesias spoke.", "Говорил господин Иглесиас.", "ru")]) == {}


def test_a_script_without_capitals_needs_a_third_sentence(pair):
    approved = [
        pair("Yglesias spoke.", "تكلم يغليسياس.", "ar"),
        pair("We met Yglesias.", "التقينا يغليسياس أمس.", "ar"),
        pair("Yglesias left.", "غادر يغليسياس.", "ar"),
    ]
    assert spellings(approved[:2]) == {}
    assert spellings(approved) == {"Yglesias": frozenset({"يغليسياس"})}


def test_a_band_needs_many_pairs_and_holds_most_of_them(pair):
    some = [pair("w" * 50 + f" {n:03}", "p" * (50 + n % 30) + f" {n:03}") for n in range(250)]
    assert learned({"a": lesson(some, some[:50])}, NO_TERMS).ratio is None
    band = learned({"a": lesson(some, some)}, NO_TERMS).ratio
    assert band is not None
    least, most = band
    assert 0.7 < least < 1
    assert 1.6 < most < 2.5


def test_a_sentence_with_two_translations_names_the_other_place(pair):
    one, other = pair("Peace.", "Paz."), pair("Peace.", "La paz.")
    same = pair("War.", "Guerra.")
    known = learned({"a": lesson([one, same], []), "b": lesson([other, same], [])}, NO_TERMS)
    assert set(known.elsewhere) == {fingerprint("Peace.")}
    (hit,) = find(pair("Peace.", "Paz.", known=known))
    assert hit.message == "The same sentence is translated otherwise in b."
    (hit,) = find(pair("Peace.", "La  paz.", known=known))
    assert hit.message == "The same sentence is translated otherwise in a."
    assert list(find(pair("War.", "Guerra.", known=known))) == []


def test_nothing_teaches_nothing():
    assert learned({}, NO_TERMS) == learned({"a": Lesson()}, NO_TERMS) == Knowledge()
