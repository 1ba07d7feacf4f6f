"""Statements as this project's settings read them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from l10n.errors import ConfigError
from l10n.model import Statement
from l10n.project import Project
from l10n.text.reading import read_text
from l10n.text.segmentation import BreakRule
from l10n.text.segmentation.srx import parse_srx
from l10n.text.segmentation.triples import parse_triples
from l10n.text.statement import parse
from l10n.workflow.selection import Source

# Raised when the built-in rules change what they split, so that catalogs follow.
_RULES_VERSION = 1


@dataclass(frozen=True, slots=True)
class Rules:
    """How this project splits its statements."""

    exceptions: tuple[BreakRule, ...]
    split_glued: bool
    fingerprint: str
    """Changes whenever a statement may be split differently."""


def load_rules(project: Project) -> Rules:
    """Read the project's segmentation settings. Raises ConfigError."""
    settings = project.config.segmentation
    tag = project.config.source_language.tag
    content = _exceptions_file(project)
    parts = (_RULES_VERSION, tag, settings.split_glued, settings.exceptions, content)
    fingerprint = hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
    return Rules(_exceptions(settings.exceptions, content, tag), settings.split_glued, fingerprint)


def load(project: Project, source: Source, rules: Rules) -> Statement:
    """Read and split one statement. Raises StatementError."""
    if source.problem:
        raise source.problem
    text = read_text(source.file, shown=source.path, limit=project.config.limits.statement_bytes)
    return parse(
        text,
        id=source.id,
        path=source.path,
        language=project.config.source_language.tag,
        exceptions=rules.exceptions,
        split_glued=rules.split_glued,
    )


def _exceptions(name: str, content: str, tag: str) -> tuple[BreakRule, ...]:
    if not name:
        return ()
    if name.lower().endswith(".srx"):
        return parse_srx(content, tag, name)
    return parse_triples(content, name).of(tag)


def _exceptions_file(project: Project) -> str:
    name = project.config.segmentation.exceptions
    if not name:
        return ""
    try:
        return (project.root / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"The segmentation exceptions cannot be read: {error}.",
            tip="Mend the path in [segmentation] exceptions, or save the file as UTF-8.",
            path=name,
        ) from None
