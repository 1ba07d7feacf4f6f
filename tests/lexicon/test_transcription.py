import pytest

from l10n.lexicon.sounds import fold
from l10n.lexicon.transcription import endings, steps, transcription


@pytest.mark.parametrize(("tag", "script"), [("ru", "Cyrl"), ("ar", "Arab")])
def test_every_latin_letter_may_be_written(tag: str, script: str) -> None:
    groups = transcription(tag)
    assert set("abcdefghijklmnopqrstuvwxyz") <= set(groups)
    assert all(group.isascii() and group.islower() for group in groups)
    assert all(letters == fold(letters) for found in groups.values() for letters in found)
    assert all(len(letters) <= 5 for found in groups.values() for letters in found)


def test_a_region_is_its_language() -> None:
    assert transcription("ru-KZ") == transcription("ru")
    assert transcription("es") == {}


def test_steps_lead_on_to_the_end_of_a_name() -> None:
    ways = steps("schwarz", "ru")
    assert len(ways) == len("schwarz")
    assert (3, "ш") in ways[0]
    assert all(place < end <= len(ways) for place, way in enumerate(ways) for end, _ in way)
    assert steps("a" * 100, "ru") == ()
    assert steps("schwarz", "tlh") == ()


def test_fewer_endings_follow_an_arabic_name() -> None:
    assert "ية" in endings("ar")
    assert "ا" not in endings("ar")
    assert "ом" in endings("ru")
