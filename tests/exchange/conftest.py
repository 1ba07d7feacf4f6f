"""One statement that has a bit of everything."""

from __future__ import annotations

import pytest

from l10n.exchange.bilingual import Bilingual, Row
from l10n.model import State

ROWS = (
    Row("350c0190", "Peace.", "Paz.", State.MACHINE, base="9f3a21c0b2d4", notes=("headline",)),
    Row("00000002", "  two  spaces\n\tend ", "  dos\n\tfin ", State.TRANSLATED, "menu"),
    Row("00000003", "“A” & <b>", "«A» y <b>", State.APPROVED, base="000000000003"),
    Row("00000004", "1 January 2026", "1 de enero de 2026", State.FINAL),
    Row("00000005", "=1+1", "", State.UNTRANSLATED),
    Row("00000006", "War.", "Guera.", State.REJECTED, notes=("a\nb", "c")),
    Row("", "Nobody says.", "Nadie dice."),
)


@pytest.fixture
def bilingual() -> Bilingual:
    return Bilingual("speeches/note", "source_texts/speeches/note.txt", "en", "es", ROWS)
