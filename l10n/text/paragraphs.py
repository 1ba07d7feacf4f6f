"""Lines and paragraphs, and whether a text's lines were broken by a machine."""

from __future__ import annotations

import re
from itertools import pairwise

from l10n.text.lists import is_list_line
from l10n.text.segmentation import marks

Span = tuple[int, int]
"""Start and end in characters, half-open."""

TERMINAL = marks.TERMINATORS + "‥．᙮᠃꓿"
"""What can end a sentence; the rare ones after Unicode's property Sentence_Terminal."""
CLOSERS = marks.CLOSERS + "“‘«"
"""What may stand between a sentence's final mark and its end, in any language."""

_LINE_END = re.compile(r"\r\n?|\n")
_NARROWEST, _WIDEST = 40, 100
_FEWEST_BREAKS = 3
_SLACK = 0.1


def line_spans(text: str) -> list[Span]:
    """The lines of ``text`` without their ends, at least one.

    A line ends where editors and gettext end it: at ``\\n``, ``\\r\\n`` or a
    lone ``\\r``, and nowhere else.

    >>> line_spans("a\\r\\n\\rb")
    [(0, 1), (3, 3), (4, 5)]
    """
    ends = [end.span() for end in _LINE_END.finditer(text)]
    starts = [0, *[after for _, after in ends]]
    return list(zip(starts, [*[at for at, _ in ends], len(text)], strict=True))


def ends_sentence(text: str, marks: str = TERMINAL) -> bool:
    """Whether ``text`` ends with one of ``marks``, closing quotes and brackets aside.

    >>> ends_sentence("It is over.”  "), ends_sentence("Press office")
    (True, False)
    """
    return text.rstrip().rstrip(CLOSERS).rstrip()[-1:] in tuple(marks)


def wrap_width(text: str) -> int | None:
    """The width in characters that the lines were broken to, None if an author broke them.

    Judged once for the whole text, and rather no than yes. All must hold, over
    the line breaks inside blocks (a block is a run of lines that are not blank;
    breaks before list lines and deeper indented lines, and between two lines of less
    than half the longest, such as addresses, say nothing):

    - there are at least three, in lines of at most 40 to 100 characters;
    - at four of five the next line's first word would not have fitted the
      longest line (with a tenth of slack, as `fmt` balances lines);
    - half of the broken lines or more do not end a sentence, and of the next
      lines that begin with a cased letter a third or more begin in lower case.

    Lines without a space (Chinese, Japanese, Thai, addresses) are never taken
    as wrapped.
    """
    lines = [text[start:end].rstrip() for start, end in line_spans(text)]
    if max(map(len, lines)) < _NARROWEST:
        return None
    pairs = [(line, after) for line, after in pairwise(lines) if line and after]
    if len(pairs) < _FEWEST_BREAKS:
        return None
    width = max((len(line) for pair in pairs for line in pair if " " in line), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    breaks = [
        (line, after.lstrip())
        for line, after in pairs
        if max(len(line), len(after)) > width / 2
        and not is_list_line(after)
        and (_indent(after) <= _indent(line) or is_list_line(line))
    ]
    return width if _look_wrapped(breaks, width) else None


def _look_wrapped(breaks: list[tuple[str, str]], width: int) -> bool:
    if len(breaks) < _FEWEST_BREAKS:
        return False
    full = sum(_is_full(line, after, width) for line, after in breaks)
    running = sum(not ends_sentence(line) for line, _ in breaks)
    cased = [after[0] for _, after in breaks if after[0].lower() != after[0].upper()]
    lower = sum(letter.islower() for letter in cased)
    return full >= 0.8 * len(breaks) and running >= len(breaks) / 2 and lower >= len(cased) / 3


def paragraph_spans(text: str, width: int | None) -> list[Span]:
    """The paragraphs of ``text``, in order, without blank lines.

    With ``width`` None every line that is not blank is a paragraph. With a
    width (see :func:`wrap_width`) a paragraph runs on over line breaks up to a
    blank line, a list line, an indented line, or a line that its author ended
    early, as headings, addresses and last lines are.
    """
    if width is None:
        return [(start, end) for start, end in line_spans(text) if _trimmed(text[start:end])]
    spans: list[Span] = []
    before = first = ""
    for start, end in line_spans(text):
        line = _trimmed(text[start:end])
        if not line:
            before = ""
        elif before and not _breaks_off(first, before, line, width):
            spans[-1] = (spans[-1][0], end)
            before = line
        else:
            spans.append((start, end))
            before = first = line
    return spans


def _trimmed(line: str) -> str:
    return line.rstrip().removeprefix("\ufeff")


def _breaks_off(first: str, line: str, after: str, width: int) -> bool:
    """Whether the break after ``line``, in a paragraph that began with ``first``, was meant."""
    if not _is_full(line, after.lstrip(), width, slack=0.3):
        return True
    if is_list_line(after) and ends_sentence(line, TERMINAL + ":;,"):
        return True
    return _indent(after) > _indent(line) and not is_list_line(first)


def _is_full(line: str, after: str, width: int, slack: float = _SLACK) -> bool:
    """Whether the first word of ``after`` would not have fitted ``line``."""
    word = after.split(None, 1)[0]
    return len(line) + 1 + len(word) > width * (1 - slack)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
