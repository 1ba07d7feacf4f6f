"""Corrections as people read them: each change, then every segment that it fits."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import click

from l10n.changes.tokens import words
from l10n.cli.output import printable, tell_remarks
from l10n.languages import Language
from l10n.report.counting import counted
from l10n.workflow.correcting import Corrected
from l10n.workflow.offers import Lesson, Offer


class Change(NamedTuple):
    """One correction in one language, with the number that people choose it by."""

    number: int
    language: Language
    lesson: Lesson

    def wanted(self, *, unsure: bool) -> tuple[Offer, ...]:
        """The offers that are written: those without a doubt, or all of them."""
        return tuple(offer for offer in self.lesson.offers if unsure or not offer.doubt)


def tell_changes(changes: Sequence[Change], *, unsure: bool) -> None:
    """Say what is offered, and what of it would be written."""
    for change in changes:
        if change.lesson.offers or change.lesson.refused:
            _tell_change(change)
    sure, every = count_places(changes, unsure=False), count_places(changes, unsure=True)
    if not every:
        click.echo("Nothing to correct: no change that was made to a draft fits anywhere else.")
        return
    count = every if unsure else sure
    more = "" if unsure or sure == every else f"; {every - sure:,} more need a look (--unsure)"
    click.echo(f"{counted(count, 'segment')} to correct{more}.")


def tell_corrected(done: Sequence[Corrected], by: str) -> None:
    """Say what was written."""
    tell_remarks(remark for one in done for remark in one.remarks)
    events = [event for one in done for event in one.events]
    click.echo(f"Corrected {counted(len(events), 'segment')}, by {by}. Drafts stay drafts.")
    moved = sum(one.moved for one in done)
    if moved:
        click.echo(f"{counted(moved, 'segment')} left alone: changed or signed meanwhile.")


def as_json(changes: Sequence[Change], done: Sequence[Corrected]) -> dict[str, object]:
    """The same for programs."""
    return {
        "changes": [_change_json(change) for change in changes],
        "written": [
            {"language": one.language.tag, "statement": event.statement, "segment": event.segment,
             "before": event.old, "after": event.new}
            for one in done
            for event in one.events
        ],
    }  # fmt: skip


def count_places(changes: Sequence[Change], *, unsure: bool) -> int:
    """Segments that would be written, each once."""
    wanted = ((one.language, offer.place) for one in changes for offer in one.wanted(unsure=unsure))
    return len(set(wanted))


def _change_json(change: Change) -> dict[str, object]:
    correction, edits = change.lesson.correction, change.lesson.edits
    return {
        "number": change.number,
        "language": change.language.tag,
        "old": correction.old,
        "new": correction.new,
        "source": correction.source,
        "edits": [
            {"statement": edit.place[0], "segment": edit.place[1], "by": edit.by, "at": edit.at}
            for edit in edits
        ],
        "offers": [
            {"statement": offer.place[0], "segment": offer.place[1], "state": offer.state.value,
             "source": offer.source, "before": offer.before, "after": offer.after,
             "doubt": offer.doubt.value if offer.doubt else ""}
            for offer in change.lesson.offers
        ],
        "refused": [
            {"statement": statement, "segment": segment}
            for statement, segment in change.lesson.refused
        ],
    }  # fmt: skip


def _tell_change(change: Change) -> None:
    correction, edit = change.lesson.correction, change.lesson.edits[0]
    statement, segment = edit.place
    what = printable(f"{correction.old} → {correction.new}")
    title = click.style(f"{change.number}. {what}", bold=True)
    by = f"by {edit.by} in" if edit.by else "in"
    where = printable(f"for “{correction.source}”, {by} {statement} {segment}")
    click.echo(f"{title}  {change.language.name}, {where}")
    for offer in change.lesson.offers:
        _tell_offer(offer, change.language.tag)
    refused = len(change.lesson.refused)
    if refused:
        click.echo(f"  {counted(refused, 'segment')} left out: the checks would find an error.")
    click.echo()


def _tell_offer(offer: Offer, tag: str) -> None:
    statement, segment = offer.place
    mark = click.style("?", fg="yellow", bold=True) if offer.doubt else " "
    click.echo(f"{mark} {statement} {segment}  {offer.state}")
    texts = printable(offer.source), printable(offer.before), printable(offer.after)
    click.echo(f"    {texts[0]}\n    {''.join(_marked(*texts[1:], tag))}")
    if offer.doubt:
        click.echo(f"    Look: {offer.doubt}.")


def _marked(before: str, after: str, tag: str) -> Iterator[str]:
    """Both texts in one, as git diff --word-diff shows them: in colours, and without."""
    old, new = _pieces(before, tag), _pieces(after, tag)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    gone = come = ""
    for _, a, b, c, d in matcher.get_opcodes():
        left, right = "".join(old[a:b]), "".join(new[c:d])
        if left == right and not (left.isspace() and gone + come):
            yield _change(gone, come) + left
            gone = come = ""
        else:
            gone, come = gone + left, come + right
    yield _change(gone, come)


def _change(gone: str, come: str) -> str:
    out = click.style(f"[-{gone}-]", fg="red") if gone else ""
    return out + (click.style(f"{{+{come}+}}", fg="green") if come else "")


def _pieces(text: str, tag: str) -> list[str]:
    """A text as its words and what stands between them."""
    edges = [0]
    for word in words(text, tag):
        edges += [word.start, word.end]
    edges.append(len(text))
    return [text[a:b] for a, b in pairwise(edges) if a < b]
