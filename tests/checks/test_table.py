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
from l10n.model import Severity

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


@given(ANY, ANY, st.sampled_from(TAGS), st.sampled_from(TAGS))
def test_any_text_in_any_language(source: str, target: str, of: str, to: str):
    pair = made(source, target, of, to)
    if not target.strip():
        return
    for finding in policy().findings(pair):
        assert finding.message.strip()
        for span, text in ((finding.source_span, source), (finding.target_span, target)):
            assert span is None or 0 <= span[0] <= span[1] <= len(text)
        assert finding.fix is None or finding.target_span is not None


@pytest.mark.parametrize(
    "unit",
    [
        *("1", "1,", "1.", "1 ", "1/", "(", '"', "“", "'", "a'", "A", "A ", "A. ", "aA", "%", "{"),
        *("-", "+1", "@", "a@", "a.", "http://", "<", "<a ", "&", ". ", "?", "¿", "«", "I", "IV "),
        *("twenty ", "not ", "May ", "12 May ", "٣", "ة", "词", "。", "\u0301", "\u00a0", "Anna "),
    ],
)
def test_no_text_takes_for_ever(unit: str):
    long = unit * (20_000 // len(unit))
    for source, target in ((long, long), (long, "Paz."), ("Peace.", long)):
        policy().findings(made(source, target, "en", "es"))


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
