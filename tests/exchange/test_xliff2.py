"""XLIFF 2 as l10n writes it, and as other programs change it."""

from __future__ import annotations

import re

import pytest

from l10n.errors import ExchangeError
from l10n.exchange import xliff2
from l10n.exchange.bilingual import Bilingual, Row
from l10n.model import State

CORE = "urn:oasis:names:tc:xliff:document:2.0"


def document(body: str, *, head: str = 'srcLang="en" trgLang="es"', version: str = "2.1") -> bytes:
    opening = f'<xliff xmlns="{CORE}" xmlns:x="urn:x" version="{version}" {head}>'
    return f'{opening}<file id="f1" original="a.txt">\n{body}</file></xliff>'.encode()


def unit(content: str, *, ident: str = "350c0190") -> bytes:
    return document(f'<unit id="{ident}">{content}</unit>')


def segment(source: str = "Peace.", target: str | None = "Paz.", attributes: str = "") -> str:
    inside = "" if target is None else f"<target>{target}</target>"
    return f"<segment {attributes}><source>{source}</source>{inside}</segment>"


def one(data: bytes) -> Row:
    ((row,),) = (bilingual.rows for bilingual in xliff2.read(data, shown="a.xlf"))
    return row


def test_the_file_says_what_other_programs_need(bilingual: Bilingual):
    text = xliff2.write(bilingual)
    assert f'<xliff xmlns="{CORE}" version="2.0" srcLang="en" trgLang="es">' in text
    assert '<file id="f1" canResegment="no" original="source_texts/speeches/note.txt">' in text
    ids = re.findall(r'<unit id="([^"]+)" xml:space="preserve">', text)
    assert ids == [*(row.id for row in bilingual.rows[:-1]), "n7"]
    assert text.count("<target>") == len(bilingual.rows) - 1


WRITTEN = {
    State.UNTRANSLATED: 'state="initial"',
    State.MACHINE: 'state="initial" subState="l10n:machine"',
    State.REJECTED: 'state="initial" subState="l10n:rejected"',
    State.TRANSLATED: 'state="translated"',
    State.APPROVED: 'state="reviewed"',
    State.FINAL: 'state="final"',
}


@pytest.mark.parametrize("state", State)
def test_a_state_is_written(state: State):
    text = xliff2.write(Bilingual("a", "a.txt", "en", "es", (Row("", "Peace.", "Paz.", state),)))
    assert f'<segment id="s1" {WRITTEN[state]}>' in text


@pytest.mark.parametrize(
    ("attributes", "target", "state"),
    [
        ("", "Paz.", None),
        ("", "", None),
        ("", None, State.UNTRANSLATED),
        ('state="initial"', None, State.UNTRANSLATED),
        ('state="initial"', "", State.UNTRANSLATED),
        ('state="initial"', "Paz.", State.MACHINE),
        ('state="initial" subState="mt:draft"', "Paz.", State.MACHINE),
        ('state="initial" subState="l10n:rejected"', "Paz.", State.REJECTED),
        ('state="initial" subState="l10n:rejected"', "", State.UNTRANSLATED),
        ('state="translated"', "Paz.", State.TRANSLATED),
        ('state="translated" subState="l10n:rejected"', "Paz.", State.TRANSLATED),
        ('state="reviewed"', "Paz.", State.APPROVED),
        ('state="final"', "Paz.", State.FINAL),
        ('state="strange"', "Paz.", None),
    ],
)
def test_a_state_is_read(attributes: str, target: str | None, state: State | None):
    row = one(unit(segment(target=target, attributes=attributes)))
    assert (row.target, row.state) == (target or "", state)


DATA = '<originalData><data id="d1">&lt;b></data><data id="d2">x<cp hex="1"/></data></originalData>'


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('<pc id="1">Peace</pc>.', "Peace."),
        ('<pc id="1" dataRefStart="d1" dataRefEnd="d2">Peace</pc>.', "<b>Peacex\x01."),
        ('<pc id="1" equivStart="*" equivEnd="*">Peace</pc>.', "*Peace*."),
        ('<sc id="1"/>Peace<ec startRef="1"/>.', "Peace."),
        ('<sc id="1" dataRef="d1"/>Peace<ec startRef="1"/>.', "<b>Peace."),
        ('<sm id="1"/>Peace<em startRef="1"/>.', "Peace."),
        ('<mrk id="1" type="term" ref="#t">Pe<mrk id="2">ace</mrk></mrk>.', "Peace."),
        ('Pe<ph id="1" equiv="ac"/>e.', "Peace."),
        ('Pe<ph id="1" dataRef="d1"/>e.', "Pe<b>e."),
        ('Pe<ph id="1" equiv=""/>ace.', "Peace."),
        ('Pe<cp hex="00ad"/>ace<cp hex="1F600"/>', "Pe\u00adace\U0001f600"),
        ("Pe<!-- a -->ace<?x y?>.", "Peace."),
        ("<![CDATA[<Peace>]]>.", "<Peace>."),
        ("a\r\nb&#13;\n\t ", "a\nb\r\n\t "),
    ],
)
def test_inline_elements_are_read_as_text(source: str, text: str):
    row = one(unit(DATA + segment(source=source, target=source)))
    assert (row.source, row.target) == (text, text)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('a<ph id="1"/>', "Nobody can say what <ph> stands for."),
        ("a<x:b/>", "Nobody can say what <b> stands for."),
        ("a<bold>b</bold>", "Nobody can say what <bold> stands for."),
        ('a<ph id="1" dataRef="d9"/>', "The original data “d9” is missing."),
        ('<cp hex="D800"/>', "“D800” is not a character."),
        ('<cp hex="110000"/>', "“110000” is not a character."),
        ('<cp hex="zz"/>', "“zz” is not a character."),
        ("<cp/>", "“” is not a character."),
    ],
)
def test_what_is_no_text_is_refused_with_its_unit_and_line(source: str, said: str):
    with pytest.raises(ExchangeError) as caught:
        xliff2.read(unit(DATA + segment(source="a", target=source)), shown="a.xlf")
    assert caught.value.headline == f"a.xlf, line 2: Unit “350c0190”: {said}"
    assert caught.value.tip


def test_a_unit_that_was_cut_is_put_together():
    cut = (
        segment("One. ", "Dos. ", 'state="final"').replace("<target>", '<target order="3">')
        + "<ignorable><source>\u2003</source></ignorable>"
        + segment("Two.", "Uno.", 'state="translated"').replace("<target>", '<target order="1">')
    )
    row = one(unit(cut))
    assert (row.source, row.target) == ("One. \u2003Two.", "Uno.\u2003Dos. ")
    assert row.state is State.TRANSLATED


def test_a_unit_that_was_cut_and_half_translated_is_refused():
    none = one(unit(segment("One. ", None) + segment("Two.", "")))
    assert (none.target, none.state) == ("", State.UNTRANSLATED)
    with pytest.raises(ExchangeError, match="half translated: 1 of its 2 segments"):
        one(unit(segment("One. ", "Uno. ") + segment("Two.", None)))


def test_groups_modules_and_remarks():
    mark = 'Paz<mrk id="1" type="comment" value="Or guerra?">.</mrk>'
    body = f"""<group id="g1"><x:y>Not this.</x:y><group id="g2"><unit id="350c0190">
      <x:matches><x:match>Nor this.</x:match></x:matches>
      <notes><note category="l10n">base: 9f3a21c0b2d4</note>
      <note category="other">Look.</note><note/></notes>
      {segment(target=mark)}</unit></group></group><unit id="tu2">{segment()}</unit>"""
    (found,) = xliff2.read(document(body), shown="a.xlf")
    assert found == Bilingual(
        "",
        "a.txt",
        "en",
        "es",
        (
            Row("350c0190", "Peace.", "Paz.", base="9f3a21c0b2d4", notes=("Look.", "Or guerra?")),
            Row("", "Peace.", "Paz."),
        ),
    )


@pytest.mark.parametrize(
    ("declared", "found", "language"),
    [
        ('trgLang="es"', "es", "es"),
        ('trgLang="es"', "es-MX", "es"),
        ('trgLang="pt_BR"', "pt-br", "pt_BR"),
        ("", "es", "es"),
        ('trgLang="und"', "es", "es"),
        ("", "", ""),
    ],
)
def test_the_target_says_its_language(declared: str, found: str, language: str):
    target = f'<target xml:lang="{found}">Paz.</target>'
    data = document(
        f'<unit id="1">{segment().replace("<target>Paz.</target>", target)}</unit>',
        head=f'srcLang="en" {declared}',
    )
    (bilingual,) = xliff2.read(data, shown="a.xlf")
    assert bilingual.target_language == language


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (document("", version="1.2"), "a.xlf, line 1: This is xliff 1.2, not XLIFF 2."),
        (document("", version="2.2"), "a.xlf, line 1: This is xliff 2.2, not XLIFF 2."),
        (b"<xliff/>", "a.xlf, line 1: This is xliff, not XLIFF 2."),
        (unit(""), "a.xlf, line 2: Unit “350c0190”: It has no segment."),
        (unit("<segment/>"), "a.xlf, line 2: Unit “350c0190”: It has no source text."),
        (unit(segment().replace("<target>", '<target order="x">')), "a.xlf, line 2: Unit “350c01"),
        (
            unit(segment().replace("<target>", '<target xml:lang="fr">')),
            "a.xlf, line 2: Unit “350c0190”: The translation is in “fr”, in a file for “es”.",
        ),
    ],
)
def test_another_file_is_refused(data: bytes, said: str):
    with pytest.raises(ExchangeError) as caught:
        xliff2.read(data, shown="a.xlf")
    assert caught.value.headline.startswith(said)
    assert caught.value.tip


def test_a_sentence_whose_id_another_has_keeps_its_own():
    rows = tuple(Row("350c0190", text, "") for text in ("One.", "Two."))
    text = xliff2.write(Bilingual("", "", "en", "es", rows))
    assert re.findall('unit id="([^"]+)"', text) == ["350c0190", "350c0190-2"]
    (again,) = xliff2.read(text.encode(), shown="a.xlf")
    assert [row.id for row in again.rows] == ["350c0190", "350c0190"]
