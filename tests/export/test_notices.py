"""The line above an unreviewed text."""

from __future__ import annotations

import pytest

from l10n.export.notices import notice, with_notice
from l10n.languages import language


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("es", "Traducción automática sin revisar"),
        ("es-MX", "Traducción automática sin revisar"),
        ("pt-BR", "Tradução automática não revisada"),
        ("ar", "ترجمة آلية غير مراجَعة"),
        ("zh-Hant", "未經審校的機器翻譯"),
        ("br", "Unreviewed machine translation"),
    ],
)
def test_it_is_in_the_readers_language(tag: str, words: str):
    assert notice(language(tag)) == words


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Hola.\n", "[Traducción automática sin revisar]\n\nHola.\n"),
        ("Hola.\r\n", "[Traducción automática sin revisar]\r\n\r\nHola.\r\n"),
        ("\ufeffHola.", "\ufeff[Traducción automática sin revisar]\n\nHola."),
    ],
)
def test_it_keeps_the_texts_own_line_ends(text: str, marked: str):
    assert with_notice(text, language("es")) == marked
