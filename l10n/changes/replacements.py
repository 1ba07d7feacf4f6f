"""What a person's edit of a draft teaches: which words were put in place of which. Pure."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n.changes.tokens import (
    Word,
    content,
    has_digit,
    is_content,
    is_unbroken,
    places,
    span_of,
    words,
    written,
)
from l10n.languages import is_unspaced
from l10n.lexicon.function_words import function_words
from l10n.lexicon.vocabulary import vocabulary

_KEPT = 0.5
"""The least share of a text's words that must stay: with fewer it was written anew, and what
stands for what is anybody's guess."""
_GAP = 1
"""Words that stayed between two changes that are one: “la gran acogida”, “el gran eco”."""
_LONGEST = 6
_LONGEST_UNSPACED = 10
"""Words of a change, or letters where words have no spaces; longer ones are rephrasings."""
_STEM = 0.6
_SHORTEST_STEM = 3

_Run = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words that were put in place of others, both as they are written."""

    old: str
    new: str
    start: int
    """Where ``old`` began in the draft."""
    opens: bool
    """Whether that was the draft's first word: a capital there says nothing."""
    grammar: bool
    """Whether it may be a matter of grammar: the same word in another form, or words at the
    edge that tie it into its sentence, as in “besiegt” → “zum Sieg gegen”."""


def replacements(draft: str, text: str, tag: str) -> tuple[Replacement, ...]:
    """What was replaced in a draft of the language ``tag``, in order.

    Only what may be wrong elsewhere too. Nothing where fewer words were kept than were
    changed; no words that were only added, dropped or moved; no figures, dates, denials
    and their like; no function words alone; nothing across punctuation.

    >>> [(one.old, one.new) for one in replacements(
    ...     "El comisario de la paz habló.", "La defensora de la paz habló.", "es")]
    [('El comisario', 'La defensora')]
    >>> replacements("Se presentó el informe.", "Se presentó un largo informe.", "es")
    ()
    """
    old, new = words(draft, tag), words(text, tag)
    if _kept(old, new) < _KEPT * max(len(old), len(new)):
        return ()
    found = []
    for a, b, c, d in _changes(old, new):
        gone, come = old[a:b], new[c:d]
        whole = is_unbroken(draft, gone) and is_unbroken(text, come)
        if whole and _teaches(gone, come, opens=a == 0, tag=tag):
            found.append(
                Replacement(
                    draft[slice(*span_of(gone))],
                    text[slice(*span_of(come))],
                    gone[0].start,
                    a == 0,
                    _inflects(gone, come, tag) or _edges(gone, tag) != _edges(come, tag),
                )
            )
    return tuple(found)


def _kept(old: Sequence[Word], new: Sequence[Word]) -> int:
    before, after = ([word.folded for word in side] for side in (old, new))
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def _changes(old: Sequence[Word], new: Sequence[Word]) -> Iterator[_Run]:
    """Runs of words that differ, if only in capitals; those next to each other are one."""
    before, after = ([written(word.text) for word in side] for side in (old, new))
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    last: _Run | None = None
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        if last and a - last[1] <= _GAP:
            last = (last[0], b, last[2], d)
            continue
        if last:
            yield last
        last = (a, b, c, d)
    if last:
        yield last


def _teaches(gone: Sequence[Word], come: Sequence[Word], *, opens: bool, tag: str) -> bool:
    if not gone or not come or max(len(gone), len(come)) > _longest(gone):
        return False
    before, after = ([word.folded for word in run] for run in (gone, come))
    if before == after:
        return not opens and bool(content(before, tag))
    if any(_is_fact(word, tag) for word in (*before, *after)):
        return False
    was, now = set(content(before, tag)), set(content(after, tag))
    # What the new words still have in them would be replaced there again, for ever.
    once = not places(before, come)
    return once and bool(was and now) and not (was <= now or now <= was)


def _is_fact(word: str, tag: str) -> bool:
    """Whether a word says how many, when or that it is not so. An article may be a number,
    as Spanish *una* is, and changes with its noun."""
    known = vocabulary(tag)
    is_article = word in known.facts and word in function_words(tag).words
    return has_digit(word) or (known.is_fact(word) and not is_article)


def _longest(run: Sequence[Word]) -> int:
    return _LONGEST_UNSPACED if any(is_unspaced(word.folded) for word in run) else _LONGEST


def _inflects(gone: Sequence[Word], come: Sequence[Word], tag: str) -> bool:
    """Whether the words that differ all begin alike, one by one."""
    was, now = (content([word.folded for word in run], tag) for run in (gone, come))
    if len(was) != len(now) or was == now:
        return False
    return all(_is_form(a, b) for a, b in zip(was, now, strict=True))


def _edges(run: Sequence[Word], tag: str) -> tuple[bool, bool]:
    """Whether the first and the last word name a thing."""
    return is_content(run[0].folded, tag), is_content(run[-1].folded, tag)


def _is_form(one: str, other: str) -> bool:
    stem = max(_SHORTEST_STEM, round(min(len(one), len(other)) * _STEM))
    return one[:stem] == other[:stem]
