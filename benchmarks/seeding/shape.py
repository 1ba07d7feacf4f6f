"""Faults of the whole text: parts lost, repeated or left in the source's language; marks lost."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

from benchmarks.seeding.case import Case, Kind, Seeded, in_target

_QUOTES = '“”„«»"'
_END = re.compile(r"[.!?؟…。]+[\"”»“)]*$")


def quote_mark_lost(case: Case, rng: Random) -> str | None:
    """One of the marks goes."""
    places = _quotes(case)
    if not places:
        return None
    at = rng.choice(places)
    return _less(case.target, [at])


def quotes_lost(case: Case, rng: Random) -> str | None:  # noqa: ARG001
    """A quotation's two marks go."""
    places = _quotes(case)
    return _less(case.target, places[:2]) if len(places) >= 2 else None


def bracket_lost(case: Case, rng: Random) -> str | None:
    places = [match.start() for match in re.finditer(r"[()\[\]]", case.target)]
    if not places or not re.search(r"[()\[\]]", case.source):
        return None
    return _less(case.target, [rng.choice(places)])


def brackets_lost(case: Case, rng: Random) -> str | None:
    """What is in brackets goes with them."""
    found = list(re.finditer(r" ?\([^()]{2,}\)", case.target))
    if not found or "(" not in case.source:
        return None
    match = rng.choice(found)
    return case.target[: match.start()] + case.target[match.end() :]


def sentence_dropped(case: Case, rng: Random) -> Seeded:
    """Of two sentences one is not translated."""
    source, right = _joined(case)
    return Seeded(source, right, rng.choice([case.target, case.following[1]]))


def sentence_added(case: Case, rng: Random) -> Seeded:  # noqa: ARG001
    return Seeded(case.source, case.target, _joined(case)[1])


def loop_appended(case: Case, rng: Random) -> str | None:
    """The last one to four words come four to eight times more."""
    body, end = _split_end(case.target)
    words, count = body.split(), rng.randint(1, 4)
    if len(words) < 5 or not all(any(map(str.isalnum, word)) for word in words[-4:]):
        return None
    return " ".join([body.rstrip(), *words[-count:] * rng.randint(4, 8)]) + end


def half_left(case: Case, rng: Random) -> str | None:
    """One half of the words is the source's."""
    source, target = case.source.split(" "), case.target.split(" ")
    if min(len(source), len(target)) < 8:
        return None
    if rng.random() < 0.5:
        return " ".join(target[: len(target) // 2] + source[len(source) // 2 :])
    return " ".join(source[: len(source) // 2] + target[len(target) // 2 :])


def left(case: Case, rng: Random) -> str | None:  # noqa: ARG001
    """All of it is the source."""
    return case.source if len(case.source.split()) >= 4 else None


def truncated(case: Case, rng: Random) -> str | None:  # noqa: ARG001
    """The second half of the words is missing, with the final mark."""
    words = case.target.split(" ")
    return " ".join(words[: len(words) // 2]).rstrip(",;:،؛–— ") if len(words) >= 8 else None


def halved(case: Case, rng: Random) -> str | None:
    """The second half of the words is missing; the final mark is there."""
    half = truncated(case, rng)
    return half + _split_end(case.target)[1] if half else None


def end_mark_lost(case: Case, rng: Random) -> str | None:  # noqa: ARG001
    body, end = _split_end(case.target)
    return body if end and _END.search(case.source) else None


def question_lost(case: Case, rng: Random) -> str | None:  # noqa: ARG001
    """A question ends with a full stop."""
    if not case.source.endswith("?") or case.target[-1] not in "?؟":
        return None
    return case.target[:-1].replace("¿", "") + "."


def capitals_lost(case: Case, rng: Random) -> Seeded | None:  # noqa: ARG001
    """A headline in capitals is set in small letters."""
    if sum(char.islower() for char in case.target) < len(case.target) / 2:
        return None  # a script of one case
    return Seeded(case.source.upper(), _upper(case.target, case.language), case.target)


def _upper(text: str, language: str) -> str:
    return (text.replace("i", "İ") if language in {"tr", "az"} else text).upper()


def _quotes(case: Case) -> list[int]:
    """Where the target's double marks are, if they pair up and the source has as many."""
    places = [at for at, char in enumerate(case.target) if char in _QUOTES]
    same = len(places) == sum(char in _QUOTES for char in case.source)
    paired = same and len(places) % 2 == 0 and not any(b - a == 1 for a, b in pairwise(places))
    return places if paired else []


def _less(text: str, places: list[int]) -> str:
    """A text less some marks and the space that goes with each: « and »."""
    kept = "".join("\0" if at in places else char for at, char in enumerate(text))
    return re.sub("\0[\u00a0\u202f]?|[\u00a0\u202f]\0", "", kept)


def _joined(case: Case) -> tuple[str, str]:
    return (f"{case.source} {case.following[0]}", f"{case.target} {case.following[1]}")


def _split_end(text: str) -> tuple[str, str]:
    match = _END.search(text)
    return (text[: match.start()], match[0]) if match else (text, "")


KINDS = {
    "quotation mark lost": Kind("quotes", in_target(quote_mark_lost)),
    "both quotation marks lost": Kind("quotes", in_target(quotes_lost)),
    "bracket lost": Kind("brackets", in_target(bracket_lost)),
    "brackets lost with their text": Kind("brackets", in_target(brackets_lost), 0),
    "sentence dropped": Kind("sentences", sentence_dropped),
    "sentence added": Kind("sentences", sentence_added),
    "loop appended": Kind("loops", in_target(loop_appended)),
    "half left in the source language": Kind("untranslated", in_target(half_left)),
    "left in the source language": Kind("untranslated", in_target(left)),
    "cut to half": Kind("length", in_target(truncated)),
    "cut to half, end mark kept": Kind("length", in_target(halved), 0),
    "end mark lost": Kind("endings", in_target(end_mark_lost)),
    "question made a statement": Kind("endings", in_target(question_lost)),
    "capitals lost": Kind("capitals", capitals_lost),
}
