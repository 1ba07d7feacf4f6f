"""Accounts that look like somebody else's."""

from __future__ import annotations

import pytest

from l10n.errors import L10nError
from l10n.people.accounts import Account, Accounts
from l10n.people.person import Duty, Person

HASH = "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaA"
ANNA = Accounts().added(Account(Person("Anna Karimova", Duty.REVIEWER), HASH))


@pytest.mark.parametrize(
    "name",
    ["Аnna Karimova", "Anna Kаrimova", "Αnna Karimova", "Ａnna Karimova", "Anna Karimova\u3164",
     "Anna\ufe0f Karimova", "ANNA  KARIMOVA", "Anna\u2800Karimova", "Anna Karimova\u202e"],
)  # fmt: skip
def test_nobody_gets_an_account_that_reads_as_another(name: str):
    with pytest.raises(L10nError):
        ANNA.added(Account(Person(name, Duty.REVIEWER), HASH))


@pytest.mark.parametrize(
    "name",
    ["Анна Каримова", "Άννα Παπαδοπούλου", "آنا کریمووا", "山田 Taro", "やまだ太郎", "김안나",
     "Anna Каримова", "José Núñez", "ʻAlohi Kaʻai", "O’Brien", "Nguyễn Thị Hoa", "अन्ना", "µ-Anna"],
)  # fmt: skip
def test_names_of_all_peoples_are_names(name: str):
    account = Account(Person(name, Duty.REVIEWER), HASH)
    assert ANNA.added(account).find(name) is account
