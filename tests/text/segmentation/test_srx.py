import re

import pytest

from l10n.errors import ConfigError
from l10n.text.segmentation import BreakRule, parse_srx, segment
from l10n.text.segmentation.icu import to_python


def srx(cascade="yes", rules="", maps="", head='<?xml version="1.0" encoding="UTF-8"?>'):
    return f"""{head}
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
  <header segmentsubflows="yes" cascade="{cascade}"/>
  <body>
    <languagerules>
      <languagerule languagerulename="English">
        <rule break="no"><beforebreak>\\bapprox\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
        {rules}
      </languagerule>
      <languagerule languagerulename="Default">
        <rule><beforebreak>[;]</beforebreak><afterbreak>\\s</afterbreak></rule>
      </languagerule>
    </languagerules>
    <maprules>
      <languagemap languagepattern="EN.*" languagerulename="English"/>
      {maps}
      <languagemap languagepattern=".*" languagerulename="Default"/>
    </maprules>
  </body>
</srx>"""


KEEP = BreakRule(r"\bapprox\.", r"\s", False)
CUT = BreakRule("[;]", r"\s", True)


def test_cascade_takes_every_map_that_matches():
    assert parse_srx(srx(), "en_GB", "a.srx") == (KEEP, CUT)
    assert parse_srx(srx(cascade="no"), "en-GB", "a.srx") == (KEEP,)
    assert parse_srx(srx(), "ru", "a.srx") == (CUT,)


def test_rules_of_a_file_are_asked_before_ours():
    rules = parse_srx(srx(), "en", "a.srx")
    segments = segment("It took approx. Five days; they rested.", "en", exceptions=rules)
    assert [one.text for one in segments] == ["It took approx. Five days;", "they rested."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "a.srx: This is not XML"),
        ("<srx>", "a.srx: This is not XML"),
        ("\ud800", "a.srx: This is not XML"),
        ("<tmx/>", "a.srx: The file is tmx, not srx."),
        ("<srx/>", "a.srx: The file maps no language"),
        ('<srx version="1.0"/>', "a.srx, line 1: This is SRX 1.0"),
        ("<srx>" + "<a>" * 60, "a.srx, line 1: The elements are nested too deeply"),
        ('<!DOCTYPE srx [<!ENTITY a "aa">]><srx>&a;</srx>', "a.srx: The file has a document type"),
        ('<!DOCTYPE srx SYSTEM "http://x/y.dtd"><srx/>', "a.srx: The file has a document type"),
        (srx(rules="<rule><beforebreak>(</beforebreak></rule>"), "a.srx, line 8: The pattern “(”"),
        (
            srx(maps='<languagemap languagepattern="[" languagerulename="D"/>'),
            "a.srx, line 16: The",
        ),
        (
            srx(maps='<languagemap languagepattern="en" languagerulename="D"/>'),
            "a.srx: The rules “D” are mapped but missing",
        ),
    ],
)
def test_a_bad_file_is_refused(text, said):
    with pytest.raises(ConfigError) as caught:
        parse_srx(text, "en", "a.srx")
    assert str(caught.value).startswith(said)
    assert caught.value.tip


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        (r"\p{Lu}\p{Ll}+", "Été", "été"),
        (r"\P{L}", "5", "ж"),
        (r"\pL", "ж", "5"),
        (r"[\p{Lu}\d]", "Я", "я"),
        (r"[^\p{Lu}]", "я", "Я"),
        (r"\p{Uppercase Letter}", "A", "a"),
        (r"\p{IsL}", "字", "1"),
        (r"\p{Lo}", "\U00020001", "a"),
        (r"[[:upper:]]", "Ж", "ж"),
        (r"\x{2019}", "’", "'"),
        (r"\Qa.b\E", "a.b", "axb"),
        (r"\h", "\u202f", "\n"),
        (r"[\h]", "\t", "h"),
        (r"[]a]", "]", "b"),
        (r"\[", "[", "]"),
        (r"(?i)x\.\u2026", "X.…", "x.."),
    ],
)
def test_icu_patterns(pattern, yes, no):
    translated = re.compile(to_python(pattern))
    assert translated.fullmatch(yes)
    assert not translated.fullmatch(no)


@pytest.mark.parametrize(
    "pattern", [r"\p{Script=Greek}", r"[a-z&&[^x]]", r"[a[b]]", "a\\", r"\y", r"\x{110000}"]
)
def test_what_has_no_translation_is_said(pattern):
    with pytest.raises(ValueError, match=r"\w"):
        to_python(pattern)
