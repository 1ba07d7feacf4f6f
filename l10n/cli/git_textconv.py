"""l10n git-textconv: git diff runs it, see l10n git-setup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from l10n.catalogs import po
from l10n.catalogs.alternatives import on_one_line
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.receipts import is_ours
from l10n.errors import L10nError


@click.command("git-textconv", hidden=True)
@click.argument("file", type=click.Path(path_type=Path))
def git_textconv(file: Path) -> None:
    """Show a catalog as people read it: what git diff compares.

    What changes without anybody's doing is left out: line numbers, dates,
    hashes. What is not PO is shown as it is.
    """
    try:
        shown = "\n".join(_lines(po.read(file, shown=str(file)))).encode()
    except L10nError:
        # An error would be the end of the whole git diff.
        shown = file.read_bytes()
    click.echo(shown, nl=not shown.endswith(b"\n"))


def _lines(catalog: Catalog) -> Iterator[str]:
    for entry in catalog.entries:
        yield from _block(entry)
        yield ""


def _block(entry: Entry) -> Iterator[str]:
    yield _field("state", _state(entry))
    parts = (
        ("context", entry.context),
        ("was", entry.previous_source),
        ("source", entry.source),
        ("plural", entry.plural_source),
        ("target", None if entry.plural_source else entry.target),
        *((f"target {number}", text) for number, text in entry.plural_targets),
        *(("note", comment) for comment in entry.comments if not is_ours(comment)),
    )
    for name, text in parts:
        if text is not None:
            yield _field(name, text)


def _state(entry: Entry) -> str:
    """The state and who is behind it: ``rejected by anna: wrong day``."""
    unit = entry.unit()
    receipt = unit.receipt
    who = (receipt.by or receipt.origin) if receipt else ""
    why = receipt.reason if receipt else ""
    gone = ", no longer in the source" if entry.obsolete else ""
    return f"{unit.state}{who and f' by {who}'}{why and f': {why}'}{gone}"


def _field(name: str, text: str) -> str:
    return f"{name:<8} {on_one_line(text)}".rstrip()
