"""What each duty lets people do."""

from __future__ import annotations

import pytest

from l10n.people.person import Duty, NotAllowed, Person
from l10n.review.states import Action

REVIEWERS = {Action.APPROVE, Action.REJECT, Action.DISMISS, Action.RECALL}


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("duty", Duty)
def test_a_duty_lets_people_do_what_it_is_for(duty: Duty, action: Action):
    person = Person("Anna", duty, frozenset({"es"}))
    may = duty is not Duty.TRANSLATOR or action not in REVIEWERS
    assert person.may(action, "es") == may
    assert not person.may(action, "fr")
    assert Person("Anna", duty).may(action, "fr") == may


@pytest.mark.parametrize(
    ("person", "tag", "words"),
    [
        (Person("Omar", Duty.TRANSLATOR), "es", "Omar is a translator and may not approve here."),
        (Person("Anna", Duty.MANAGER, frozenset({"fr"})), "es", "does not work on this language"),
    ],
)
def test_what_they_may_not_do_is_refused_in_words(person: Person, tag: str, words: str):
    with pytest.raises(NotAllowed, match=words) as refused:
        person.must(Action.APPROVE, tag)
    assert "l10n people change" in refused.value.tip


def test_only_managers_manage():
    assert [Person("Anna", duty).manages for duty in Duty] == [False, False, True]
