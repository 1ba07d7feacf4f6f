"""What the starter package writes after what is typed: always something that can stand there."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from l10n.engine.argos import ArgosEngine
from l10n.engine.package import Route
from l10n.engine.vocabulary import Vocabulary, read_pieces
from l10n.model import EngineOptions
from tests.small import small_package

STARTER = small_package()
ROUTE = Route((STARTER,))
LAW = "The government calls on the parliament to adopt the law."
Complete = Callable[..., list[str]]


@pytest.fixture(scope="module")
def engine() -> Iterator[ArgosEngine]:
    with ArgosEngine([STARTER], EngineOptions(threads=1)) as ready:
        yield ready


@pytest.fixture(scope="module")
def complete(engine: ArgosEngine) -> Complete:
    return lambda typed, text=LAW, route=ROUTE: engine.complete(text, route, typed, 4)


@given(st.text(max_size=30) | st.text("elg obirn.,(«¿\u00a0", max_size=12))
@example("")
@example(" ")
@example("El  gobierno\n")
@example("\ud800")
@example("漢字")
@example("الحكومة ")
@example("▁El")
@example("</s>")
@example("<0xE2>")
@example("la la la la la la la la la")
@example("@@ a@@ b")
@settings(max_examples=25)
def test_any_text_is_carried_on_or_left_alone(complete: Complete, typed: str) -> None:
    found = complete(typed)
    assert complete(typed) == found
    assert len(found) <= 4
    for rest in found:
        assert rest.strip()
        assert not (typed[-1:].isspace() and rest[0].isspace())
    assert len(set(found)) == len(found)


def test_nothing_typed_has_the_whole_sentence(complete: Complete) -> None:
    first, *others = complete("")
    assert first.endswith(".")
    assert first.count(" ") > 5
    assert others
    assert all(" " not in other for other in others)


def test_the_rest_stays_the_same_while_it_is_taken_word_by_word(complete: Complete) -> None:
    (whole, *_) = complete("")
    words = whole.split(" ")
    for at in range(1, len(words)):
        before, after = " ".join(words[:at]), " ".join(words[at:])
        assert complete(before + " ")[0] == after
        assert complete(before)[0] == " " + after


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("El gobie", "rno "),
        ("El gobierno pide al parlam", "ento"),
        ("El g", "ob"),
    ],
)
def test_a_word_that_is_cut_off_is_completed(complete: Complete, typed: str, rest: str) -> None:
    assert complete(typed)[0].startswith(rest)


@pytest.mark.parametrize("typed", ["Según Zürbarán, ", "Hoy por la mañana el gob", "Xqzwk pide "])
def test_what_the_model_would_not_say_is_carried_on(complete: Complete, typed: str) -> None:
    assert complete(typed)[0].rstrip().endswith(".")


def test_a_sentence_that_is_whole_has_no_more(complete: Complete) -> None:
    (whole, *_) = complete("")
    assert complete(whole) == complete(whole + " ") == []


def test_a_headline_in_capitals_stays_in_capitals(complete: Complete) -> None:
    loud = "THE GOVERNMENT CALLS ON THE PARLIAMENT"
    for typed in "", "EL GOBIE", "EL GOBIERNO ":
        (first, *_) = complete(typed, loud)
        assert first == first.upper()
    assert complete("EL GOBIE", loud)[0].startswith("RNO")
    assert complete("El gobie", loud)[0].startswith("rno")
    assert complete("EL GOBIE")[0].startswith("RNO")


@pytest.mark.parametrize(
    ("typed", "plain", "opening"),
    [
        ("", "", "3. "),
        ("3", "", ". "),
        ("3. ", "", ""),
        ("3. El gob", "El gob", ""),
        ("El", "El", ""),
    ],
)
def test_what_stands_before_an_item_is_written_too(
    complete: Complete, typed: str, plain: str, opening: str
) -> None:
    assert complete(typed, f"3. {LAW}") == [opening + rest for rest in complete(plain)]


def test_what_is_not_translated_is_copied(complete: Complete) -> None:
    assert complete("", "613") == ["613"]
    assert complete("6", "613") == ["13"]
    assert complete("7", "613") == complete("613", "613") == complete("", " ") == []


def test_texts_that_are_too_long_have_none(complete: Complete) -> None:
    assert complete("ya " * 300) == complete("", "xq" * 600) == []


@pytest.mark.parametrize("prefix", ["▁El", "__es__"])
def test_a_target_prefix_is_not_shown(complete: Complete, prefix: str) -> None:
    route = Route((replace(STARTER, target_prefix=prefix),))
    assert complete("El gobie", route=route)[0].startswith("rno")
    assert all(prefix not in rest for rest in complete("", route=route))


def test_a_pivot_is_completed_by_its_last_package(engine: ArgosEngine) -> None:
    there = replace(STARTER, target="fr", to_code="fr")
    back = replace(STARTER, source="fr", from_code="fr")
    ((_, draft),) = engine.translate([LAW], Route((there,)))
    direct = engine.complete(draft.text, ROUTE, "El ", 4)
    assert direct
    for _ in range(2):
        assert engine.complete(LAW, Route((there, back)), "El ", 4) == direct
    for number in range(100):
        engine.complete(f"It cost {number}.", Route((there, back)), "", 1)
    assert engine.complete(LAW, Route((there, back)), "El ", 4) == direct
    assert engine.complete("xq" * 600, Route((there, back)), "", 4) == []


@pytest.mark.parametrize("patience", [0, 1, 5, 20])
def test_it_stops_when_typing_goes_on(engine: ArgosEngine, patience: int) -> None:
    asked = count(1)
    text = f"{LAW[:-1]}, and on the ministers to answer every question about the budget."
    found = engine.complete(text, ROUTE, "El ", 4, lambda: next(asked) > patience)
    assert found == []
    assert next(asked) < patience + 12


def test_a_package_with_byte_pair_codes(tmp_path: Path) -> None:
    folder = tmp_path / "bpe"
    shutil.copytree(STARTER.folder, folder)
    (folder / "sentencepiece.model").unlink()
    (folder / "bpe.model").write_text("#version: 0.2\ne l</w>\nl a</w>\n", encoding="utf-8")
    route = Route((replace(STARTER, folder=folder),))
    with ArgosEngine([route.hops[0]]) as engine:
        typed = "", "El", "el ", "el gobie", "it's, (el"
        found = [engine.complete(LAW, route, one, 4) for one in typed]
    assert any(found)
    assert all(rest.strip() for rests in found for rest in rests)


def test_the_vocabulary_tells_what_begins_so(tmp_path: Path) -> None:
    pieces = ["<unk>", "</s>", "▁gobierno", "▁gobi", "rno", "<0x41>", "__es__", "▁g"]
    known = Vocabulary(pieces, lambda piece: piece.replace("▁", " "))
    assert [pieces[at] for at in known.beginning(" gob")] == ["▁gobi", "▁gobierno"]
    assert len(known.beginning("")) == 4
    assert (known.place("</s>"), known.place("nobody")) == (1, None)
    assert read_pieces(tmp_path) == []
    (tmp_path / "shared_vocabulary.txt").write_text("a\nb", encoding="utf-8")
    assert read_pieces(tmp_path) == ["a", "b"]
    (tmp_path / "target_vocabulary.json").write_text('["c"]', encoding="utf-8")
    assert read_pieces(tmp_path) == ["c"]
