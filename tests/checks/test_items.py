"""What stands before the items of lists."""

import pytest

from l10n.checks.items import RULE
from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit
from l10n.languages import language


def found(tag: str, source: str, target: str, spoken: str = "en") -> list[Hit]:
    return list(RULE.find(Pair(Text(source, language(spoken)), Text(target, language(tag)))))


@pytest.mark.parametrize(
    ("tag", "source", "target", "said"),
    [
        ("es", "3. families who wait", "Las 3 familias que esperan", "3."),
        ("es", "3. families who wait", "3 familias que esperan", "3."),
        ("es", "3. families who wait", "4. familias que esperan", "3."),
        ("fr", "(b) the return of all", "le retour de tous", "(b)"),
        ("fr", "iv) the return", "le retour de tous", "iv)"),
        ("de", "- records", "Akten", "-"),
        ("es", "- records", "", "-"),
    ],
)
def test_what_is_lost_is_told(tag: str, source: str, target: str, said: str):
    (hit,) = found(tag, source, target)
    assert (
        hit.message == f"The source is item “{said}” of a list; the translation does not begin so."
    )
    assert hit.source_span is not None
    assert source[slice(*hit.source_span)] == said


@pytest.mark.parametrize(
    ("tag", "source", "target", "spoken"),
    [
        ("es", "3. families", "3) familias", "en"),
        ("es", "(3) families", "3.º familias", "en"),
        ("es", "3. families", "3º familias", "en"),
        ("zh", "3. families", "３、家庭", "en"),
        ("ar", "3. families", "٣. عائلات", "en"),
        ("es", "(b) the return", "b) el regreso", "en"),
        ("ru", "(b) the return", "б) возвращение", "en"),
        ("zh", "(b) the return", "（二）返回", "en"),
        ("es", "- records", "— registros", "en"),
        ("es", "• records", "- registros", "en"),
        ("es", "Families who wait", "Familias que esperan", "en"),
        ("en", "3. Mai 1992", "May 3, 1992", "de"),
    ],
)
def test_each_language_writes_it_in_its_own_way(tag: str, source: str, target: str, spoken: str):
    assert found(tag, source, target, spoken) == []
