"""XLIFF 1.2 as l10n writes it, and as other programs change it."""

from __future__ import annotations

import pytest

from l10n.errors import ExchangeError
from l10n.exchange import xliff12
from l10n.exchange.bilingual import Bilingual, Row
from l10n.model import State

CORE = "urn:oasis:names:tc:xliff:document:1.2"
LANGUAGES = 'source-language="en" target-language="es"'


def document(body: str, *, core: str = CORE, version: str = "1.2", head: str = LANGUAGES) -> bytes:
    opening = f'<xliff xmlns="{core}" xmlns:x="urn:x" version="{version}">'
    file = f'<file original="a.txt" datatype="plaintext" {head}>'
    return f"{opening}{file}<body>\n{body}</body></file></xliff>".encode()


def unit(
    source: str = "Peace.", target: str | None = "Paz.", *, of: str = "", more: str = ""
) -> bytes:
    inside = "" if target is None else f"<target {of}>{target}</target>"
    return document(
        f'<trans-unit id="350c0190"><source>{source}</source>{inside}{more}</trans-unit>'
    )


def one(data: bytes) -> Row:
    ((row,),) = (bilingual.rows for bilingual in xliff12.read(data, shown="a.xlf"))
    return row


def test_the_file_says_what_other_programs_need(bilingual: Bilingual):
    text = xliff12.write(bilingual)
    assert f'<xliff xmlns="{CORE}" version="1.2">' in text
    head = 'original="source_texts/speeches/note.txt" source-language="en" target-language="es"'
    assert f'<file {head} datatype="plaintext">' in text
    assert text.count('xml:space="preserve"') == len(bilingual.rows)
    assert '<note from="l10n">statement: speeches/note</note>' in text


WRITTEN = {
    State.UNTRANSLATED: ("", ' state="needs-translation"'),
    State.MACHINE: ("", ' state="needs-review-translation"'),
    State.REJECTED: (
        "",
        ' state="needs-review-translation" state-qualifier="rejected-inaccurate"',
    ),
    State.TRANSLATED: ("", ' state="translated"'),
    State.APPROVED: (' approved="yes"', ' state="signed-off"'),
    State.FINAL: (' approved="yes"', ' state="final"'),
}


@pytest.mark.parametrize("state", State)
def test_a_state_is_written(state: State):
    row = Row("350c0190", "Peace.", "Paz.", state)
    text = xliff12.write(Bilingual("a", "a.txt", "en", "es", (row,)))
    unit_says, target_says = WRITTEN[state]
    assert f'<trans-unit id="350c0190"{unit_says} xml' in text
    assert f"<target{target_says}>Paz.</target>" in text


def test_what_is_untranslated_has_no_target():
    row = Row("350c0190", "Peace.", "", State.UNTRANSLATED)
    assert "<target" not in xliff12.write(Bilingual("a", "a.txt", "en", "es", (row,)))


DRAFTS = [
    *("new", "needs-translation", "needs-adaptation", "needs-l10n"),
    *("needs-review-translation", "needs-review-adaptation", "needs-review-l10n"),
]


@pytest.mark.parametrize(
    ("of", "target", "state"),
    [
        *((f'state="{word}"', "Paz.", State.MACHINE) for word in DRAFTS),
        *((f'state="{word}"', "", State.UNTRANSLATED) for word in DRAFTS),
        ('state="translated"', "Paz.", State.TRANSLATED),
        ('state="signed-off"', "Paz.", State.APPROVED),
        ('state="final"', "Paz.", State.FINAL),
        ('state="needs-l10n" state-qualifier="rejected-spelling"', "Paz.", State.REJECTED),
        ('state="translated" state-qualifier="exact-match"', "Paz.", State.TRANSLATED),
        ('state="x-ours"', "Paz.", None),
        ("", "Paz.", None),
        ("", "", None),
        ("", None, State.UNTRANSLATED),
    ],
)
def test_a_state_is_read(of: str, target: str | None, state: State | None):
    row = one(unit(target=target, of=of))
    assert (row.target, row.state) == (target or "", state)


def test_a_unit_may_be_approved_without_a_state():
    approved = unit().replace(b"<trans-unit", b'<trans-unit approved="yes"')
    assert one(approved).state is State.APPROVED


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('<g id="1" ctype="bold">Peace</g>.', "Peace."),
        ('<mrk mtype="term">Pe<g id="1">ace</g></mrk>.', "Peace."),
        ('<bx id="1"/>Peace<ex id="1"/>.', "Peace."),
        ('<bpt id="1">&lt;b></bpt>Peace<ept id="1">&lt;/b></ept>.', "<b>Peace</b>."),
        ('<bpt id="1"/>Peace<ept id="1"/>.', "Peace."),
        ('Pe<ph id="1">{<sub>a</sub>}</ph>ce.', "Pe{a}ce."),
        ('Pe<x id="1" equiv-text="ac"/>e.', "Peace."),
        ('a<x id="1" ctype="lb"/>b<ph id="2" ctype="lb"/>', "a\nb\n"),
        ('a<x id="1" ctype="x-l10n-cp" equiv-text="U+0001"/>b', "a\x01b"),
        ("Pe<!-- a -->ace<?x y?>.", "Peace."),
        ("a\r\nb&#13;\n\t ", "a\nb\r\n\t "),
    ],
)
def test_inline_elements_are_read_as_text(source: str, text: str):
    row = one(unit(source, source))
    assert (row.source, row.target) == (text, text)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ('a<x id="1"/>', "Nobody can say what <x> stands for."),
        ('a<ph id="1"/>', "Nobody can say what <ph> stands for."),
        ("a<x:g>b</x:g>", "Nobody can say what <g> stands for."),
        ('<x id="1" ctype="x-l10n-cp"/>', "“” is not a character."),
        ('<x id="1" ctype="x-l10n-cp" equiv-text="U+DC00"/>', "“U+DC00” is not a character."),
    ],
)
def test_what_is_no_text_is_refused_with_its_unit_and_line(target: str, said: str):
    with pytest.raises(ExchangeError) as caught:
        xliff12.read(unit("a", target), shown="a.xlf")
    assert caught.value.headline == f"a.xlf, line 2: Unit “350c0190”: {said}"
    assert caught.value.tip


def segments(first: str, second: str) -> str:
    return f'<mrk mtype="seg" mid="1">{first}</mrk> <mrk mtype="seg" mid="2">{second}</mrk>'


CUT = f"<seg-source>{segments('One.', 'Two.')}</seg-source>"


def cut(first: str, second: str) -> bytes:
    return unit("One. Two.", segments(first, second)).replace(b"<target", CUT.encode() + b"<target")


def test_a_unit_that_was_cut_is_put_together():
    row = one(cut("Uno.", '<g id="1">Dos.</g>'))
    assert (row.source, row.target) == ("One. Two.", "Uno. Dos.")
    assert one(cut("", "")).target == ""
    assert one(cut("", "").replace(CUT.encode(), b"")).target == ""


def test_a_unit_that_was_cut_and_half_translated_is_refused():
    with pytest.raises(ExchangeError, match="“350c0190”: It is half translated: 1 of its 2"):
        one(cut("Uno.", ""))
    without = cut("Uno.", "").replace(b' <mrk mtype="seg" mid="2"></mrk></target>', b"</target>")
    with pytest.raises(ExchangeError, match="half translated"):
        one(without)


def test_groups_suggestions_and_remarks():
    more = """<note from="l10n">base: 9f3a21c0b2d4</note><note from="l10n">context: menu</note>
      <note>Look.</note><alt-trans><source>No.</source><target>No.</target></alt-trans>"""
    inside = unit(target='Paz<mrk mtype="x-r" comment="Or guerra?">.</mrk>', more=more).decode()
    start, end = inside.index("<trans-unit"), inside.index("</body>")
    data = document(f'<group id="a"><group id="b">{inside[start:end]}</group></group><x:y/>')
    assert one(data) == Row(
        *("350c0190", "Peace.", "Paz.", None, "menu", "9f3a21c0b2d4"),
        notes=("Look.", "Or guerra?"),
    )


@pytest.mark.parametrize("core", xliff12.NAMESPACES)
@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_programs_disagree_about_namespace_and_version(core: str, version: str):
    body = (
        '<trans-unit id="7"><source>Peace.</source><target xml:lang="es">Paz.</target></trans-unit>'
    )
    data = document(body, core=core, version=version, head='source-language="en"')
    assert xliff12.read(data, shown="a.xlf") == (
        Bilingual("", "a.txt", "en", "es", (Row("", "Peace.", "Paz."),)),
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (document("", version="1.0"), "a.xlf, line 1: This is xliff 1.0, not XLIFF 1.2."),
        (b"<tmx/>", "a.xlf, line 1: This is tmx, not XLIFF 1.2."),
        (document('<trans-unit id="x"/>'), "a.xlf, line 2: Unit “x”: It has no source text."),
        (document('<bin-unit id="x"/>'), "a.xlf, line 2: Unit “x”: It is binary."),
        (
            unit(of='xml:lang="fr"'),
            "a.xlf, line 2: Unit “350c0190”: The translation is in “fr”, in a file for “es”.",
        ),
    ],
)
def test_another_file_is_refused(data: bytes, said: str):
    with pytest.raises(ExchangeError) as caught:
        xliff12.read(data, shown="a.xlf")
    assert caught.value.headline.startswith(said)
    assert caught.value.tip
