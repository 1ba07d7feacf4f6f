"""The formats by name, and reading whichever a file has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from l10n.errors import ExchangeError
from l10n.exchange import csv_table, xliff2, xliff12
from l10n.exchange.bilingual import Bilingual
from l10n.exchange.decoding import looks_like_xml
from l10n.exchange.xml_reading import Place, brief, parse

_TIP = "Send it as XLIFF 2, XLIFF 1.2 or CSV."
_TABLES = (".csv", ".tsv", ".tab", ".txt")
_ZIP = b"PK\x03\x04"


class Format(NamedTuple):
    """How a bilingual file is written."""

    suffix: str
    write: Callable[[Bilingual], str]
    """Its text, to be saved as UTF-8 with the line ends it has."""


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "xliff2": Format(".xlf", xliff2.write),
        "xliff12": Format(".xlf", xliff12.write),
        "csv": Format(".csv", csv_table.write),
    }
)


def read(data: bytes, *, shown: str) -> tuple[Bilingual, ...]:
    """The statements of a bilingual file in any of the formats, known by its content.

    ``shown`` is the file's name, by which errors call it. Raises ExchangeError for
    a file of another kind, and as the format's own ``read`` does.
    """
    if looks_like_xml(data):
        return _xml(data, shown)
    if data.startswith(_ZIP):
        raise ExchangeError(
            "It is an archive or an office document.",
            tip="Unpack it, or save it as “CSV UTF-8” from the spreadsheet.",
            path=shown,
        )
    if shown.lower().endswith(_TABLES) or csv_table.has_header(data, shown=shown):
        return csv_table.read(data, shown=shown)
    raise ExchangeError("It is neither XLIFF nor CSV.", tip=_TIP, path=shown)


def _xml(data: bytes, shown: str) -> tuple[Bilingual, ...]:
    root = parse(data, shown=shown)
    if root.name != "xliff" or root.namespace not in (xliff2.NAMESPACE, *xliff12.NAMESPACES):
        of = f" of “{brief(root.namespace)}”" if root.namespace else ""
        message = f"It is <{brief(root.name)}>{of}, not XLIFF 1.2 or 2."
        Place(shown).refuse(root.line, message, _TIP)
    is_2 = root.namespace == xliff2.NAMESPACE
    return (xliff2.from_root if is_2 else xliff12.from_root)(root, shown=shown)
