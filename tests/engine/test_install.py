"""Installing and removing, shared with argostranslate, whatever goes wrong half-way."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from filelock import FileLock

from l10n.engine.discovery import starter_packages, survey
from l10n.engine.download import Progress
from l10n.engine.index import AvailablePackage, fetch_index
from l10n.engine.install import Installation, install, install_file, remove
from l10n.engine.network import Network
from l10n.errors import PackageError

Make = Callable[..., Path]
Tree = Callable[[Path], dict[str, bytes]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "packages"


def finish(steps: Generator[Progress, None, Installation]) -> tuple[list[Progress], Installation]:
    seen = []
    while True:
        try:
            seen.append(next(steps))
        except StopIteration as end:
            return seen, end.value


def available(site: Any, package: Path, **fields: Any) -> AvailablePackage:
    """The package file, offered by the site."""
    data = package.read_bytes()
    site.pages[f"/{package.name}"] = site.serve(data, ranges=True, ETag='"one"')
    source, _, rest = package.stem.removeprefix("translate-").partition("_")
    target, _, version = rest.partition("-")
    known: dict[str, Any] = {
        "source": source,
        "target": target,
        "version": version.replace("_", "."),
        "from_code": source,
        "to_code": target,
        "links": (site.url(f"/{package.name}"),),
    }
    return AvailablePackage(**{**known, **fields})


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".l10n-lock")


def test_a_file_is_installed_once(make_package: Make, folder: Path, tree: Tree) -> None:
    path = make_package()
    done = install_file(path, folder)
    assert done == Installation(survey([folder]).packages[0])
    assert names(folder) == ["translate-en_fr-1_0"]
    before = tree(folder)
    assert install_file(path, folder) == Installation(done.package, already=True)
    assert tree(folder) == before
    assert path.exists()


def test_a_newer_version_takes_the_place_of_all_older_ones(
    make_package: Make, folder: Path
) -> None:
    old = install_file(make_package(version="1.9"), folder).package
    other = install_file(make_package(target="de"), folder).package
    done = install_file(make_package(version="1.10", top="en_fr"), folder)
    assert done.replaced == (old,)
    assert survey([folder]).packages == (other, done.package)
    assert names(folder) == ["en_fr", "translate-en_de-1_0"]


def test_an_older_version_takes_no_place(make_package: Make, folder: Path, tree: Tree) -> None:
    install_file(make_package(version="1.10"), folder)
    before = tree(folder)
    with pytest.raises(PackageError, match=r"1\.10 is installed, which is newer than 1\.9"):
        install_file(make_package(version="1.9"), folder)
    assert tree(folder) == before


def test_a_newer_version_that_is_damaged_leaves_the_older_one(
    make_package: Make, folder: Path, tree: Tree
) -> None:
    install_file(make_package(version="1.0", top="en_fr"), folder)
    before = tree(folder)
    newer = make_package(version="1.1", top="en_fr")
    data = bytearray(newer.read_bytes())
    data[data.index(b"model/model.bin") + 100] ^= 255
    newer.write_bytes(bytes(data))
    with pytest.raises(PackageError, match="damaged"):
        install_file(newer, folder)
    assert tree(folder) == before


def test_a_damaged_installation_is_mended_by_installing_again(
    make_package: Make, folder: Path
) -> None:
    package = install_file(make_package(), folder).package
    (package.folder / "model" / "model.bin").unlink()
    assert survey([folder]).packages == ()
    assert install_file(make_package(), folder) == Installation(package)
    assert survey([folder]).damages == ()


def test_a_package_comes_from_the_index_with_progress(
    make_package: Make, folder: Path, site: Any, network: Network
) -> None:
    path = make_package()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    entry = {
        "from_code": "en",
        "to_code": "fr",
        "package_version": "1.0",
        "links": [site.url("/none"), site.url("/fr")],
        "sha256": digest,
    }
    site.pages["/fr"] = site.serve(path.read_bytes())
    site.pages["/index.json"] = site.serve(json.dumps([entry]).encode())
    offer = fetch_index(site.url("/index.json"), network).offers("en", "fr")
    assert offer is not None
    steps, done = finish(install(offer, folder, network))
    assert steps[-1] == Progress(path.stat().st_size, path.stat().st_size)
    assert done.package == survey([folder]).packages[0]
    assert names(folder) == ["translate-en_fr-1_0"]
    asked = len(site.requests)
    assert finish(install(offer, folder, network)) == ([], Installation(done.package, already=True))
    assert len(site.requests) == asked, "what is installed is not downloaded again"


def test_an_installation_that_breaks_off_goes_on(
    make_package: Make, folder: Path, site: Any, network: Network, tree: Tree
) -> None:
    path = make_package()
    offer = available(site, path)
    whole = site.pages["/" + path.name]
    cut = path.stat().st_size // 2
    broken = site.serve(path.read_bytes(), cut=cut, ETag='"one"')
    site.pages["/" + path.name] = site.in_turn(broken, site.serve(b"", 404))
    with pytest.raises(PackageError, match="no such file"):
        finish(install(offer, folder, network))
    assert survey([folder]).packages == ()
    assert survey([folder]).damages == ()
    site.pages["/" + path.name] = whole
    finish(install(offer, folder, network))
    assert site.requests[-1][1]["Range"] == f"bytes={cut}-"
    assert names(folder) == ["translate-en_fr-1_0"]


@pytest.mark.parametrize("what", ["garbage in a zip's clothes", "checksum", "direction", "page"])
def test_what_came_wrong_leaves_nothing(
    make_package: Make, folder: Path, site: Any, network: Network, what: str
) -> None:
    path = make_package()
    offer = available(site, path)
    if what == "checksum":
        wrong = hashlib.md5(b"").hexdigest()
        entry = {"from_code": "en", "to_code": "fr", "links": list(offer.links), "md5": wrong}
        site.pages["/index.json"] = site.serve(json.dumps([entry]).encode())
        offer = fetch_index(site.url("/index.json"), network).packages[0]
    elif what == "direction":
        offer = available(site, make_package(target="de"), target="fr", to_code="fr")
    else:
        data = b"PK\3\4" + bytes(1000) if what.startswith("garbage") else b"<html></html>"
        site.pages["/" + path.name] = site.serve(data)
    with pytest.raises(PackageError):
        finish(install(offer, folder, network))
    assert not [path for path in folder.iterdir() if not path.name.startswith(".l10n-")]
    assert not any(path.is_dir() or path.suffix == ".argosmodel" for path in folder.iterdir())


def test_two_installations_do_not_meet(make_package: Make, folder: Path) -> None:
    folder.mkdir(parents=True)
    path = make_package()
    with FileLock(folder / ".l10n-lock"), pytest.raises(PackageError, match="Another install"):
        install_file(path, folder)
    assert install_file(path, folder).package


def test_removing_takes_the_package_and_nothing_else(
    make_package: Make, folder: Path, tree: Tree
) -> None:
    keep = install_file(make_package(target="de"), folder).package
    before = tree(folder)
    remove(install_file(make_package(), folder).package)
    assert tree(folder) == before
    assert survey([folder]).packages == (keep,)


def test_removing_a_link_keeps_what_it_leads_to(
    make_package: Make, folder: Path, tmp_path: Path, tree: Tree
) -> None:
    package = install_file(make_package(), tmp_path / "elsewhere").package
    folder.mkdir(parents=True)
    (folder / "linked").symlink_to(package.folder)
    before = tree(package.folder)
    remove(survey([folder]).packages[0])
    assert names(folder) == []
    assert tree(package.folder) == before


def test_the_starter_stays(tree: Tree) -> None:
    starter = starter_packages()[0]
    before = tree(starter.folder.parent)
    with pytest.raises(PackageError, match="part of l10n and cannot be removed"):
        remove(starter)
    assert tree(starter.folder.parent) == before


def test_what_is_gone_already_cannot_be_removed(make_package: Make, folder: Path) -> None:
    package = install_file(make_package(), folder).package
    shutil.rmtree(package.folder)
    with pytest.raises(PackageError, match="cannot be changed"):
        remove(package)


def test_a_folder_that_cannot_be_made_is_said(make_package: Make, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(PackageError, match="cannot be changed"):
        install_file(make_package(), tmp_path / "file" / "packages")


@pytest.mark.parametrize("replaced_is_back", [True, False])
def test_what_a_killed_installation_left_is_mended(
    make_package: Make, folder: Path, replaced_is_back: bool
) -> None:
    package = install_file(make_package(), folder).package
    whole = package.folder
    shutil.copytree(whole, folder / ".l10n-new-translate-en_fr-1_0")
    shutil.copytree(whole, folder / ".l10n-gone-translate-en_de-1_0")
    if replaced_is_back:
        shutil.copytree(whole, folder / ".l10n-old-translate-en_fr-1_0")
    else:
        whole.rename(folder / ".l10n-old-translate-en_fr-1_0")
    install_file(make_package(target="ru"), folder)
    assert names(folder) == ["translate-en_fr-1_0", "translate-en_ru-1_0"]
    assert package in survey([folder]).packages


STEPS = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree"}


def killed_at(step: int, path: Path, folder: Path) -> bool:
    """Install in a child that is killed before that step on disk; whether it came so far."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    left = step

    def count(event: str, args: tuple[object, ...]) -> None:
        nonlocal left
        written = event == "open" and isinstance(args[1], str) and args[1][:1] in {"x", "w"}
        if written or event in STEPS:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    try:
        sys.addaudithook(count)
        install_file(path, folder)
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


@pytest.fixture
def quick_folder(tmp_path: Path) -> Iterator[Path]:
    """In memory where there is such a place: the kills below make hundreds of installations."""
    memory = Path("/dev/shm")
    root = Path(mkdtemp(dir=memory if memory.is_dir() else tmp_path))
    yield root / "packages"
    shutil.rmtree(root)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.parametrize("top", ["en_fr", "new"], ids=["the same name", "a new name"])
def test_a_kill_at_any_moment_loses_no_package(
    make_package: Make, quick_folder: Path, tmp_path: Path, top: str
) -> None:
    """An installation that replaces a version is killed before each of its steps on disk:
    there is the old version or the new one, and the next installation puts all in order."""
    old = make_package(version="1.0", top="en_fr").rename(tmp_path / "old.argosmodel")
    new = make_package(version="1.1", top=top)
    folder, step = quick_folder, 1
    while True:
        shutil.rmtree(folder, ignore_errors=True)
        install_file(old, folder)
        if not killed_at(step, new, folder):
            break
        assert {p.version for p in survey([folder]).packages} & {"1.0", "1.1"}
        assert survey([folder]).damages == ()
        install_file(make_package(target="de"), folder)
        install_file(new, folder)
        assert survey([folder]).packages[1].version == "1.1"
        assert not [name for name in names(folder) if name.startswith(".l10n-")]
        step += 1
    assert names(folder) == [top]
    assert step > 15


ARGOS = """
import json
from argostranslate import package, settings
found = [
    [p.type, p.from_code, p.to_code, p.package_version, str(p.package_path)]
    for p in package.get_installed_packages()
]
print(json.dumps(sorted(found, key=str)))
"""


def argos(home: Path) -> list[list[str]]:
    """What argostranslate itself finds installed."""
    run = subprocess.run(
        [sys.executable, "-c", ARGOS],
        env={"HOME": str(home), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[list[str]] = json.loads(run.stdout)
    return found


def test_argostranslate_and_l10n_find_each_others_packages(
    starter_archive: Path, make_package: Make, site: Any, network: Network, tmp_path: Path
) -> None:
    folder = tmp_path / ".local" / "share" / "argos-translate" / "packages"
    offer = available(site, starter_archive)
    _, done = finish(install(offer, folder, network))
    ours = done.package
    assert (ours.source, ours.target, ours.version, ours.starter) == ("en", "es", "0.1", False)
    line = ["translate", "en", "es", "0.1", str(ours.folder)]
    assert argos(tmp_path) == [line]
    # As argostranslate's install_from_path does it.
    shutil.unpack_archive(make_package(), folder, "zip")
    assert [p.target for p in survey([folder]).packages] == ["es", "fr"]
    remove(ours)
    assert [found[2] for found in argos(tmp_path)] == ["fr"]


def test_argostranslate_bears_what_is_being_installed(
    make_package: Make, folder: Path, tmp_path: Path
) -> None:
    """It fails on a folder without metadata.json; one that is half unpacked must have it."""
    folder = tmp_path / ".local" / "share" / "argos-translate" / "packages"
    package = install_file(make_package(), folder).package
    half = folder / ".l10n-new-translate-en_de-1_0"
    script = (
        "import os, sys; from pathlib import Path; from l10n.engine.install import install_file\n"
        "def stop(event, args):\n"
        "    if event == 'open' and str(args[0]).endswith('model.bin'): os.kill(os.getpid(), 9)\n"
        "sys.addaudithook(stop); install_file(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    file = str(make_package(target="de"))
    subprocess.run([sys.executable, "-c", script, file, str(folder)], check=False)
    assert (half / "metadata.json").exists()
    usable = [found for found in argos(tmp_path) if found[0] == "translate"]
    assert usable == [["translate", "en", "fr", "1.0", str(package.folder)]]
    assert survey([folder]).packages == (package,)
