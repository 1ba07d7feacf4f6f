"""How packages look on the command line: lines of a table, and JSON."""

from __future__ import annotations

from collections.abc import Sequence

import click

from l10n.cli.output import printable
from l10n.cli.table import table
from l10n.engine import description
from l10n.engine.codes import name_of, tag_of
from l10n.engine.description import Score, published_score
from l10n.engine.index import AvailablePackage
from l10n.engine.package import Package


def as_dict(package: Package | AvailablePackage) -> dict[str, object]:
    """What --json prints of a package."""
    score = score_of(package)
    shared: dict[str, object] = {
        "source": package.source,
        "source_name": name_of(package.source),
        "target": package.target,
        "target_name": name_of(package.target),
        "version": package.version,
        "bleu": score.bleu if score else None,
        "weak": score.weak if score else None,
    }
    if isinstance(package, Package):
        folder = str(package.folder)
        return {
            **shared,
            "origin": package.origin,
            "starter": package.starter,
            "folder": folder,
        }
    checksum = package.checksum
    return {
        **shared,
        "size": package.size,
        "checksum": f"{checksum.algorithm}:{checksum.digest}" if checksum else None,
        "licence": package.licence,
        "links": package.links,
    }


def score_of(package: Package | AvailablePackage) -> Score | None:
    """The published quality of a package, installed or not."""
    if isinstance(package, Package):
        return description.score_of(package)
    return published_score(package.source, package.target, version=package.version)


def languages(package: Package | AvailablePackage) -> tuple[str, str]:
    """Both languages, by name and tag."""
    return (named(package.source), named(package.target))


def named(tag: str) -> str:
    """``Portuguese (Brazil) (pt-BR)``; the tag alone where no name is known."""
    tag = tag_of(tag)
    name = name_of(tag)
    return f"{name} ({tag})" if name != tag else tag


def titled(package: Package | AvailablePackage) -> str:
    """``English to Spanish``"""
    return f"{name_of(package.source)} to {name_of(package.target)}"


def quality(score: Score | None) -> str:
    """``BLEU 5.4, weak``; nothing where nothing is published."""
    if score is None:
        return ""
    return f"BLEU {score.bleu:.1f}" + (", weak" if score.weak else "")


def kind(package: Package) -> str:
    """Where a package comes from, in words."""
    if package.starter:
        return "starter, part of l10n"
    return "made by l10n train" if package.home_made else "Argos package"


def megabytes(size: int) -> str:
    """``8.6 MB``"""
    return f"{size / 1e6:,.1f} MB"


def echo_table(rows: Sequence[Sequence[str]]) -> None:
    """All columns flush left; the first row is the heading, if there is one."""
    cells = [[printable(cell).replace("\n", " ") for cell in row] for row in rows]
    for line in table(cells[0], cells[1:], left=len(cells[0])):
        click.echo(line)
