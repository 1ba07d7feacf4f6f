from hypothesis import given
from hypothesis import strategies as st

from l10n.text.segmentation import segment
from l10n.text.segmentation.base import WINDOW, proposals
from l10n.text.segmentation.mask import for_base, mask


def test_a_panic_of_the_base_is_no_proposal(capfd):
    """The masks keep such text from it; should one slip through, nothing is proposed."""
    assert proposals("A\xa0. B", "en") == set()
    assert "panicked" in capfd.readouterr().err


def test_what_makes_the_base_panic_is_masked(capfd):
    segments = [one.text for one in segment("Class A\xa0. It left.", "en")]
    assert segments == ["Class A\xa0.", "It left."]
    assert capfd.readouterr().err == ""


def test_windows_agree_with_the_whole():
    text = "Peace is near. War is far. " * 1_500
    assert len(text) > WINDOW
    starts = {at for at in range(1, len(text)) if text[at - 2 : at] == ". "}
    assert proposals(text, "en") == starts


@given(st.text(st.characters(exclude_categories=())))
def test_masks_keep_the_length(text):
    assert len(mask(text)) == len(for_base(mask(text))) == len(text)
    mask(text).encode()
