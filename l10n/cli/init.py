"""l10n init"""

from __future__ import annotations

from pathlib import Path

import click

from l10n.errors import ConfigError
from l10n.languages import Language, language
from l10n.project import CONFIG_FILE, start_project


@click.command()
@click.option(
    "--source",
    "source_tag",
    default="en",
    show_default=True,
    metavar="LANG",
    help="The language your statements are written in.",
)
@click.option(
    "-l",
    "--language",
    "tags",
    multiple=True,
    required=True,
    metavar="LANG",
    help="A language to translate into; may be given again.",
)
@click.pass_obj
def init(folder: Path, source_tag: str, tags: tuple[str, ...]) -> None:
    """Make a project in this folder.

    Writes l10n.toml with the languages you give and makes source_texts/ for
    your statements. Nothing that is there already is changed.

    \b
    Examples:
      l10n init -l es -l fr -l ar
      l10n init --source az -l en -l tr
    """
    root = folder.resolve()
    if (root / CONFIG_FILE).exists():
        raise ConfigError(
            "There is a project here already.",
            tip="Change its languages in that file, then: l10n run",
            path=CONFIG_FILE,
        )
    source, targets = language(source_tag), [language(tag) for tag in tags]
    for made in start_project(root, source, targets):
        click.echo(f"{made} made.")
    click.echo(_next(targets))


def _next(targets: list[Language]) -> str:
    names = ", ".join(target.name for target in targets)
    return f"Put your statements into source_texts/ as .txt files, then: l10n run\nInto: {names}."
