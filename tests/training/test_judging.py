"""Scores on what was held out."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.errors import PackageError
from l10n.languages import language
from l10n.training.examples import Example

pytest.importorskip("sacrebleu", reason="training needs l10n[train]")
from l10n.training.judging import measure, translations  # where sacrebleu is
from tests.small import small_package

EN, ES = language("en"), language("es")
SET = [
    Example("It has 12 members and 340 employees.", "Tiene 12 miembros y 340 empleados.", "a"),
    Example("They left the city.", "Abandonaron la ciudad.", "a"),
]


def test_what_is_the_same_has_full_marks():
    found = measure("set", SET, [one.target for one in SET], EN, ES)
    assert (found.bleu, found.chrf, found.figures, found.loops) == (100, 100, 1, 0)
    assert found.segments == 2
    assert all("version:" in one for one in found.signatures)


def test_lost_figures_and_loops_are_counted():
    written = ["Tiene 12 miembros y 350 empleados.", "Abandonaron la la la la la la la ciudad."]
    found = measure("set", SET, written, EN, ES)
    assert (found.figures, found.loops) == (0.5, 1)
    assert found.chrf < 100


@pytest.mark.parametrize(
    ("tag", "words"), [("zh", "tok:zh"), ("ja", "tok:char"), ("fr", "tok:13a")]
)
def test_words_are_counted_as_the_language_has_them(tag: str, words: str):
    found = measure("set", SET, [one.target for one in SET], EN, language(tag))
    assert words in found.signatures[0]


def test_a_package_translates_and_keeps_the_order():
    starter = small_package()
    texts = ["Good morning.", "", "The parliament met today and approved a new law."]
    written = translations(starter.folder, texts)
    assert written[1] == ""
    assert "parlamento" in written[2].lower()
    assert written[0] == translations(starter.folder, texts[:1])[0]


def test_a_folder_without_a_package_is_refused(tmp_path: Path):
    with pytest.raises(PackageError):
        translations(tmp_path, ["Good morning."])
