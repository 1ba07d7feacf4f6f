"""What holds for every rule, whatever it looks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.pair import Pair, Text
from l10n.checks.policy import OFF, policy
from l10n.checks.rule import Rule
from l10n.checks.table import RULES
from l10n.errors import ConfigError
from l10n.languages import language
from l10n.model import Finding, Severity, Span

TAGS = [
    *("en", "es", "fr", "de", "ru", "tr", "az", "ar", "ur", "fa", "uk", "ka", "hy", "it", "pt"),
    *("zh", "ja", "el", "hi", "sr-Latn", "zh-Hant", "pt-PT", "th"),
]
# Whatever a rule may be about, and characters that no text should have.
PIECES = st.sampled_from(
    [
        *("12", "1,250", "1.5", "٣", "%", "$", "€", " 5 km ", "IV", "3rd", "May 5", "20:15", "½"),
        *("“", "”", "«", "»", '"', "'", "„", "(", ")", "[", ":", "…", "...", " - ", "–", "¿", "¡"),
        *(" not ", " no ", " must ", " all ", "Anna Karimova ", "NATO", " the ", "Ankara'da"),
        *("https://a.org/b", "a@b.org", "{x}", "%s", "<b>", "\n", "\u200f", "\u00a0", "\ufffd"),
        *("Слово ", "не ", "كلمة ", "لم ", "词", "語", "ქართული ", "բառ ", "MR. SMITH: ", "\u0301"),
        *(". ", "? ", "! ", ", ", "؟", "،", "。", "  ", "ß", "İ", "ı"),
    ]
)
ANY = st.lists(PIECES | st.text(max_size=6), max_size=25).map("".join)


def made(source: str, target: str, of: str, to: str) -> Pair:
    return Pair(Text(source, language(of)), Text(target, language(to)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_explains_itself_in_one_sentence(rule: Rule):
    assert rule.summary.lstrip("“")[0].isupper()
    assert rule.summary.endswith(".")
    assert ". " not in rule.summary


def test_names_are_distinct():
    assert len({rule.name for rule in RULES}) == len(RULES)


HOSTILE = [
    *("1", "1,", "1.", "1 ", "1/", "1'", "12:3", "100 000 ", "٣", "+1", "½", "XIX ", "I", "IV "),
    *(
        "two hundred ",
        "zweiund",
        "twenty ",
        "5 million ",
        "May ",
        "12 May ",
        "1/2/2020 ",
        "d’avril ",
    ),
    *("(", "(ab)", "([", ")", ":)", "a) ", "{", "%", "<", "<a ", "&", "@", "a@", "a.", "http://"),
    *('"', "“", "«", "« ", "'", "''", "'a", "a'", "a' ", "‘a’ ", "“‘", ",,a", ".", "....", ". - "),
    *("?", "? ", "a? ", "¿", ": ", "-", ". ", "A. ", "。", "字. ", "ا,", " ", "\u00a0", "\u0301"),
    *("A", "A ", "A'", "A-1", "A1-", "A.", "A:", "aA", "Aa ", "Ab-", "Q", "UN a ", "UNX a b "),
    *(
        "Anna ",
        "Merkel ",
        "Xyzzyq Q",
        "a",
        "ab",
        "a a ",
        "die ",
        ", die ",
        "the ",
        "of new ",
        "not ",
    ),
    *("not only ", "aа", "aа ", "ж", "the a б ", "ة", "词", "警", "警 ", "One went. "),
]


def sound(pair: Pair, findings: list[Finding]) -> bool:
    """Whether findings say something, and of places that are there."""
    texts = len(pair.source.text), len(pair.target.text)
    return all(
        found.message.strip()
        and _lies(found.source_span, texts[0])
        and _lies(found.target_span, texts[1])
        and (found.fix is None or found.target_span is not None)
        for found in findings
    )


def _lies(span: Span | None, length: int) -> bool:
    return span is None or 0 <= span[0] <= span[1] <= length


@given(ANY, ANY, st.sampled_from(TAGS), st.sampled_from(TAGS))
def test_any_text_in_any_language(source: str, target: str, of: str, to: str):
    pair = made(source, target or "-", of, to)
    assert sound(pair, policy().findings(pair))


@pytest.mark.parametrize("to", ["es", "ru"])
@pytest.mark.parametrize("unit", HOSTILE)
def test_no_text_takes_for_ever(unit: str, to: str):
    """What is not linear would not end here before the run is stopped."""
    long = unit * (12_000 // len(unit))
    for source, target in ((long, long), (long, long[::-1]), (long, "Paz."), ("Peace.", long)):
        pair = made(source, target, "en", to)
        assert sound(pair, policy().findings(pair))


def test_levels_only_and_skip():
    first, second, *_ = (rule.name for rule in RULES)
    assert dict(policy({first: "note"}).levels)[first] is Severity.NOTE
    assert first not in dict(policy({first: OFF}).levels)
    assert [name for name, _ in policy(only=[second]).levels] == [second]
    assert first not in dict(policy(skip=[first]).levels)
    assert policy(only=[first], skip=[first]).levels == ()


@pytest.mark.parametrize("how", ["levels", "only", "skip"])
def test_a_rule_that_there_is_none_of_is_named(how: str):
    given = {"quotse": "off"} if how == "levels" else ["quotse"]
    with pytest.raises(ConfigError) as caught:
        policy(**{how: given})
    assert "Did you mean “quotes”?" in str(caught.value)
