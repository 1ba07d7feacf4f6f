import pytest

from l10n.lexicon.length import Proportion, proportion


def test_every_pair_of_ours_is_known(ours: str, theirs: str) -> None:
    known = proportion(ours, theirs)
    assert known is not None
    low, high = known.between(120, 3, 3)
    assert 0 < low <= high


def test_a_pair_turned_round_is_its_inverse() -> None:
    there, back = proportion("en", "ar"), proportion("ar", "en")
    assert there is not None
    assert back is not None
    assert there.usual == pytest.approx(-back.usual)


def test_the_band_narrows_with_length() -> None:
    known = Proportion(usual=0.1, spread=1.5)
    bands = [known.between(length, 3, 3) for length in (20, 100, 500, 2500)]
    ratios = [high / low for low, high in bands]
    assert ratios == sorted(ratios, reverse=True)


def test_regions_and_scripts_are_their_language_s() -> None:
    assert proportion("en-GB", "pt-PT") == proportion("en", "pt")
    assert proportion("en", "qu") is None
