"""The short way in which data files list the forms of words.

``word{A} other{s,}`` are the forms of two words: what the braces hold are endings,
or the name of a list of endings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_BRACES = re.compile(r"\{([^{}]*)\}")


def forms(line: str, lists: Mapping[str, str] | None = None) -> Iterator[str]:
    """Every form, case-folded.

    >>> list(forms("twent{y,ieth} on{N}", {"N": ", e es"}))
    ['twenty', 'twentieth', 'on', 'one', 'ones']
    """
    for entry in line.split():
        yield from _spelled(entry, lists or {})


def _spelled(entry: str, lists: Mapping[str, str]) -> Iterator[str]:
    braces = _BRACES.search(entry)
    if braces is None:
        yield entry.replace("_", " ").casefold()
        return
    start, end = entry[: braces.start()], entry[braces.end() :]
    for ending in _endings(braces[1], lists):
        yield from _spelled(start + ending + end, lists)


def _endings(inner: str, lists: Mapping[str, str]) -> Iterator[str]:
    for part in inner.split(","):
        if part in lists:
            yield from ("" if ending == "," else ending for ending in lists[part].split())
        else:
            yield part
