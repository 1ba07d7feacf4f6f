"""The part of UAX 9 that looks at letters in a row: figures, brackets, what stands between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_ISOLATES = frozenset({"LRI", "RLI", "FSI", "PDI"})
_STRONG = frozenset({"L", "R", "AL"})
_MOST_BRACKETS = 63
_BRACKETS = "() [] {} ⁅⁆ ⟦⟧ ⟨⟩ ⟪⟫ 〈〉 《》 「」 『』 【】 〔〕 〖〗 （） ［］ ｛｝ ｢｣"
_OPEN = {pair[0]: pair[1] for pair in _BRACKETS.split()}
_CLOSE = {closing: opening for opening, closing in _OPEN.items()}
_ALSO = {"<": ">", "«": "»", "‹": "›", "≤": "≥"}
_MIRROR = {**_OPEN, **_CLOSE, **_ALSO, **{b: a for a, b in _ALSO.items()}}


def mirrored(text: str) -> str:
    """A letter as it is drawn from right to left: brackets the other way round."""
    return _MIRROR.get(text, text)


def resolve(
    letters: Sequence[str], kinds: Sequence[str], own: str, before: str, after: str
) -> list[str]:
    """L, R, EN or AN for each letter of one isolating run sequence: rules W1 to N2.

    ``own`` is the direction of its level, ``before`` and ``after`` those of its sides (sos
    and eos).
    """
    found = _weak(kinds, before)
    marks = [kind == "NSM" for kind in kinds]
    for opening, closing in _pairs(letters, found):
        way = _way(found, opening, closing, own, before)
        for bracket in (opening, closing) if way else ():
            end = next((at for at in range(bracket + 1, len(found)) if not marks[at]), len(found))
            found[bracket:end] = [way] * (end - bracket)
    for start, end in _runs(found, _NEUTRAL):
        left = _direction(found[start - 1]) if start else before
        right = _direction(found[end]) if end < len(found) else after
        found[start:end] = [left if left == right else own] * (end - start)
    return found


def _weak(kinds: Sequence[str], before: str) -> list[str]:
    found = list(kinds)
    for at, kind in enumerate(found):  # W1
        if kind == "NSM":
            last = found[at - 1] if at else before
            found[at] = "ON" if last in _ISOLATES else last
    _turn_figures(found, before, "AL", "AN")  # W2
    found = ["R" if kind == "AL" else kind for kind in found]  # W3
    for at in range(1, len(found) - 1):  # W4
        a, kind, b = found[at - 1 : at + 2]
        if a == b and ((kind in {"ES", "CS"} and a == "EN") or (kind == "CS" and a == "AN")):
            found[at] = a
    for start, end in _runs(found, frozenset({"ET"})):  # W5
        if "EN" in (*found[max(start - 1, 0) : start], *found[end : end + 1]):
            found[start:end] = ["EN"] * (end - start)
    found = ["ON" if kind in {"ES", "CS", "ET"} else kind for kind in found]  # W6
    _turn_figures(found, before, "L", "L")  # W7
    return found


def _turn_figures(found: list[str], before: str, after: str, into: str) -> None:
    """Make something else of European figures after a letter of one kind."""
    strong = before
    for at, kind in enumerate(found):
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == after:
            found[at] = into


def _way(found: Sequence[str], opening: int, closing: int, own: str, before: str) -> str:
    """N0: which way a pair of brackets goes: with what is in it, or with what is before it."""
    inside = {_direction(kind) for kind in found[opening + 1 : closing]} - {""}
    if not inside or own in inside:
        return own if inside else ""
    strong = (_direction(kind) for kind in reversed(found[:opening]))
    context = next(filter(None, strong), before)
    return context if context in inside else own


def _pairs(letters: Sequence[str], found: Sequence[str]) -> list[tuple[int, int]]:
    """BD16."""
    stack: list[tuple[str, int]] = []
    pairs = []
    for at, letter in enumerate(letters):
        if found[at] != "ON":
            continue
        if letter in _OPEN:
            if len(stack) == _MOST_BRACKETS:
                return []
            stack.append((letter, at))
        elif letter in _CLOSE:
            opened = [depth for depth, one in enumerate(stack) if one[0] == _CLOSE[letter]]
            if opened:
                pairs.append((stack[opened[-1]][1], at))
                del stack[opened[-1] :]
    return sorted(pairs)


def _direction(kind: str) -> str:
    """L or R; figures count as R; nothing for neutrals."""
    return "R" if kind in {"R", "EN", "AN"} else "L" if kind == "L" else ""


def _runs(kinds: Sequence[str], of: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where runs of these kinds begin and end."""
    start = None
    for at, kind in enumerate([*kinds, ""]):
        if kind in of and start is None:
            start = at
        elif kind not in of and start is not None:
            yield start, at
            start = None
