"""Nothing of a PO file is lost, or the file is refused with its line: form by form."""

from __future__ import annotations

import runpy
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from l10n.catalogs import po
from l10n.catalogs.catalog import Catalog
from l10n.errors import CatalogError

SOAK = Path(__file__).parents[1] / "soak"
HEADER = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
A = 'msgid "a"\nmsgstr "b"\n'
C = 'msgid "c"\nmsgstr "d"\n'


def read(path: Path, data: str | bytes) -> Catalog:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return po.read(path, shown="es.po")


KEPT = {
    "empty extracted comments": f"#.\n#. x\n#.\n{A}",
    "empty translator comments": f"#\n# x\n#\n{A}",
    "spaces in comments": f"#  x  \n#. \ty \n{A}",
    "U+2028 and others in comments": f"# x\u2028y\x85z\x1c\x0b\n#. \u2029\n{A}",
    "U+2028 in a text": 'msgid ""\n"a\u2028"\n"b"\nmsgstr "c\xa0"\n',
    "comments after the last entry": f"{A}\n# x\n#. y\n#: z:1\n#, fuzzy\n#= q\n",
    "comments alone": "# x\n#. y\n",
    "header's kinds of comments": '# x\n#, fuzzy, y\n#. z\n#: a:1\n#= w\n#| msgid "old"\n' + HEADER,
    "header's lone empty comment": f"#\n{HEADER}",
    "comment of the first entry, no header": f"# x\n{A}",
    "obsolete with all comments": (
        '# x\n#. y\n#: z:1\n#, fuzzy, c-format\n#= q\n#~| msgctxt "o"\n#~| msgid "p"\n'
        '#~ msgctxt "k"\n#~ msgid "a"\n#~ msgstr "b"\n'
    ),
    "obsolete plurals": (
        '#~| msgid "o"\n#~| msgid_plural "p"\n#~ msgid "a"\n#~ msgid_plural "b"\n'
        '#~ msgstr[0] "c"\n#~ msgstr[1] "d"\n'
    ),
    "obsolete before live": f'#~ msgid "x"\n#~ msgstr "y"\n\n{A}',
    "obsolete header": f'#~ msgid ""\n#~ msgstr "Language: es\\n"\n\n{A}',
    "obsolete twice": '#~ msgid "x"\n#~ msgstr "y"\n\n#~ msgid "x"\n#~ msgstr "z"\n',
    "live and obsolete": f'{A}\n#~ msgid "a"\n#~ msgstr "y"\n',
    "order of flags": f"#, c-format, fuzzy, no-wrap, range: 0..9\n{A}",
    "plural and fuzzy": (
        '#, fuzzy\n#| msgid "o"\n#| msgid_plural "p"\nmsgid "a"\nmsgid_plural "b"\n'
        'msgstr[0] "c"\nmsgstr[1] ""\nmsgstr[2] "d"\n'
    ),
    "empty plural": 'msgid "a"\nmsgid_plural ""\nmsgstr[0] "c"\n',
    "empty context": f'msgctxt ""\n{A}',
    "context without a text": f'msgctxt "x"\nmsgid ""\nmsgstr "y"\n\n{A}',
    "empty previous texts": f'#| msgctxt ""\n#| msgid ""\n{A}',
    "order of header fields": HEADER + '"X-B: 1\\n"\n"Language-Team: 2\\n"\n"X-A: 3\\n"\n',
    "header field on two lines": HEADER + '"X-B: 1\\n"\n"  and 2\\n"\n"X-A: 3\\n"\n',
    "header field twice": HEADER + '"Language: fr\\n"\n',
    "header begins with no field": HEADER.replace('"Lang', '"x\\n"\n"Lang', 1),
    "header without fields": f'msgid ""\nmsgstr "x\\n"\n\n{A}',
    "charset in small letters": HEADER.replace("UTF-8", "utf-8"),
    "CRLF": f"{HEADER}\n{A}".replace("\n", "\r\n"),
    "bell and other controls": 'msgid "a\\a\\b\x01\x04"\nmsgstr "b"\n',
    "nothing": "",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_is_read_is_written(text: str, tmp_path: Path):
    catalog = read(tmp_path / "x.po", text)
    assert po.write(catalog) == text
    assert po.write(read(tmp_path / "y.po", po.write(catalog))) == text


PUT_IN_ORDER = {
    "kinds of comments": (
        f'#, fuzzy\n#| msgid "o"\n#: z:1\n# x\n#. y\n{A}',
        f'# x\n#. y\n#: z:1\n#, fuzzy\n#| msgid "o"\n{A}',
    ),
    "flags on lines": (f"#, fuzzy\n#,\n#,c-format,\n{A}", f"#, fuzzy, c-format\n{A}"),
    "flags with an exclamation mark, as gettext reads them": (f"#! fuzzy\n{A}", f"#, fuzzy\n{A}"),
    "hashes": (f"##x\n#y\n{A}", f"# #x\n# y\n{A}"),
    "comments inside an entry": ('msgid "a"\n#, fuzzy\nmsgstr "b"\n', f"#, fuzzy\n{A}"),
    "all on one line": (' msgid "a" "b"msgstr\t"c"', 'msgid "ab"\nmsgstr "c"\n'),
    "words on lines": ('msgid\n"a"\nmsgstr\n""\n"b"\n', A),
    "plural index with spaces": (
        'msgid "a"\nmsgid_plural "b"\nmsgstr [ 0 ] "c"\n',
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n',
    ),
    "obsolete, tight": ('#~msgid "a"\n#~msgstr"b"', '#~ msgid "a"\n#~ msgstr "b"\n'),
    "obsolete comments": (
        '#~ # x\n#~ #, fuzzy\n#~\n#~ msgid "a"\n#~ msgstr "b"\n',
        '# x\n#, fuzzy\n#~ msgid "a"\n#~ msgstr "b"\n',
    ),
    "previous, tight": (f'#|msgid"o"\n{A}', f'#| msgid "o"\n{A}'),
    "references on lines": (f"#: a:1\n#:b:2\n#:\n{A}", f"#: a:1 b:2\n{A}"),
    "header that comes later": (f"# x\n{A}\n# y\n{HEADER}", f"# y\n{HEADER}\n# x\n{A}"),
    "lone carriage returns": ("# x\r" + A.replace("\n", "\r"), f"# x\n{A}"),
    "no charset": (
        'msgid ""\nmsgstr "Language: es\\nContent-Type: text/html\\n"\n',
        HEADER.replace("plain", "html"),
    ),
    "charset twice": (HEADER.replace("text", "charset= text"), HEADER),
    "CHARSET": (HEADER.replace("UTF-8", "CHARSET"), HEADER),
    "unknown charset": (HEADER.replace("UTF-8", "x-mine") + "\n# ñ\n", HEADER + "\n# ñ\n"),
}


@pytest.mark.parametrize(("text", "ordered"), PUT_IN_ORDER.values(), ids=PUT_IN_ORDER)
def test_what_is_in_another_form_is_put_in_gettexts(text: str, ordered: str, tmp_path: Path):
    assert po.write(read(tmp_path / "x.po", text)) == ordered


def declared(charset: str, text: str, *, written: str) -> bytes:
    return (HEADER.replace("UTF-8", charset) + f'\nmsgid "a"\nmsgstr "{text}"\n').encode(written)


REFUSED = {
    "conflict begins": (f"{A}<<<<<<< ours\n", "git left a merge conflict on line 3"),
    "conflict's middle": (f"=======\n{A}", "git left a merge conflict on line 1"),
    "conflict ends": (f"{A}\n{C}>>>>>>> theirs", "git left a merge conflict on line 6"),
    "conflict's base": (f"{A}||||||| 1a2b3c", "git left a merge conflict on line 3"),
    "live twice": (f"# x\n{A}\n{C}\n#, fuzzy\n{A}", "Lines 2 and 9 hold the same message twice"),
    "twice on a line": ('msgid "a"msgstr "b"msgid "a"msgstr "c"', "Lines 1 and 1 hold"),
    "two headers": (f"{HEADER}\n{A}\n{HEADER}", "Lines 1 and 9 hold"),
    "header with plurals": ('msgid ""\nmsgid_plural "a"\nmsgstr[0] "b"', "header on line 1"),
    "domain": (f'domain "x"\n{A}', "Line 1 begins a second domain"),
    "no msgid": (f'msgctxt "k"\nmsgstr "b"\n{A}', "Line 2 has msgstr where msgid should be"),
    "context alone": (f'{A}\nmsgctxt "k"', "msgctxt on line 4 has no msgid"),
    "no text": ("msgid\nmsgstr\n", "entry on line 1, msgid has no text"),
    "no msgid above": (f'{A}\nmsgstr "c"', "Line 4 has msgstr where msgctxt or msgid"),
    "orphan": (f'"x"\n{A}', "text on line 1 follows no word"),
    "orphan after a comment": (f'{A}# x\n"y"\n', "text on line 4 follows no word"),
    "plural, but one form": (
        'msgid "a"\nmsgid_plural "b"\nmsgstr "c"',
        r"Line 3 has msgstr where msgstr\[0\]",
    ),
    "forms, but no plural": ('msgid "a"\nmsgstr[0] "c"', r"Line 2 has msgstr\[0\]"),
    "form left out": (
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"',
        r"Line 4 has msgstr\[2\] where msgctxt or msgid or msgstr\[1\]",
    ),
    "previous out of place": (f'msgid "a"\n#| msgid "o"\n{A}', "msgid on line 1 has no msgstr"),
    "previous twice": (f'#| msgid "o"\n#| msgid "p"\n{A}', "line 2, “#| msgid” is out"),
    "previous of no kind": (f'#| msgstr "o"\n{A}', "line 1, “#| msgstr” is out"),
    "previous without a word": (f'#| "o"\n{A}', "text on line 1 follows no word"),
    "previous without a text": (f"#| msgid\n{A}", "entry on line 2, msgid has no text"),
    "partly obsolete": ('#~ msgid "a"\nmsgstr "b"', "entry of line 1 is only partly “#~”: 2"),
    "obsolete in obsolete": ('#~ #~ msgid "a"', "Line 1 is not PO"),
    "unknown escape": ('msgid "a"\nmsgstr "C:\\dir"', r"Line 2 has \\d"),
    "NUL escape": ('msgid "a\\0"\nmsgstr "b"', r"Line 1 has \\0"),
    "escape over two bytes": ('msgid "a\\x41bc"\nmsgstr "b"', r"Line 1 has \\x41bc"),
    "escape of other bytes": ('msgid "a"\nmsgstr "all\\355"', r"Line 2 has \\355"),
    "half a character": ('msgid "a"\nmsgstr "\\303"\n"\\255"', r"Line 2 has \\303"),
    "UTF-8 escape in Latin-1": (
        declared("ISO-8859-1", "\\303\\255", written="ascii"),
        r"Line 7 has \\303\\255",
    ),
    "NUL": (f"{A}\n# \0", "Line 4 holds a NUL byte"),
    "UTF-16": (A.encode("utf-16"), "Line 1 begins as UTF-16"),
    "UTF-16 without a mark": (A.encode("utf-16-le"), "Line 1 holds a NUL"),
    "Latin-1 that is none": (declared("UTF-8", "ñ", written="latin-1"), "line 7, byte 0xF1"),
    "ASCII that is none": (declared("US-ASCII", "ñ", written="latin-1"), "line 7, byte 0xF1"),
    "unknown charset": (declared("x-mine", "ñ", written="latin-1"), "0xF1 is not UTF-8, and x-"),
    "charset with a letter of none": (
        declared("KOI8Õ-R", "ñ", written="latin-1"),
        "0xD5 is not UTF-8, and KOI8 is not known",
    ),
    "says ISO-8859-1, is UTF-8": (declared("ISO-8859-1", "ñ", written="utf-8"), "on line 4"),
    "says windows-1252, is UTF-8": (declared("windows-1252", "ñ", written="utf-8"), "on line 4"),
    "says ASCII, is UTF-8": (declared("ASCII", "ñ", written="utf-8"), "says ASCII on line 4"),
    "says KOI8-R, is UTF-8": (declared("KOI8-R", "мир", written="utf-8"), "says KOI8-R on"),
    "says UTF-16": (declared("UTF-16", "n", written="utf-8"), "UTF-16 on line 4"),
    "says UTF-7": (declared("UTF-7", "n", written="utf-8"), "UTF-7 on line 4"),
    "mark inside": (f"{A}\ufeff{C}", "Line 3 is not PO"),
}


@pytest.mark.parametrize(("data", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_whole_is_refused_with_its_line(data: str | bytes, told: str, tmp_path: Path):
    with pytest.raises(CatalogError, match=told) as caught:
        read(tmp_path / "x.po", data)
    assert caught.value.path == "es.po"
    assert caught.value.tip


def test_a_conflict_says_how_to_end_it(tmp_path: Path):
    with pytest.raises(CatalogError, match="git-setup"):
        read(tmp_path / "x.po", f"<<<<<<< ours\n{A}")


@pytest.mark.parametrize(
    ("charset", "text"),
    [("KOI8-R", "мир"), ("windows-1251", "мир"), ("EUC-JP", "日本"), ("GB18030", "和平")],
)
def test_other_charsets_are_read_by_their_names(charset: str, text: str, tmp_path: Path):
    catalog = read(tmp_path / "x.po", declared(charset, text, written=charset))
    assert [entry.target for entry in catalog.entries] == [text]
    assert catalog.header("Content-Type") == "text/plain; charset=UTF-8"


def test_an_escape_is_a_byte_of_the_files_charset(tmp_path: Path):
    catalog = read(tmp_path / "x.po", declared("ISO-8859-1", "\\361", written="latin-1"))
    assert [entry.target for entry in catalog.entries] == ["ñ"]


def test_a_charset_in_a_text_is_no_headers(tmp_path: Path):
    text = 'msgid ""\n"Content-Type: text/plain; charset=KOI8-R\\n"\nmsgstr "ñ"\n'
    assert [entry.target for entry in read(tmp_path / "x.po", HEADER + text).entries] == ["ñ"]


def test_a_comment_of_several_lines_stays_a_comment(tmp_path: Path):
    catalog = read(tmp_path / "x.po", A)
    (entry,) = catalog.entries
    text = po.write(replace(catalog, entries=(replace(entry, comments=("x\ny\rz",)),)))
    assert [e.comments for e in read(tmp_path / "y.po", text).entries] == [("x", "y", "z")]


MEGABYTE = 1_000_000
LONG = {
    "backslashes": 'msgid "' + "\\\\" * (MEGABYTE // 2) + '"\nmsgstr "b"\n',
    "escaped quotes": 'msgid "' + '\\"' * (MEGABYTE // 2) + '"\nmsgstr "b"\n',
    "bytes": 'msgid "' + "\\303\\255" * (MEGABYTE // 8) + '"\nmsgstr "b"\n',
    "odd characters": 'msgid "' + "\u2028\x85\x1c\ufeff" * (MEGABYTE // 8) + '"\nmsgstr "b"\n',
    "lines": 'msgid ""\n' + '"x"\n' * (MEGABYTE // 4) + 'msgstr "b"\n',
    "brackets": "#: " + "\u2068 " * (MEGABYTE // 2) + f"\n{A}",
    "header": 'msgid ""\nmsgstr "' + "x\\n" * (MEGABYTE // 9) + '"\n',
    "header field": 'msgid ""\nmsgstr "A: ' + "x\\n" * (MEGABYTE // 9) + '"\n',
    "charset": HEADER.replace("charset", " " * MEGABYTE + "charset=x; "),
}
LONG_REFUSED = {
    "open string": 'msgid "' + "\\\\" * (MEGABYTE // 2),
    "quotes": '"' * MEGABYTE,
    "hashes": "#~" * (MEGABYTE // 2),
    "open words": "msgstr[" * (MEGABYTE // 7),
    "one word": "m" * MEGABYTE,
    "hexadecimal": 'msgid "\\x' + "4" * MEGABYTE + '"',
    "header without an end": 'msgid ""\nmsgstr "' + '" "' * (MEGABYTE // 3),
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_megabyte_on_one_line_is_read(text: str, tmp_path: Path):
    catalog = read(tmp_path / "x.po", text)
    assert read(tmp_path / "y.po", po.write(catalog)) == catalog


@pytest.mark.parametrize("text", LONG_REFUSED.values(), ids=LONG_REFUSED)
def test_a_megabyte_of_nothing_is_refused(text: str, tmp_path: Path):
    with pytest.raises(CatalogError) as caught:
        read(tmp_path / "x.po", text)
    assert len(str(caught.value)) < 500


def test_files_broken_at_random_are_read_whole_or_refused():
    """tests/soak/fuzz_po.py does so for as long as one likes."""
    fuzz = runpy.run_path(str(SOAK / "fuzz_po.py"))["fuzz"]
    outcomes = Counter(outcome for outcome, _ in fuzz(files=600, seed=20261122))
    assert set(outcomes) == {"read", "refused"}, outcomes


def test_the_oracle_sees_a_loss(tmp_path: Path):
    losses = runpy.run_path(str(SOAK / "round_trip.py"))["losses"]
    catalog = read(tmp_path / "x.po", A)
    assert losses(A.encode(), catalog) == []
    assert losses(f"#. x\n{A}".encode(), catalog) != []
    assert losses(f"{A}# x\n".encode(), catalog) != []
    assert losses(f"{A}\n{C}".encode(), catalog) != []
    assert losses(A.replace("b", "c").encode(), catalog) != []
