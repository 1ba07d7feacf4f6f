"""Reading and writing PO: what goes out comes back, and gettext agrees."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.catalogs import po
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.header import catalog_header, template_header
from l10n.errors import CatalogError
from l10n.languages import language

HEADER = catalog_header(
    template_header("statements", language("en"), "2026-11-22 10:00+0000"),
    language("es"),
    "2026-11-22 10:00+0000",
)
# What a statement may hold on one line: reading refuses control characters such as EOT,
# which gettext keeps for itself.
CONTROLS = "".join(map(chr, range(0x20))).replace("\t", "").replace("\v", "").replace("\f", "")
CHARACTERS = st.characters(exclude_characters=CONTROLS, exclude_categories=["Cs"])
TEXTS = st.text(CHARACTERS, min_size=1).map(str.strip).filter(bool)
COMMENTS = st.lists(st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1))
FILES = st.lists(
    st.sampled_from(["source_texts/a.txt", "\u2068source texts/b c.txt\u2069"]), max_size=2
)
PLURALS = st.one_of(
    st.just((None, ())),
    st.tuples(TEXTS, st.tuples(TEXTS, TEXTS).map(lambda t: tuple(enumerate(t)))),
)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    plural_source, plural_targets = draw(PLURALS)
    previous = draw(st.sampled_from([(None, None), (None, "Old."), ("menu", "Old.")]))
    return Entry(
        source=draw(TEXTS),
        target="" if plural_source else draw(st.just("") | TEXTS),
        context=draw(st.none() | TEXTS),
        comments=tuple(draw(COMMENTS)),
        workflow=draw(st.sampled_from([(), ("= reviewed",), ("= a", "@ b")])),
        extracted=tuple(draw(COMMENTS)),
        references=tuple(f"{name}:7" for name in draw(FILES)),
        flags=draw(st.sampled_from([(), ("fuzzy",), ("fuzzy", "no-wrap")])),
        previous_context=previous[0],
        previous_source=previous[1],
        plural_source=plural_source,
        plural_targets=plural_targets,
    )


def ordered(entries: list[Entry], live: int) -> Catalog:
    gone = (replace(e, extracted=(), references=(), obsolete=True) for e in entries[live:])
    return Catalog(metadata=HEADER, entries=(*entries[:live], *gone))


UNIQUE = st.lists(entries(), max_size=6, unique_by=lambda entry: entry.key)
CATALOGS = st.builds(ordered, UNIQUE, st.integers(0, 6))


def read_back(path: Path, text: str) -> Catalog:
    path.write_bytes(text.encode())
    return po.read(path, shown="es.po")


@given(catalog=CATALOGS)
def test_what_is_written_is_read(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.getbasetemp() / "round.po"
    text = po.write(catalog)
    again = read_back(path, text)
    assert again.entries == catalog.entries
    assert dict(again.metadata) == dict(catalog.metadata)
    assert po.write(again) == text


@settings(max_examples=25)
@given(catalog=CATALOGS)
def test_gettext_reads_the_same(
    msgfmt: str, catalog: Catalog, tmp_path_factory: pytest.TempPathFactory
):
    base = tmp_path_factory.getbasetemp()
    path, through = base / "ours.po", base / "msgcat.po"
    path.write_bytes(po.write(catalog).encode())
    subprocess.run([msgfmt, "-c", "-o", "/dev/null", path], check=True, capture_output=True)
    subprocess.run(
        ["msgcat", "--force-po", "--no-wrap", "-o", through, path], check=True, capture_output=True
    )
    texts = [(entry.key, entry.target) for entry in po.read(through, shown="es.po").live()]
    assert texts == [(entry.key, entry.target) for entry in catalog.live()]


BROKEN = {
    "unfinished": 'msgid "a\nmsgstr "b"\n',
    "backslash": 'msgid "a\\"\nmsgstr "b"\n',
    "quote": 'msgid "a"b"\nmsgstr "b"\n',
    "not PO": "Dear colleagues,\nplease find attached\n",
    "conflict": '<<<<<<< ours\nmsgid "a"\nmsgstr "b"\n',
    "twice": 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
    "no msgstr": 'msgid "a"\n\nmsgid "b"\nmsgstr "c"\n',
    "cut off": 'msgid "a"\nmsgstr "b"\n\nmsgid "c"\n',
    "strange word": 'msgfoo "a"\nmsgstr "b"\n',
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_by_name(text: str, tmp_path: Path):
    with pytest.raises(CatalogError, match=r"^es\.po: ") as caught:
        read_back(tmp_path / "x.po", text)
    assert caught.value.tip


def test_a_wrong_charset_is_refused(tmp_path: Path):
    path = tmp_path / "x.po"
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    path.write_bytes(header.encode() + 'msgid "a"\nmsgstr "ñ"\n'.encode("latin-1"))
    with pytest.raises(CatalogError, match="UTF-8"):
        po.read(path, shown="es.po")


def test_a_missing_file_is_not_taken_for_po_text(tmp_path: Path):
    with pytest.raises(CatalogError, match="missing"):
        po.read(tmp_path / "none.po", shown="none.po")


FORMS = {
    "octal": (r'msgid "a"' "\n" r'msgstr "all\303\255"', ("a", "allí")),
    "hex": (r'msgid "a\x41"' "\n" r'msgstr "b"', ("aA", "b")),
    "two backslashes": (r'msgid "a\\101"' "\n" r'msgstr "b"', (r"a\101", "b")),
    "octal quote": (r'msgid "a\042"' "\n" r'msgstr "b"', ('a"', "b")),
    "bell": (r'msgid "a\a"' "\n" r'msgstr "b"', ("a\a", "b")),
    "tight comments": ('#,fuzzy\n#.x\n#:y:1\n#remark\nmsgid "a"\nmsgstr "b"', ("a", "b")),
    "CRLF": ('msgid "a"\r\nmsgstr "b"\r\n', ("a", "b")),
    "BOM": ('\ufeffmsgid "a"\nmsgstr "b"\n', ("a", "b")),
    "wrapped": ('msgid ""\n"a "\n"b"\nmsgstr ""\n"c"\n', ("a b", "c")),
    "unknown lines": ('#= x\n#@ y\n#! z\nmsgid "a"\nmsgstr "b"\n', ("a", "b")),
}


@pytest.mark.parametrize(("text", "texts"), FORMS.values(), ids=FORMS)
def test_whatever_form_gettext_takes_is_read_whole(
    tmp_path: Path, text: str, texts: tuple[str, str]
):
    (entry,) = read_back(tmp_path / "x.po", text).entries
    assert (entry.source, entry.target) == texts
    if "fuzzy" in text:
        assert (entry.fuzzy, entry.comments, entry.references) == (True, ("remark",), ("y:1",))


def test_another_charset_is_read_and_becomes_utf8(tmp_path: Path):
    path = tmp_path / "x.po"
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\n'
    path.write_bytes((header + 'msgid "there"\nmsgstr "allí"\n').encode("latin-1"))
    catalog = po.read(path, shown="es.po")
    assert [entry.target for entry in catalog.entries] == ["allí"]
    assert read_back(path, po.write(catalog)) == catalog
    assert catalog.header("Content-Type") == "text/plain; charset=UTF-8"
