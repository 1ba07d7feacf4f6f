"""Settings: read whole, or refused with the key's name and the way out."""

from __future__ import annotations

import tomllib

import pytest

from l10n.config import (
    Checks,
    Config,
    Export,
    Folders,
    Keep,
    Limits,
    Memory,
    Review,
    Segmentation,
    parse,
)
from l10n.errors import ConfigError
from l10n.languages import language
from l10n.model import EngineOptions, Severity, State

WHOLE = """
source_language = "az"
languages = ["en", "pt_br", "zh-Hant"]
name = "Statements"
[folders]
source_texts = "texts"
[segmentation]
exceptions = "rules.srx"
split_glued = false
[engine]
beam_size = 5
length_penalty = 1
[limits]
statement_bytes = 1000
[review]
reviewer = "Press Office"
four_eyes = true
[export]
min_state = "final"
[checks]
block_approval = "warning"
block_export = "never"
[checks.levels]
numbers = "warning"
[checks.languages.pt]
names = "off"
[memory]
keep_approval = "exact"
[memory.penalties]
tmx = 5
"""


def test_every_setting_is_read():
    assert parse(tomllib.loads(WHOLE), where="l10n.toml") == Config(
        language("az"),
        (language("en"), language("pt-BR"), language("zh-Hant")),
        "Statements",
        Folders(source_texts="texts"),
        Segmentation(exceptions="rules.srx", split_glued=False),
        EngineOptions(beam_size=5, length_penalty=1.0),
        Limits(statement_bytes=1000),
        Review(reviewer="Press Office", four_eyes=True),
        Export(min_state=State.FINAL),
        Checks(Severity.WARNING, None, {"numbers": "warning"}, languages={"pt": {"names": "off"}}),
        Memory(Keep.EXACT, {"tmx": 5}),
    )


MINIMAL = 'source_language = "en"\nlanguages = ["es"]\n'
REFUSED = {
    'languages = ["es"]': "source_language",
    'source_language = "en"': "languages",
    'source_language = "en"\nlanguages = []': "languages",
    'source_language = "en"\nlanguages = ["es", "en"]': "languages",
    'source_language = "en"\nlanguages = ["es", "es"]': "languages",
    'source_language = "en"\nlanguages = ["klingon"]': "klingon",
    MINIMAL + 'langauges = ["fr"]': "Did you mean “languages”",
    MINIMAL + 'folders = "texts"': "folders",
    MINIMAL + "[engine]\nbeam = 4": "Did you mean “engine.beam_size”",
    MINIMAL + "[engine]\nbeam_size = -1": "engine.beam_size",
    MINIMAL + "[engine]\nbeam_size = true": "engine.beam_size",
    MINIMAL + '[folders]\nexports = "source_texts"': "folders.source_texts",
    MINIMAL + '[folders]\nexports = "source_texts/out"': "folders.exports",
    MINIMAL + '[folders]\nsource_texts = "."': "folders.source_texts",
    MINIMAL + '[folders]\nlocales = "../locales"': "folders.locales",
    MINIMAL + '[folders]\nlocales = "/locales"': "folders.locales",
    MINIMAL + '[folders]\nexports = ""': "folders.exports",
    MINIMAL + "[engine]\nlength_penalty = nan": "engine.length_penalty",
    MINIMAL + "[engine]\nlength_penalty = -50.0": "engine.length_penalty",
    MINIMAL + "[engine]\nbeam_size = 0": "from 1 to 64",
    MINIMAL + "[export]\nmin_state = [1]": "export.min_state",
    MINIMAL + '[export]\nmin_state = "rejected"': "export.min_state",
    MINIMAL + '[export]\nmin_state = "done"': "machine, translated, approved, final",
    MINIMAL + "checks = 1": "checks",
    MINIMAL + '[checks]\nblock_aproval = "error"': "Did you mean “checks.block_approval”",
    MINIMAL + '[checks]\nblock_export = "off"': "note, warning, error, never",
    MINIMAL + "[checks]\nlevels = 1": "checks.levels",
    MINIMAL + '[checks.levels]\nnumbers = "never"': "note, warning, error, off",
    MINIMAL + '[checks.languages.klingon]\nnumbers = "off"': "klingon",
    MINIMAL + "[engine]\nalternatives = 100": "from 0 to 64",
    MINIMAL + "memory = 1": "[memory]",
    MINIMAL + '[memory]\nkeep_approvals = "none"': "Did you mean “memory.keep_approval”",
    MINIMAL + '[memory]\nkeep_approval = "all"': "none, context, exact",
    MINIMAL + "[memory]\npenalties = 1": "memory.penalties",
    MINIMAL + "[memory.penalties]\ntmx = 101": "from 0 to 100",
    MINIMAL + "[memory.penalties]\ntmx = true": "memory.penalties.tmx",
}


@pytest.mark.parametrize(("text", "named"), REFUSED.items())
def test_a_mistake_is_named(text: str, named: str):
    with pytest.raises(ConfigError) as caught:
        parse(tomllib.loads(text), where="l10n.toml")
    assert named in str(caught.value)
    assert str(caught.value).startswith("l10n.toml: ")
    assert caught.value.tip


def test_a_regions_levels_go_before_its_languages_and_those_before_the_projects():
    checks = Checks(
        levels={"numbers": "note", "names": "note", "quotes": "note"},
        languages={"pt": {"names": "off", "quotes": "off"}, "pt-BR": {"quotes": "error"}},
    )
    assert checks.levels_for(language("pt-BR")) == {
        "numbers": "note",
        "names": "off",
        "quotes": "error",
    }
    assert checks.levels_for(language("es")) == checks.levels
