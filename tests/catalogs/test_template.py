"""From a statement to its template."""

from __future__ import annotations

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.template import messages, template
from l10n.languages import language
from l10n.model import Passage, Role, Segment, Statement

AT, LATER = "2026-11-22T10:00:00Z", "2026-12-24T10:00:00Z"


def statement(*passages: tuple[str, Role], path: str = "source_texts/appeal.txt") -> Statement:
    """Each passage on a line and in a paragraph of its own."""
    text = "\n".join(text for text, _ in passages)
    placed, start = [], 0
    for number, (words, role) in enumerate(passages, start=1):
        segment = Segment(start, start + len(words), words)
        placed.append(Passage(segment, role, number, number, words))
        start += len(words) + 1
    return Statement("appeal", path, "en", text, tuple(placed))


APPEAL = statement(
    ("date 2026-02-26", Role.HEADER),
    ("Never again", Role.HEADLINE),
    ("We remember.", Role.BODY),
    ("Never again", Role.SIGNATURE),
)


def test_each_message_once_with_all_its_places_and_no_header():
    made = template(messages(APPEAL), project="p", source=language("en"), at=AT, previous=None)
    assert made.entries == (
        Entry(
            "Never again",
            extracted=("headline, paragraph 2", "signature, paragraph 4"),
            references=("source_texts/appeal.txt:2", "source_texts/appeal.txt:4"),
        ),
        Entry(
            "We remember.",
            extracted=("body, paragraph 3",),
            references=("source_texts/appeal.txt:3",),
        ),
    )


def test_the_header_moves_only_when_the_entries_do():
    def made(
        of: Statement, at: str, previous: Catalog | None = None, project: str = "p"
    ) -> Catalog:
        return template(
            messages(of), project=project, source=language("en"), at=at, previous=previous
        )

    first = made(APPEAL, AT)
    assert made(APPEAL, LATER, first, "elsewhere") is first
    changed = made(statement(("Never again.", Role.BODY)), LATER, first)
    assert changed.header("POT-Creation-Date") == "2026-12-24 10:00+0000"


def test_a_file_name_with_spaces_is_one_reference():
    spaced = statement(("Peace.", Role.BODY), path="source_texts/our  appeal.txt")
    made = template(messages(spaced), project="p", source=language("en"), at=AT, previous=None)
    assert made.entries[0].references == ("\u2068source_texts/our appeal.txt\u2069:1",)
