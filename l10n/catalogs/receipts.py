"""Receipts: one translator comment that says who put a target where it is.

``l10n: state=approved by=anna at=2026-11-22T10:00:00Z origin=argos:en_es-1.0 h=9f3a21c0b2d4``

Other tools keep comments but copy them about: msgmerge moves one onto a
different sentence together with its translation. So ``h`` binds the receipt
to the context, source, target and state it was given for.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import lru_cache
from urllib.parse import unquote

from l10n.model import SIGNED, Receipt, State

PREFIX = "l10n: "
UNPROVEN = "l10n: unproven "
"""What a receipt begins with that the journal does not bear out: it counts for nothing."""
_DIGITS = 12
_UNSAFE = re.compile(r"[\s%\x00-\x1f\x7f-\x9f]")
_KEYS = frozenset({"state", "by", "at", "origin", "score", "reason", "was", "h"})


@lru_cache(maxsize=1 << 12)
def digest(context: str | None, source: str, target: str, state: State) -> str:
    """Twelve hexadecimal digits of SHA-256 over all that a receipt vouches for.

    >>> digest(None, "Peace.", "Paz.", State.APPROVED)
    '774f49b8c213'
    """
    bound = json.dumps([context, source, target, state.value], ensure_ascii=True)
    return hashlib.sha256(bound.encode()).hexdigest()[:_DIGITS]


def format_receipt(receipt: Receipt) -> str:
    """The comment's text, fields in fixed order, empty ones left out."""
    fields = {
        "state": receipt.state.value,
        "by": receipt.by,
        "at": receipt.at,
        "origin": receipt.origin,
        "score": "" if receipt.score is None else f"{receipt.score:.3f}",
        "reason": receipt.reason,
        "was": receipt.was.value if receipt.was else "",
        "h": receipt.digest,
    }
    return PREFIX + " ".join(f"{key}={_quote(value)}" for key, value in fields.items() if value)


@lru_cache(maxsize=1 << 12)
def parse_receipt(comment: str) -> Receipt | None:
    """Read one comment line; None where it is not a whole receipt of ours."""
    if not comment.startswith(PREFIX):
        return None
    pairs = [field.partition("=") for field in comment[len(PREFIX) :].split()]
    fields = {key: unquote(value) for key, _, value in pairs}
    if len(fields) != len(pairs) or not fields.keys() <= _KEYS:
        return None
    try:
        return Receipt(
            state=State(fields["state"]),
            at=fields["at"],
            digest=fields["h"],
            by=fields.get("by", ""),
            origin=fields.get("origin", ""),
            score=float(fields["score"]) if "score" in fields else None,
            reason=fields.get("reason", ""),
            was=State(fields["was"]) if "was" in fields else None,
        )
    except (KeyError, ValueError):
        return None


def set_aside(receipt: Receipt) -> str:
    """The comment's text of a receipt that waits for its proof."""
    return UNPROVEN + format_receipt(receipt).removeprefix(PREFIX)


def parse_set_aside(comment: str) -> Receipt | None:
    """The inverse of :func:`set_aside`; None for any other comment."""
    if not comment.startswith(UNPROVEN):
        return None
    return parse_receipt(PREFIX + comment.removeprefix(UNPROVEN))


def is_ours(comment: str) -> bool:
    """Whether a comment is a receipt, in force or set aside."""
    return bool(parse_receipt(comment) or parse_set_aside(comment))


def is_valid(receipt: Receipt, context: str | None, source: str, target: str) -> bool:
    """Whether the receipt was given for exactly this text."""
    return receipt.digest == digest(context, source, target, receipt.state)


def state_of(target: str, *, fuzzy: bool, receipt: Receipt | None) -> State:
    """The state of an entry. ``receipt`` is its valid receipt, or None.

    Fuzzy always wins: a draft that nobody has confirmed is ``machine``
    whoever made it, and removing the flag in another editor makes it
    ``translated``, never ``approved``.
    """
    if not target:
        return State.UNTRANSLATED
    given = receipt.state if receipt else None
    if fuzzy:
        return State.REJECTED if given is State.REJECTED else State.MACHINE
    if given in SIGNED:
        return given
    return State.TRANSLATED


def _quote(value: str) -> str:
    """Percent-encode only what would break the line, so that names stay readable."""
    return _UNSAFE.sub(lambda match: "".join(f"%{b:02X}" for b in match[0].encode()), value)
