"""Breaks PO files at random: python tests/soak/fuzz_po.py --files 100000 --seed 1 [FILE...]

Each broken file must either be read whole, as the oracle of round_trip.py sees it, and be
written so that it reads the same; or be refused with its path, its line and a tip. FILEs
join the corpus. What fails is kept in --keep, and the command ends with 1.
"""

from __future__ import annotations

import argparse
import random
import re
import runpy
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from l10n.catalogs import po
from l10n.errors import CatalogError

losses = runpy.run_path(str(Path(__file__).with_name("round_trip.py")))["losses"]
SECONDS = 5
HEADER = r"""# Spanish.
#. of the header
#: a.c:1
#, fuzzy, x
#| msgid "old"
msgid ""
msgstr ""
"Project-Id-Version: p\n"
"Language: es\n"
"Content-Type: text/plain; charset=UTF-8\n"
"a line that is no field\n"
"Language: fr\n"

"""
OURS = """# l10n: state=machine at=2026-11-22T10:22:24Z origin=starter:en_es-0.1 h=c579b2d3a3c1
# a remark
#. body, paragraph 2
#.
#. more
#: source_texts/a.txt:2 \u2068source_texts/b c.txt\u2069:7
#, fuzzy, no-wrap
#= reviewed
#@ other
#| msgctxt "old place"
#| msgid "Old "
#| "source"
msgctxt "place"
msgid ""
"A source\\n"
"of two lines, “quoted”"
msgstr "Una fuente\\tde dos líneas"

msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d fichero"
msgstr[1] "%d ficheros"

#~| msgid "older"
#~ msgctxt "gone"
#~ msgid "was"
#~ msgstr "fue"

# gone too
#, fuzzy
#~ msgid "%d day"
#~ msgid_plural "%d days"
#~ msgstr[0] "%d día"
#~ msgstr[1] ""
#~ "%d días"

# after the last
#. and this
"""
ODD = r"""#remark
##two
#.tight
#:a:1
#,fuzzy,,c-format
#! no-wrap
#|msgid"x"
msgid"a\"b\\"msgstr
"all\303\255 \a\x41"
"more"

msgid "c"
# in the middle
msgstr "d"
#~msgid "e"
#~msgstr "f"
#~ # obsolete remark
#~ msgid "e"
#~ msgstr "g"
"""
LATIN = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\nmsgid "a"\nmsgstr "ñ"\n'
)
CYRILLIC = LATIN.replace("ISO-8859-1", "KOI8-R").replace("ñ", "мир")
KANJI = LATIN.replace("ISO-8859-1", "EUC-JP").replace("ñ", "日本")
CONFLICT = (
    'msgid "a"\n<<<<<<< ours\nmsgstr "b"\n=======\nmsgstr "c"\n>>>>>>> theirs\n\n'
    'msgid "d"\nmsgstr "e"\n'
)
CORPUS = (
    (HEADER + OURS).encode(),
    (HEADER + OURS).replace("\n", "\r\n").encode(),
    (HEADER + ODD).encode(),
    ODD.encode(),
    OURS.encode(),
    b"\xef\xbb\xbf" + (OURS + HEADER).encode(),
    LATIN.encode("latin-1"),
    CYRILLIC.encode("koi8-r"),
    KANJI.encode("euc-jp"),
    CONFLICT.encode(),
    OURS.encode("utf-16"),
    b"# comments alone\n#. and nothing else\n",
)
ODDMENTS = (
    *("\u2028", "\u2029", "\x85", "\xa0", "\x1c", "\x0b", "\f", "\t", "\r", "\n", "\0", "\x04"),
    *("\ufeff", "\ue000", "\u2068", "\u2069", "ñ", "🕊", '"', "\\", "\\n", "\\303\\255", "\\x"),
    *("\\q", "\\0", '""', '"a"', "#", "#~ ", "#~| ", "#| ", "#, ", "#. ", "#: ", "#= ", "#@", "#!"),
    *("msgid ", "msgid_plural ", "msgstr ", "msgstr[0] ", "msgstr[1] ", "msgstr[10] ", "msgctxt "),
    *(
        'msgid ""\nmsgstr ""\n',
        'domain "d"\n',
        "fuzzy",
        ",",
        "[",
        "]",
        "\n\n",
        "charset=",
        "UTF-16",
    ),
    *("<<<<<<< ours\n", "=======\n", ">>>>>>> theirs\n", "ISO-8859-1", "CHARSET", "Language: "),
)

Change = Callable[[random.Random, bytes], bytes]


def flip(dice: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(min(len(data), dice.randint(1, 3))):
        changed[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(changed)


def truncate(dice: random.Random, data: bytes) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def insert(dice: random.Random, data: bytes) -> bytes:
    place = dice.randrange(len(data) + 1)
    return data[:place] + dice.choice(ODDMENTS).encode() + data[place:]


def splice(dice: random.Random, data: bytes) -> bytes:
    return data[: dice.randrange(len(data) + 1)] + truncate(dice, dice.choice(CORPUS)[::-1])[::-1]


def delete_lines(dice: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    place = dice.randrange(len(lines) + 1)
    return b"".join(lines[:place] + lines[place + dice.randint(1, 2) :])


def repeat_lines(dice: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    start, to = (dice.randrange(len(lines) + 1) for _ in "ab")
    return b"".join(lines[:to] + lines[start : start + dice.randint(1, 4)] + lines[to:])


def swap_lines(dice: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    if lines:
        one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def move_lines(dice: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    start = dice.randrange(len(lines) + 1)
    end = start + dice.randint(1, 5)
    rest = lines[:start] + lines[end:]
    to = dice.randrange(len(rest) + 1)
    return b"".join(rest[:to] + lines[start:end] + rest[to:])


CHANGES: tuple[Change, ...] = (
    *(flip, truncate, insert, insert, insert, splice),
    *(delete_lines, repeat_lines, swap_lines, swap_lines, move_lines),
)


def broken(dice: random.Random, corpus: tuple[bytes, ...]) -> bytes:
    data = dice.choice(corpus)
    for _ in range(dice.choice((1, 1, 1, 2, 3, 5))):
        data = dice.choice(CHANGES)(dice, data)
    return data


def outcome(data: bytes, path: Path) -> str:
    """``read``, ``refused``, or what is wrong."""
    path.write_bytes(data)
    try:
        catalog = po.read(path, shown="x.po")
    except CatalogError as error:
        told = error.tip and error.path == "x.po" and re.search(r"[Ll]ines? \d", error.message)
        return "refused" if told else f"WRONG: no path, line or tip: {error}"
    lost = losses(data, catalog)
    if lost:
        return f"WRONG: lost: {lost[0]}"
    text = po.write(catalog)
    path.write_bytes(text.encode())
    if po.read(path, shown="x.po") != catalog:
        return "WRONG: what is written reads otherwise"
    return "read"


def timed(data: bytes, path: Path) -> str:
    started = time.monotonic()
    try:
        found = outcome(data, path)
    except Exception:  # whatever it is, it is a find
        return f"WRONG: {traceback.format_exc()}"
    return found if time.monotonic() - started < SECONDS else "WRONG: too slow"


def fuzz(files: int, seed: int, corpus: tuple[bytes, ...] = CORPUS) -> Iterator[tuple[str, bytes]]:
    """Each broken file and its outcome."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(files):
            data = broken(dice, corpus)
            yield timed(data, Path(folder, "x.po")), data


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("corpus", type=Path, nargs="*", metavar="FILE")
    asked = parser.parse_args()
    corpus = (*CORPUS, *(path.read_bytes() for path in asked.corpus))
    counts: Counter[str] = Counter()
    for number, (found, data) in enumerate(fuzz(asked.files, asked.seed, corpus)):
        counts[found.partition(":")[0]] += 1
        if found.startswith("WRONG"):
            sys.stdout.write(f"{asked.seed}-{number}: {found}\n")
            if asked.keep:
                asked.keep.mkdir(parents=True, exist_ok=True)
                (asked.keep / f"{asked.seed}-{number}.po").write_bytes(data)
    sys.stdout.write(f"seed {asked.seed}: {dict(counts)}\n")
    return min(counts["WRONG"], 1)


if __name__ == "__main__":
    sys.exit(main())
