"""A person is let in for as long as their account stands as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.people.accounts import Account, Accounts, dump
from l10n.people.person import Duty, Person
from tests.web.serving import ANNA, QUICK, SECRETS, Answer, Served, project, serving, silent


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("guarded") / "project")


@pytest.fixture
def team(folder: Path) -> Iterator[Served]:
    """By name; whatever the test does to the accounts is undone."""
    kept = (folder / "people.json").read_bytes()
    with serving(folder, alone=False) as running:
        yield running
    (folder / "people.json").write_bytes(kept)


def test_a_strangers_page_is_the_form_where_names_are_asked(team: Served):
    answer = team.asks("/queue/es?check=a%26b&page=2")
    assert (answer.status, answer.headers["location"]) == (
        303,
        "/sign-in?next=%2Fqueue%2Fes%3Fcheck%3Da%2526b%26page%3D2",
    )
    assert team.asks("/live", Accept="text/event-stream").status == 401
    assert team.asks("/matches/es/x/letter", HX_Request="true").status == 401
    assert team.asks("/decide/es/x/letter", "POST").status == 401


def people(*, anna: str = "", duty: Duty = Duty.REVIEWER) -> Accounts:
    password = QUICK.hashed(anna or SECRETS[ANNA.name])
    return Accounts((Account(Person(ANNA.name, duty, ANNA.languages), password),))


@pytest.mark.parametrize("change", ["removed", "password", "gone", "broken"])
def test_who_loses_their_account_is_out_at_once(team: Served, change: str):
    cookie = team.comes_in()
    assert team.asks("/help", Cookie=cookie).status == 200
    if change == "gone":
        team.roll.path.unlink()
    else:
        new = {"removed": Accounts(), "password": people(anna="another one it is")}
        data = dump(new[change]) if change in new else b"{"
        team.roll.path.with_name("new").write_bytes(data)
        team.roll.path.with_name("new").replace(team.roll.path)
    with silent():
        answer = team.asks("/help", Cookie=cookie)
    assert answer.status == (503 if change == "broken" else 303)
    assert ("Nobody can come in" in answer.text) == (change == "broken")


def test_another_duty_holds_at_once(team: Served):
    cookie = team.comes_in()
    place = next(iter(team.app.state.bench.sheet("es", "letter").rows))
    address = f"/decide/es/{place.segment}/letter"

    def approves() -> Answer:
        body = f"csrf={team.token(cookie)}&action=approve&version={place.version}&target=x"
        return team.asks(address, "POST", body.encode(), Cookie=cookie)

    kept = team.roll.accounts().get(ANNA.name)
    lesser = Account(Person(ANNA.name, Duty.TRANSLATOR, ANNA.languages), kept.password)
    team.roll.path.write_bytes(dump(Accounts((lesser,))))
    answer = approves()
    assert answer.status in {403, 422}  # the editor keeps what was typed
    assert "is a translator and may not" in answer.text
    other = Account(Person(ANNA.name, Duty.REVIEWER, frozenset({"fr"})), kept.password)
    team.roll.path.write_bytes(dump(Accounts((other,))))
    answer = approves()
    assert answer.status in {403, 422}
    assert "does not work on this language" in answer.text
    assert team.app.state.bench.sheet("es", "letter").rows[0].version == place.version
