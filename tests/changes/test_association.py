"""Which words of the source stand behind words of a draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.changes.association import Drafts, Meaning
from l10n.changes.replacements import replacements

# Word for word, so that what stands for what is beyond doubt.
DICTIONARY = {
    "king": "rey", "queen": "reina", "house": "casa", "sun": "sol", "lake": "lago",
    "town": "villa", "bread": "pan", "wine": "vino", "light": "luz", "night": "noche",
    "bird": "ave", "horse": "potro",
    "sees": "mira", "loves": "ama", "builds": "alza", "keeps": "guarda", "finds": "halla",
}  # fmt: skip
NOUNS, VERBS = list(DICTIONARY)[:12], list(DICTIONARY)[12:]
PAIRS = [
    (f"The {one} {VERBS[(i + j) % 5]} the {other}.", i, j)
    for i, one in enumerate(NOUNS)
    for j, other in enumerate(NOUNS)
    if i != j and (i * j) % 3 == 1
]


def translated(source: str) -> str:
    text = source.lower().replace("the ", "esa ").rstrip(".")
    return " ".join(DICTIONARY.get(word, word) for word in text.split()).capitalize() + "."


CORPUS = [(source, translated(source)) for source, _, _ in PAIRS]
DRAFTS = Drafts(CORPUS, "en", "es")


def meaning(drafts: Drafts, source: str, draft: str, old: str, new: str) -> Meaning | None:
    (one,) = replacements(draft, draft.replace(old, new), "es")
    return drafts.meaning(source, draft, one)


@pytest.mark.parametrize("number", range(0, len(CORPUS), 3))
def test_words_are_found_among_their_neighbours(number: int):
    source, draft = CORPUS[number]
    (_, noun, *_), (_, word, *_) = source.split(), draft.split()
    assert meaning(DRAFTS, source, draft, word, "zzzz") == Meaning(noun, sure=True)


def test_a_term_is_as_long_as_it_can_be():
    corpus = [(s.replace("queen", "lake queen"), t.replace("reina", "ninfa")) for s, t in CORPUS]
    drafts = Drafts(corpus, "en", "es")
    source, draft = next(pair for pair in corpus if "ninfa" in pair[1])
    assert meaning(drafts, source, draft, "ninfa", "dama") == Meaning("lake queen", sure=True)


def test_a_name_is_found_without_any_other_sentence():
    drafts = Drafts([], "en", "es")
    source, draft = "People left Khojaly at night.", "La gente dejó Khojamente de noche."
    found = meaning(drafts, source, draft, "Khojamente", "Khojaly")
    assert found == Meaning("Khojaly", sure=True, named=True)


def test_a_word_of_the_same_origin_is_found_too():
    drafts = Drafts([], "en", "es")
    source, draft = "The genocide was denied.", "La matanza fue negada ayer."
    assert meaning(drafts, source, draft, "matanza", "genocidio") == Meaning("genocide", sure=True)


def test_one_sentence_proves_nothing():
    (source, draft), others = ("A fox came by.", "Vino un zorro ayer."), CORPUS
    assert (
        meaning(Drafts([*others, (source, draft)], "en", "es"), source, draft, "zorro", "can")
        is None
    )


def test_a_sentence_repeated_is_still_one():
    pair = ("A fox came by.", "Vino un zorro ayer.")
    assert meaning(Drafts([*CORPUS, pair, pair, pair], "en", "es"), *pair, "zorro", "can") is None


def test_what_goes_with_everything_stands_for_nothing():
    # “esa” is in every draft, as “the” is in every source.
    source, draft = CORPUS[0]
    replaced = replacements(draft, draft.replace("esa", "zzz"), "es")
    assert all(DRAFTS.meaning(source, draft, one) is None for one in replaced)


def test_few_sentences_leave_a_doubt():
    corpus = [
        ("The minister arrived in Baku.", "El ministro llegó a Bakú."),
        ("Later the minister left.", "Más tarde el ministro partió."),
        ("It rained.", "Llovió."),
    ]
    found = meaning(Drafts(corpus, "en", "es"), *corpus[0], "ministro", "canciller")
    assert found == Meaning("minister", sure=False)


@given(order=st.permutations(CORPUS[:20]))
def test_the_order_of_drafts_does_not_matter(order: list[tuple[str, str]]):
    source, draft = CORPUS[0]
    word = draft.split()[1]
    expected = meaning(Drafts(CORPUS[:20], "en", "es"), source, draft, word, "zzzz")
    assert meaning(Drafts(order, "en", "es"), source, draft, word, "zzzz") == expected


def test_letters_without_spaces():
    corpus = [
        (f"The {title} {does} {what}.", f"{name}{tut}{was}。")
        for title, name in (("commissioner", "专员"), ("minister", "部长"), ("judge", "法官"))
        for does, tut in (("reads", "阅读"), ("sends", "发送"), ("wants", "需要"))
        for what, was in (("letters", "信件"), ("books", "书籍"))
    ]
    drafts = Drafts(corpus, "en", "zh")
    source, draft = corpus[0]
    (one,) = replacements(
        draft + "今天在巴库", draft.replace("专员", "监察官") + "今天在巴库", "zh"
    )
    assert drafts.meaning(source, draft, one) == Meaning("commissioner", sure=True)
