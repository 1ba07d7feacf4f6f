"""Other programs, which change catalogs as they like."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import rule

from l10n.catalogs import po
from l10n.catalogs.catalog import FUZZY, Entry
from l10n.workflow.selection import sources
from tests.life.sources import Sources
from tests.life.world import NUMBER, SPANISH, read, run


class Elsewhere(Sources):
    """Whoever uses something else than l10n."""

    @rule(tool=st.sampled_from(["msgcat", "msgattrib", "msgattrib --clear-fuzzy",
                                "msgattrib --set-fuzzy", "msgattrib --no-obsolete",
                                "msgattrib --clear-previous"]))  # fmt: skip
    def gettext(self, tool: str) -> None:
        for path in self.catalogs():
            run(*tool.split(), str(path), "-o", str(path))

    @rule(previous=st.booleans())
    def msgmerge(self, previous: bool) -> None:
        for source in sources(self.project):
            path = self.project.catalog_path(source.id, SPANISH)
            template = self.project.template_path(source.id)
            if path.exists() and template.exists():
                options = ["--previous"] if previous else []
                run("msgmerge", "-q", *options, str(path), str(template), "-o", str(path))

    @rule(which=NUMBER)
    def pomerge(self, which: int) -> None:
        """A translator's copy comes back through translate-toolkit."""
        tool = pytest.importorskip("translate.tools.pomerge")
        path = self.catalogs()[which % len(self.catalogs())]
        merged = io.BytesIO()
        with path.open("rb") as back, path.open("rb") as there:
            tool.mergestore(back, merged, there)
        path.write_bytes(merged.getvalue())

    @rule(which=NUMBER, keep_mark=st.booleans(), in_poedit=st.booleans())
    def write_in_editor(self, which: int, keep_mark: bool, in_poedit: bool) -> None:
        text = self.fresh_text()

        def written(entry: Entry) -> Entry:
            flags = entry.flags if keep_mark else tuple(f for f in entry.flags if f != FUZZY)
            return replace(entry, target=text, flags=flags)

        if self.in_catalog(which, written, "Poedit 3.2" if in_poedit else ""):
            self.extracted()
            self.human.add(text)

    @rule(which=NUMBER, how=st.sampled_from(["confirm", "clear", "drop comments"]))
    def edit_elsewhere(self, which: int, how: str) -> None:
        changes: dict[str, Callable[[Entry], Entry]] = {
            "confirm": lambda entry: replace(entry, flags=()),
            "clear": lambda entry: replace(entry, target="", flags=()),
            "drop comments": lambda entry: replace(entry, comments=()),
        }
        self.in_catalog(which, changes[how], "Poedit 3.2" if how != "drop comments" else "")

    @rule(one=NUMBER, other=NUMBER)
    def copy_receipt(self, one: int, other: int) -> None:
        path = self.catalogs()[one % len(self.catalogs())]
        entries = [e for e in read(path).entries if e.comments]
        if entries:
            given = entries[one % len(entries)].comments
            self.in_catalog(other, lambda entry: replace(entry, comments=given))

    @rule(which=NUMBER, whole=st.booleans())
    def delete(self, which: int, whole: bool) -> None:
        """An entry, or the whole catalog."""
        path = self.catalogs()[which % len(self.catalogs())]
        known = read(path)
        if whole:
            path.unlink()
            self.extracted()
        elif known.entries:
            gone = which % len(known.entries)
            kept = (*known.entries[:gone], *known.entries[gone + 1 :])
            path.write_text(po.write(replace(known, entries=kept)))

    @rule(which=NUMBER)
    def swap_catalogs(self, which: int) -> None:
        """A catalog is copied over another statement's that has the same sentences."""
        self.copy_statement()
        self.extracted()
        found = self.catalogs()
        shutil.copy(found[which % len(found)], found[(which + 1) % len(found)].with_suffix(".tmp"))
        found[(which + 1) % len(found)].with_suffix(".tmp").replace(found[(which + 1) % len(found)])
