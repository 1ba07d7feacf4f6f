"""What a project's people approved, as examples to learn from."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.languages import Language
from l10n.model import SIGNED
from l10n.training.examples import Example
from l10n.workflow.session import Session
from l10n.workflow.settling import read_settled

ORIGIN = "approved"


def approved_examples(session: Session, target: Language) -> Iterator[Example]:
    """The approved and final units of every statement in a language, in the order of the
    statements' names and of their sentences.

    Only what the journal bears out counts. Raises CatalogError for a catalog or a journal
    that cannot be read: an approval that is silently left out would be missed by nobody.
    """
    for statement in session.project.template_names():
        if session.project.catalog_path(statement, target).is_file():
            for unit in read_settled(session, statement, target).catalog.units():
                if unit.state in SIGNED:
                    yield Example(unit.source, unit.target, ORIGIN)
