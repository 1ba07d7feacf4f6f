"""Guessing at passwords costs time, and keeps nobody out who was in before."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.people.accounts import dump
from l10n.people.roll import Roll
from l10n.web.guard.doors import NameDoor, Wait
from tests.web.serving import ANNA, QUICK, accounts


@pytest.fixture
def door(tmp_path: Path) -> NameDoor:
    roll = Roll(tmp_path)
    roll.path.write_bytes(dump(accounts()))
    return NameDoor(roll, QUICK)


def knocks(door: NameDoor, name: str, address: str, now: float = 0.0) -> bool:
    """Whether one may try."""
    try:
        door.knock(name, address, now)
    except Wait:
        return False
    return True


def test_guessing_at_many_names_from_one_address_has_to_wait(door: NameDoor):
    tries = [knocks(door, f"name {number}", "203.0.113.5") for number in range(30)]
    assert tries == [True] * 21 + [False] * 9
    assert knocks(door, ANNA.name, "203.0.113.6")


@pytest.mark.parametrize(
    ("one", "other"),
    [("2001:db8::1", "2001:db8::ffff:1"), ("::ffff:203.0.113.5", "203.0.113.5"), ("?", "?"),
     ("fe80::1%eth0", "fe80::2%eth0")],
)  # fmt: skip
def test_addresses_of_one_customer_count_as_one(door: NameDoor, one: str, other: str):
    for number in range(21):
        knocks(door, f"name {number}", one)
    assert not knocks(door, "somebody", other)


@pytest.mark.parametrize("other", ["2001:db8:0:1::1", "::ffff:203.0.113.6", "198.51.100.1"])
def test_addresses_of_others_do_not(door: NameDoor, other: str):
    for number in range(30):
        knocks(door, f"name {number}", "2001:db8::1")
    assert knocks(door, "somebody", other)


def test_strangers_cannot_keep_somebody_out(door: NameDoor):
    account = door.knock(ANNA.name, "192.0.2.1", 0.0)
    assert account
    door.welcome(account, "192.0.2.1")
    for spelling in ("Anna Karimova", "anna karimova", "ANNA  KARIMOVA"):
        for _ in range(3):
            knocks(door, spelling, "203.0.113.5")
    assert not knocks(door, ANNA.name, "198.51.100.1")
    assert knocks(door, ANNA.name, "192.0.2.1")


def test_who_guesses_at_every_name_there_is_takes_no_memory(door: NameDoor):
    for number in range(12_000):
        knocks(door, f"name {number}", f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}")
    assert len(door._by_name) <= 10_000
    assert len(door._by_address) <= 10_000
