"""l10n git-merge: git runs it, see l10n git-setup."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from l10n.catalogs import po
from l10n.catalogs.catalog import Catalog
from l10n.catalogs.threeway import Merged, merge3
from l10n.errors import L10nError
from l10n.report.counting import counted

_FILE = click.Path(path_type=Path)


@click.command("git-merge", hidden=True)
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.argument("path")
def git_merge(base: Path, ours: Path, theirs: Path, path: str) -> None:
    """Merge two versions of a catalog, entry by entry, into OURS.

    What is not PO is merged as any text, with git's marks, and is a conflict.
    """
    try:
        merged = _merge(base, ours, theirs, path)
        data = po.write(merged.catalog).encode()
    except Exception as error:
        # Even for a bug of ours: a file left as it is would show nothing of theirs.
        _merge_as_text(base, ours, theirs)
        why = error.headline if isinstance(error, L10nError) else f"{path}: {error!r}"
        click.echo(f"{why}\nIt was merged as text: see what git has marked in it.", err=True)
        sys.exit(1)
    # git's own file beside the catalog, which git puts in its place: not one of the project's.
    with click.open_file(str(ours), "wb", atomic=True) as file:
        file.write(data)
    if merged.two_ways:
        click.echo(_told(merged, path), err=True)


def _merge(base: Path, ours: Path, theirs: Path, path: str) -> Merged:
    before, we, they = (_read(file, path) for file in (base, ours, theirs))
    return merge3(before, we or Catalog((), ()), they or Catalog((), ()))


def _read(file: Path, path: str) -> Catalog | None:
    """One version; None for the empty file that git gives where there was none."""
    return po.read(file, shown=path) if file.stat().st_size else None


def _merge_as_text(base: Path, ours: Path, theirs: Path) -> None:
    import subprocess  # noqa: PLC0415  # slow to load, seldom needed

    labels = [part for name in ("ours", "base", "theirs") for part in ("-L", name)]
    command = ["git", "merge-file", *labels, str(ours), str(base), str(theirs)]
    subprocess.run(command, check=False)  # noqa: S603  # git runs us


def _told(merged: Merged, path: str) -> str:
    many = len(merged.two_ways)
    was = "was" if many == 1 else "were"
    return (
        f"{path}: {counted(many, 'segment')} {was} translated two ways. Both are kept, one in a "
        "comment, marked as needing review."
    )
