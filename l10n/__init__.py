"""Publish public statements in many languages, offline, and only as reviewed.

>>> import l10n
>>> [segment.text for segment in l10n.segment("Dr. Lee spoke. It rained.", "en")]
['Dr. Lee spoke.', 'It rained.']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.model import Segment

if TYPE_CHECKING:
    from l10n.text.segmentation import segment

__all__ = ["Segment", "__version__", "segment"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Load the segmenter on first use: the command line imports this package at every start."""
    if name == "segment":
        from l10n.text.segmentation import segment  # noqa: PLC0415

        return segment
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
