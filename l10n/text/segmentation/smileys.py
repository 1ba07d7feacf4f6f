"""Smileys that end a sentence in the place of a mark: ``a lovely town :) Thanks``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.text.segmentation.brackets import Pairs
from l10n.text.segmentation.marks import EMOJI

# A run is looked at from its first sign only, so that a long one costs no more.
_SMILEY = re.compile(
    rf"(?:(?<=[\w\s])[:;=]-?[()DP]+|(?<=\w)\){{2,}}|(?<![{EMOJI}])[{EMOJI}]+) ++(?=(\w))"
)


def smileys(text: str, found: Pairs) -> Iterator[int]:
    """Where a smiley stands between two sentences: a capital follows it.

    >>> list(smileys("We loved it :) Thank you. A ;) for you", []))
    [14]
    """
    closings = {closing for _, closing in found}
    for match in _SMILEY.finditer(text):
        end = len(match[0].rstrip()) + match.start()
        if match[1].isupper() and end - 1 not in closings:
            yield end
