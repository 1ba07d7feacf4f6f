"""How accounts are told, to people and to programs; never with a hash."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.cli.output import print_tables
from l10n.cli.table import table
from l10n.people.person import Person


def tell(found: Sequence[Person]) -> None:
    rows = [(one.name, one.duty, _shown(one)) for one in found]
    print_tables([table(("name", "duty", "languages"), rows, left=3)])


def _shown(person: Person) -> str:
    return "all" if person.languages is None else ", ".join(sorted(person.languages))


def as_json(person: Person) -> dict[str, object]:
    tags = None if person.languages is None else sorted(person.languages)
    return {"name": person.name, "duty": person.duty, "languages": tags}
