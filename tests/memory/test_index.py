"""The index finds what brute force finds, whatever was put in and taken out before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import L10nError
from l10n.memory import candidates, postings
from l10n.memory.index import Index
from l10n.memory.memory import Remembered
from l10n.memory.rows import by_trust
from l10n.memory.similarity import similarity
from l10n.model import State

WORDS = st.sampled_from(
    ["ada", "bela", "cato", "dora", "Emir", "33rd", "1,200", "дом", "дома", "नदी", "مطر", ".", ","]
)
SPACED = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
UNSPACED = st.text(alphabet="中国新华社周一二ไทยにほ。3 a", min_size=1, max_size=12)
SOURCES = SPACED | UNSPACED | st.text(min_size=1, max_size=20)
STATES = st.sampled_from([None, State.APPROVED, State.FINAL])


@st.composite
def origins(draw: st.DrawFn) -> dict[str, list[Remembered]]:
    """Pairs of several origins, many of them with the same or a similar source."""
    sources = draw(st.lists(SOURCES, min_size=1, max_size=12))
    names = draw(st.lists(st.sampled_from(["tmx:a", "tmx:b", "statement:c"]), max_size=4))
    pair = st.builds(
        Remembered,
        source=st.sampled_from(sources) | SOURCES,
        target=st.sampled_from(["uno", "dos", "", "tres\0"]),
        origin=st.just(""),
        by=st.sampled_from(["", "anna"]),
        at=st.sampled_from(["", "2026-11-22T10:00:00Z", "2026-11-23T10:00:00Z"]),
        state=STATES,
        before=st.none() | st.sampled_from(["", "ada"]),
        after=st.none() | st.just(""),
    )
    return {name: [of(name, one) for one in draw(st.lists(pair, max_size=8))] for name in names}


def of(origin: str, pair: Remembered) -> Remembered:
    values = (pair.by, pair.at, pair.state, pair.before, pair.after, pair.note)
    return Remembered(pair.source, pair.target, origin, *values)


def pair(source: str, target: str = "uno", origin: str = "tmx:a") -> Remembered:
    return Remembered(source, target, origin)


def filled(path: Path | None, sources: Iterable[str], origin: str = "tmx:a") -> Index:
    index = Index(path)
    index.replace(origin, "1", [(pair(source, origin=origin), "") for source in sources])
    return index


def all_of(put: dict[str, list[Remembered]]) -> list[Remembered]:
    """What an index yields of what was put in."""
    return [one for name in sorted(put) for one in dict.fromkeys(put[name])]


def brute_force(
    put: dict[str, list[Remembered]], source: str, least: int, limit: int
) -> list[tuple[int, Remembered]]:
    pairs = all_of(put)
    scores = {one.source: similarity(one.source, source) for one in pairs}
    scored = [(scores[one.source], one) for one in by_trust(pairs) if one.source != source]
    best: dict[tuple[str, str], tuple[int, Remembered]] = {}
    for score, one in sorted(scored, key=lambda found: -found[0]):
        if score >= least:
            best.setdefault((one.source, one.target), (score, one))
    return list(best.values())[:limit]


@given(origins(), SOURCES, st.sampled_from([70, 75, 90]), st.sampled_from([1, 2, 5, 50]))
def test_it_finds_what_brute_force_finds(
    put: dict[str, list[Remembered]], other: str, least: int, limit: int
):
    index = Index(None)
    for name, pairs in put.items():
        index.replace(name, "1", [(one, "") for one in pairs])
    sources = {one.source for pairs in put.values() for one in pairs}
    for source in sources | {other, other + ".", *(f"{one} ada" for one in sources)}:
        found = index.fuzzy(source, least=least, limit=limit)
        assert found == brute_force(put, source, least, limit)
        assert index.exact(source) == by_trust(one for one in all_of(put) if one.source == source)
    index.close()


@given(st.lists(origins(), min_size=1, max_size=4), st.lists(st.sampled_from(["tmx:a", "tmx:b"])))
def test_what_was_there_before_leaves_no_trace(
    steps: list[dict[str, list[Remembered]]], forgotten: list[str]
):
    index, kept = Index(None), {}
    for put in steps:
        for name, pairs in put.items():
            index.replace(name, "1", [(one, one.source[:2]) for one in pairs])
        kept |= put
    for name in forgotten:
        index.forget(name)
        kept.pop(name, None)
    fresh = Index(None)
    for name, pairs in sorted(kept.items()):
        fresh.replace(name, "1", [(one, one.source[:2]) for one in pairs])
    assert told(index, steps) == told(fresh, steps)
    assert list(index) == all_of(kept)
    index.close()
    fresh.close()


def told(index: Index, steps: list[dict[str, list[Remembered]]]) -> list[object]:
    """All that an index answers."""
    sources = sorted({one.source for put in steps for pairs in put.values() for one in pairs})
    answers: list[object] = [list(index), index.origins(), index.counts(), index.count()]
    for source in sources:
        answers += [index.exact(source), index.shaped(source[:2])]
        answers += [index.fuzzy(source), index.fuzzy(source + " ada")]
    return answers


@pytest.fixture
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "SIZE", 4)
    monkeypatch.setattr(postings, "FEWEST", 2)


@pytest.mark.usefixtures("_small_blocks")
def test_texts_in_many_blocks_come_and_go():
    index = Index(None)
    wanted: dict[str, list[Remembered]] = {}
    for number in range(12):
        name = f"tmx:{number % 5}"
        wanted[name] = [
            pair(f"sentence {at} of the {number}th text is here", origin=name)
            for at in range(number % 7)
        ]
        index.replace(name, str(number), [(one, "") for one in wanted[name]])
        for source in ("sentence 3 of the 4th text is here", "sentence 1 of the 9th text was here"):
            assert index.fuzzy(source) == brute_force(wanted, source, 70, 5)
    for name in list(wanted):
        index.forget(name)
        del wanted[name]
        source = "sentence 2 of the 8th text is there"
        assert index.fuzzy(source) == brute_force(wanted, source, 70, 5)
    assert index.count() == 0
    index.close()


def test_the_budget_leaves_out_common_words_first(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(candidates, "BUDGET", 3)
    monkeypatch.setattr(candidates, "MOST", 2)
    common = [f"the cat number {number} sat on the mat" for number in range(20)]
    index = filled(None, [*common, "the heron number 7 sat on the mat"])
    ((score, found), *_) = index.fuzzy("the heron number 8 sat on the mat", limit=1)
    assert (score, found.source) == (92, "the heron number 7 sat on the mat")
    index.close()


def test_a_shape_finds_its_pairs():
    index = Index(None)
    pairs = [(pair("33rd day"), "#rd day"), (pair("a day"), ""), (pair("34th day"), "#th day")]
    index.replace("tmx:a", "1", pairs)
    assert index.shaped("#rd day") == [pairs[0][0]]
    assert index.shaped("") == index.shaped("# day") == []
    index.close()


def test_white_space_and_case_are_part_of_a_text():
    index = filled(None, ["Rain  fell.", "Rain fell."])
    assert [one.source for one in index.exact("Rain fell.")] == ["Rain fell."]
    assert index.exact("rain fell.") == index.exact("Rain fell") == []
    index.close()


def test_a_figure_between_letters_without_spaces_parts_their_pair():
    with closing(filled(None, ["中国。会議"])) as index:
        assert [one.source for _, one in index.fuzzy("中国。会3議", least=83)] == ["中国。会議"]


def test_the_same_pair_counts_once():
    index = Index(None)
    index.replace(
        "tmx:a", "1", [(pair("Rain."), ""), (pair("Rain."), ""), (pair("Rain.", "x"), "")]
    )
    index.replace("tmx:b", "1", [(pair("Rain.", origin="tmx:b"), "")])
    assert (index.count(), len(index.exact("Rain."))) == (3, 3)
    assert index.counts() == {"tmx:a": 2, "tmx:b": 1}
    index.close()


def test_it_is_settled_until_a_pair_comes_or_goes():
    index = Index(None)
    assert not index.settled
    steps = [
        ("1", ["a", "b"], False),
        ("2", ["a", "b"], True),
        ("3", ["a"], False),
        ("4", [], False),
    ]
    for stamp, sources, same in steps:
        index.settle()
        index.replace("tmx:a", stamp, [(pair(source), "") for source in sources])
        assert index.settled is same
        assert index.origins() == {"tmx:a": stamp}
    index.settle()
    index.forget("tmx:b")
    index.forget("tmx:a")
    assert index.settled
    index.close()


def test_rows_that_fail_leave_what_was_there():
    index = filled(None, ["ada", "bela"])

    def rows() -> Iterator[tuple[Remembered, str]]:
        yield pair("cato"), ""
        raise L10nError("The file ends in the middle.")

    with pytest.raises(L10nError, match="in the middle"):
        index.replace("tmx:a", "2", rows())
    assert [one.source for one in index] == ["ada", "bela"]
    assert index.origins() == {"tmx:a": "1"}
    assert index.exact("cato") == []
    assert [one.source for _, one in index.fuzzy("cato ada", least=1)] == ["ada"]
    index.close()


def test_rows_that_look_into_the_index_are_refused():
    index = filled(None, ["ada", "bela"])
    with pytest.raises(RuntimeError, match="stream in"):
        index.replace("tmx:a", "2", ((one, "") for _ in "ab" for one in index.exact("ada")))
    assert [one.source for one in index] == ["ada", "bela"]
    index.close()


def test_nothing_is_like_a_text_of_thousands_of_words():
    index = filled(None, ["word " * 2_000 + "end", "word " * 1_999 + "end"])
    assert index.fuzzy("word " * 2_001) == []
    assert [score for score, _ in index.fuzzy("word " * 2_000)] == [99, 99]
    index.close()


def test_another_process_sees_what_is_put_in(tmp_path: Path):
    path = tmp_path / "memory.sqlite"
    with closing(filled(path, ["the talks were held"])) as one, closing(Index(path)) as other:
        assert other.fuzzy("the talks are held")
        one.replace("tmx:b", "1", [(pair("the heron is grey", origin="tmx:b"), "")])
        assert [found.source for _, found in other.fuzzy("the heron was grey")] == [
            "the heron is grey"
        ]


def test_one_that_somebody_holds_is_not_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "memory.sqlite"
    with closing(filled(path, ["ada"])), closing(sqlite3.connect(path)) as holder:
        connect = sqlite3.connect
        monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: connect(*a, **(k | {"timeout": 0})))
        other = Index(path)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(L10nError, match="locked"):
            other.forget("tmx:a")
        holder.execute("ROLLBACK")
        assert other.count() == 1
        other.close()
