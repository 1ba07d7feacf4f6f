"""verify: who approved what, proven by catalogs and journal; each rebuilt from the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from l10n.catalogs import po, proof
from l10n.catalogs.catalog import Catalog
from l10n.catalogs.index import stamp_of
from l10n.catalogs.merge import merge
from l10n.catalogs.proof import Approval
from l10n.errors import CatalogError, L10nError
from l10n.languages import Language
from l10n.model import Remark
from l10n.project import Project, end_of_lines
from l10n.workflow.saving import Basis, save, writing
from l10n.workflow.selection import Source
from l10n.workflow.session import Session
from l10n.workflow.settling import moment, settled


@dataclass(frozen=True, slots=True)
class Verified:
    """The approvals of one language."""

    language: Language
    approvals: tuple[Approval, ...]
    """Those that hold and those that do not, in the order of statements and sentences."""
    torn: bool = False
    """Whether the journal ends in half a line, as a crash leaves it."""
    problems: tuple[L10nError, ...] = ()
    """Catalogs and journals that could not be read: nothing is proven by them."""
    remarks: tuple[Remark, ...] = ()
    """What a repair put right."""

    @property
    def doubtful(self) -> tuple[Approval, ...]:
        """The approvals that do not hold."""
        return tuple(approval for approval in self.approvals if approval.doubt)

    @property
    def good(self) -> bool:
        """Whether everything holds."""
        return not self.doubtful and not self.torn and not self.problems


def verify(
    session: Session, chosen: Sequence[Source], languages: Sequence[Language]
) -> tuple[Verified, ...]:
    """Hold every receipt against its text and the journal. Nothing is written."""
    return tuple(_verify(session, chosen, target) for target in languages)


def repair(
    session: Session, chosen: Sequence[Source], languages: Sequence[Language]
) -> tuple[Verified, ...]:
    """Rebuild what catalogs and journal lack from the other, then verify.

    Lost receipts and entries come back from the journal; approvals without a
    line in the journal get one, since whoever repairs vouches for the catalog;
    void, withdrawn and forged ones are taken away.
    """
    remarks: dict[Language, list[Remark]] = {}
    problems: dict[Language, list[L10nError]] = {}
    for target in languages:
        for source in chosen:
            try:
                remarks.setdefault(target, []).extend(_repair(session, source, target))
            except L10nError as problem:
                problems.setdefault(target, []).append(problem)
        with writing(session):
            journal = session.project.journal_path(target)
            if _is_torn(journal.read_bytes() if journal.is_file() else b""):
                session.project.append(journal, b"")
    session.index.save()
    found = verify(session, chosen, languages)
    return tuple(
        Verified(v.language, v.approvals, v.torn, v.problems, tuple(remarks.get(v.language, ())))
        for v in found
    )


def _verify(session: Session, chosen: Sequence[Source], target: Language) -> Verified:
    found: list[Approval] = []
    problems: list[L10nError] = []
    journal = session.project.journal_path(target)
    torn = _is_torn(journal.read_bytes() if journal.is_file() else b"")
    for source in chosen:
        try:
            history = session.journals.ledger(session.project, target).of(source.id)
            catalog = _catalog(session.project, source, target)
            template = _template(session.project, source)
            wanted = [entry.key for entry in template.entries] if template else []
            found += proof.approvals(catalog, history, statement=source.id, wanted=wanted)
        except L10nError as problem:
            if str(problem) not in map(str, problems):
                problems.append(problem)
    return Verified(target, tuple(found), torn, tuple(problems))


def _repair(session: Session, source: Source, target: Language) -> tuple[Remark, ...]:
    path = session.project.catalog_path(source.id, target)
    with writing(session):
        stamp = stamp_of(path)
        before = _catalog(session.project, source, target)
        template = _template(session.project, source)
        wanted = [entry.key for entry in template.entries] if template else []
        found = settled(session, source.id, target, before, wanted)
        history = session.journals.ledger(session.project, target).of(source.id)
        after, events = proof.repaired(
            found.catalog, history, statement=source.id, at=moment(session, target)
        )
        if after == before and not found.events:
            return found.remarks
        if template:
            after = merge(after, template, target, at=moment(session, target))
        save(session, path, after, target, [*found.events, *events], Basis(stamp, ""))
    return found.remarks


def _catalog(project: Project, source: Source, target: Language) -> Catalog:
    """The catalog as it is on disk; an empty one where it is missing."""
    path = project.catalog_path(source.id, target)
    return po.read(path, shown=project.shown(path)) if path.exists() else Catalog((), ())


def _template(project: Project, source: Source) -> Catalog | None:
    """The messages of the statement when it was last extracted; None where that is unknown."""
    path = project.template_path(source.id)
    try:
        return po.read(path, shown=project.shown(path)) if path.exists() else None
    except CatalogError:
        return None


def _is_torn(data: bytes) -> bool:
    return end_of_lines(data) < len(data)
