"""``l10n models`` as its user meets it, with an index served on this machine."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from l10n.cli.models import models
from tests.small import shipped

STARTERS = [
    "English (en)  Spanish (es)  0.4      BLEU 17.9  starter, part of l10n",
    "English (en)  French (fr)   0.4      BLEU 27.0  starter, part of l10n",
]


@pytest.fixture
def packages(root: Path) -> Path:
    """Where argostranslate's packages are in the empty HOME."""
    return root.parent / "home" / ".local" / "share" / "argos-translate" / "packages"


@pytest.fixture
def make_package(tmp_path: Path) -> Callable[..., Path]:
    def make(source: str, target: str, version: str = "1.0", readme: str = "License: CC0") -> Path:
        top = f"translate-{source}_{target}-{version.replace('.', '_')}"
        metadata = {"from_code": source, "to_code": target, "package_version": version}
        path = tmp_path / "served" / f"{top}.argosmodel"
        path.parent.mkdir(exist_ok=True)
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(f"{top}/metadata.json", json.dumps(metadata))
            archive.writestr(f"{top}/README.md", readme)
            archive.writestr(f"{top}/sentencepiece.model", b"pieces")
            archive.writestr(f"{top}/model/model.bin", b"model" * 1000)
        return path

    return make


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def offer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Offer package files in an index, which ARGOS_PACKAGE_INDEX names."""
    served = tmp_path / "served"
    served.mkdir(exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(served)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}/"
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", url)

    def publish(*paths: Path, junk: int = 0) -> None:
        entries: list[Any] = [None] * junk
        for path in paths:
            with zipfile.ZipFile(path) as archive:
                metadata = json.loads(archive.read(f"{path.stem}/metadata.json"))
            entries.append(
                {**metadata, "links": [url + path.name], "size": path.stat().st_size * 100}
            )
        (served / "index.json").write_text(json.dumps(entries))

    yield publish
    server.shutdown()
    thread.join()
    server.server_close()


def test_at_first_there_is_the_starter_and_home_stays_empty(l10n, packages: Path):
    assert l10n("models", "list").out.splitlines() == [
        "From          To            Version  Quality    Where",
        *STARTERS,
    ]
    assert shipped("es") in l10n("models", "info", "en", "es").out
    assert not (packages.parents[3] / ".local").exists()


def test_a_package_is_installed_listed_described_and_removed(
    l10n, packages: Path, make_package, offer
):
    offer(make_package("en", "az"), make_package("en", "pb"), junk=1)
    shown = l10n("models", "list", "--available")
    assert shown.out.splitlines() == [
        "From          To                           Version  Size    Quality         Installed",
        "English (en)  Azerbaijani (az)             1.0      0.6 MB  BLEU 5.4, weak",
        "English (en)  Portuguese (Brazil) (pt-BR)  1.0      0.6 MB",
    ]
    assert shown.err == "1 entry of the index made no sense.\n"
    assert not packages.exists()
    ran = l10n("models", "install", "en", "az")
    folder = packages / "translate-en_az-1_0"
    assert ran.out.splitlines() == [
        f"Installed English to Azerbaijani 1.0 in {folder}.",
        "Its published quality is BLEU 5.4, weak: most sentences need mending.",
    ]
    assert l10n("models", "install", "en", "pt_BR").code == 0
    again = l10n("models", "install", "en", "pb")
    assert again.out == "English to Portuguese (Brazil) 1.0 is installed already.\n"
    assert [
        line.split("  ")[-1].strip() for line in l10n("models", "list").out.splitlines()[1:]
    ] == [
        str(folder),
        str(packages / "translate-en_pb-1_0"),
        "starter, part of l10n",
        "starter, part of l10n",
    ]
    listed = l10n("models", "list", "--available").out.splitlines()
    assert listed[1].endswith("1.0")
    info = l10n("models", "info", "en", "az").out
    for words in ("argos:en_az-1.0", str(folder), "License: CC0", "BLEU 5.4, weak"):
        assert words in info
    assert l10n("models", "remove", "en", "az").out == "Removed English to Azerbaijani 1.0.\n"
    assert not folder.exists()


def test_a_file_is_installed_without_the_network(l10n, packages: Path, make_package):
    old, new = make_package("en", "fr", "1.0"), make_package("en", "fr", "1.10")
    ran = l10n("models", "install", str(old), str(make_package("en", "de")))
    assert [line.split(" 1.0 ")[0] for line in ran.out.splitlines()] == [
        "Installed English to French",
        "Installed English to German",
    ]
    assert l10n("models", "install", str(new)).out.splitlines() == [
        f"Installed English to French 1.10 in {packages / new.stem}.",
        "It takes the place of version 1.0.",
    ]


def test_lists_and_descriptions_as_json(l10n, packages: Path, make_package, offer):
    offer(make_package("en", "xx", readme="x"))
    (offered,) = json.loads(l10n("models", "list", "--available", "--json").out)["packages"]
    assert offered.pop("links")[0].endswith("/translate-en_xx-1_0.argosmodel")
    assert offered == {
        "source": "en",
        "source_name": "English",
        "target": "xx",
        "target_name": "xx",
        "version": "1.0",
        "bleu": None,
        "weak": None,
        "size": 100 * make_package("en", "xx", readme="x").stat().st_size,
        "checksum": None,
        "licence": "",
        "installed": None,
    }
    l10n("models", "install", "en", "xx")
    (packages / "half").mkdir()
    report = json.loads(l10n("models", "list", "--json").out)
    assert [package["origin"] for package in report["packages"]] == [
        "argos:en_xx-1.0",
        shipped("es"),
        shipped("fr"),
    ]
    assert report["damaged"] == [
        {"folder": str(packages / "half"), "reason": "It has no metadata.json."}
    ]
    assert "Damaged: " + str(packages / "half") in l10n("models", "list").err
    info = json.loads(l10n("models", "info", "en", "es", "--json").out)
    assert (info["starter"], info["bleu"], info["weak"]) == (True, 17.9, False)
    assert "News Commentary v11 and newstest 2012 (research use" in info["licence"]


@pytest.fixture
def to_and_from_english(offer, make_package):
    offer(make_package("fr", "en"), make_package("en", "de"))


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["install", "en"], 2, "Give two languages"),
        (["install", "en", "es", "fr"], 2, "Give two languages"),
        (["install", "en", "a.argosmodel"], 2, "Give two languages"),
        (["install"], 2, "Missing argument"),
        (["install", "none.argosmodel"], 1, "There is no such file."),
        (["install", "en", "tlh-x"], 1, "no package from English (en) to tlh-x"),
        (["install", "fr", "de"], 1, "l10n models install fr en, then l10n models install en de"),
        (["info", "en", "de"], 1, "No package from English (en) to German (de) is installed."),
        (["remove", "en", "de"], 1, "No package from English (en) to German (de) is installed."),
        (["remove", "en", "es"], 1, "part of l10n and cannot be removed"),
    ],
)
@pytest.mark.usefixtures("to_and_from_english")
def test_a_mistake_is_explained(l10n, arguments: list[str], code: int, words: str):
    ran = l10n("models", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_an_index_that_is_not_there_is_explained(l10n, offer):
    ran = l10n("models", "install", "en", "fr")
    assert ran.code == 1
    assert "has no such file (status 404)" in ran.err
    assert "l10n models install FILE" in ran.err


def test_a_package_cannot_steer_the_terminal(l10n, make_package):
    path = make_package("en", "fr", readme="Licence: \x1b[2Jnone\x07\nSecond\u202eline")
    l10n("models", "install", str(path))
    shown = l10n("models", "info", "en", "fr").out
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert "Secondline" in shown


@pytest.mark.parametrize("name", [None, *models.commands])
def test_every_command_has_help_with_an_example(l10n, name: str | None):
    shown = l10n("models", *([name] if name else []), "--help").out
    assert "Example:" in shown
    assert f"  l10n models {name or 'list'}" in shown


def test_only_what_says_so_opens_a_connection(root: Path, make_package):
    """Listing, describing, installing files and removing ask for no socket."""
    script = (
        "import sys\n"
        "def refuse(event, args):\n"
        "    if event.startswith('socket.'): sys.exit(event)\n"
        "sys.addaudithook(refuse)\n"
        "from l10n.cli.models import models\n"
        "models(sys.argv[1:], standalone_mode=False)"
    )
    path = str(make_package("en", "fr"))
    steps = (["list"], ["install", path], ["info", "en", "fr"], ["remove", "en", "fr"])
    ends = [subprocess.run([sys.executable, "-c", script, *step], check=False) for step in steps]
    assert [end.returncode for end in ends] == [0, 0, 0, 0]
    asked = subprocess.run([sys.executable, "-c", script, "install", "en", "fr"], check=False)
    assert asked.returncode != 0, "the guard hears what does ask"
