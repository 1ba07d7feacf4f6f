"""l10n train"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l10n.cli.session import opened
from l10n.cli.train_beginning import begun, lending
from l10n.errors import TrainingError
from l10n.languages import Language, language
from l10n.training.schedule import End

if TYPE_CHECKING:
    from l10n.training.examples import Example

_SIZES = ("starter", "small", "base")
_FILE = click.Path(path_type=Path)
_PARTS = frozenset({"torch", "sacrebleu"})


@click.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option(
    "--from",
    "files",
    type=_FILE,
    multiple=True,
    metavar="FILE",
    help="Parallel text: TSV or TMX, also .xz, .gz or .bz2; may be given again.",
)
@click.option("--approved", is_flag=True, help="Learn from what was approved in this project, too.")
@click.option(
    "--favour",
    "favoured",
    type=_FILE,
    multiple=True,
    metavar="FILE",
    help="Text like that which you translate: seen five times as often.",
)
@click.option(
    "--begin",
    metavar="PACKAGE",
    help="Go on from a package: “starter”, “installed”, its file or folder, or a checkpoint.",
)
@click.option(
    "--lend",
    "lender",
    metavar="PACKAGE",
    help="Begin with what a package into any language has learned, but with pieces of words "
    "of its own: “starter”, its file or folder, or a checkpoint.",
)
@click.option(
    "--size",
    type=click.Choice(_SIZES),
    default="starter",
    show_default=True,
    help="Of a model that begins with nothing: 7, 17 or 30 million numbers.",
)
@click.option(
    "--hours",
    type=click.FloatRange(0, min_open=True),
    default=8.0,
    show_default=True,
    help="Of learning, at most, in all sittings. More may be asked for later.",
)
@click.option("--steps", type=click.IntRange(1), help="Of learning, at most.")
@click.option(
    "--out", type=_FILE, metavar="FOLDER", help="Where to work, and where the package comes to."
)
@click.option("--version", "number", default="1.0", show_default=True, help="Of the package.")
@click.option(
    "--licence",
    "licences",
    multiple=True,
    metavar="NAME",
    help="Of the package; COLLECTION=NAME for that of a collection; may be given again.",
)
@click.option(
    "--test",
    "tests",
    type=_FILE,
    multiple=True,
    metavar="FILE",
    help="Parallel text to judge the package by; nothing is learned from it.",
)
@click.pass_obj
def train(  # noqa: PLR0913  # an option each
    folder: Path,
    source: str,
    target: str,
    *,
    files: tuple[Path, ...],
    approved: bool,
    favoured: tuple[Path, ...],
    begin: str | None,
    lender: str | None,
    size: str,
    hours: float,
    steps: int | None,
    out: Path | None,
    number: str,
    licences: tuple[str, ...],
    tests: tuple[Path, ...],
) -> None:
    """Make a translation package of your own from parallel text.

    Reads sentences with their translations, leaves out what nobody should
    learn from, learns for some hours on this machine, offline, and writes an
    Argos package with its scores. Ctrl-C or a kill loses minutes at most: the
    same command goes on. With --begin an installed package is taught your own
    style; some hundred sentences and some minutes do.

    A line of a TSV file is a sentence, a tab and its translation, or the
    collection's name and a tab before them. Needs PyTorch, which is not
    installed with l10n: pip install "l10n[train]"

    \b
    Examples:
      l10n train en es --from corpus.tsv.xz --hours 12
      l10n train en es --begin starter --approved --favour ours.tmx --hours 0.5
    """
    languages = (language(source), language(target))
    _refuse_nonsense(languages, number, hours, wanted=bool(files or favoured or approved))
    try:
        from l10n.cli import train_view  # noqa: PLC0415  # slow, and PyTorch is not everywhere
        from l10n.cli.train_stopping import Stopping  # noqa: PLC0415
        from l10n.workflow import training, training_wish  # noqa: PLC0415
    except ImportError as error:
        if (error.name or "").split(".")[0] not in _PARTS:
            raise
        raise _missing() from None
    own = ", ".join(name for name in licences if "=" not in name)
    named = dict(name.split("=", 1) for name in licences if "=" in name)
    if begin and lender:
        raise click.UsageError("Give either --begin or --lend.")
    path, package = begun(begin, languages)
    lent_by, lender_package = lending(lender, languages)
    with (
        ExitStack() as stack,
        Stopping() as stopping,
        closing(train_view.Shown(time.monotonic)) as shown,
    ):

        def examples() -> Iterable[Example]:
            return _approved(stack, folder, languages)

        wish = training_wish.Wish(
            languages=languages,
            files=files,
            favoured=favoured,
            tests=tests,
            approved=examples if approved else None,
            begin=path,
            package=package or lender_package,
            lender=lent_by,
            size=size,
            end=End(hours, steps),
            out=out or folder / "training" / f"{languages[0].tag}-{languages[1].tag}",
            version=number,
            licence=own,
            licences=named,
        )
        outcome = training.train(
            wish, lambda event: shown.show(stopping.heard(event)), time.monotonic, stopping.asked
        )
    if outcome is None:
        raise KeyboardInterrupt
    train_view.tell_outcome(outcome)


def _approved(
    stack: ExitStack, folder: Path, languages: tuple[Language, Language]
) -> Iterator[Example]:
    from l10n.workflow.approved_examples import approved_examples  # noqa: PLC0415  # no sooner

    session = stack.enter_context(opened(folder, writes=False))
    if session.project.config.source_language != languages[0]:
        raise TrainingError(
            f"This project translates from {session.project.config.source_language.name}, not "
            f"from {languages[0].name}.",
            tip="Leave --approved out, or name the project's language.",
        )
    yield from approved_examples(session, languages[1])


def _refuse_nonsense(
    languages: tuple[Language, Language], number: str, hours: float, *, wanted: bool
) -> None:
    if languages[0] == languages[1]:
        raise click.UsageError("Give two different languages, such as “en es”.")
    if not math.isfinite(hours):
        raise click.UsageError("Give --hours a number of hours, such as 8.")
    if not wanted:
        raise click.UsageError("Give something to learn from: --from FILE, or --approved.")
    if not all(part.isascii() and part.isalnum() for part in number.split(".")):
        raise click.UsageError("A version is numbers with dots between them, such as 1.0.")


def _missing() -> TrainingError:
    return TrainingError(
        "Training needs PyTorch and sacrebleu, which are not installed with l10n.",
        tip='Install them: pip install "l10n[train]". Without a graphics card a tenth of the '
        "download does: add --extra-index-url https://download.pytorch.org/whl/cpu",
    )
