"""A session begins with a token of its own, and ends in every way it should."""

from __future__ import annotations

import pytest

from l10n.web.guard.sessions import EACH, IDLE_SECONDS, LIFE_SECONDS, Sessions


def test_a_session_is_found_by_its_token_alone():
    sessions = Sessions()
    token, session = sessions.begin("Anna", "proof", 0.0)
    assert sessions.find(token, 1.0) is session
    for wrong in (session.key, session.csrf, "", token[:-1], token + "a", "\udcff", "ключ"):
        assert sessions.find(wrong, 1.0) is None
    assert token not in repr(session)


def test_every_session_has_another_token_and_another_form_token():
    sessions = Sessions()
    begun = [sessions.begin("Anna", "", 0.0) for _ in range(EACH)]
    assert len({text for token, one in begun for text in (token, one.key, one.csrf)}) == 3 * EACH


@pytest.mark.parametrize("step", [IDLE_SECONDS, IDLE_SECONDS / 2, 1_000_000.0])
def test_it_ends_unused_and_however_much_it_is_used(step: float):
    sessions, now = Sessions(), 0.0
    token, session = sessions.begin("Anna", "", now)
    while sessions.find(token, now + step):
        now += step
        assert now <= LIFE_SECONDS
    assert now + step > min(IDLE_SECONDS, LIFE_SECONDS)
    assert not sessions.is_open(session, now)
    assert len(sessions) == 0


def test_what_has_ended_is_over():
    sessions = Sessions()
    token, session = sessions.begin("Anna", "", 0.0)
    sessions.end(session)
    sessions.end(session)
    assert sessions.find(token, 0.0) is None
    assert not sessions.is_open(session, 0.0)


def test_a_person_has_only_so_many_and_takes_nobody_elses():
    sessions = Sessions()
    omar, _ = sessions.begin("Omar", "", 0.0)
    tokens = [sessions.begin("Anna", "", float(now))[0] for now in range(EACH + 3)]
    assert sessions.find(omar, 30.0)
    assert [bool(sessions.find(token, 30.0)) for token in tokens] == [False] * 3 + [True] * EACH


def test_sessions_of_long_ago_take_no_memory():
    sessions = Sessions()
    for name in range(100):
        sessions.begin(f"person {name}", "", 0.0)
    sessions.begin("Anna", "", LIFE_SECONDS + 1)
    assert len(sessions) == 1
