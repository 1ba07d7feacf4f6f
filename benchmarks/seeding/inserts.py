"""Faults of things that news sentences seldom have: they are put into both sides first."""

from __future__ import annotations

import re
from random import Random

from benchmarks.seeding.case import Case, Kind, Seed, Seeded
from benchmarks.seeding.tables import LABELS

_LINKS = (
    "https://www.un.org/en/ga/78/resolutions.shtml",
    "http://example.org/news/2024/03/budget.html",
    "www.mfa.gov.example/press-room",
    "press.office@mfa.gov.example",
    "info@example.org",
    "https://example.com/a?id=48213&lang=en",
)
_CODES = (
    "A/RES/78/3",
    "S/2023/451",
    "+44 20 7946 0000",
    "+994 12 596 90 00",
    "ISO 9001:2015",
    "2024/1689",
    "CVE-2021-44228",
)
_PRICES = (("€12.5 million", "€"), ("$300", "$"), ("£45,000", "£"), ("€7", "€"))
_PEOPLE = {
    "": ("John Carter", "Maria Stone"),
    "ru": ("Джон Картер", "Мария Стоун"),
    "uk": ("Джон Картер", "Марія Стоун"),
    "ar": ("جون كارتر", "ماريا ستون"),
}


def altered(items: tuple[str, ...]) -> Seed:
    """One letter or digit of an item differs in the target."""

    def seed(case: Case, rng: Random) -> Seeded:
        item = rng.choice(items)
        places = [m.start() for m in re.finditer("[a-zA-Z0-9]", item) if m.start() >= _scheme(item)]
        at = rng.choice(places)
        pool = "0123456789" if item[at].isdigit() else "abcdefghijklmnopqrstuvwxyz"
        new = rng.choice([char for char in pool if char != item[at].casefold()])
        new = new.upper() if item[at].isupper() else new
        return _inserted(case, item, f" ({item[:at]}{new}{item[at + 1 :]})")

    return seed


def dropped(items: tuple[str, ...]) -> Seed:
    """An item is missing in the target."""
    return lambda case, rng: _inserted(case, rng.choice(items), "")


def money(case: Case, rng: Random) -> Seeded:
    """The amount is right, the currency is another; both sides write the symbol."""
    item, symbol = rng.choice([price for price in _PRICES if "million" not in price[0]])
    figure = item[1:].replace(",", "")
    other = rng.choice([one for one in "$€£" if one != symbol])
    source = _appended(case.source, f" ({symbol}{figure})")
    right, wrong = (_appended(case.target, f" ({figure}\u00a0{one})") for one in (symbol, other))
    return Seeded(source, right, wrong)


def speaker_lost(case: Case, rng: Random) -> Seeded | None:
    """The speaker's name before the colon is missing in the target."""
    people = _PEOPLE.get(case.language, _PEOPLE[""])
    at = rng.randrange(len(people))
    return _labelled(case, _PEOPLE[""][at], people[at])


def role_lost(case: Case, rng: Random) -> Seeded | None:
    """“Question:” before the sentence is missing in the target."""
    labels = LABELS.get(case.language)
    if labels is None:
        return None
    at = rng.randrange(2)
    return _labelled(case, ("Question", "Spokesperson")[at], labels[at])


def _labelled(case: Case, english: str, label: str) -> Seeded:
    return Seeded(f"{english}: {case.source}", f"{label}: {case.target}", case.target)


def _scheme(item: str) -> int:
    """Where an address begins to say something: after ``https://``."""
    match = re.match(r"(?:https?://)?(?:www\.)?", item)
    return match.end() if match else 0


def _inserted(case: Case, item: str, wrong: str) -> Seeded:
    right = _appended(case.target, f" ({item})")
    return Seeded(_appended(case.source, f" ({item})"), right, _appended(case.target, wrong))


def _appended(text: str, addition: str) -> str:
    """The addition before the marks that end a text."""
    match = re.search(r"[.!?؟…。\"”»“]*$", text)
    at = match.start() if match else len(text)
    return text[:at] + addition + text[at:]


KINDS = {
    "address altered": Kind("verbatim", altered(_LINKS)),
    "address dropped": Kind("verbatim", dropped(_LINKS)),
    "phone or document number altered": Kind("verbatim", altered(_CODES)),
    "phone or document number dropped": Kind("verbatim", dropped(_CODES)),
    "currency sign changed": Kind("money", money),
    "speaker's name lost": Kind("speakers", speaker_lost),
    "speaker's role lost": Kind("speakers", role_lost),
}
