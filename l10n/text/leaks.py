"""What a model or a program left behind in a text that nobody was meant to read."""

from __future__ import annotations

import re

_SPECIAL = re.compile(
    r"</?s>|<(?:unk|pad|blank)>|⁇|▁|�|<0x[0-9A-F]{2}>|@@(?:\s|$)"
    # Control characters and line breaks, which byte pieces can spell.
    r"|[\x00-\x1f\x7f-\x9f\u2028\u2029]"
)


def leaked(source: str, target: str) -> list[str]:
    """The signs of a model's own in a translation that its source does not have.

    >>> leaked("We remember.", "Recordamos <unk>."), leaked("Write </s>.", "Escriba </s>.")
    (['<unk>'], [])
    """
    return [mark for mark in _SPECIAL.findall(target) if mark not in source]
