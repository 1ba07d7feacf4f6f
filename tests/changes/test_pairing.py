"""Which sentence became which."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from l10n.changes.pairing import Link, Text, pair

WORDS = st.lists(
    st.sampled_from(["ada", "bela", "cato", "dora", "emir", "farid"]), min_size=1, max_size=6
)
SENTENCES = st.lists(WORDS.map(" ".join), unique=True, max_size=8)


def texts(*sentences: str, after: str = "") -> list[Text]:
    return [Text(sentence, after) for sentence in sentences]


def test_an_edited_sentence_follows_the_likest():
    gone = texts("The parliament met today.", "Members spoke for an hour.")
    come = texts("Members spoke for two hours.", "The parliament met on Monday.")
    assert set(pair(gone, come)) == {Link((0,), (1,)), Link((1,), (0,))}


def test_a_split_and_a_joined_sentence():
    whole = texts("He came; she left. They wept.", "Nothing else.")
    parts = texts("He came; she left.", "They wept.", "Nothing else.")
    assert set(pair(whole[:1], parts[:2])) == {Link((0,), (0, 1))}
    assert set(pair(parts[:2], whole[:1])) == {Link((0, 1), (0,))}


def test_what_has_nothing_in_common_is_not_linked():
    assert pair(texts("Rain fell."), texts("The committee adopted its agenda.")) == ()


def test_a_poor_likeness_counts_between_the_same_neighbours():
    old, new = "The session lasted two hours.", "The meeting was over in one day."
    assert pair(texts(old, after="A."), texts(new, after="A.")) == (Link((0,), (0,)),)
    assert pair(texts(old, after="A."), texts(new, after="B.")) == ()


@given(gone=SENTENCES, come=SENTENCES)
def test_nothing_is_linked_twice(gone: list[str], come: list[str]):
    links = pair(texts(*gone), texts(*come))
    for side in ("old", "new"):
        linked = [number for link in links for number in getattr(link, side)]
        assert len(linked) == len(set(linked))
    assert all(min(len(link.old), len(link.new)) == 1 for link in links)


@given(parts=SENTENCES.filter(lambda found: len(found) > 1))
def test_any_sentences_are_found_again_joined(parts: list[str]):
    whole = texts(" ".join(parts))
    link = Link((0,), tuple(range(len(parts))))
    assert pair(whole, texts(*parts)) == (link,)
    assert pair(texts(*parts), whole) == (Link(link.new, link.old),)
