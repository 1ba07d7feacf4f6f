"""Source texts, and how they change."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.stateful import rule

from l10n.workflow.selection import sources
from tests.life.world import NUMBER, World

POOL = [
    "The parliament met today.",
    "It remembered the 613 victims.",
    "The speaker called for peace.",
    "Members wrote a letter; they sent it to 12 countries.",
    "Nobody answered it.",
    "The comission did not reply.",
    "They will meet again on 25 February.",
]
EDITS: tuple[Callable[[str], str], ...] = (
    lambda text: text.replace(".", "!"),
    lambda text: re.sub(r"\d+", lambda number: str(int(number[0]) + 1), text),
    lambda text: text.replace("comission", "commission"),
    lambda text: text.replace(";", ".").replace("they", "They"),
    lambda text: text.replace("not ", ""),
    lambda text: f"{text[:-1]} in the capital of the country.",
)


class Sources(World):
    """Whoever writes the source texts."""

    @rule(
        which=NUMBER,
        how=st.sampled_from([*EDITS, "insert", "delete", "move"]),
        new=st.sampled_from(POOL),
    )
    def change_source(self, which: int, how: Callable[[str], str] | str, new: str) -> None:
        name, text = self.statement(which)
        at = which % len(text)
        if callable(how):
            text[at] = how(text[at])
        elif how == "insert":
            text.insert(at, new)
        elif how == "move":
            text = [*text[at:], *text[:at]]
        elif len(text) > 1:
            del text[at]
        self.write(name, text)

    @rule(which=NUMBER)
    def rename_statement(self, which: int) -> None:
        name, text = self.statement(which)
        self.made += 1
        (self.root / "source_texts" / f"{name}.txt").unlink()
        self.names[f"letter{self.made}"] = self.first_name(name)
        self.write(f"letter{self.made}", text)
        self.extracted()

    @rule()
    def copy_statement(self) -> None:
        """The same sentences in another statement: the memory has them."""
        if len(sources(self.project)) == 1:
            self.made += 1
            self.write(f"letter{self.made}", self.statement(0)[1])
