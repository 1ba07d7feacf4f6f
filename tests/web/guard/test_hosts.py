"""By which names the server answers, and whose forms it takes."""

from __future__ import annotations

import pytest

from l10n.web.guard.hosts import hosts, is_own_form

ALONE = hosts((), only_loopback=True)
TEAM = hosts(("Desk.example.org", "desk"), only_loopback=False)

OURS = ["localhost", "localhost:8000", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:8000", "[::1]:8000",
        "[::1]", "127.3.2.1:80", "localhost."]  # fmt: skip
NOBODYS = ["", "evil.com", "evil.com:8000", "127.0.0.1.evil.com", "localhost.evil.com",
           "evil.com/localhost", "localhost@evil.com", "evil.com#localhost", "localhost:x",
           "localhost:", "localhost:999999", "[::1", "::1", "[::1].evil.com", "[evil.com]",
           "127.0.0.1 evil.com", "127.0.0.1,evil.com", "localhost\x00", "127.1", "0x7f.1",
           "2130706433", "0177.0.0.1", "lоcalhost", "a" * 5000]  # fmt: skip
OTHERS = ["192.168.1.5", "192.168.1.5:8000", "[fe80::1]:8000", "0.0.0.0:8000", "10.0.0.1"]
NAMED = ["desk", "desk:8443", "DESK.example.org:8443", "desk.example.org."]


@pytest.mark.parametrize("header", OURS)
def test_this_machine_is_always_ours(header: str):
    assert ALONE.allow(header)
    assert TEAM.allow(header)


@pytest.mark.parametrize("header", NOBODYS)
def test_a_name_that_is_not_ours_is_refused(header: str):
    assert not ALONE.allow(header)
    assert not TEAM.allow(header)


@pytest.mark.parametrize("header", [*OTHERS, *NAMED])
def test_other_addresses_and_names_are_for_a_team(header: str):
    assert not ALONE.allow(header)
    assert TEAM.allow(header)


@pytest.mark.parametrize(
    ("origin", "site", "good"),
    [
        ("http://desk:8000", "same-origin", True),
        ("https://DESK:8000", None, True),
        (None, "same-origin", True),
        (None, None, False),
        ("null", "same-origin", False),
        ("null", None, False),
        ("", None, False),
        ("http://desk:8000", "same-site", False),
        ("http://desk:8000", "cross-site", False),
        ("http://desk:8000", "none", False),
        (None, "cross-site", False),
        (None, "", False),
        ("http://desk:8001", "same-origin", False),
        ("http://desk", None, False),
        ("http://desk:8000.evil.com", None, False),
        ("http://evil.com/desk:8000", None, False),
        ("http://user@desk:8000", None, False),
        ("ftp://desk:8000", None, False),
        ("file://", None, False),
        ("http://[", None, False),
        ("desk:8000", None, False),
    ],
)
def test_only_our_own_pages_may_change_anything(origin: str | None, site: str | None, good: bool):
    assert is_own_form("desk:8000", origin, site) == good
