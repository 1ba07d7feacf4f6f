"""The first look at a text finds what the word lists find, exceptions aside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.pair import Text
from l10n.languages import language
from l10n.lexicon.cues import NEAR, Cues
from l10n.lexicon.inventory import inventory
from l10n.lexicon.words import words

_LISTS = {
    "not": inventory(["never", "far from", "no #", "*less"]),
    "more": inventory(["more than", "plus /plus \\w+ que/"]),
    NEAR + "not": inventory(["without", "plus /plus/"]),
}


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("He never came.", {"not"}),
        ("Far, from here", {"not"}),
        ("from far away", set()),
        ("No 7 and no.", {"not"}),
        ("No way", set()),
        ("Harmless, without end.", {"not", NEAR + "not"}),
        ("More of this than that", set()),
        ("more than that", {"more"}),
        ("plus grand que lui", {"more", NEAR + "not"}),
        ("surplus", {NEAR + "not"}),
        ("", set()),
    ],
)
def test_hints(text: str, hints: set[str]) -> None:
    cues = Cues(_LISTS)
    for _ in range(2):  # what is remembered changes nothing
        assert cues.hints(Text(text, language("en"))) == hints


@pytest.mark.parametrize("tag", ["en", "es", "fr", "de", "tr", "ru", "ar", "zh", "fa"])
@given(data=st.data())
def test_hints_are_what_may_occur(tag: str, data: st.DataObject) -> None:
    known = words(tag)
    listed = [one for sense in known.senses.values() for one in (sense.clear, sense.near)]
    some = sorted({word for one in listed for word in one.words}) or ["x"]
    more = sorted({word for one in listed for phrase in one.phrases for word in phrase}) or ["y"]
    said = data.draw(st.lists(st.sampled_from([*some[:60], *more, "7", "plus", "que"]), max_size=9))
    text = Text(" ".join(said), language(tag))
    hints = known.hinted(text)
    for name, sense in known.senses.items():
        assert (name in hints) == sense.clear.may_occur(text)
        assert NEAR + name in hints or not sense.near.may_occur(text)
