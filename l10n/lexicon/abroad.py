"""What a language calls the names of another: *London* is *Londres* in French."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType

from l10n.languages import written
from l10n.lexicon.names import naming
from l10n.lexicon.naming import Forms
from l10n.lexicon.sounds import skeletons

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 3


@cache
def abroad(source: str, target: str) -> Forms:
    """What the target language calls the names that the source language has a single word
    for: folded word to forms, any of which will do.

    >>> sorted(abroad("fr", "es")["suisse"])
    ['Suiza', 'suiz']
    """
    here, there = naming(source), naming(target)
    return _translated(source, here.forms, there.forms, single=True)


@cache
def abroad_in_part(source: str, target: str) -> Forms:
    """The like for words of longer names that are names themselves: the words of the name
    abroad, and only those that sound alike, if any do. The cities are here, too.

    >>> sorted(abroad_in_part("en", "es")["lanka"])
    ['Lanka']
    """
    here, there = naming(source), naming(target)
    parts = _translated(source, here.forms, there.forms, single=False)
    names = {
        word: _nearest(word, here.script, forms, there.script)
        for word, forms in parts.items()
        if len(word) >= _LEAST and not here.is_ordinary(word)
    }
    cities = _translated(source, here.cities, there.cities, single=True)
    return MappingProxyType({**names, **cities})


def _nearest(word: str, here: str, forms: frozenset[str], there: str) -> frozenset[str]:
    same = frozenset(form for form in forms if form.lower() == word)
    sounds = skeletons(word, here)
    return same or frozenset(form for form in forms if sounds & skeletons(form, there)) or forms


def _translated(source: str, here: Forms, there: Forms, *, single: bool) -> Forms:
    """What the words of names of one word, or of longer ones, may be in the other language."""
    english = written(source).code == "en"
    found: dict[str, set[str]] = {}
    for concept, forms in there.items():
        for name in {concept} if english else here.get(concept, ()):
            words = _WORD.findall(name.lower())
            for word in words if (len(words) == 1) == single else ():
                found.setdefault(word, set()).update(forms)
    return MappingProxyType({name: frozenset(forms) for name, forms in found.items()})
