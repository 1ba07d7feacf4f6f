"""A report of 2024, those like it, and what people made of it."""

from __future__ import annotations

from l10n.catalogs.catalog import Entry
from l10n.model import State

FIRST = "They met in Geneva on 3 May 2024."
NOT = "Nobody was hurt."
REPORT_2024 = f"{FIRST} {NOT} The 33rd report was read to 12 members.\n"
SAME = f"{FIRST} {NOT} The 34th report was read to 15 members.\n"
OTHER = f"It rained. {NOT} The sun came back.\n"
SPANISH = {
    FIRST: "Se reunieron en Ginebra el 3 de mayo de 2024.",
    NOT: "Nadie resultó herido.",
    "The 33rd report was read to 12 members.": "El 33.º informe se leyó ante 12 miembros.",
}
AT = "2026-11-22T10:00:00Z"
TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence"
 o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>
<tu><tuv xml:lang="en"><seg>It rained.</seg></tuv>
<tuv xml:lang="es" changeid="dora" changedate="20200102T030405Z"><seg>Llovió.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Nobody was hurt.</seg></tuv>
<tuv xml:lang="es"><seg>No hubo heridos.</seg></tuv></tu>
</body></tmx>
"""


def told(entry: Entry) -> tuple[State, str, str, str, str]:
    receipt = entry.receipt
    assert receipt is not None
    unit = entry.unit()
    return unit.state, unit.target, receipt.by, receipt.origin, receipt.reason
