"""Sentence segmentation without loss, in linear time, under named rules.

The posture: rather not split than split wrongly. Two sentences left together
still translate; a sentence cut in half does not. So a break needs a mark that
ends sentences, and every doubt (a small letter after it, an abbreviation, an
initial, an ordinal, a bracket) keeps the text together.

sentencex proposes; it is asked about a masked copy in bounded windows
(:mod:`base`, :mod:`mask`). Over it lie the user's own rules (:mod:`exceptions`,
:mod:`triples`, :mod:`srx`), then what forbids a break (:mod:`vetoes`), then what
restores one (:mod:`restores`). Headers, datelines and glued sentences are found
first (:mod:`openings`, :mod:`glued`). Words stand in ``data/<language>.toml``.

What it gives up on: sentences that end without a mark on the same line;
sentences that start with a small letter; text in brackets, which stays whole up
to 600 characters; an abbreviation that may end a sentence before a name (``in
1992 г. Иванов …``); Thai, Lao and Khmer, which write no marks; a closing
quotation mark that touches the next word.
"""

from __future__ import annotations

from l10n.text.segmentation.exceptions import BreakRule
from l10n.text.segmentation.segmenter import Decision, explain, segment
from l10n.text.segmentation.srx import parse_srx
from l10n.text.segmentation.triples import ExceptionTable, parse_triples

__all__ = [
    "BreakRule",
    "Decision",
    "ExceptionTable",
    "explain",
    "parse_srx",
    "parse_triples",
    "segment",
]
