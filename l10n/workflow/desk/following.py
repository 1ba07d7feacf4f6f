"""How the findings of a language follow what its translations teach.

Every approval, and every edit, is a lesson: how a name is spelled, which sentence has two
translations, how long a translation is. To check a whole language at each would take
minutes. So the row in hand is checked at once, with what was known before; a moment later,
in the background, the lessons of what changed are learned, and only those rows are checked
again on which what is known now bears otherwise (:mod:`l10n.checks.grounds`). Nobody's
approval is refused on old knowledge: before a refusal stands, what is to be learned is
learned (:meth:`l10n.workflow.desk.workbench.Workbench.decide`). One that passes on old
knowledge is as one that was given a moment earlier: the finding appears afterwards, and
export looks for itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.lessons import Lesson, learned
from l10n.languages import Language
from l10n.workflow.desk.board import Board, Door, Kept, Replaced
from l10n.workflow.desk.examining import Examiner
from l10n.workflow.desk.sheets import reexamined
from l10n.workflow.knowing import lesson_of, terms_of


class Follower:
    """Learns what the sheets of a board teach, and looks at them again."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._lessons: dict[tuple[str, str], tuple[str, Lesson]] = {}
        """By place, with the stamp of the catalog."""

    def learn(self, target: Language, door: Door) -> Examiner:
        """Learn what changed, and have the checks use it.

        Raises TermError for a term base that cannot be read: the one before stays in use.
        """
        board = self._board
        kept = [one for (tag, _), one in list(board.kept.items()) if tag == target.tag]
        lessons = {one.sheet.statement: self._lesson(one, door) for one in kept}
        examiner = board.examiner(target)
        terms = terms_of(board.session.project, target)
        before = examiner.checks.knowledge
        after = learned(lessons, before.terms if before.terms == terms else terms)
        if after != before:
            examiner = examiner.knowing(after)
            board.use(target, examiner)
        return examiner

    def follow(self, target: Language, examiner: Examiner, door: Door) -> Iterator[Replaced]:
        """Look at the sheets again that the checks see otherwise now."""
        board = self._board
        for place, kept in list(board.kept.items()):
            if place[0] != target.tag or kept.sheet.problem:
                continue
            with door():
                pass  # whoever waits goes before each sheet
            after = reexamined(kept.sheet, examiner)
            if after is not kept.sheet:
                done = board.look_again(place, kept.sheet, after)
                if done:
                    yield done

    def _lesson(self, kept: Kept, door: Door) -> Lesson:
        sheet = kept.sheet
        place = sheet.language.tag, sheet.statement
        stamp, lesson = self._lessons.get(place, ("", Lesson()))
        if stamp != kept.stamp:
            entries = [row.entry for row in sheet.rows]
            with door():
                lesson = lesson_of(
                    self._board.session, sheet.statement, sheet.language, entries, kept.stamp
                )
            self._lessons[place] = kept.stamp, lesson
        return lesson
