"""Finds names of the source that the translation lacks or spells otherwise.

It speaks up where it is sure of a name: a capitalised word that no list knows as an
ordinary one. What might be translated, it passes over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise

from l10n.checks.likeness.across import slip_across, stands_across
from l10n.checks.likeness.lookalikes import clear_slip, near, slip
from l10n.checks.likeness.mentions import Mention, begins_sentence, mentions
from l10n.checks.likeness.reader import Reader, reader
from l10n.checks.likeness.slips import is_misspelt_word
from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.abroad import abroad
from l10n.lexicon.names import naming
from l10n.lexicon.sounds import fold
from l10n.model import Severity, Span

_LEAST = 3
_SURE = 4
"""Consonants from which on likeness is no accident."""
_STEM = 5
"""Letters of a name that more than a family name is made of."""
_LONG = 8
_MANY = 50
_LONGEST = 5000
"""Words of a text that is no sentence any more."""
_LATIN = "Latn"


def find(pair: Pair) -> Iterable[Hit]:
    """Look for each name of the source in the target.

    >>> from l10n.checks.pair import Text
    >>> from l10n.languages import language
    >>> source = Text("We met Merkel.", language("en"))
    >>> target = Text("Nos reunimos con Merkol.", language("es"))
    >>> [(hit.message, hit.fix) for hit in find(Pair(source, target))]
    [('The source says “Merkel”; the translation says “Merkol”.', 'Merkel')]
    """
    missing = {name.key: (place, name) for place, name in mentions(pair)}
    if not missing or len(missing) > _MANY or len(pair.target.words) > _LONGEST:
        return ()
    if pair.source.text.isupper():
        return ()
    search = _Search(pair)
    return [search.told(*one) for one in missing.values() if search.misses(*one)]


class _Search:
    """The names of one pair of texts, looked for one by one."""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._words = pair.source.words
        self._source = naming(pair.source.language.tag)
        self._places = abroad(pair.source.language.tag, pair.target.language.tag)
        target = naming(pair.target.language.tag)
        self._same_script = self._source.script == target.script == _LATIN

    @cached_property
    def _reader(self) -> Reader:
        return self._pair.once(reader)

    def misses(self, place: int, name: Mention) -> bool:
        """Whether a name is surely not here, or misspelt."""
        if not name.sure:
            return bool(self._clear_slip(name))
        reader = self._reader
        forms = name.forms | name.longer
        if reader.has(name.key) or (forms and reader.called(forms)):
            return False
        if stands_across(reader, name):
            return False
        if self._slip(name) and not (self._is_approved(name) or self._is_term(place)):
            return True
        # Without a complete list, only a misspelt name is sure to be one.
        return self._source.complete and not (
            self._respelled(name)
            or self._derived(place, name)
            or self._in_run(place)
            or (not name.forms and self._is_doubtful(place, name.key))
            or self._is_approved(name)
            or self._is_term(place)
        )

    def told(self, place: int, name: Mention) -> Hit:
        """What to tell of a name that is missed."""
        start, _ = self._pair.source.spans[place]
        here = (start, start + len(name.written))
        misspelt = self._slip(name) if name.sure else self._clear_slip(name)
        found = misspelt or near(self._reader, name.spellings)
        if not found:
            return Hit(f"The source says “{name.written}”; the translation does not.", here)
        message = f"The source says “{name.written}”; the translation says “{found}”."
        there = self._place(found)
        sure = misspelt and self._same_script and not (name.forms or self._reader.naming.respelled)
        return Hit(message, here, there, name.written if sure and there else None)

    def _place(self, word: str) -> Span | None:
        found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", self._pair.target.text)
        return found.span() if found else None

    def _slip(self, name: Mention) -> str | None:
        if not self._reader.latin:
            return slip_across(self._reader, name, self._pair.source)
        if not self._same_script and not name.forms:
            return None
        spellings = name.spellings if self._same_script else name.spellings[1:]
        words = (slip(self._reader, spelling) for spelling in spellings)
        found = ((word, fold(word)) for word in words if word)
        # What looks misspelt there is what the source misspelt: “Novemeber”.
        return next(
            (
                word
                for word, plain in found
                if not self._source.is_ordinary(plain) and not self._ends_otherwise(name.key, plain)
            ),
            None,
        )

    def _ends_otherwise(self, key: str, word: str) -> bool:
        """Whether a word is a people or an adjective, as *Ephésiens* is *Ephesians*."""
        derived = self._source.derived
        stems = (key.removesuffix(end) for end in derived if key.endswith(end))
        return any(len(stem) > _LEAST and word.startswith(stem) for stem in stems)

    def _clear_slip(self, name: Mention) -> str | None:
        """The word that an ordinary one, which stays where it is part of a name, surely is."""
        if not self._same_script:
            if self._reader.latin:
                return None
            return slip_across(self._reader, name, self._pair.source)
        found = clear_slip(self._pair, name.key)
        return None if found and self._reader.begins(name.key) else found

    def _respelled(self, name: Mention) -> bool:
        """Whether a name stands here as another script or spelling has it."""
        reader = self._reader
        if self._same_script:
            if reader.spoken(name.written):
                return True
            if not reader.naming.respelled:
                return not name.forms and reader.echoed(name.written)
        script = self._source.script
        if name.forms:
            return reader.carried(name.written, script, least=_LEAST)
        loosely = not reader.latin
        return reader.carried(name.written, script, loosely=loosely) or any(
            reader.carried(shorter, script) for shorter in self._shortened(name.written)
        )

    def _shortened(self, word: str) -> list[str]:
        """A name without an ending that other languages leave out."""
        shorter = [word.removesuffix(end) for end in self._source.plural if word.endswith(end)]
        return [one for one in shorter if len(one) > _LEAST]

    def _derived(self, place: int, name: Mention) -> bool:
        """Whether a name is an adjective, a people or a plural of another, which languages make
        and put otherwise."""
        here, key = self._source, name.key
        if name.forms or name.longer:
            return False
        if any(key.endswith(end) and len(key) - len(end) >= _STEM for end in here.derived):
            return True
        if any(key.endswith(end) and key.removesuffix(end) in self._places for end in here.peoples):
            return True
        before = self._words[place - 1].lower() if place else ""
        if before in here.articles and key.endswith("s") and not key.endswith(here.singular):
            return True
        return any(map(self._reader.begins, self._shortened(key)))

    def _in_run(self, place: int) -> bool:
        """Whether names beside each other are written in one here, as *Phnom Penh* may be, or
        one in two."""
        if self._same_script and not self._reader.naming.respelled:
            return False
        word, script = self._words[place], self._source.script
        run = [
            word if word[0].isupper() else "" for word in self._words[max(0, place - 1) : place + 2]
        ]
        pairs = [one + two for one, two in pairwise(run) if one and two]
        if any(self._reader.carried(two, script, least=_SURE) for two in pairs):
            return True
        return len(word) > _STEM and self._reader.joined(word, script)

    def _is_doubtful(self, place: int, key: str) -> bool:
        """Whether the word may be an ordinary one: misspelt, or made of two."""
        if key in self._source.names:
            return False
        if begins_sentence(self._pair.source, place) and self._source.is_compound(key):
            return True
        return len(key) >= _LONG and is_misspelt_word(key, self._pair.source.language.tag)

    def _is_approved(self, name: Mention) -> bool:
        """Whether the project knows that a name of the source is spelled as it is here."""
        source, target = self._pair.source.text, self._pair.target.text
        return any(
            name.written in known
            and known in source
            and any(spelling in target for spelling in spellings)
            for known, spellings in self._pair.knowledge.spellings.items()
        )

    def _is_term(self, place: int) -> bool:
        """Whether a name is of the term base, which then says what it is called."""
        start, _ = self._pair.source.spans[place]
        return any(
            first <= start < last and match.term.targets
            for match in self._pair.knowledge.terms.find(self._pair.source.text)
            for first, last in (match.span,)
        )


RULE = Rule(
    "names",
    Severity.ERROR,
    "Names of the source stand in the translation.",
    find,
)
