"""git-setup: git merges catalogs entry by entry, and shows them as people read them.

Attributes, which git keeps with the files, say which files it is about; settings,
which stay in one clone, say which program does it. A clone without the settings
merges catalogs as any other text.
"""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from l10n.errors import L10nError
from l10n.project import Project

_GLOB = re.compile(r"([\\*?\[])")


@dataclass(frozen=True, slots=True)
class GitSetup:
    """What was not there before."""

    attributes: tuple[str, ...]
    """Lines that were added to .gitattributes."""
    settings: tuple[str, ...]
    """Names of git's settings that were written."""


def set_up_git(project: Project, python: str) -> GitSetup:
    """Tell the repository around a project how to merge and show its catalogs.

    ``python`` is the interpreter that runs l10n. A second time changes
    nothing. Raises L10nError where git is missing, the project is in no
    repository, or something cannot be written.
    """
    _git(project, "rev-parse", "--show-toplevel")
    settings = tuple(name for name, value in _settings(python) if _set(project, name, value))
    return GitSetup(_add_attributes(project), settings)


def attributes(locales: str) -> tuple[str, ...]:
    """The lines of .gitattributes for a project with this folder of catalogs.

    >>> attributes("locales")[0]
    'locales/**/*.po merge=l10n diff=l10n -text'
    >>> attributes("my locales")[2]
    '"my locales/**/journal.jsonl" merge=union -text'
    """
    return (
        f"{_pattern(locales, '*.po')} merge=l10n diff=l10n -text",
        f"{_pattern(locales, '*.pot')} merge=l10n diff=l10n -text",
        f"{_pattern(locales, 'journal.jsonl')} merge=union -text",
    )


def _pattern(folder: str, name: str) -> str:
    r"""Files of a name at any depth of a folder, as git's attributes write it.

    >>> print(_pattern("[old] texts", "*.po"))
    "\\[old] texts/**/*.po"
    """
    escaped = _GLOB.sub(r"\\\1", PurePosixPath(folder).as_posix())
    pattern = f"{escaped}/**/{name}"
    if pattern.startswith(("#", "!")):
        pattern = f"\\{pattern}"
    if not re.search(r'\s|"', pattern):
        return pattern
    quoted = pattern.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{quoted}"'


def _settings(python: str) -> tuple[tuple[str, str], ...]:
    """git's settings. Where l10n is not there any more they do what git does by itself.

    ``-P`` keeps Python from importing what happens to lie in the repository.
    """
    interpreter = shlex.quote(Path(python).as_posix())
    command = f"{interpreter} -P -m l10n.cli"
    driver = (
        f"if {interpreter} -P -c 'import l10n.cli'; "
        f"then {command} git-merge -- %O %A %B %P; "
        "else git merge-file -L ours -L base -L theirs %A %O %B; fi"
    )
    shown = f'f() {{ {command} git-textconv -- "$1" 2>/dev/null || cat "$1"; }}; f'
    return (
        ("merge.l10n.name", "l10n: PO catalogs, entry by entry"),
        # git reads “%” as the beginning of a placeholder.
        ("merge.l10n.driver", driver.replace(interpreter, interpreter.replace("%", "%%"))),
        # Not cachetextconv: a newer l10n that shows more would not be asked.
        ("diff.l10n.textconv", shown),
    )


def _set(project: Project, name: str, value: str) -> bool:
    """Write one of git's settings into this clone; False where it was so already."""
    found = _run(project, ("config", "--local", "--get-all", name))
    if found.returncode == 0 and found.stdout == f"{value}\n":
        return False
    _git(project, "config", "--local", "--replace-all", name, value)
    return True


def _add_attributes(project: Project) -> tuple[str, ...]:
    """Add the missing lines to the project's .gitattributes, after all that is there."""
    path = project.root / ".gitattributes"
    with project.locked():
        try:
            old = path.read_bytes() if path.exists() else b""
        except OSError as error:
            raise L10nError(
                f"It cannot be read: {error.strerror}.",
                tip="Give yourself permission, then run this again.",
                path=project.shown(path),
            ) from None
        present = {line.strip() for line in old.splitlines()}
        wanted = attributes(project.config.folders.locales)
        missing = tuple(line for line in wanted if line.encode() not in present)
        end = b"\r\n" if b"\r\n" in old else b"\n"
        before = old if not old or old.endswith(b"\n") else old + end
        if missing:
            project.write(path, before + b"".join(line.encode() + end for line in missing))
    return missing


def _git(project: Project, *arguments: str) -> str:
    """What git answers. Raises L10nError in git's own words where it refuses."""
    done = _run(project, arguments)
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.strip().removeprefix("fatal: ").removeprefix("error: ")
    if arguments[0] == "rev-parse":
        raise L10nError(
            f"The project is not in a git repository that can be used: {said}",
            tip="Go to your clone, or make a repository of the project's folder: git init",
            path=project.root,
        )
    raise L10nError(
        f"git could not be set up: {said}",
        tip="See that you may write to the repository's .git/config, then run this again.",
        path=project.root,
    )


def _run(project: Project, arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603  # the user's own git
            ["git", *arguments],  # noqa: S607
            cwd=project.root,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        raise L10nError(
            "git cannot be run: it is not installed, or not on the PATH.",
            tip="Install git, then run this again.",
        ) from None
