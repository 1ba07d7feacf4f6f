"""The sample statements: what each passage is, and the traps they hold."""

from __future__ import annotations

import textwrap
from itertools import groupby
from pathlib import Path

import pytest

from l10n.text.reading import read_text
from l10n.text.statement import parse

FOLDER = Path(__file__).parents[2] / "source_texts"
# Runs of passages of one role, in order: the role and how many.
ROLES = {
    "embassy-article": "headline 1, signature 1, body 17, quotation 2, body 9",
    "ministry-statement": "dateline 1, body 2, quotation 18",
    "ombudsperson-statement": ("header 1, headline 1, body 12, quotation 2, body 3, signature 2"),
    "parliament-appeal": "header 1, dateline 1, body 5, quotation 1, body 9, quotation 2",
    "parliament-press-release": "headline 1, body 11, quotation 1, body 6, signature 2",
}
# What makes each of them hard to keep as it is.
TRAPS = {
    "embassy-article": [b"Remembers\r\n\r\nBy", "“First".encode(), b"Azerbaijan's"],
    "ministry-statement": [b"Agency)Thirty-four", b'ever!"\n', b"news.\t\n"],
    "ombudsperson-statement": ["\ufeffdate 2026-02-26  \n".encode(), b"restored.   \n", b"\n\t1. "],
    "parliament-appeal": [
        b" date 2026-02-26 BAKU, Azerbaijan, February 26. ",
        b"another.\xe2\x80\x9d\n\n",
    ],
    "parliament-press-release": [b"of Azerbaijan", b"a court. \nPress"],
}


def _parsed(name: str):
    path = FOLDER / f"{name}.txt"
    text = read_text(path, shown=path.name)
    assert text.encode() == path.read_bytes()
    return parse(text, id=name, path=path.name, language="en")


@pytest.mark.parametrize("name", ROLES)
def test_every_passage_has_its_role(name: str) -> None:
    roles = [passage.role.value for passage in _parsed(name).passages]
    runs = [f"{role} {len(list(run))}" for role, run in groupby(roles)]
    assert ", ".join(runs) == ROLES[name]


@pytest.mark.parametrize("name", TRAPS)
def test_its_bytes_are_as_they_came(name: str) -> None:
    data = (FOLDER / f"{name}.txt").read_bytes()
    assert [trap for trap in TRAPS[name] if trap not in data] == []
    assert data.endswith(b"\n") == (name != "parliament-press-release")
    assert data.count(b"\r\n") == (data.count(b"\n") if name == "embassy-article" else 0)


@pytest.mark.parametrize("width", [56, 72, 80])
@pytest.mark.parametrize("name", ROLES)
def test_it_reads_the_same_when_its_lines_are_broken(name: str, width: int) -> None:
    statement = _parsed(name)
    lines = statement.text.replace("\r\n", "\n").split("\n")
    wrapped = "\n\n".join(
        textwrap.fill(line, width, break_on_hyphens=False) for line in lines if line
    )
    again = parse(wrapped, id=name, path=statement.path, language="en")
    assert [(passage.role, passage.message) for passage in again.passages] == [
        (passage.role, passage.message) for passage in statement.passages
    ]


def test_they_share_sentences_as_real_ones_do() -> None:
    messages = [{passage.message for passage in _parsed(name).passages} for name in ROLES]
    shared = "Among them were 106 women, 63 children and 70 older residents."
    assert all(shared in some for some in messages)
    assert len(set.union(*messages)) <= sum(map(len, messages)) - 6
