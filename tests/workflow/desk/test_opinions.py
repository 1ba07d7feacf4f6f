"""What the engine says of drafts is kept, and asked for once."""

from contextlib import closing
from pathlib import Path

import pytest

from l10n.catalogs.catalog import Entry
from l10n.model import State
from l10n.project import Project
from l10n.workflow.desk.chrf import chrf
from l10n.workflow.desk.engine_desk import EngineDesk
from l10n.workflow.desk.evidence import Measured
from l10n.workflow.desk.gathering import Gathering
from l10n.workflow.desk.opinions import Opinions
from l10n.workflow.progress import finish
from tests.workflow.desk.engines import Fake, a_row


def test_opinions_outlive_the_process(tmp_path: Path) -> None:
    path, found = tmp_path / "opinions.sqlite", Measured(agreement=0.5, reverse=None)
    with closing(Opinions(path)) as opinions:
        assert opinions.get("es", "a", "b") == ("", Measured())
        opinions.put("es", "a", "b", "old", Measured(agreement=0.1))
        opinions.put("es", "a", "b", "new", found)
        assert opinions.get("es", "a", "b") == ("new", found)
    with closing(Opinions(path)) as opinions:
        assert opinions.measure("es")(Entry("a", "b")) == found
        assert opinions.measure("fr")(Entry("a", "b")) == Measured()
        assert opinions.measure("es")(Entry("a", "c")) == Measured()


def test_a_store_that_cannot_be_written_is_one_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with closing(Opinions(tmp_path / "file" / "opinions.sqlite")) as opinions:
        opinions.put("es", "a", "b", "one", Measured(agreement=1.0))
        assert opinions.get("es", "a", "b")[1].agreement == 1.0


def test_drafts_are_asked_about_once(project: Project) -> None:
    engine = Fake()
    rows = [a_row("One.", "One. 0"), a_row("Two.", "Dos.", State.APPROVED), a_row("Three.", "Tres")]
    with closing(EngineDesk(project, lambda: engine)) as desk, closing(Opinions(None)) as opinions:
        steps = Gathering(desk, opinions).ask(rows)
        assert [(step.done, step.total) for step in (next(steps), next(steps))] == [(1, 2), (2, 2)]
        with pytest.raises(StopIteration) as done:
            next(steps)
        assert done.value.value == (rows[0], rows[2])
        known = opinions.measure("es")
        assert 0 < (known(rows[0].entry).agreement or 0) < 1
        assert known(rows[0].entry).reverse == chrf("One. 0 back", "One.")
        assert known(rows[1].entry) == Measured()
        asked = len(engine.asked)
        assert finish(Gathering(desk, opinions).ask(rows)) == ()
        assert len(engine.asked) == asked == 4


def test_what_came_before_it_was_stopped_is_kept(project: Project) -> None:
    rows = [a_row(f"Text {number}.", "Texto.") for number in range(9)]
    with closing(EngineDesk(project, Fake)) as desk, closing(Opinions(None)) as opinions:
        steps = Gathering(desk, opinions).ask(rows)
        next(steps)
        steps.close()
        assert [bool(opinions.get("es", row.entry.source, "Texto.")[0]) for row in rows][:2] == [
            True,
            False,
        ]
        assert len(finish(Gathering(desk, opinions).ask(rows))) == 8
