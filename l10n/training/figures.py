"""Other figures in place of a pair's own, the same on both sides."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

from l10n.checks.figures import roman
from l10n.training.examples import Example

_RUN = re.compile(r"[0-9]+")
_BOUND = re.compile(r"[0-9]+(?=[^\W\d_])|(?<=[^\W\d_])-?[0-9]+")
_WORD = re.compile(r"[^\W\d_]+")
_NUMERAL = re.compile(r"[IVX]+|[ivx]+")
_ORDINALS = range(4, 21)
"""Those that end alike: *4th* to *20th*, *IVe* to *XXe*."""
_TENS = ("", "X", "XX")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def with_other_figures(example: Example, chance: random.Random) -> Example:
    """Other figures in place of those that stand in digits, and the same, on both sides, and
    of those from 4 to 20 that one side has in Roman numerals: *15th century*, *siglo XV*.

    Years stay years of these two centuries, days and months remain possible; 0 and 1 stay,
    and so does what else a letter follows, since the words around may hang on them. Digits
    stay as they are where those of the one side are not those of the other.
    """
    texts = example.source, example.target
    numerals = {value: chance.choice(_ORDINALS) for value in _in_numerals(*texts)}
    here, there = (
        sorted(run for run in _RUN.findall(text) if int(run) not in numerals) for text in texts
    )
    new = {str(value): str(other) for value, other in numerals.items()}
    if here == there:
        bound = set(chain.from_iterable(map(_bound, texts)))
        new |= {run: _other(run, chance) for run in sorted({*here} - bound)}
    source, target = (_written(text, new, numerals) for text in texts)
    return replace(example, source=source, target=target) if new else example


def has_numerals(example: Example) -> bool:
    """Whether one side has in Roman numerals what the other has in digits, from 4 to 20."""
    return bool(_in_numerals(example.source, example.target))


def _in_numerals(source: str, target: str) -> list[int]:
    """What one text has in digits and the other in a Roman numeral, neither of them twice."""
    digits = [Counter(map(int, _RUN.findall(text))) for text in (source, target)]
    letters = [
        Counter(roman.value(word) for word in _WORD.findall(text) if _is_numeral(word))
        for text in (source, target)
    ]
    return [
        value
        for value in _ORDINALS
        if (digits[0][value], letters[1][value], digits[1][value], letters[0][value])
        in {(1, 1, 0, 0), (0, 0, 1, 1)}
    ]


def _written(text: str, runs: Mapping[str, str], numerals: Mapping[int, int]) -> str:
    def in_letters(word: re.Match[str]) -> str:
        found = _NUMERAL.match(word[0])
        if not found or not _is_numeral(word[0]) or roman.value(word[0]) not in numerals:
            return word[0]
        value = numerals[roman.value(word[0])]
        made = _TENS[value // 10] + _ONES[value % 10]
        return (made.lower() if found[0].islower() else made) + word[0][found.end() :]

    text = _RUN.sub(lambda run: runs.get(run[0], run[0]), text)
    return _WORD.sub(in_letters, text) if numerals else text


def _is_numeral(word: str) -> bool:
    return roman.is_one(word) and _NUMERAL.match(word) is not None


def _bound(text: str) -> Iterator[str]:
    """Figures beside letters: 1st, COVID-19, A4."""
    return (run[0].lstrip("-") for run in _BOUND.finditer(text))


def _other(run: str, chance: random.Random) -> str:
    """Another figure of as many digits, of the same kind as far as that shows."""
    if run.startswith("0") or run == "1":
        return run
    value, digits = int(run), len(run)
    low, high = 10 ** (digits - 1), 10**digits - 1
    if digits == 1:
        low = 2
    elif 10 <= value <= 12 or 13 <= value <= 31:
        high = 12 if value <= 12 else 31
    elif 1900 <= value < 2100:
        low, high = 1900, 2099
    return str(chance.randint(low, high))
