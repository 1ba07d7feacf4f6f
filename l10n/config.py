"""A project's settings: ``l10n.toml``, or ``[tool.l10n]`` in ``pyproject.toml``."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import PurePosixPath

from l10n.errors import ConfigError, LanguageError
from l10n.languages import Language, language
from l10n.model import EXPORTABLE, EngineOptions, Severity, State


@dataclass(frozen=True, slots=True)
class Folders:
    """Where things are, relative to the project's root."""

    source_texts: str = "source_texts"
    locales: str = "locales"
    exports: str = "exports"
    memory: str = "memory"
    """Translation memories of the user's own, as ``.tmx`` files."""


@dataclass(frozen=True, slots=True)
class Segmentation:
    """How statements are split."""

    exceptions: str = ""
    """A file of the user's own rules (``.toml`` triples or ``.srx``)."""
    split_glued: bool = True
    """Whether ``Agency)Thirty-four`` is two segments."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused as a mistake."""

    statement_bytes: int = 10_000_000


@dataclass(frozen=True, slots=True)
class Review:
    """Who decides."""

    reviewer: str = ""
    """The name decisions are recorded under, where a command gives none."""
    four_eyes: bool = False
    """Whether nobody may approve what they wrote with l10n. A text written in a PO
    editor names no author."""


@dataclass(frozen=True, slots=True)
class Export:
    """What may go out."""

    min_state: State = State.APPROVED


@dataclass(frozen=True, slots=True)
class Checks:
    """What findings mean here."""

    block_approval: Severity | None = Severity.ERROR
    """Findings of this severity or more keep a segment from being approved, unless they
    are dismissed with a reason; None where none does (``never``)."""
    block_export: Severity | None = Severity.ERROR
    """The same for what goes out."""
    levels: Mapping[str, str] = field(default_factory=dict)
    """A severity, or ``off``, by rule."""
    languages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The same for one target language, by its tag; it goes before ``levels``."""

    def levels_for(self, target: Language) -> dict[str, str]:
        """The levels that hold in a language: its own, its region's before those."""
        own = (self.languages.get(tag, {}) for tag in (target.code, target.tag))
        return {name: level for table in (self.levels, *own) for name, level in table.items()}


class Keep(StrEnum):
    """Which matches of the memory keep the approval that they were given elsewhere."""

    NONE = "none"
    CONTEXT = "context"
    """Those of a sentence between the same two sentences."""
    EXACT = "exact"
    """Those of the same sentence anywhere in the project."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What is done with what people approved before."""

    keep_approval: Keep = Keep.CONTEXT
    penalties: Mapping[str, int] = field(default_factory=dict)
    """Per cent to take off a match, by the beginning of its origin: ``tmx`` or
    ``tmx:old.tmx`` or ``statement:2024/appeal``. One with a penalty never fills anything."""


@dataclass(frozen=True, slots=True)
class Config:
    """Everything a project can set. Immutable; equal settings are equal values."""

    source_language: Language
    languages: tuple[Language, ...]
    """The targets, in the order they are shown; never the source language."""
    name: str = ""
    """What PO headers call the project; the folder's name where it is empty."""
    folders: Folders = field(default_factory=Folders)
    segmentation: Segmentation = field(default_factory=Segmentation)
    engine: EngineOptions = field(default_factory=EngineOptions)
    limits: Limits = field(default_factory=Limits)
    review: Review = field(default_factory=Review)
    export: Export = field(default_factory=Export)
    checks: Checks = field(default_factory=Checks)
    memory: Memory = field(default_factory=Memory)


_TABLES = {
    "folders": Folders,
    "segmentation": Segmentation,
    "engine": EngineOptions,
    "limits": Limits,
    "review": Review,
    "export": Export,
}


_NEVER, _OFF = "never", "off"
_BOUNDS = {
    "beam_size": (1, 64),
    "length_penalty": (-1, 10),
    "threads": (0, 1024),
    "alternatives": (0, 64),
}


def parse(settings: Mapping[str, object], *, where: str) -> Config:
    """Check and read a project's settings. ``where`` names the file in errors.

    Raises ConfigError that names the key for anything unknown, missing or of
    the wrong kind.
    """
    _refuse_unknown(settings, [item.name for item in fields(Config)], where, "")
    source = _language(settings.get("source_language"), "source_language", where)
    tags = settings.get("languages")
    if not isinstance(tags, list) or not tags:
        raise ConfigError(
            "“languages” must list at least one language to translate into.",
            tip='Write, for instance: languages = ["es", "fr"]',
            path=where,
        )
    targets = tuple(_language(tag, "languages", where) for tag in tags)
    if source in targets or len(set(targets)) < len(targets):
        raise ConfigError(
            "“languages” names a language twice, or the source language.",
            tip="Keep each target language once.",
            path=where,
        )
    name = _value(settings.get("name", ""), "", "name", where)
    tables: dict[str, object] = {
        table: _table(settings.get(table, {}), table, where) for table in _TABLES
    }
    _check_folders(tables["folders"], where)
    _check_engine(tables["engine"], where)
    tables["checks"] = _checks(settings.get("checks", {}), where)
    tables["memory"] = _memory(settings.get("memory", {}), where)
    return Config(source, targets, str(name), **tables)  # type: ignore[arg-type]  # each its class


def _table(values: object, name: str, where: str) -> object:
    """One ``[table]``, checked against the fields and defaults of its class."""
    if not isinstance(values, Mapping):
        raise ConfigError(f"“{name}” must be a table.", tip=f"Write [{name}].", path=where)
    defaults = _TABLES[name]()
    known = [item.name for item in fields(defaults)]
    _refuse_unknown(values, known, where, f"{name}.")
    checked = {
        key: _value(value, getattr(defaults, key), f"{name}.{key}", where)
        for key, value in values.items()
    }
    return _TABLES[name](**checked)


def _value(value: object, default: object, key: str, where: str) -> object:
    """A setting of the same kind as its default."""
    if isinstance(default, State):
        if isinstance(value, str) and value in list(EXPORTABLE):
            return State(value)
        choices = ", ".join(EXPORTABLE)
        raise ConfigError(f"“{key}” is not a state.", tip=f"Use one of: {choices}.", path=where)
    wanted = type(default)
    if wanted is float and type(value) is int:
        return float(value)
    if type(value) is not wanted or (isinstance(value, int) and value < 0):
        kinds = {str: "a text in quotes", bool: "true or false", int: "a whole number, 0 or more"}
        raise ConfigError(
            f"“{key}” cannot be {value!r}.",
            tip=f"It must be {kinds.get(wanted, 'a number')}; the default is {default!r}.",
            path=where,
        )
    return value


def _checks(values: object, where: str) -> Checks:
    """The ``[checks]`` table. Which rules there are is not known here."""
    if not isinstance(values, Mapping):
        raise ConfigError("“checks” must be a table.", tip="Write [checks].", path=where)
    _refuse_unknown(values, [item.name for item in fields(Checks)], where, "checks.")
    gates = {
        key: None if given == _NEVER else Severity(given)
        for key in ("block_approval", "block_export")
        if (given := _choice(values.get(key, Severity.ERROR), (_NEVER,), f"checks.{key}", where))
    }
    tables = _tables(values.get("languages", {}), "checks.languages", where)
    return Checks(
        **gates,
        levels=_levels(values.get("levels", {}), "checks.levels", where),
        languages={
            _language(tag, "checks.languages", where).tag: _levels(
                table, f"checks.languages.{tag}", where
            )
            for tag, table in tables.items()
        },
    )


def _memory(values: object, where: str) -> Memory:
    """The ``[memory]`` table."""
    if not isinstance(values, Mapping):
        raise ConfigError("“memory” must be a table.", tip="Write [memory].", path=where)
    _refuse_unknown(values, [item.name for item in fields(Memory)], where, "memory.")
    keep = values.get("keep_approval", Keep.CONTEXT)
    if not isinstance(keep, str) or keep not in list(Keep):
        raise ConfigError(
            f"“memory.keep_approval” cannot be {keep!r}.",
            tip=f"Use one of: {', '.join(Keep)}.",
            path=where,
        )
    penalties = _tables(values.get("penalties", {}), "memory.penalties", where)
    for origin, off in penalties.items():
        if type(off) is not int or not 0 <= off <= 100:
            raise ConfigError(
                f"“memory.penalties.{origin}” cannot be {off!r}.",
                tip="It must be a whole number of per cent, from 0 to 100.",
                path=where,
            )
    return Memory(Keep(keep), {origin: int(str(off)) for origin, off in penalties.items()})


def _levels(values: object, key: str, where: str) -> dict[str, str]:
    return {
        name: _choice(level, (_OFF,), f"{key}.{name}", where)
        for name, level in _tables(values, key, where).items()
    }


def _tables(values: object, key: str, where: str) -> Mapping[str, object]:
    if not isinstance(values, Mapping):
        raise ConfigError(f"“{key}” must be a table.", tip=f"Write [{key}].", path=where)
    return values


def _choice(value: object, besides: tuple[str, ...], key: str, where: str) -> str:
    """A severity, or one of the words besides."""
    choices = (*Severity, *besides)
    if not isinstance(value, str) or value not in choices:
        raise ConfigError(
            f"“{key}” cannot be {value!r}.", tip=f"Use one of: {', '.join(choices)}.", path=where
        )
    return str(value)


def _check_folders(folders: object, where: str) -> None:
    """Folders are inside the project, and none is or holds another: exports that are
    sources would be translated again."""
    assert isinstance(folders, Folders)  # noqa: S101  # the table of that name
    paths = {item.name: PurePosixPath(getattr(folders, item.name)) for item in fields(folders)}
    for name, path in paths.items():
        if not path.parts or path.is_absolute() or ".." in path.parts or "\\" in str(path):
            raise ConfigError(
                f"“folders.{name}” must be a folder inside the project.",
                tip=f'Write a name, for instance: {name} = "{name}"',
                path=where,
            )
        for other, there in paths.items():
            if other != name and path.is_relative_to(there):
                raise ConfigError(
                    f"“folders.{name}” and “folders.{other}” are the same folder, or one is in "
                    "the other.",
                    tip="Give each a folder of its own.",
                    path=where,
                )


def _check_engine(engine: object, where: str) -> None:
    """Numbers that make sense: others give false scores or never end."""
    for key, (least, most) in _BOUNDS.items():
        if not least <= getattr(engine, key) <= most:
            raise ConfigError(
                f"“engine.{key}” cannot be {getattr(engine, key)}.",
                tip=f"It must be from {least} to {most}.",
                path=where,
            )


def _language(tag: object, key: str, where: str) -> Language:
    if not isinstance(tag, str):
        raise ConfigError(
            f"“{key}” must be a language.", tip=f'Write, for instance: {key} = "en"', path=where
        )
    try:
        return language(tag)
    except LanguageError as error:
        raise ConfigError(f"“{key}”: {error.message}", tip=error.tip, path=where) from None


def _refuse_unknown(
    values: Mapping[str, object], known: list[str], where: str, prefix: str
) -> None:
    for key in values:
        if key not in known:
            close = difflib.get_close_matches(key, known, n=1)
            hint = f"Did you mean “{prefix}{close[0]}”? " if close else ""
            raise ConfigError(
                f"“{prefix}{key}” is not a setting.",
                tip=f"{hint}Known here: {', '.join(known)}.",
                path=where,
            )
