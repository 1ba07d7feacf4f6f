"""The user's own exceptions from a TOML file.

::

    # Write \\\\. for a full stop; 'single quotes' keep backslashes as they are.
    [[rule]]
    language = "en"          # a tag, or "*" for every language
    before = '\\\\bapprox\\\\.'   # Python regular expression up to the place
    after = '\\\\s'            # and from it on; leave it out for anything
    break = false            # true to split there, false to keep together

Rules are asked in the order of the file, before all built-in ones; the first
whose ``before`` and ``after`` both match decides.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass

from l10n.errors import ConfigError
from l10n.text.segmentation.exceptions import BreakRule, compiles
from l10n.text.segmentation.words import bare_code

_KEYS = {"language": str, "before": str, "after": str, "break": bool}
_SAMPLE = "Write [[rule]] with language = \"en\", before = 'approx\\.' and break = false."
_RULE_LINE = re.compile(r"[ \t]*\[\[[ \t]*rule[ \t]*\]\]")


@dataclass(frozen=True, slots=True)
class ExceptionTable:
    """A file's rules in order, each with the language it is for; ``*`` is every one."""

    rules: tuple[tuple[str, BreakRule], ...] = ()

    def of(self, language: str) -> tuple[BreakRule, ...]:
        """The rules for a language, given by any tag: ``pt-BR`` takes those of ``pt``."""
        wanted = {"*", language.replace("_", "-").lower(), bare_code(language)}
        return tuple(rule for tag, rule in self.rules if tag in wanted)


def parse_triples(text: str, where: str) -> ExceptionTable:
    """Read the rules of a file's text; ``where`` is the file's name for messages.

    >>> table = parse_triples('[[rule]]\\nbefore = "No"\\nbreak = false', "x.toml")
    >>> table.of("en-GB")
    (BreakRule(before='No', after='', breaks=False),)

    Raises ConfigError, with the line, for anything it cannot use.
    """
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"This is not TOML: {error}.", tip=_SAMPLE, path=where) from error
    lines = [number for number, line in enumerate(text.splitlines(), 1) if _RULE_LINE.match(line)]
    unknown = sorted(set(table) - {"rule"})
    if unknown:
        raise ConfigError(f"“{unknown[0]}” is not known here.", tip=_SAMPLE, path=where)
    entries = table.get("rule", [])
    if not isinstance(entries, list):
        raise ConfigError("“rule” is not a list of rules.", tip=_SAMPLE, path=where)
    return ExceptionTable(
        tuple(
            _rule(entry, f"{where}, line {lines[at]}" if at < len(lines) else where)
            for at, entry in enumerate(entries)
        )
    )


def _rule(entry: object, where: str) -> tuple[str, BreakRule]:
    if not isinstance(entry, dict):
        raise ConfigError("A rule is not a table.", tip=_SAMPLE, path=where)
    for key, value in entry.items():
        if key not in _KEYS:
            raise ConfigError(f"“{key}” is not known in a rule.", tip=_SAMPLE, path=where)
        if not isinstance(value, _KEYS[key]):
            kind = "true or false" if _KEYS[key] is bool else "text in quotes"
            raise ConfigError(f"“{key}” must be {kind}.", tip=_SAMPLE, path=where)
    if "break" not in entry:
        raise ConfigError("A rule does not say whether to break.", tip=_SAMPLE, path=where)
    before, after = entry.get("before", ""), entry.get("after", "")
    if not (before or after):
        raise ConfigError("A rule has neither “before” nor “after”.", tip=_SAMPLE, path=where)
    language = entry.get("language", "*").replace("_", "-").lower()
    return language, checked(BreakRule(before, after, entry["break"]), where)


def checked(rule: BreakRule, where: str) -> BreakRule:
    """The rule, if both its patterns compile; ConfigError otherwise."""
    try:
        compiles(rule)
    except (re.error, RecursionError, OverflowError) as error:
        pattern = getattr(error, "pattern", None) or rule.before
        raise ConfigError(
            f"The pattern “{pattern}” is not a regular expression: {error}.",
            tip="Write a backslash before a sign that is meant itself, as in approx\\.",
            path=where,
        ) from error
    return rule
