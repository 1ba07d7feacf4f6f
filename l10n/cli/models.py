"""``l10n models``: the translation packages on this machine and in the index."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from urllib.request import getproxies

import click

from l10n.cli.models_view import (
    as_dict,
    echo_table,
    kind,
    languages,
    megabytes,
    named,
    quality,
    score_of,
    titled,
)
from l10n.cli.options import json_option
from l10n.cli.output import print_json, printable
from l10n.engine.codes import tag_of
from l10n.engine.description import describe
from l10n.engine.discovery import starter_packages, survey
from l10n.engine.download import Progress
from l10n.engine.index import Index, fetch_index
from l10n.engine.install import Installation, install_file
from l10n.engine.install import install as install_available
from l10n.engine.install import remove as remove_package
from l10n.engine.network import Network
from l10n.engine.package import Package
from l10n.engine.routes import serving
from l10n.engine.settings import index_url, package_folders
from l10n.errors import PackageError
from l10n.report.counting import counted


@click.group()
def models() -> None:
    """List, install and remove translation packages.

    A package translates from one language to another, offline. l10n uses the
    packages of Argos Translate and keeps them where Argos Translate does: what
    one installs, the other finds. Languages are named by tags such as es,
    pt-BR or zh-Hant; Argos' own codes (pb, zt) are understood too.

    Between two languages without a package of their own, l10n translates
    through a third one, usually English: for French to Spanish, install
    fr to en and en to es.

    \b
    Example:
      l10n models install en fr
      l10n models list
    """


@models.command("list")
@click.option("--available", is_flag=True, help="Ask the index (network) what can be installed.")
@json_option
def list_(*, available: bool, json_: bool) -> None:
    """List the installed packages, or those that can be installed.

    Quality is the published BLEU score on the FLORES test set, where there is
    one; below 15 a package is called weak, and most of its sentences need
    mending. The starter packages are part of l10n and used only where no other
    package for the same languages is installed.

    With --available the list comes from the package index, over the network.
    ARGOS_PACKAGE_INDEX names another index, http_proxy and https_proxy a proxy.

    \b
    Example:
      l10n models list
      l10n models list --available
    """
    if available:
        _list_available(json_=json_)
    else:
        _list_installed(json_=json_)


@models.command()
@click.argument("what", nargs=-1, required=True, metavar="FROM TO | FILE...")
def install(what: tuple[str, ...]) -> None:
    """Install a package from the index, or from files.

    FROM and TO are languages: the package is downloaded from the index over
    the network, checked and unpacked. A download that breaks off goes on from
    there when the command is run again.

    FILE is an .argosmodel file, for machines without a network: download it
    elsewhere and bring it along.

    A newer version takes the place of an older one. Packages go to
    ARGOS_PACKAGES_DIR if that is set, else to Argos Translate's own folder.

    \b
    Example:
      l10n models install en fr
      l10n models install ~/Downloads/translate-en_fr-1_9.argosmodel
    """
    folder = _folders()[0]
    if all(map(_is_file, what)):
        for name in what:
            _tell(install_file(Path(name), folder))
    elif len(what) == 2 and not any(map(_is_file, what)):
        _install_from_index(what[0], what[1], folder)
    else:
        raise click.UsageError("Give two languages, such as “en fr”, or .argosmodel files.")


@models.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def remove(source: str, target: str) -> None:
    """Remove the package that translates FROM one language TO another.

    Argos Translate loses it too: both use the same folder. The starter
    packages are part of l10n and stay.

    \b
    Example:
      l10n models remove en fr
    """
    for package in _installed(source, target):
        remove_package(package)
        click.echo(f"Removed {titled(package)} {package.version}.")


@models.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@json_option
def info(source: str, target: str, *, json_: bool) -> None:
    """Show what is known of an installed package.

    Its origin, folder and size, what it says of its licence, its published
    quality, and its own README.

    \b
    Example:
      l10n models info en es
    """
    package = _installed(source, target)[0]
    details = describe(package)
    if json_:
        score = {"score_source": details.score.source if details.score else None}
        extra = {"size": details.size, "licence": details.licence, "readme": details.readme}
        print_json({**as_dict(package), **score, **extra})
        return
    unknown = "see its README below" if package.home_made else "nothing is published"
    measured = quality(details.score) or unknown
    rows = [
        ("Package", package.origin),
        ("Kind", kind(package)),
        ("Folder", str(package.folder)),
        ("Size", megabytes(details.size)),
        ("Licence", details.licence or "the package does not say"),
        ("Quality", measured + (f" ({details.score.source})" if details.score else "")),
    ]
    click.echo(f"{titled(package)} ({package.source} to {package.target})")
    echo_table(rows)
    if details.readme:
        click.echo(f"\n{printable(details.readme)}")


def _list_installed(*, json_: bool) -> None:
    found = survey(_folders())
    packages = [*found.packages, *starter_packages()]
    if json_:
        damaged = [{"folder": str(d.folder), "reason": d.reason} for d in found.damages]
        print_json({"packages": [as_dict(p) for p in packages], "damaged": damaged})
        return
    rows = [("From", "To", "Version", "Quality", "Where")]
    for package in packages:
        where = "starter, part of l10n" if package.starter else str(package.folder)
        rows.append((*languages(package), package.version, quality(score_of(package)), where))
    echo_table(rows)
    for damage in found.damages:
        click.echo(f"Damaged: {printable(str(damage.folder))}: {damage.reason}", err=True)


def _list_available(*, json_: bool) -> None:
    index = _index(_network())
    here: dict[tuple[str, str], str] = {}
    for package in survey(_folders()).packages:
        here.setdefault((package.source, package.target), package.version)
    if json_:
        entries = [
            {**as_dict(p), "installed": here.get((p.source, p.target))} for p in index.packages
        ]
        print_json({"packages": entries, "skipped": index.skipped})
        return
    rows = [("From", "To", "Version", "Size", "Quality", "Installed")]
    for offer in index.packages:
        size = megabytes(offer.size) if offer.size else ""
        installed = here.get((offer.source, offer.target), "")
        rows.append((*languages(offer), offer.version, size, quality(score_of(offer)), installed))
    echo_table(rows)
    if index.skipped:
        click.echo(
            f"{counted(index.skipped, 'entry', 'entries')} of the index made no sense.", err=True
        )


def _install_from_index(source: str, target: str, folder: Path) -> None:
    network = _network()
    index = _index(network)
    available = index.offers(tag_of(source), tag_of(target))
    if available is None:
        raise PackageError(
            f"The index has no package from {named(source)} to {named(target)}.",
            tip=_detour(source, target, index),
        )
    _tell(_watched(install_available(available, folder, network), titled(available)))


def _watched(steps: Generator[Progress, None, Installation], title: str) -> Installation:
    """Run a download under a progress bar, which goes to standard error."""
    with closing(steps), click.progressbar(length=1, label=title, file=sys.stderr) as bar:
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                done: Installation = end.value
                return done
            bar.length = step.total or step.done
            bar.update(step.done - bar.pos)


def _tell(done: Installation) -> None:
    package = done.package
    if done.already:
        click.echo(f"{titled(package)} {package.version} is installed already.")
        return
    click.echo(f"Installed {titled(package)} {package.version} in {package.folder}.")
    for old in done.replaced:
        click.echo(f"It takes the place of version {old.version}.")
    score = score_of(package)
    if score and score.weak:
        click.echo(f"Its published quality is {quality(score)}: most sentences need mending.")


def _installed(source: str, target: str) -> tuple[Package, ...]:
    """All versions of the nearest direction, the starter package if there is no other."""
    packages = (*survey(_folders()).packages, *starter_packages())
    fitting = serving(packages, tag_of(source), tag_of(target))
    found = [package for package in fitting if not package.starter] or fitting
    if not found:
        raise PackageError(
            f"No package from {named(source)} to {named(target)} is installed.",
            tip="l10n models list shows those that are, l10n models list --available those "
            "that can be installed.",
        )
    nearest = (found[0].source, found[0].target)
    return tuple(package for package in found if (package.source, package.target) == nearest)


def _detour(source: str, target: str, index: Index) -> str:
    if index.offers(tag_of(source), "en") and index.offers("en", tag_of(target)):
        return (
            "Translate through English instead: "
            f"l10n models install {source} en, then l10n models install en {target}."
        )
    return "l10n models list --available shows what it has."


def _index(network: Network) -> Index:
    return fetch_index(index_url(os.environ, Path.home()), network)


def _network() -> Network:
    return Network(sleep=time.sleep, proxies=getproxies())


def _folders() -> tuple[Path, ...]:
    return package_folders(os.environ, Path.home())


def _is_file(name: str) -> bool:
    """Languages have neither dots nor slashes in them."""
    return "." in name or "/" in name or os.sep in name
