"""Reads PO files of any origin and writes them again: python tests/soak/round_trip.py FILE...

For each file one line: its entries and "whole" where all texts and comments of the file are
in what was read, what was written reads the same, and gettext makes the same of both; or why
it was refused, and whether gettext refuses it too. Ends with 1 where anything was lost.

``losses`` is an oracle of its own: it shares no line of code with l10n.catalogs.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from l10n.catalogs import po
from l10n.catalogs.catalog import Catalog, Entry
from l10n.errors import CatalogError

Item = tuple[str, str]
"""A kind (``#.``, ``msgid``, ``#|msgid`` …) and a text."""

SPACES = " \t\f\v"
SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


def losses(data: bytes, catalog: Catalog) -> list[str]:
    """What a file holds that the catalog does not, or the other way round, entry by entry."""
    held, after = in_file(text_of(data))
    read = [in_entry(entry) for entry in catalog.entries]
    place = next((n for n, items in enumerate(held) if is_header(items)), None)
    if place is not None:
        held.insert(0, Counter(header_items(held.pop(place))))
        read.insert(0, in_header(catalog))
    ends = in_file("".join(f"{line}\n" for line in catalog.trailing))[1]
    pairs = [*zip(held, read, strict=False), (after, ends)]
    found = [f"{left - right} became {right - left}" for left, right in pairs if left != right]
    if len(held) != len(read):
        found.append(f"{len(held)} entries became {len(read)}")
    return found


def text_of(data: bytes) -> str:
    """The file's text by the charset in it, as far as bytes tell."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        unbroken = re.sub(rb'"\s*"', b"", data)
        return data.decode(re.findall(rb"(?i)charset=[ \t]*([\w.:+-]+)", unbroken)[0].decode())


def in_file(text: str) -> tuple[list[Counter[Item]], Counter[Item]]:
    """The items of each entry, and those after the last."""
    entries: list[list[list[str]]] = []
    above: list[list[str]] = []
    going_on: dict[str, list[str]] = {}
    last = ""
    for kind, value in items_of(text):
        item = [kind, value]
        if kind in {"+", "|+"}:
            going_on[kind][1] += value
        elif kind[0] in "#|":
            above.append(item)
            going_on["|+"] = item if kind[0] == "|" else going_on.get("|+", item)
        else:
            word = kind.removeprefix("~")
            if word == "msgctxt" or (word == "msgid" and last != "msgctxt"):
                entries.append([])
            entries[-1] += [*above, item]
            above.clear()
            going_on["+"] = item
            last = word
    return [counted(entry) for entry in entries], counted(above)


def counted(items: Iterable[Iterable[str]]) -> Counter[Item]:
    return Counter((kind, value) for kind, value in items)


def items_of(text: str) -> Iterator[Item]:
    """Every comment, word and string of the file, in its order."""
    for raw in re.split(r"\r\n|\r|\n", text):
        line = raw.lstrip(SPACES)
        if line.startswith(("#~|", "#|")):
            yield from strings_of(line[line.index("|") + 1 :], "|")
        elif line.startswith("#~") and not line[2:].lstrip(SPACES).startswith("#"):
            yield from strings_of(line[2:], "~")
        elif line.startswith("#"):
            yield from comment_items(line.removeprefix("#~").lstrip(SPACES))
        else:
            yield from strings_of(line, "")


def comment_items(line: str) -> Iterator[Item]:
    sign, rest = line[:2], line[2:]
    if sign in {"#,", "#!"}:
        yield from (("#,", flag) for part in rest.split(",") if (flag := part.strip(SPACES)))
    elif sign == "#:":
        yield from (("#:", word) for word in re.split(r"[ \t\f\v]+", rest) if word)
    elif sign in {"#=", "#@"}:
        yield "#=", line[1:]
    elif sign == "#.":
        yield sign, rest.removeprefix(" ")
    else:
        yield "#", line[1:].removeprefix(" ")


def strings_of(text: str, sign: str) -> Iterator[Item]:
    """The words and the strings, which go on ``+``, character by character."""
    place = 0
    while place < len(text):
        if text[place] == '"':
            place, value = string_at(text, place + 1)
            yield "|+" if sign == "|" else "+", value
        elif text[place] in SPACES:
            place += 1
        else:
            found = re.compile(r'[^"]+?(?=[ \t\f\v]*(?:"|msg|$))').match(text, place)
            assert found
            yield sign + "".join(found[0].split()), ""
            place = found.end()


def string_at(text: str, place: int) -> tuple[int, str]:
    """Where the string that begins here ends, and what it says."""
    value: list[str] = []
    numbers = bytearray()
    while text[place] != '"' or numbers:
        number = re.compile(r"\\(?:x([0-9A-Fa-f]+)|([0-7]{1,3}))").match(text, place)
        if number:
            numbers.append(int(number[1], 16) if number[1] else int(number[2], 8))
            place = number.end()
        elif numbers:
            value.append(numbers.decode(errors="surrogateescape"))
            numbers.clear()
        elif text[place] == "\\":
            value.append(SIMPLE.get(text[place + 1], text[place + 1]))
            place += 2
        else:
            value.append(text[place])
            place += 1
    return place + 1, "".join(value)


def is_header(items: Counter[Item]) -> bool:
    return ("msgid", "") in items and not any(kind == "msgctxt" for kind, _ in items)


def header_items(items: Counter[Item]) -> Iterator[Item]:
    """The header's lines one by one. Its charset becomes UTF-8, so that line is left out."""
    for (kind, value), count in items.items():
        if kind == "msgstr":
            yield from header_lines(value)
        else:
            yield from [(kind, value)] * count


def header_lines(text: str) -> Iterator[Item]:
    for line in text.removesuffix("\n").split("\n") if text else ():
        name, colon, value = line.partition(":")
        if name.lower() != "content-type":
            tight = re.fullmatch("[!-~]+", name) and not value.startswith("//")
            yield "field", f"{name}: {value.strip(SPACES + chr(13))}" if colon and tight else line


def in_header(catalog: Catalog) -> Counter[Item]:
    fields = (f"{name}: {value}" for name, value in catalog.metadata)
    text = "".join(f"{line}\n" for line in (*fields, *catalog.header_lines))
    comments = tuple(catalog.comment.split("\n")) if catalog.comment else ()
    entry = Entry("", comments=comments, flags=catalog.header_flags)
    items = in_entry(entry) - Counter({("msgstr", ""): 1}) + Counter(header_lines(text))
    return items + in_file("".join(f"{line}\n" for line in catalog.header_notes))[1]


def in_entry(entry: Entry) -> Counter[Item]:
    sign = "~" if entry.obsolete else ""
    single = () if entry.plural_targets else ((None, entry.target),)
    texts = [
        ("|msgctxt", entry.previous_context),
        ("|msgid", entry.previous_source),
        ("|msgid_plural", entry.previous_plural),
        (f"{sign}msgctxt", entry.context),
        (f"{sign}msgid", entry.source),
        (f"{sign}msgid_plural", entry.plural_source),
        *((f"{sign}msgstr[{number}]", text) for number, text in entry.plural_targets),
        *((f"{sign}msgstr", text) for _, text in single),
    ]
    comments = [
        *(("#", text) for text in entry.comments),
        *(("#.", text) for text in entry.extracted),
        *(("#:", word) for text in entry.references for word in re.findall(r"[^ \t\f\v]+", text)),
        *(("#,", text) for text in entry.flags),
        *(("#=", text) for text in entry.workflow),
    ]
    return Counter([*comments, *((kind, text) for kind, text in texts if text is not None)])


def outcome(path: Path) -> tuple[int, str]:
    """How many entries the file has, and what became of it."""
    data = path.read_bytes()
    try:
        catalog = po.read(path, shown=path.name)
    except CatalogError as error:
        return 0, f"refused{', as by msgfmt' if not accepted(path) else ''}: {error.message}"
    lost = losses(data, catalog)
    if lost:
        return len(catalog.entries), f"LOST: {lost[0]}"
    with tempfile.TemporaryDirectory() as folder:
        again = Path(folder, path.name)
        again.write_bytes(po.write(catalog).encode())
        if po.read(again, shown="again") != catalog:
            return len(catalog.entries), "LOST: what was written reads otherwise"
        return len(catalog.entries), compared(through_gettext(path), through_gettext(again))


def compared(before: bytes, after: bytes) -> str:
    if not before or not after:
        return f"whole; msgcat refuses {'' if before else 'theirs '}{'' if after else 'ours'}"
    if before == after:
        return "whole"
    same = [sorted(part.split(b"\n")) for part in before.partition(b"\n\n")] == [
        sorted(part.split(b"\n")) for part in after.partition(b"\n\n")
    ]
    alike = before.partition(b"\n\n")[2] == after.partition(b"\n\n")[2]
    return "whole; header lines in another order" if same and alike else "DIFFERS for msgcat"


def accepted(path: Path) -> bool:
    command = ["msgfmt", "-o", "/dev/null", path]
    return not subprocess.run(command, capture_output=True, check=False).returncode


def through_gettext(path: Path) -> bytes:
    """What msgcat makes of a file, in UTF-8. Neither line ends count nor spaces around
    header fields."""
    command = ["msgcat", "--no-wrap", "--to-code=UTF-8", path]
    made = subprocess.run(command, capture_output=True, check=False).stdout
    made = re.sub(rb"(?m)^(#\.?) ?$", rb"\1", made.replace(b"\r\n", b"\n"))
    header, blank, rest = made.partition(b"\n\n")
    fields = re.sub(
        rb'(?m)^("[!-9;-~]+:)[ \t]*(.*?)(?:[ \t]|\\r)*(?:\\n)?"$', rb'\1 \2\\n"', header
    )
    return fields + blank + rest


def main(paths: list[str]) -> int:
    bad = 0
    for path in map(Path, paths):
        entries, what = outcome(path)
        bad += what.startswith(("LOST", "DIFFERS"))
        sys.stdout.write(f"{entries:7,}  {path}  {what}\n")
    return min(bad, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
