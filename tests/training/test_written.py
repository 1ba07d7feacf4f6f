"""The sentences that the starters learn from most."""

from collections import Counter
from pathlib import Path

import pytest

from l10n.languages import language
from l10n.training.cleaning import Cleaner
from l10n.training.examples import Example

LINES = (Path(__file__).parents[2] / "starters" / "written.tsv").read_text(encoding="utf-8")
ROWS = [line.split("\t") for line in LINES.splitlines()]


def test_every_line_is_english_spanish_if_any_and_french() -> None:
    assert {len(row) for row in ROWS} == {3}
    assert [row for row in ROWS if not (row[0] and row[2])] == []
    assert [row for row in ROWS if any(cell != cell.strip() for cell in row)] == []


def test_no_sentence_is_there_twice() -> None:
    assert [text for text, times in Counter(row[0] for row in ROWS).items() if times > 1] == []


@pytest.mark.parametrize(("tag", "column"), [("es", 1), ("fr", 2)])
def test_learning_takes_every_pair(tag: str, column: int) -> None:
    pairs = [Example(row[0], row[column], "written") for row in ROWS if row[column]]
    cleaner = Cleaner(language("en"), language(tag))
    left_out = {pair.source for pair in pairs} - {pair.source for pair in cleaner.clean(pairs)}
    assert left_out == set()
