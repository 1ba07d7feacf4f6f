"""Finds addresses and document numbers that did not arrive letter for letter.

Web and e-mail addresses, phone numbers and numbers such as A/RES/78/3 are never
translated. An address may lead to the same page in the target's language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import Indel

from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity, Span

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»„]{2,2000}", re.ASCII | re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.ASCII)
_SITE = re.compile(
    r"\b[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){0,4}\."
    r"(?:com|org|net|int|gov|edu|info|eu|az|de|es|fr|it|pt|ru|tr|ua|uk|ir|pk|ge|am|cn|jp)\b"
    r"(?:/[^\s<>\"“”«»„]{0,2000})?",
    re.ASCII | re.IGNORECASE,
)
_SIGNS = frozenset("/:@+")
_DOT = re.compile(r"\.(?<=\w.)[a-zA-Z]{2}", re.ASCII)
_PHONE = re.compile(r"\+\d(?:[ ().\u00a0\u202f-]{0,2}\d){6,16}", re.ASCII)
_NUMBER = re.compile(
    r"\b[A-Z][A-Z0-9.-]{0,20}(?:/[A-Z0-9][A-Za-z0-9.-]{0,20}){1,8}"  # A/RES/78/3
    r"|\b(?:19|20)\d\d/\d{2,5}(?:/[A-Z]{2,4})?\b"  # 2024/1689
    r"|\b[A-Z]{2,6} \d{3,6}(?:-\d{1,3})?:(?:19|20)\d\d\b",  # ISO 9001:2015
    re.ASCII,
)
_AFTER = ".,;:!?)]}'’،؛؟。，…"
_LIKE = 0.6
_FORMATTING = str.maketrans("", "", "\u200e\u200f\u2066\u2067\u2068\u2069\u202a\u202b\u202c")


def find(pair: Pair) -> Iterable[Hit]:
    """Each must be there as often as in the source, and no other."""
    ours, theirs = _kinds(pair.source), _kinds(pair.target)
    if not (ours or theirs):
        return ()
    here, there = _found(pair.source.text, ours), _found(pair.target.text, theirs)
    if Counter(map(_key, here)) == Counter(map(_key, there)):
        return ()
    return list(_compare(pair, here, there))


def _kinds(text: Text) -> list[re.Pattern[str]]:
    """What is worth looking for: each kind has a sign of its own."""
    said, marks = text.text, text.marks
    kinds: list[re.Pattern[str]] = []
    within = "." in marks and said.find(".") < len(said) - 2
    dotted = within and _DOT.search(said) is not None
    if not dotted and _SIGNS.isdisjoint(marks):
        return kinds
    if "/" in marks or ":" in marks or dotted:
        if "://" in said or "www." in said.lower():
            kinds.append(_URL)
        if "/" in marks or ":19" in said or ":20" in said:
            kinds.append(_NUMBER)
    if "@" in marks:
        kinds.append(_MAIL)
    if "+" in marks:
        kinds.append(_PHONE)
    if dotted:
        kinds.append(_SITE)
    return kinds


_Found = tuple[str, Span]


def _found(text: str, kinds: list[re.Pattern[str]]) -> list[_Found]:
    """What must not change, with its place; each place once."""
    found: list[_Found] = []
    taken = 0
    matches = (match for kind in kinds for match in kind.finditer(text))
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        what = match[0].rstrip(_AFTER)
        if match.start() >= taken and _counts(what):
            taken = match.start() + len(what)
            found.append((what, (match.start(), taken)))
    return found


def _counts(what: str) -> bool:
    """A number of a document has digits; AC/DC is a name."""
    return "." in what or "@" in what or any(map(str.isdigit, what))


def _key(found: _Found) -> str:
    what = found[0].translate(_FORMATTING)
    return re.sub(r"\D", "", what) if what[0] == "+" else what


def _compare(pair: Pair, here: list[_Found], there: list[_Found]) -> Iterator[Hit]:
    lost = _without(here, there)
    added = [one for one in _without(there, here) if not _is_local(one[0], lost, pair)]
    lost = [one for one in lost if not _has_local(one[0], there, pair)]
    for what, span in lost:
        near = process.extractOne(
            what,
            [text for text, _ in added],
            scorer=Indel.normalized_similarity,
            score_cutoff=_LIKE,
        )
        if near:
            wrong, place = added.pop(near[2])
            message = f"The source has “{what}”; the translation has “{wrong}”."
            yield Hit(message, span, place, what)
        else:
            yield Hit(f"“{what}” is not in the translation as it is in the source.", span)
    for what, span in added:
        yield Hit(f"“{what}” is not in the source.", None, span)


def _without(these: list[_Found], those: list[_Found]) -> list[_Found]:
    """What there is more of in the first."""
    left = Counter(map(_key, those))
    rest = []
    for one in these:
        if left[_key(one)]:
            left[_key(one)] -= 1
        else:
            rest.append(one)
    return rest


def _is_local(what: str, lost: list[_Found], pair: Pair) -> bool:
    return any(_localized(text, pair) == what for text, _ in lost)


def _has_local(what: str, there: list[_Found], pair: Pair) -> bool:
    return any(_localized(what, pair) == text for text, _ in there)


def _localized(address: str, pair: Pair) -> str:
    """The same page in the target's language: ``/en/`` is ``/es/`` then."""
    source, target = pair.source.language.code, pair.target.language.code
    return re.sub(rf"(?<![\w-]){source}(?=[/.]|$)", target, address)


RULE = Rule(
    "verbatim",
    Severity.ERROR,
    "Addresses, phone numbers and document numbers arrive letter for letter.",
    find,
)
