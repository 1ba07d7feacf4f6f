"""l10n doctor"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from l10n.cli.engine import surveyed
from l10n.cli.options import json_option
from l10n.cli.output import print_json
from l10n.project import find_root, open_project
from l10n.workflow.doctor import Diagnosis, examine


@click.command()
@json_option
@click.pass_obj
def doctor(folder: Path, json_: bool) -> None:
    """Say what is missing on this machine and how to mend it.

    Looks at the project's settings, its statements, the packages for each of
    its languages, and whether the folders can be written. Changes nothing and
    asks no network.

    \b
    Examples:
      l10n doctor
      l10n doctor --json
    """
    project = open_project(find_root(folder.resolve()))
    packages, damages = surveyed()
    diagnoses = examine(project, packages, damages)
    if json_:
        print_json([_as_json(diagnosis) for diagnosis in diagnoses])
    else:
        for diagnosis in diagnoses:
            _tell(diagnosis)
    if not all(diagnosis.good for diagnosis in diagnoses):
        sys.exit(1)


def _tell(diagnosis: Diagnosis) -> None:
    mark = (
        click.style("ok", fg="green") if diagnosis.good else click.style("!!", fg="red", bold=True)
    )
    click.echo(f"{mark}  {diagnosis.what}")
    if diagnosis.tip:
        click.echo(f"    {diagnosis.tip}")


def _as_json(diagnosis: Diagnosis) -> dict[str, object]:
    return {"good": diagnosis.good, "what": diagnosis.what, "tip": diagnosis.tip}
