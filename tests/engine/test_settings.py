"""Our answers beside those of argostranslate itself."""

import json
import subprocess
import sys
from pathlib import Path

from l10n.engine.settings import index_url, package_folders

ASK = """
import importlib, json, os, sys
asked = json.load(sys.stdin)
answers = []
for environ in asked:
    os.environ.clear()
    os.environ.update(environ)
    module = importlib.import_module("argostranslate.settings")
    module = importlib.reload(module)
    answers.append([[str(path) for path in module.package_dirs], module.remote_package_index])
print(json.dumps(answers))
"""


def cases(root: Path) -> list[dict[str, str]]:
    """Environments as users have them; some with a settings.json of argostranslate."""
    home = {"HOME": str(root / "home")}
    written = root / "config" / "argos-translate" / "settings.json"
    broken = root / "broken" / "argos-translate" / "settings.json"
    snap = root / "snap"
    for folder in (written.parent, broken.parent, root / "home"):
        folder.mkdir(parents=True)
    for folder in ("packages", "content_snap_packages/a"):
        (snap / "snap_custom" / folder).mkdir(parents=True)
    named = {"ARGOS_PACKAGES_DIR": str(root / "named"), "ARGOS_PACKAGE_INDEX": "http://a.test/"}
    written.write_text(json.dumps(named), encoding="utf-8")
    broken.write_text("{", encoding="utf-8")
    return [
        home,
        {**home, "ARGOS_PACKAGES_DIR": str(root / "packages")},
        {**home, "ARGOS_TRANSLATE_PACKAGE_DIR": str(root / "legacy")},
        {**home, "XDG_DATA_HOME": str(root / "data")},
        {**home, "XDG_CONFIG_HOME": str(root / "config")},
        {**home, "XDG_CONFIG_HOME": str(root / "config"), "ARGOS_PACKAGES_DIR": str(root / "p")},
        {**home, "XDG_CONFIG_HOME": str(root / "broken")},
        {**home, "ARGOS_PACKAGE_INDEX": "https://mirror.test/argos/"},
        {**home, "ARGOS_PACKAGE_INDEX": "https://mirror.test/argos"},
        {**home, "SNAP": str(snap), "SNAP_USER_DATA": str(root / "snapdata")},
        {**home, "SNAP": str(root / "empty"), "SNAP_USER_DATA": str(root / "snapdata")},
    ]


def test_the_folders_and_the_index_are_those_of_argostranslate(tmp_path: Path) -> None:
    environs = cases(tmp_path)
    home = tmp_path / "home"
    before = sorted(tmp_path.rglob("*"))
    ours = [
        [[str(path) for path in package_folders(environ, home)], index_url(environ, home)]
        for environ in environs
    ]
    assert sorted(tmp_path.rglob("*")) == before, "asking makes no folder"
    asked = subprocess.run(
        [sys.executable, "-c", ASK],
        input=json.dumps(environs),
        env={"HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ours == json.loads(asked.stdout.splitlines()[-1])
