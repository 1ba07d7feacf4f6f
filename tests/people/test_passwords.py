"""Passwords are kept as slow hashes, and weak ones not at all."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import L10nError
from l10n.people.links import Links
from l10n.people.passwords import MOST_LETTERS, Passwords, refuse_weak

QUICK = Passwords(time_cost=1, memory_kib=8, lanes=1)


@given(st.text(max_size=40), st.text(max_size=40))
def test_only_the_password_is_right(password: str, other: str):
    kept = QUICK.hashed(password)
    assert QUICK.is_right(kept, password)
    assert kept != QUICK.hashed(password)
    assert QUICK.is_right(kept, other) == (normalize("NFC", password) == normalize("NFC", other))


def test_it_is_argon2id_as_the_rfc_has_it():
    assert Passwords().hashed("x").startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_letters_may_be_composed_by_either_keyboard():
    assert QUICK.is_right(QUICK.hashed("caf\u00e9 cafe caf\u00e9"), "cafe\u0301 cafe cafe\u0301")


@pytest.mark.parametrize("kept", [None, "", "$argon2id$", "$argon2id$v=19$m=8$x", "plain", "ключ"])
def test_what_is_no_hash_is_nobodys(kept: str | None):
    assert not QUICK.is_right(kept, "")
    assert not QUICK.is_right(kept, "plain")


def test_a_password_without_end_is_not_even_hashed():
    assert not QUICK.is_right(QUICK.hashed("a" * (MOST_LETTERS + 1)), "a" * (MOST_LETTERS + 1))


@pytest.mark.parametrize(
    "password",
    ["", "a b c d e", "123456789", "aaaaaaaaaaaa", "ababababab", "Anna Karimova", "anna  karimova",
     "a tab\tin between", "x" * 600 + "abcdefgh" * 60],
)  # fmt: skip
def test_a_weak_password_is_refused_in_words(password: str):
    with pytest.raises(L10nError) as refused:
        refuse_weak(password, "Anna Karimova")
    assert refused.value.tip
    assert not password or password not in str(refused.value)


@pytest.mark.parametrize(
    "password", ["lamp river seven", "пароль из слов", "合言葉は山と川と橋と海"]
)
def test_a_long_one_is_enough(password: str):
    assert refuse_weak(password, "Anna") is None


def test_a_link_works_once_and_only_the_newest():
    links = Links()
    assert not links.redeem("")
    first, second = links.issue(), links.issue()
    assert first != second
    assert [links.redeem(token) for token in (first, second[:-1], second, second, "")] == [
        False,
        False,
        True,
        False,
        False,
    ]
    assert not links.redeem("\udcff \x00 ключ")
