"""Faults of small words: negations, modals, quantifiers; and words that are no words."""

from __future__ import annotations

import re
from random import Random

from benchmarks.seeding.case import Case, Kind, in_target, replaced
from benchmarks.seeding.tables import (
    ALL_TO_SOME,
    HOMOGLYPHS,
    MAY_TO_MUST,
    MUST_TO_MAY,
    NEGATIONS,
    NEGATORS,
    STILL_NEGATIVE,
    TWICE,
    Table,
)

_NOT = re.compile(r"\b(?:not|never|cannot|\w+n['’]t)\b(?! (?:only|just|necessarily|to mention))")
_ANY_NOT = re.compile(
    r"\b(?:not?|never|none|nothing|nobody|nor|neither|without|cannot|few|little|un\w+|in\w+|im\w+"
    r"|dis\w+|non|lack\w*|fail\w*|refus\w*|den\w+|hardly|barely|rarely|seldom|scarcely|unless"
    r"|\w+less|far from|rather|except|other than|too|only|reject\w*|abort\w*|hamper\w*|prevent\w*"
    r"|avoid\w*|prohibit\w*|ban(?:s|ned)?|limited|stop\w*|block\w*|difficult\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Whatever another language may say with a negation."""
_LEAKS = ("<unk>", "%s", "{0}", "%(name)s", "⁇", "{{name}}", "&nbsp;")
_WORD = re.compile(r"[^\W\d_]{2,}")


def negation_removed(case: Case, rng: Random) -> str | None:  # noqa: ARG001
    """The only negation goes where the source has one."""
    text = _unnegated(case)
    return None if text is None or _negative(text, case.language) else text


def one_negation_removed(case: Case, rng: Random) -> str | None:  # noqa: ARG001
    """One negation goes, and something else in the target still looks negative."""
    text = _unnegated(case)
    return text if text is not None and _negative(text, case.language) else None


def negation_added(case: Case, rng: Random) -> str | None:
    """A negator comes in where neither side has one."""
    words = list(re.finditer(r"(?<=\w) (?=\w)", case.target))
    negator = NEGATORS.get(case.language)
    if not negator or not words or _ANY_NOT.search(case.source):
        return None
    if _negative(case.target, case.language):
        return None
    return replaced(case.target, rng.choice(words).span(), f" {negator} ")


def must_made_may(case: Case, rng: Random) -> str | None:  # noqa: ARG001
    return _only(r"\b(?:must|ha(?:ve|s) to|needs? to)\b(?! not)", case, MUST_TO_MAY)


def should_made_may(case: Case, rng: Random) -> str | None:  # noqa: ARG001
    return _only(r"\bshould\b(?! not)", case, MUST_TO_MAY)


def may_made_must(case: Case, rng: Random) -> str | None:  # noqa: ARG001
    return _only(r"\b(?:may|might|can|could)\b(?! not)", case, MAY_TO_MUST)


def all_made_some(case: Case, rng: Random) -> str | None:  # noqa: ARG001
    return _only(r"(?<!not )(?<!in )(?<!at )\b[Aa]ll\b(?! (?:over|around))", case, ALL_TO_SOME)


def word_doubled(case: Case, rng: Random) -> str | None:
    """A word stands twice where it may not."""
    words = [m for m in _WORD.finditer(case.target) if _single(m, case)]
    if not words:
        return None
    word = rng.choice(words)
    return replaced(case.target, word.span(), f"{word[0]} {word[0]}")


def words_doubled(case: Case, rng: Random) -> str | None:
    """Two or three words running stand twice."""
    pattern = re.compile(rf"(?<!\S)[^\W\d_]+(?: [^\W\d_]+){{{rng.choice([1, 2])}}}(?!\S)")
    runs = list(pattern.finditer(case.target))
    if not runs:
        return None
    run = rng.choice(runs)
    return replaced(case.target, run.span(), f"{run[0]} {run[0]}")


def placeholder_leaked(case: Case, rng: Random) -> str | None:
    words = list(_WORD.finditer(case.target))
    return replaced(case.target, rng.choice(words).span(), rng.choice(_LEAKS)) if words else None


def look_alike(case: Case, rng: Random) -> str | None:
    """One letter of a word comes from another script, or from another language's."""
    script = {"ar": "Arab", "ru": "Cyrl", "uk": "Cyrl", "bg": "Cyrl"}.get(case.language, "Latn")
    places = [
        match.start() + at
        for match in re.finditer(r"[^\W\d_]{4,}", case.target)
        for at, char in enumerate(match[0])
        if ord(char) in HOMOGLYPHS[script]
    ]
    if not places:
        return None
    at = rng.choice(places)
    return replaced(case.target, (at, at + 1), case.target[at].translate(HOMOGLYPHS[script]))


def _unnegated(case: Case) -> str | None:
    if not _NOT.search(case.source) or "or not" in case.source:
        return None
    text = _first(case.target, NEGATIONS.get(case.language, ()))
    return text[0].upper() + text[1:] if text else None


def _negative(text: str, language: str) -> bool:
    return bool(re.search(STILL_NEGATIVE.get(language, r"(?!)"), text, re.IGNORECASE))


def _only(needed: str, case: Case, table: Table) -> str | None:
    """The replacement of a table, where both sides have what is replaced, and once."""
    rows = table.get(case.language, ())
    there = sum(len(re.findall(pattern, case.target)) for pattern, _ in rows)
    once = len(re.findall(needed, case.source)) == 1 == there
    return _first(case.target, rows) if once else None


def _first(text: str, rows: tuple[tuple[str, str], ...]) -> str | None:
    for pattern, new in rows:
        if re.search(pattern, text):
            return re.sub(pattern, new, text, count=1)
    return None


def _single(match: re.Match[str], case: Case) -> bool:
    """Whether a word may not be doubled as it is: a word of its own, no name of the source
    that comes twice, none of those that stand twice by right."""
    around = case.target[max(0, match.start() - 1) : match.start()] + case.target[match.end() :][:1]
    alone = not around.strip(' .,;:!?()،؛؟«»“”„"')
    rare = match[0].casefold() not in TWICE.get(case.language, ())
    return alone and rare and f"{match[0]} {match[0]}" not in case.source


KINDS = {
    "negation removed": Kind("negation", in_target(negation_removed)),
    "one of two negations removed": Kind("negation", in_target(one_negation_removed), 0),
    "negation added": Kind("negation", in_target(negation_added)),
    "must made may": Kind("modality", in_target(must_made_may)),
    "should made may": Kind("modality", in_target(should_made_may), 0),
    "may made must": Kind("modality", in_target(may_made_must), 0),
    "all made some": Kind("quantifiers", in_target(all_made_some)),
    "word doubled": Kind("doubled", in_target(word_doubled)),
    "words doubled": Kind("doubled", in_target(words_doubled)),
    "placeholder leaked": Kind("placeholders", in_target(placeholder_leaked)),
    "look-alike letter": Kind("script", in_target(look_alike)),
}
