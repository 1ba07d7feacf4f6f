"""What is tried, and in which order, when a translation is rubbish."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest

from l10n.engine.decoder import Decoded, Search
from l10n.engine.quality import Reason
from l10n.engine.rescue import Rescuer
from tests.small import small_package

LOOP = "la ciudad " * 9
GOOD = "Recordamos la ciudad, y no la olvidaremos."
SOURCE = "We remember the town, and we will not forget it."


class Words:
    """A tokenizer of words."""

    def encode(self, text: str) -> list[str]:
        return text.split()

    def decode(self, pieces: list[str]) -> str:
        return " ".join(pieces)


class Scripted:
    """A decoder whose answers are written down: what it writes for (text, search)."""

    package = small_package()
    tokenizer = Words()

    def __init__(self, answer: Callable[[str, Search], str | None]) -> None:
        self.answer = answer
        self.searches: list[Search] = []

    def decode(
        self, items: Iterable[tuple[int, list[str]]], search: Search
    ) -> Iterator[tuple[int, list[Decoded]]]:
        for key, pieces in items:
            self.searches.append(search)
            text = self.answer(" ".join(pieces), search)
            yield key, [] if text is None else [Decoded(text, -1.0, 4)]


@pytest.mark.parametrize(
    ("answer", "expected", "tries"),
    [
        (lambda text, search: GOOD, Decoded(GOOD, -1.0, 4), 1),
        (lambda text, search: GOOD if search.bent else LOOP, Decoded(GOOD, -1.0, 4), 2),
        (lambda text, search: GOOD if search.beam_size > 4 else LOOP, Decoded(GOOD, -1.0, 4), 3),
        (lambda text, search: GOOD if search.beam_size > 4 else "", Decoded(GOOD, -1.0, 4), 2),
        (
            lambda text, search: LOOP if text == SOURCE else text.upper() + ".",
            Decoded("WE REMEMBER THE TOWN, AND WE WILL NOT FORGET IT.", -2.0, 8),
            5,
        ),
        (lambda text, search: LOOP, Reason.LOOP, 9),
        (lambda text, search: "", Reason.EMPTY, 6),
        (lambda text, search: None, Reason.SOURCE_TOO_LONG, None),
    ],
)
def test_the_ladder(
    answer: Callable[[str, Search], str | None], expected: Decoded | Reason, tries: int | None
) -> None:
    decoder = Scripted(answer)
    results = dict(Rescuer(decoder, Search()).translate([(7, SOURCE)]))
    if isinstance(expected, Decoded):
        found = results[7]
        assert isinstance(found, Decoded)
        results[7] = replace(found, text=found.text.replace("..", "."))
    assert results == {7: expected}
    assert tries is None or len(decoder.searches) == tries
    assert decoder.searches[0] == Search()


def test_a_second_try_that_changes_a_figure_is_not_taken() -> None:
    source = "In 2022 we remember the town and the 1,275 people."
    wrong, right = "En 20222 recordamos a 1.275 personas.", "En 2022 recordamos a 1.275 personas."
    answers = {False: LOOP, True: wrong}
    decoder = Scripted(lambda text, search: answers[search.bent])
    assert dict(Rescuer(decoder, Search()).translate([(7, source)])) == {7: Reason.LOOP}
    decoder = Scripted(lambda text, search: right if search.beam_size > 4 else answers[search.bent])
    (found,) = dict(Rescuer(decoder, Search()).translate([(7, source)])).values()
    assert isinstance(found, Decoded)
    assert found.text == right
