"""The header entry that msgfmt, Poedit and Weblate expect."""

from __future__ import annotations

from babel.core import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural

from l10n.catalogs.revision import GENERATOR
from l10n.languages import Language

# Babel has no entry for a language gettext does not list: Germanic plurals, as gettext assumes.
_DEFAULT_PLURALS = "nplurals=2; plural=(n != 1);"


def template_header(project: str, source: Language, created: str) -> tuple[tuple[str, str], ...]:
    """Fields of a template. ``created`` is PO's date: ``2026-11-22 10:00+0000``."""
    return (
        ("Project-Id-Version", project),
        ("Report-Msgid-Bugs-To", ""),
        ("POT-Creation-Date", created),
        ("PO-Revision-Date", "YEAR-MO-DA HO:MI+ZONE"),
        ("Last-Translator", "FULL NAME <EMAIL@ADDRESS>"),
        ("Language-Team", "LANGUAGE <LL@li.org>"),
        ("Language", ""),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("X-Generator", GENERATOR),
        ("X-Source-Language", source.folder),
    )


def catalog_header(
    template: tuple[tuple[str, str], ...], target: Language, revised: str
) -> tuple[tuple[str, str], ...]:
    """Fields of a new catalog for one language, from its template's."""
    fields = dict(template) | {
        "PO-Revision-Date": revised,
        "Last-Translator": "l10n",
        "Language-Team": target.name,
        "Language": target.folder,
        "Plural-Forms": plural_forms(target),
    }
    # Where Poedit puts it, so that its first saving moves nothing.
    last = ("X-Generator", "X-Source-Language")
    return tuple(sorted(fields.items(), key=lambda field: field[0] in last))


def plural_forms(target: Language) -> str:
    """The value of ``Plural-Forms`` for a language, from Babel.

    >>> from l10n.languages import language
    >>> plural_forms(language("es"))
    'nplurals=2; plural=(n != 1);'
    """
    try:
        return str(get_plural(Locale.parse(target.folder)).plural_forms)
    except (UnknownLocaleError, ValueError):
        return _DEFAULT_PLURALS
