"""Faults of names and acronyms."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from benchmarks.seeding.case import Case, Kind, in_target, replaced, without

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ACRONYM = re.compile(r"(?<![\w-])(?!(?:[IVX]+|TV|US|UK|AM|PM|BC|AD)\b)[A-Z]{2,6}(?![\w-])")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;–—]\s|[“”\"‘(])\s*$")
_DATES = re.compile(
    r"January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_COMMON = re.compile(
    r"Union|University|Central|Inter\w+|National|Federal|General|President|Minister|Institute"
    r"|Museum|Park|Commission|Committee|Organi[sz]ation|Republic|Academy|Hotel|Modern|\w+(?:ish|ese|ian|ch|ani)"
)
"""What is translated, or an inhabitant."""
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшэюя"
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_RUSSIAN = dict(zip("бвгджзклмнпрстфцчшщ", "bvgdjzklmnprstfcccc", strict=True))
_ARAB = dict(zip("بتثجدذرزسشصضطظغفقكلمن", "btsgddrzscsdtzgfkklmn", strict=True))
_DIGRAPHS = (
    ("sch", "c"),
    ("tch", "c"),
    ("sh", "c"),
    ("ch", "c"),
    ("ph", "f"),
    ("th", "t"),
    ("gh", "g"),
    ("ck", "k"),
    ("qu", "kv"),
    ("x", "ks"),
)


class Found(NamedTuple):
    """A name as it stands in the target."""

    start: int
    end: int
    stem: int
    """How many of its letters are the name's, less any ending."""


def name_dropped(case: Case, rng: Random) -> str | None:
    """A name goes, with all of its parts that stand together."""
    runs = _runs(_names(case), case.target)
    if not runs:
        return None
    first, last = rng.choice(runs)
    return without(case.target, first.start, _ending(case.target, last.end))


def name_part_dropped(case: Case, rng: Random) -> str | None:
    """One part of a name of several goes."""
    runs = [run for run in _runs(_names(case), case.target) if run[0] is not run[1]]
    if not runs:
        return None
    one = rng.choice(rng.choice(runs))
    return without(case.target, one.start, _ending(case.target, one.end))


def name_letter_changed(case: Case, rng: Random) -> str | None:
    return _altered(case, rng, _change_letter)


def name_letters_swapped(case: Case, rng: Random) -> str | None:
    return _altered(case, rng, _swap_letters)


def acronym_dropped(case: Case, rng: Random) -> str | None:
    found = _acronyms(case)
    if not found:
        return None
    match = rng.choice(found)
    return without(case.target, match.start(), _ending(case.target, match.end()))


def acronym_altered(case: Case, rng: Random) -> str | None:
    found = _acronyms(case)
    if not found:
        return None
    match = rng.choice(found)
    at = rng.randrange(len(match[0]))
    new = rng.choice([char for char in _LATIN.upper() if char != match[0][at]])
    return replaced(case.target, (match.start() + at, match.start() + at + 1), new)


def _acronyms(case: Case) -> list[re.Match[str]]:
    there = set(_ACRONYM.findall(case.source))
    return [
        match
        for match in _ACRONYM.finditer(case.target)
        if match[0] in there and case.target.count(match[0]) == 1
    ]


def _names(case: Case) -> list[Found]:
    """Names of the source that the target has once, spelled alike or, in another script,
    with the same consonants."""
    known = {
        match[0]
        for match in _WORD.finditer(case.source)
        if len(match[0]) >= 4
        and match[0][0].isupper()
        and not match[0].isupper()
        and not _DATES.fullmatch(match[0])
        and not _COMMON.fullmatch(match[0])
        and not _SENTENCE_START.search(case.source[: match.start()])
    }
    if case.language in {"ru", "uk", "bg", "ar", "fa", "ur"}:
        return _transliterated(case, known)
    found = [match for match in _WORD.finditer(case.target) if match[0] in known]
    words = [match[0] for match in found]
    return [Found(*m.span(), len(m[0])) for m in found if words.count(m[0]) == 1]


def _transliterated(case: Case, known: set[str]) -> list[Found]:
    arabic = case.language in {"ar", "fa", "ur"}
    keys = {_english_key(name, arabic): name for name in sorted(known)}
    found: dict[str, list[Found]] = {}
    for match in _WORD.finditer(case.target):
        for key, name in keys.items():
            if len(key) >= 3 + arabic and not (arabic and _adjective(match[0], name)):
                span = _arabic(match, key) if arabic else _cyrillic(match, key)
                found.setdefault(key, []).extend([span] if span else [])
    return sorted(spans[0] for spans in found.values() if len(spans) == 1)


def _adjective(word: str, name: str) -> bool:
    """Whether an Arabic word is the adjective of a name: باكستاني of Pakistan."""
    return bool(re.search("ي(?:ة|ين|ون)?$", word)) and name[-1] not in "aeiy"


def _english_key(name: str, arabic: bool) -> str:
    """The consonants of an English spelling, one letter for each sound."""
    text = name.casefold()
    for letters, sound in _DIGRAPHS:
        text = text.replace(letters, sound)
    text = re.sub(r"c(?=[eiy])", "s", text)
    text = re.sub(r"(?<![sct])c(?=[aoukrl])", "k", text).replace("q", "k")
    pairs = {"p": "b", "v": "f", "j": "g", "w": ""} if arabic else {"w": "v"}
    text = "".join(pairs.get(char, char) for char in text)
    return re.sub(r"(.)\1+", r"\1", re.sub("[^bcdfgjklmnprstvz]", "", text))


def _cyrillic(match: re.Match[str], key: str) -> Found | None:
    """Whether a Russian word is the name with an ending of one consonant or none."""
    word = match[0].casefold()
    if not match[0][0].isupper() or not re.match(r"[\w-]", word):
        return None
    seen, stem = "", 0
    for at, char in enumerate(word):
        sound = _RUSSIAN.get(char, "")
        if sound and not seen.endswith(sound):
            seen += sound
        if seen == key and not stem:
            stem = at + 1
    return (
        Found(*match.span(), stem) if seen.startswith(key) and len(seen) <= len(key) + 1 else None
    )


def _arabic(match: re.Match[str], key: str) -> Found | None:
    for prefix in ("", "و", "ب", "ل", "ال", "وال", "بال", "لل"):
        if match[0].startswith(prefix):
            sounds = "".join(_ARAB.get(char, "") for char in match[0][len(prefix) :])
            if re.sub(r"(.)\1+", r"\1", sounds) == key:
                start = match.start() + len(prefix)
                return Found(start, match.end(), match.end() - start)
    return None


def _runs(names: list[Found], text: str) -> list[tuple[Found, Found]]:
    """Names that stand together, as the first and last of each run."""
    runs: list[tuple[Found, Found]] = []
    for name in names:
        if runs and not text[runs[-1][1].end : name.start].strip():
            runs[-1] = (runs[-1][0], name)
        else:
            runs.append((name, name))
    return runs


def _ending(text: str, end: int) -> int:
    """Where a name's ending after an apostrophe or hyphen ends: Ankara'ya."""
    match = re.compile(r"['’-]\w+").match(text, end)
    return match.end() if match else end


def _altered(case: Case, rng: Random, alter: Callable[[str, Random], str | None]) -> str | None:
    """The stem of one name changed, to what the source does not say."""
    names = [name for name in _names(case) if name.stem >= 3]
    if not names:
        return None
    name = rng.choice(names)
    span = (name.start, name.start + name.stem)
    wrong = alter(case.target[slice(*span)], rng)
    return replaced(case.target, span, wrong) if wrong and wrong not in case.source else None


def _change_letter(name: str, rng: Random) -> str:
    """One letter, not the first, becomes another of its alphabet."""
    at = rng.randrange(1, len(name))
    alphabet = next((a for a in (_CYRILLIC, _ARABIC) if name[-1].casefold() in a), _LATIN)
    old = name[at].casefold()
    new = rng.choice([char for char in alphabet if char != old])
    return name[:at] + (new.upper() if name[at].isupper() else new) + name[at + 1 :]


def _swap_letters(name: str, rng: Random) -> str | None:
    """Two neighbours, not the first letter, change places."""
    places = [at for at in range(1, len(name) - 1) if name[at] != name[at + 1]]
    if not places:
        return None
    at = rng.choice(places)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


KINDS = {
    "name dropped": Kind("names", in_target(name_dropped)),
    "part of a name dropped": Kind("names", in_target(name_part_dropped), 0),
    "name, a letter changed": Kind("names", in_target(name_letter_changed)),
    "name, letters swapped": Kind("names", in_target(name_letters_swapped)),
    "acronym dropped": Kind("acronyms", in_target(acronym_dropped)),
    "acronym altered": Kind("acronyms", in_target(acronym_altered)),
}
