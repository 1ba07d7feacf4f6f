"""Named accounts, as ``people.json`` in the project has them. Pure but for the reading."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from l10n.errors import ConfigError, L10nError, LanguageError
from l10n.languages import language
from l10n.people.person import Duty, Person
from l10n.review.states import folded_name, is_same_person

FILE = "people.json"
_MOST_LETTERS = 100
_HASH = "$argon2id$"
_LOOK_ALIKE = frozenset({"LATIN", "GREEK", "CYRILLIC"})


@dataclass(frozen=True, slots=True)
class Account:
    """A person and the hash of their password."""

    person: Person
    password: str


@dataclass(frozen=True, slots=True)
class Accounts:
    """All of them. Names that differ in case and spacing are one person's, once here."""

    all: tuple[Account, ...] = ()

    def __iter__(self) -> Iterator[Account]:
        return iter(self.all)

    def find(self, name: str) -> Account | None:
        """Whose name this is."""
        found = (kept for kept in self.all if is_same_person(kept.person.name, name))
        return next(found, None)

    def get(self, name: str) -> Account:
        """The same, or L10nError."""
        found = self.find(name)
        if found is None:
            raise L10nError(f"There is no account of {name}.", tip="To see all: l10n people list")
        return found

    def added(self, account: Account) -> Accounts:
        """With one more. Raises L10nError where the name is taken, or is none."""
        name = account.person.name
        _refuse_name(name)
        if self.find(name):
            raise L10nError(
                f"There is an account of {name} already.",
                tip="Change it: l10n people change, or l10n people password.",
            )
        return Accounts((*self.all, account))

    def changed(self, account: Account) -> Accounts:
        """With another account in the place of that name's."""
        old = self.get(account.person.name)
        return Accounts(tuple(account if kept is old else kept for kept in self.all))

    def without(self, name: str) -> Accounts:
        gone = self.get(name)
        return Accounts(tuple(kept for kept in self.all if kept is not gone))


def parse(data: bytes) -> Accounts:
    """Read the file. Raises ConfigError for what it cannot be: nobody comes in by mistake."""
    try:
        content = json.loads(data)
        accounts = Accounts()
        for item in content["people"]:
            accounts = accounts.added(_account(item))
    except (ValueError, TypeError, KeyError, RecursionError, L10nError) as error:
        message = error.message if isinstance(error, L10nError) else "It is not as l10n writes it."
        raise ConfigError(
            message,
            tip="Mend it, or delete it and add the people again: l10n people add NAME",
            path=FILE,
        ) from None
    return accounts


def dump(accounts: Accounts) -> bytes:
    """The file, the same bytes for the same accounts."""
    people = [_item(account) for account in accounts]
    return (json.dumps({"people": people}, ensure_ascii=False, indent=2) + "\n").encode()


def _account(item: Mapping[str, object]) -> Account:
    unknown = set(item) - {"name", "duty", "languages", "password"}
    name, tags, password = item["name"], item.get("languages"), item["password"]
    if unknown or not isinstance(name, str) or not isinstance(password, str):
        raise ValueError
    if not password.startswith(_HASH):
        raise L10nError(f"The password of {name} is not a hash.")
    return Account(Person(name, Duty(str(item["duty"])), _tags(tags)), password)


def _tags(tags: object) -> frozenset[str] | None:
    if tags is None:
        return None
    if not isinstance(tags, list):
        raise TypeError
    try:
        return frozenset(language(str(tag)).tag for tag in tags)
    except LanguageError as error:
        raise ConfigError(error.message) from None


def _item(account: Account) -> dict[str, object]:
    person = account.person
    tags = {} if person.languages is None else {"languages": sorted(person.languages)}
    return {"name": person.name, "duty": person.duty, **tags, "password": account.password}


def _is_mixed(word: str) -> bool:
    """Whether letters of several alphabets that look alike stand in one word."""
    alphabets = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    return len(alphabets & _LOOK_ALIKE) > 1


def _refuse_name(name: str) -> None:
    """A name stands in journals and receipts for good, and is read there."""
    words = name.split()
    is_readable = name == " ".join(words) and all(map(folded_name, name.replace(" ", "")))
    is_plain = not any(unicodedata.category(letter)[0] == "C" for letter in name)
    if not (is_readable and is_plain and 1 <= len(name) <= _MOST_LETTERS) or any(
        map(_is_mixed, words)
    ):
        raise L10nError(
            f"“{name}” cannot be a name.",
            tip=f"Write it as people read it, on one line, with at most {_MOST_LETTERS} letters.",
        )
