import pytest

from l10n.errors import ConfigError
from l10n.text.segmentation import BreakRule, parse_triples, segment


def texts(text, *rules):
    return [one.text for one in segment(text, "en", exceptions=rules)]


def test_the_first_rule_that_matches_decides():
    keep = BreakRule(r"\bmet\.", r"\s", False)
    cut = BreakRule(r"met\.", "", True)
    assert texts("They met. All spoke.", keep, cut) == ["They met. All spoke."]
    assert texts("They met. all spoke.", cut, keep) == ["They met.", "all spoke."]


@pytest.mark.parametrize("before", [r"\bmet\.", r"\bmet\.\s"])
def test_a_rule_may_stand_before_or_behind_the_space(before):
    assert texts("They met. All spoke.", BreakRule(before, "", False)) == ["They met. All spoke."]


def test_a_rule_breaks_where_no_mark_is():
    assert texts("One; two; three", BreakRule(";", r"\s", True)) == ["One;", "two;", "three"]
    assert texts("a§b§c", BreakRule("", "§", True)) == ["a", "§b", "§c"]


def test_a_rule_keeps_glued_words():
    assert texts("They came.Then left.", BreakRule(r"came\.", "Then", False)) == [
        "They came.Then left."
    ]


def test_flags_at_the_start_of_a_pattern_hold():
    assert texts("They MET. All spoke.", BreakRule(r"(?i)met\.", r"(?i)\sALL", False)) == [
        "They MET. All spoke."
    ]


def test_before_sees_no_farther_than_its_reach():
    rule = BreakRule(r"^.*\.", "", False)
    assert texts("x" * 500 + " left. Then.", rule) != ["x" * 500 + " left. Then."]


FILE = r"""
[[rule]]
language = "en"
before = '\bapprox\.'
after = '\s'
break = false

[[rule]]
before = ';'
break = true

[[rule]]
language = "pt_BR"
before = 'x'
break = false
"""


def test_rules_of_a_language():
    keep = BreakRule(r"\bapprox\.", r"\s", False)
    cut = BreakRule(";", "", True)
    table = parse_triples(FILE, "rules.toml")
    assert table.of("en_GB") == (keep, cut)
    assert table.of("ru") == (cut,)
    assert table.of("pt-BR") == (cut, BreakRule("x", "", False))
    assert parse_triples("", "rules.toml").rules == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rule = [", "rules.toml: This is not TOML"),
        ("rule = 1", "rules.toml: “rule” is not a list"),
        ("rule = [1]", "rules.toml: A rule is not a table"),
        ("other = 1", "rules.toml: “other” is not known here"),
        ("\n[[rule]]\nbefore = 'a'", "rules.toml, line 2: A rule does not say whether"),
        ("[[rule]]\nbreak = true", "rules.toml, line 1: A rule has neither"),
        ("[[rule]]\nbreak = 'no'\nbefore = 'a'", "rules.toml, line 1: “break” must be true"),
        ("[[rule]]\nbreak = true\nbefore = 3", "rules.toml, line 1: “before” must be text"),
        ("[[rule]]\nbreak = true\nbefor = 'a'", "rules.toml, line 1: “befor” is not known"),
        ("[[rule]]\nbreak = true\nbefore = '('", "rules.toml, line 1: The pattern “"),
    ],
)
def test_a_bad_file_is_named_with_its_line(text, said):
    with pytest.raises(ConfigError) as caught:
        parse_triples(text, "rules.toml")
    assert str(caught.value).startswith(said)
    assert caught.value.tip
