"""The file of accounts: read as written, and refused where anything in it is odd."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import ConfigError, L10nError
from l10n.people.accounts import Account, Accounts, dump, parse
from l10n.people.person import Duty, Person
from l10n.people.roll import Roll

HASH = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$xyz"
ANNA = Account(Person("Anna Karimova", Duty.REVIEWER, frozenset({"es", "pt-BR"})), HASH)
LETTERS = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=20)
PEOPLE = st.builds(
    Person,
    LETTERS,
    st.sampled_from(Duty),
    st.none() | st.frozensets(st.sampled_from(["es", "fr", "ar", "zh-Hans"])),
)


@given(st.lists(PEOPLE, max_size=6))
def test_what_is_written_is_read(people: list[Person]):
    accounts = Accounts()
    for person in people:
        if accounts.find(person.name) is None:
            accounts = accounts.added(Account(person, HASH))
    assert parse(dump(accounts)) == accounts
    assert dump(parse(dump(accounts))) == dump(accounts)


def item(**changes: object) -> bytes:
    known = {"name": "Anna", "duty": "reviewer", "languages": ["es"], "password": HASH}
    kept = {key: value for key, value in (known | changes).items() if value != "-"}
    return json.dumps({"people": [kept]}).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'{"people": [1]}',
        b'{"people": {"a": 1}}',
        b"\xff\xfe",
        b"[" * 100_000,
        item(name=1),
        item(name=""),
        item(name=" Anna"),
        item(name="An\nna"),
        item(name="An\u202ena"),
        item(name="A" * 101),
        item(duty="king"),
        item(duty="-"),
        item(languages="es"),
        item(languages=["klingon"]),
        item(password="-"),
        item(password="swordfish"),
        item(password=["x"]),
        item(admin=True),
        json.dumps({"people": [json.loads(item())["people"][0]] * 2}).encode(),
    ],
)
def test_a_file_that_is_odd_lets_nobody_in(data: bytes):
    with pytest.raises(ConfigError) as refused:
        parse(data)
    assert "people.json" in refused.value.headline
    assert HASH not in str(refused.value)
    assert "swordfish" not in str(refused.value)


def test_no_languages_are_not_all():
    (account,) = parse(item(languages=[]))
    assert account.person.languages == frozenset()
    (account,) = parse(item(languages="-"))
    assert account.person.languages is None


@pytest.mark.parametrize("name", ["Anna Karimova", "anna  karimova", "ANNA KARIMOVA\u200b"])
def test_a_name_is_one_persons_however_it_is_written(name: str):
    accounts = Accounts().added(ANNA)
    assert accounts.get(name) is ANNA
    with pytest.raises(L10nError):
        accounts.added(Account(Person(name, Duty.MANAGER), HASH))
    assert accounts.without(name) == Accounts()


def test_who_is_not_there_cannot_be_changed():
    for change in (
        lambda accounts: accounts.without("Omar"),
        lambda accounts: accounts.changed(Account(Person("Omar", Duty.MANAGER), HASH)),
    ):
        with pytest.raises(L10nError, match="no account of Omar"):
            change(Accounts().added(ANNA))


def test_the_roll_is_what_the_file_is_now(tmp_path: Path):
    roll = Roll(tmp_path)
    assert roll.accounts() == Accounts()
    new = tmp_path / "new"
    for accounts in (Accounts((ANNA,)), Accounts(), Accounts((ANNA,))):
        new.write_bytes(dump(accounts))
        new.replace(roll.path)
        assert roll.accounts() == roll.accounts() == accounts
    roll.path.unlink()
    assert roll.accounts() == Accounts()


def test_a_roll_that_became_unreadable_lets_nobody_in(tmp_path: Path):
    roll = Roll(tmp_path)
    roll.path.write_bytes(dump(Accounts((ANNA,))))
    assert roll.accounts().find("Anna Karimova")
    roll.path.write_bytes(b"{")
    for _ in range(2):
        with pytest.raises(ConfigError):
            roll.accounts()
    roll.path.unlink()
    roll.path.mkdir()
    with pytest.raises(ConfigError):
        roll.accounts()


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
@pytest.mark.parametrize(("mode", "is_open"), [(0o600, False), (0o640, True), (0o604, True)])
def test_whether_others_can_read_it_is_known(tmp_path: Path, mode: int, is_open: bool):
    roll = Roll(tmp_path)
    assert not roll.is_open_to_others()
    roll.path.touch()
    roll.path.chmod(mode)
    assert roll.is_open_to_others() == is_open
