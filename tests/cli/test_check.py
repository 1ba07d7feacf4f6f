"""check and dismiss: what is wrong is said, keeps texts back, and may be overruled."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from l10n.catalogs import journal, po
from l10n.catalogs.journal import What, segment_id
from l10n.model import State
from tests.small import FOLDER

COUNTRIES = "The members wrote a letter to 12 countries."
RIGHT = "Los diputados escribieron una carta a 12 países."
WRONG = "Los diputados escribieron una carta a 13 países."
ID = segment_id(None, COUNTRIES)
ONE = ("-l", "es", "letter", "-s", ID)
MEETING = "Hoy se ha reunido la cámara."

PO = r"""
msgid ""
msgstr ""
"Language: de\n"
"Content-Type: text/plain; charset=UTF-8\n"

#: a.c:1
msgid "There are 12 houses."
msgstr "Es gibt 13 Häuser."

msgid "There are 14 houses."
msgstr ""

msgid "One house"
msgid_plural "All 20 houses"
msgstr[0] "Ein Haus"
msgstr[1] "Alle 30 Häuser"

#~ msgid "There are 15 houses."
#~ msgstr "Es gibt 16 Häuser."
"""


@pytest.fixture
def wrong(l10n):
    """A letter with a wrong number in it, and nothing else."""
    l10n("run")
    l10n("edit", *ONE, "--text", WRONG, "--by", "anna")


def findings(ran) -> list[dict]:
    return json.loads(ran.out)["findings"]


def test_a_wrong_number_is_shown_with_its_place(l10n, wrong, catalog):
    ran = l10n("check", "letter")
    assert ran.code == 1
    line = po.read(catalog("letter"), shown="").entries[1].line
    assert f"locales/es/LC_MESSAGES/letter.po:{line}" in ran.out
    assert "numbers: The source says 12; the translation says 13." in ran.out
    assert "Checked 2 translations: 1 error." in ran.out


def test_json_is_for_programs(l10n, wrong):
    ran = l10n("check", "letter", "--json")
    (found,) = findings(ran)
    assert ran.code == 1
    assert {key: found[key] for key in ("file", "msgid", "msgstr", "language", "check")} == {
        "file": "locales/es/LC_MESSAGES/letter.po",
        "msgid": COUNTRIES,
        "msgstr": WRONG,
        "language": "es",
        "check": "numbers",
    }
    assert found["severity"] == "error"
    assert [COUNTRIES[slice(*found["source_span"])], WRONG[slice(*found["target_span"])]] == [
        "12",
        "13",
    ]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "never"), 0),
        (("--skip", "numbers"), 0),
        (("--only", "names"), 0),
        (("--only", "numbers", "--only", "names"), 1),
        (("--only", "nubmers"), 1),
    ],
)
def test_what_makes_it_fail(l10n, wrong, options: tuple[str, ...], code: int):
    ran = l10n("check", "letter", *options)
    assert ran.code == code
    if "nubmers" in options:
        assert "Did you mean “numbers”?" in ran.err


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ('[checks.levels]\nnumbers = "warning"\n', 0),
        ('[checks.levels]\nnumbers = "off"\n', 0),
        ('[checks.languages.es]\nnumbers = "off"\n', 0),
        ('[checks.languages.fr]\nnumbers = "off"\n', 1),
        ('[checks.levels]\nnumbers = "off"\n[checks.languages.es]\nnumbers = "error"\n', 1),
    ],
)
def test_levels_are_the_projects(l10n, root: Path, wrong, settings: str, code: int):
    with (root / "l10n.toml").open("a") as file:
        file.write(settings)
    assert l10n("check", "letter").code == code


def test_formats_for_code_hosts(l10n, wrong):
    (run,) = json.loads(l10n("check", "letter", "--format", "sarif").out)["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["numbers"]
    ran = l10n("check", "letter", "--format", "github")
    assert ran.out.startswith("::error file=locales/es/LC_MESSAGES/letter.po,line=")


def test_checking_changes_nothing(l10n, wrong, tree):
    before = tree()
    l10n("check")
    l10n("run")
    assert tree() == before


def test_an_error_keeps_a_text_from_being_approved_and_exported(l10n, wrong, root: Path):
    ran = l10n("approve", "-l", "es", "letter", "--yes", "--by", "boris")
    assert "Approved 1 segment, by boris." in ran.out
    ran = l10n("approve", *ONE, "--by", "boris")
    assert ran.code == 1
    assert "open finding, numbers: The source says 12; the translation says 13." in ran.err
    assert f"l10n dismiss -l es letter -s {ID} --check numbers --reason" in ran.err
    with (root / "l10n.toml").open("a") as file:
        file.write('[checks]\nblock_approval = "never"\n')
    assert l10n("approve", *ONE, "--by", "boris").code == 0
    ran = l10n("export", "letter")
    assert ran.code == 1
    assert "letter (es): open findings: 1 numbers." in ran.err
    assert not (root / "exports").exists()
    with (root / "l10n.toml").open("a") as file:
        file.write('block_export = "never"\n')
    assert l10n("export", "letter").code == 0


def test_a_dismissal_lets_it_pass_until_the_text_changes(l10n, wrong, root: Path):
    ran = l10n("dismiss", *ONE, "--check", "numbers", "--reason", "one joined", "--by", "carla")
    assert (ran.code, ran.out) == (0, "Dismissed 1 finding, by carla.\n")
    line = (root / "locales" / "es" / "journal.jsonl").read_bytes().splitlines(keepends=True)[-1]
    (event,) = journal.read(line, shown="")
    assert (event.what, event.check, event.by, event.reason, event.new) == (
        *(What.DISMISS, "numbers", "carla", "one joined", WRONG),
    )
    ran = l10n("check", "letter")
    assert (ran.code, "1 finding dismissed before" in ran.out) == (0, True)
    (found,) = findings(l10n("check", "letter", "--json"))
    assert (found["dismissed_by"], found["reason"]) == ("carla", "one joined")
    assert l10n("approve", "-l", "es", "letter", "--yes", "--by", "boris").code == 0
    assert l10n("export", "letter").code == 0
    l10n("edit", *ONE, "--text", WRONG.replace("13", "14"), "--by", "anna")
    assert l10n("check", "letter").code == 1
    l10n("edit", *ONE, "--text", WRONG, "--by", "anna")
    assert l10n("check", "letter").code == 0
    assert "Took back 1 dismissal" in l10n("dismiss", *ONE, "--undo", "--by", "carla").out
    assert l10n("check", "letter").code == 1


def test_a_dismissal_needs_a_reason_and_something_to_dismiss(l10n, wrong, tree):
    before = tree()
    ran = l10n("dismiss", *ONE, "--by", "carla")
    assert (ran.code, "A dismissal needs a reason." in ran.err) == (1, True)
    assert l10n("dismiss", "--reason", "x", "--by", "carla").code == 2
    ran = l10n("dismiss", *ONE, "--check", "names", "--reason", "x", "--by", "carla")
    assert (ran.code, "Nothing to dismiss" in ran.err) == (1, True)
    assert tree() == before


def test_run_says_what_is_open_and_forgets_it_when_it_is_not(l10n, wrong):
    shown = "Spanish: 1 error"
    assert shown in l10n("run", "letter").out
    assert shown in l10n("run", "letter").out
    l10n("dismiss", *ONE, "--reason", "x", "--by", "carla")
    assert shown not in l10n("run", "letter").out
    l10n("dismiss", *ONE, "--undo", "--by", "carla")
    assert shown in l10n("run", "letter").out
    l10n("edit", *ONE, "--text", RIGHT, "--by", "anna")
    assert shown not in l10n("run", "letter").out


def test_decisions_may_be_about_a_check(l10n, wrong):
    ran = l10n("reject", "-l", "es", "letter", "--finding", "numbers", "--by", "boris")
    assert ran.out == "Rejected 1 segment, by boris.\n"


def test_fix_mends_what_a_person_wrote_in_the_name_of_who_asks(l10n, after_run, catalog):
    l10n("edit", *ONE, "--text", "Los diputados escribieron a 12 países .", "--by", "anna")
    ran = l10n("check", "letter", "--fix", "--by", "boris")
    assert "Fixed 1 segment." in ran.out
    mended = po.read(catalog("letter"), shown="").entries[1]
    assert (mended.target, mended.unit().state) == (
        "Los diputados escribieron a 12 países.",
        State.TRANSLATED,
    )
    assert mended.receipt is not None
    assert (mended.receipt.by, mended.receipt.reason) == ("boris", "fixed")
    assert "Fixed 0 segments." in l10n("check", "letter", "--fix", "--by", "boris").out
    assert l10n("verify").code == 0


def test_fix_leaves_a_draft_the_engines(l10n, root: Path, catalog):
    home = root.parent / "home" / ".local" / "share" / "argos-translate" / "packages"
    shutil.copytree(FOLDER, home / FOLDER.name)  # it writes straight quotation marks
    l10n("run")
    before = po.read(catalog("appeal"), shown="").entries
    assert any('"' in entry.target for entry in before)
    assert "Fixed " in l10n("check", "appeal", "--fix", "--by", "boris").out
    after = po.read(catalog("appeal"), shown="").entries
    changed = [(old, new) for old, new in zip(before, after, strict=True) if new != old]
    assert changed
    for old, new in changed:
        assert '"' not in new.target
        assert new.unit().state is State.MACHINE
        assert (new.receipt.origin, new.receipt.score, new.receipt.by) == (
            *(old.receipt.origin, old.receipt.score, ""),
        )
    assert l10n("verify").code == 0
    assert "Nothing to do" in l10n("run").out


def test_fix_leaves_what_is_approved(l10n, after_run, catalog):
    l10n("edit", *ONE, "--text", "Los diputados escribieron a 12 países .", "--by", "anna")
    l10n("approve", *ONE, "--by", "boris")
    before = catalog("letter").read_bytes()
    assert "Fixed 0 segments." in l10n("check", "letter", "--fix", "--by", "boris").out
    assert catalog("letter").read_bytes() == before


def test_terms_are_the_projects(l10n, wrong, root: Path):
    terms = root / "locales" / "terms.csv"
    terms.write_text("source,language,target\nletter,es,misiva\n")
    checks = {found["check"] for found in findings(l10n("check", "letter", "--json"))}
    assert checks == {"numbers", "terms"}
    terms.write_text("nonsense\n")
    ran = l10n("check", "letter")
    assert (ran.code, "locales/terms.csv: It is no table of terms." in ran.err) == (1, True)


def test_one_sentence_translated_in_two_ways(l10n, after_run, root: Path):
    meeting = segment_id(None, "The parliament met today.")
    l10n("edit", "-l", "es", "letter", "-s", meeting, "--text", MEETING, "--by", "anna")
    found = findings(l10n("check", "--only", "consistency", "--json"))
    assert {(one["statement"], one["message"]) for one in found} == {
        ("appeal", "The same sentence is translated otherwise in letter."),
        ("letter", "The same sentence is translated otherwise in appeal."),
    }


def test_any_po_file_without_a_project(l10n, tmp_path: Path):
    path = tmp_path / "messages.po"
    path.write_text(PO)
    ran = l10n("check", str(path), "--json")
    assert ran.code == 1
    assert [(one["line"], one["language"], one["message"]) for one in findings(ran)] == [
        (8, "de", "The source says 12; the translation says 13."),
        (14, "de", "The source says 20; the translation says 30."),
    ]
    assert l10n("check", str(tmp_path), "--json").out == ran.out
    assert findings(l10n("check", str(path), "-l", "fr", "--json"))[0]["language"] == "fr"


@pytest.mark.parametrize(
    ("text", "options", "named"),
    [
        (PO.replace('"Language: de\\n"\n', ""), (), "does not say which language"),
        (PO.replace("msgid ", "msgidd ", 1), (), "messages.po"),
        (PO, ("-l", "klingon"), "klingon"),
        (PO, ("--fix",), "--fix is for a project"),
        (PO, ("missing.po",), "There is no file missing.po"),
    ],
)
def test_a_po_file_that_cannot_be_checked(
    l10n, tmp_path: Path, text: str, options: tuple[str, ...], named: str
):
    path = tmp_path / "messages.po"
    path.write_text(text)
    ran = l10n("check", str(path), *options)
    assert ran.code > 0
    assert named in ran.err
    assert "Traceback" not in ran.err


def test_every_check_explains_itself(l10n):
    lines = l10n("check", "--list").out.splitlines()
    assert all(line.endswith(".") and ": " in line for line in lines)
    assert any(line.startswith("numbers (error): ") for line in lines)


def test_the_source_language_is_the_headers_or_the_options(l10n, tmp_path: Path):
    path = tmp_path / "messages.po"
    german = PO.replace('"Language: de', '"X-Source-Language: de\\n"\n"Language: es')
    path.write_text(
        german.replace("There are 12 houses.", "Es kostet 1.250 Euro.").replace(
            "Es gibt 13 Häuser.", "Cuesta 1,250 euros."
        )
    )
    wrong = [found["msgid"] for found in findings(l10n("check", str(path), "--json"))]
    assert "Es kostet 1.250 Euro." in wrong
    as_english = findings(l10n("check", str(path), "--source-language", "en", "--json"))
    assert as_english != findings(l10n("check", str(path), "--json"))


SPELLED = {
    "one": ("They came from Aghdara.", "Они приехали из Мардакерта."),
    "two": ("The road to Aghdara is open.", "Дорога на Мардакерт открыта."),
    "three": ("We remember Aghdara.", "Мы помним Мардакерт."),
}


def test_a_spelling_that_people_approved_twice_is_known(l10n, root: Path):
    (root / "l10n.toml").write_text('source_language = "en"\nlanguages = ["ru"]\n')
    for path in (root / "source_texts").iterdir():
        path.unlink()
    for name, (source, _) in SPELLED.items():
        (root / "source_texts" / f"{name}.txt").write_text(source)
    l10n("extract")
    for name, (source, target) in SPELLED.items():
        one = (name, "-l", "ru", "-s", segment_id(None, source))
        l10n("edit", *one, "--text", target, "--by", "anna")
    assert [f["statement"] for f in findings(l10n("check", "--json"))] == ["one", "three", "two"]
    for name in ("one", "two"):
        l10n("dismiss", name, "--check", "names", "--reason", "official", "--by", "boris")
        assert l10n("approve", name, "--by", "boris").code == 0
    assert findings(l10n("check", "three", "--json")) == []
    (root / ".l10n" / "lessons.sqlite").write_bytes(b"rubbish")
    assert findings(l10n("check", "three", "--json")) == []


def test_a_finding_in_three_languages_says_that_the_source_is_to_be_mended(l10n, root: Path):
    (root / "l10n.toml").write_text('source_language = "en"\nlanguages = ["es", "fr", "it"]\n')
    l10n("extract")
    translations = {
        "es": WRONG,
        "fr": "Ils ont écrit à 13 pays.",
        "it": "Hanno scritto a 13 paesi.",
    }
    for tag, text in translations.items():
        l10n("edit", "-l", tag, *ONE[2:], "--text", text, "--by", "anna")
    hint = "So in es, fr, it: look at the source, and mend it there."
    assert l10n("check", "letter", "--only", "numbers").out.count(hint) == 3
    assert "So in" not in l10n("check", "letter", "-l", "es", "-l", "fr").out


def test_a_regions_language_has_its_languages_terms(l10n, root: Path):
    (root / "l10n.toml").write_text('source_language = "en"\nlanguages = ["pt-BR"]\n')
    (root / "locales").mkdir()
    terms = "source,language,target\nletter,pt,missiva\ncountries,*,nações\nmembers,es,miembros\n"
    (root / "locales" / "terms.csv").write_text(terms)
    l10n("extract")
    text = "Os deputados escreveram uma carta a 12 países."
    l10n("edit", "-l", "pt-BR", *ONE[2:], "--text", text, "--by", "anna")
    found = findings(l10n("check", "letter", "--only", "terms", "--json"))
    assert sorted(one["msgid"][slice(*one["source_span"])] for one in found) == [
        "countries",
        "letter",
    ]


def test_no_text_steers_the_terminal(l10n, after_run, catalog):
    path = catalog("letter")
    path.write_text(path.read_text().replace('msgstr "', 'msgstr "\\033[2J\u202e1234 ', 2))
    shown = l10n("check").out + l10n("approve", "-l", "es", "-n", "--by", "anna").out
    assert "[2J1234" in shown
    assert "\x1b[2J" not in shown
    assert "\u202e" not in shown
