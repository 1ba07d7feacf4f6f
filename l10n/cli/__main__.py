"""The ``l10n`` command: finds the subcommand, and turns errors into words and exit codes."""

from __future__ import annotations

import difflib
import importlib
import os
import signal
import sqlite3
import sys
from pathlib import Path
from typing import NoReturn

import click

import l10n
from l10n.errors import L10nError

# Named here so that --help loads none of them.
COMMANDS = {
    "run": "Extract, translate, check and show the status: the main job, in one go.",
    "init": "Make a project in this folder.",
    "extract": "Bring the catalogs up to date with the source texts.",
    "translate": "Fill what is still empty, offline, for review.",
    "check": "Look for wrong facts and broken texts in the translations.",
    "status": "Show how far every statement is in every language.",
    "analyze": "Count the words of each statement by how much of them is new.",
    "memory": "Look into what people approved before; bring and take TMX files.",
    "terms": "Keep the names and terms that translations have to use.",
    "review": "Read, mend and sign translations, the riskiest first.",
    "approve": "Sign translations: they may be published.",
    "reject": "Refuse translations: they never go out.",
    "edit": "Write one segment's translation.",
    "undo": "Take back what you decided last about a segment.",
    "serve": "Review in the browser, alone or as a team.",
    "people": "Say who may review over the network, and as what.",
    "correct": "Put right everywhere what you put right in one draft.",
    "dismiss": "Say why a finding is none.",
    "comment": "Write a remark beside translations.",
    "export": "Write the localized texts, approved ones by default.",
    "import": "Take back files that a translator worked on.",
    "verify": "Prove who approved which sentence.",
    "models": "List, install and remove translation packages.",
    "train": "Make a translation package of your own from parallel text.",
    "doctor": "Say what is missing on this machine and how to mend it.",
    "git-setup": "Let git merge catalogs entry by entry.",
}
# Run by git, not by people: see git-setup.
HIDDEN = frozenset({"git-merge", "git-textconv"})


class Commands(click.Group):
    """A group that imports a subcommand when it is called, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS and cmd_name not in HIDDEN:
            close = difflib.get_close_matches(cmd_name, COMMANDS, n=1)
            hint = f" Did you mean “l10n {close[0]}”?" if close else ""
            ctx.fail(f"No such command: {cmd_name}.{hint}")
        name = "import_" if cmd_name == "import" else cmd_name.replace("-", "_")
        command = getattr(importlib.import_module(f"l10n.cli.{name}"), name)
        assert isinstance(command, click.Command)  # noqa: S101  # a wrong table is our bug
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(l10n.__version__, prog_name="l10n")
@click.option(
    "-C",
    "--project",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="Work on the project in this folder instead of the one you are in.",
)
@click.pass_context
def cli(ctx: click.Context, folder: Path) -> None:
    """Publish public statements in many languages, from one machine, offline.

    Put statements in source_texts/ as plain text, then:

    \b
      l10n run                          draft every statement in every language
      l10n status                       see what is drafted, reviewed, approved
      l10n approve -l es statement      sign what you have read
      l10n export                       write the texts that are approved

    Drafts are PO catalogs in locales/: mend them in any PO editor.
    Each command explains itself: l10n translate --help
    """
    ctx.obj = folder


def main() -> NoReturn:
    """Run the command line and exit: 0 done, 1 findings or failure, 2 usage."""
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        code = cli.main(standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except L10nError as error:
        _explain(error)
        code = 1
    except sqlite3.Error as error:
        _explain(
            L10nError(
                f"A cache in .l10n/ cannot be used: {error}.",
                tip="See that the disk has room, or delete that folder: nothing but time is lost.",
            )
        )
        code = 1
    except click.Abort as stop:
        # click makes an Abort of Ctrl-C, too.
        code = _stopped(at_work=isinstance(stop.__cause__, KeyboardInterrupt))
    except KeyboardInterrupt:
        code = _stopped(at_work=True)
    except BrokenPipeError:
        # Whoever read our output has gone, as head does: not an error.
        code = _silence(0)
    except OSError as error:
        click.echo(f"Error: the output cannot be written: {error.strerror}.", err=True)
        code = _silence(1)
    sys.exit(code)


def _stopped(*, at_work: bool) -> int:
    what = (
        "What was done is kept; run the same command to go on." if at_work else "Nothing changed."
    )
    click.echo(f"\nStopped. {what}", err=True)
    return 130


def _silence(code: int) -> int:
    """Let Python's own flush at the end go nowhere."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def _explain(error: L10nError) -> None:
    click.echo(click.style("Error: ", fg="red", bold=True) + error.headline, err=True)
    if error.tip:
        click.echo(error.tip, err=True)


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
