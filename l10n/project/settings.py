"""Finding, opening and starting a project."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from l10n.config import parse
from l10n.errors import ConfigError
from l10n.languages import Language
from l10n.project.places import CONFIG_FILE
from l10n.project.project import Project


def find_root(start: Path) -> Path:
    """The nearest folder at or above ``start`` with a project's settings.

    Raises ConfigError where there is none.
    """
    for folder in (start, *start.parents):
        if (folder / CONFIG_FILE).is_file() or _tool_table(folder / "pyproject.toml") is not None:
            return folder
    raise ConfigError(
        "This is not an l10n project: there is no l10n.toml here or in any folder above.",
        tip="Go to your project's folder, or make one here: l10n init --source en -l es",
        path=start,
    )


def open_project(root: Path) -> Project:
    """Read the settings of the project at ``root``. Raises ConfigError."""
    path = root / CONFIG_FILE
    settings = _toml(path) if path.is_file() else None
    if settings is None:
        path = root / "pyproject.toml"
        settings = _tool_table(path) or {}
    return Project(root, parse(settings, where=path.name))


def start_project(root: Path, source: Language, targets: Sequence[Language]) -> list[str]:
    """Make a project in a folder; gives the names of what was made.

    What is there already stays as it is. Raises ConfigError for languages
    that make no project.
    """
    tags = ", ".join(f'"{target.tag}"' for target in targets)
    settings = f'source_language = "{source.tag}"\nlanguages = [{tags}]\n'
    project = Project(root, parse(tomllib.loads(settings), where=CONFIG_FILE))
    made = []
    if not project.sources.is_dir():
        try:
            project.sources.mkdir(parents=True)
        except OSError as error:
            raise ConfigError(
                f"The folder cannot be made: {error.strerror}.",
                tip="Move what is in its place away, or make the project elsewhere.",
                path=project.sources,
            ) from None
        made.append(f"{project.shown(project.sources)}/")
    for name, text in (
        (CONFIG_FILE, settings),
        (".gitignore", "/.l10n/\n/exports/\n/people.json\n*.mo\n"),
    ):
        if not (root / name).exists() and project.write(root / name, text.encode()):
            made.append(name)
    return made


def _tool_table(path: Path) -> dict[str, object] | None:
    if not path.is_file():
        return None
    tools = _toml(path).get("tool")
    table = tools.get("l10n") if isinstance(tools, dict) else None
    return table if isinstance(table, dict) else None


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"It is not valid TOML: {error}.", tip="Fix that place and try again.", path=path.name
        ) from None
    except OSError as error:
        raise ConfigError(
            f"It cannot be read: {error.strerror}.", tip="Give yourself permission.", path=path.name
        ) from None
