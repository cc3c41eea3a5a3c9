# SPDX-License-Identifier: GPL-3.0-or-later
"""What would go wrong on paper is told, with the value it concerns."""

from __future__ import annotations

import pytest

from counter_app.domain.marks import END_MARK, mark_of
from counter_app.paper.ink import TextInk
from counter_app.paper.pages import Finding
from tests.paper.sample_papers import A4, LONG, pages_of, par, run, table


def test_a_letter_no_font_has_is_told_with_its_value() -> None:
    pages = pages_of(par(f"Tên: {mark_of(6)}Nguyễn 𒀀{END_MARK}"))
    assert Finding("missing_glyph", 0, "𒀀", 6) in pages.findings


def test_ordinary_vietnamese_and_ballot_boxes_find_nothing() -> None:
    assert pages_of(par("Đặng Thị Quỳnh Ỷ – “K'Tiêng” ☐ ☑ ☒ … 12 m² 1\u00a0000\u00a0đ H\u2011Bluê")).findings == ()


def test_a_row_of_fixed_height_that_is_too_low_is_cut() -> None:
    low = {0: '<w:trHeight w:val="300" w:hRule="exact"/>'}
    pages = pages_of(table([[par(f"{mark_of(2)}{LONG}{END_MARK}")]], [200], low))
    assert [(f.kind, f.mark) for f in pages.findings] == [("cut", 2)]


def test_a_row_of_fixed_height_with_room_is_not_cut() -> None:
    low = {0: '<w:trHeight w:val="400" w:hRule="exact"/>'}
    assert pages_of(table([[par("vừa")]], [200], low)).findings == ()


def test_a_row_higher_than_the_page_overflows() -> None:
    tall = {0: '<w:trHeight w:val="20000" w:hRule="exact"/>'}
    kinds = {f.kind for f in pages_of(table([[par("cao")]], [200], tall)).findings}
    assert "overflow" in kinds


def test_a_footer_that_leaves_the_sheet_overflows() -> None:
    section = A4.replace("<w:pgSz", '<w:headerReference r:id="header1"/><w:pgSz')
    header = "".join(par(f"dòng {n}") for n in range(80))
    kinds = {f.kind for f in pages_of(par("thân"), section, header1=header).findings}
    assert "overflow" in kinds


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (par(runs="<w:r><w:ruby/></w:r>"), "w:ruby"),
        (
            par(
                runs='<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><a:chart/></a:graphicData>'
                "</a:graphic></wp:inline></w:drawing></w:r>"
            ),
            "a:chart",
        ),
        (par(runs="<w:r><w:pict><v:oval/></w:pict></w:r>"), "v:oval"),
        ("<w:altChunk/>", "w:altChunk"),
        (table([["<w:tcPr><w:textDirection w:val='btLr'/></w:tcPr>" + par("dọc")]], [50]), "w:textDirection"),
    ],
)
def test_what_cannot_be_drawn_is_named(body: str, name: str) -> None:
    assert ("unsupported", name) in {(f.kind, f.text) for f in pages_of(body).findings}


@pytest.mark.parametrize(
    "columns", ['<w:cols w:num="2" w:sep="1"/>', '<w:cols w:num="2"><w:col w:w="2000"/><w:col w:w="5000"/></w:cols>']
)
def test_columns_with_a_line_between_or_of_different_widths_are_named(columns: str) -> None:
    section = A4.replace("</w:sectPr>", f"{columns}</w:sectPr>")
    assert [f.text for f in pages_of(par("cột"), section).findings] == ["w:cols"]


def test_equal_columns_are_drawn_one_beside_the_other() -> None:
    pages = pages_of(par("cột") * 60, A4.replace("</w:sectPr>", '<w:cols w:num="2"/></w:sectPr>'))
    lefts = {round(ink.x) for ink in pages.contents[0].inks if isinstance(ink, TextInk)}
    assert len(lefts) == 2
    assert (pages.page_count, pages.findings) == (1, ())


def test_a_word_too_long_for_its_box_is_broken_not_lost() -> None:
    pages = pages_of(table([[par("X" * 60)]], [80]))
    assert pages.text().replace("\n", "") == "X" * 60
    assert pages.findings == ()


def test_the_same_trouble_is_told_once_a_page() -> None:
    pages = pages_of(par(runs=run("𒀀𒀀")) + par("𒀀"))
    assert len(pages.findings) == 1


def test_an_overflow_names_the_value_that_makes_it() -> None:
    tall = {0: '<w:trHeight w:val="20000" w:hRule="exact"/>'}
    pages = pages_of(table([[par(f"{mark_of(5)}cao{END_MARK}")]], [200], tall))
    assert ("overflow", "cao", 5) in {(f.kind, f.text, f.mark) for f in pages.findings}


@pytest.mark.parametrize(
    ("body", "section", "name"),
    [
        (par("a"), A4.replace("</w:sectPr>", "<w:pgBorders/></w:sectPr>"), "w:pgBorders"),
        (par("a"), A4.replace("</w:sectPr>", '<w:vAlign w:val="center"/></w:sectPr>'), "w:vAlign"),
        (par("a", '<w:framePr w:w="2000"/>'), A4, "w:framePr"),
        (table([[par("a")]], [50], look='<w:tblpPr w:tblpX="5"/>'), A4, "w:tblpPr"),
    ],
)
def test_what_would_stand_elsewhere_is_named(body: str, section: str, name: str) -> None:
    assert ("unsupported", name) in {(f.kind, f.text) for f in pages_of(body, section).findings}


def told(body: str, section: str = A4, settings: str = "") -> list[tuple[str, int, str]]:
    return [
        (f.text, f.page, f.near) for f in pages_of(body, section, settings=settings).findings if f.kind == "unsupported"
    ]


@pytest.mark.parametrize(
    ("look", "name"),
    [
        ("<w:emboss/>", "w:emboss"),
        ('<w:bdr w:val="single"/>', "w:bdr"),
        ("<w:rtl/>", "w:rtl"),
        ("<w:em w:val='dot'/>", "w:em"),
    ],
)
def test_a_look_of_letters_that_is_not_drawn_is_named_with_its_text(look: str, name: str) -> None:
    assert told(par("đầu") + par(runs=run("Tên: An", look))) == [(name, 0, "Tên: An")]


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ("<w:ins>" + run("mới") + "</w:ins>", "w:ins"),
        ("<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>", "w:del"),
        ('<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>', "w:footnoteReference"),
    ],
)
def test_text_that_others_would_show_otherwise_is_named(inside: str, name: str) -> None:
    assert told(par("Tên", runs=inside))[0][:2] == (name, 0)


@pytest.mark.parametrize(
    ("look", "name"),
    [
        ('<w:tabs><w:tab w:val="bar" w:pos="500"/></w:tabs>', "w:tab"),
        ('<w:pBdr><w:between w:val="single"/></w:pBdr>', "w:between"),
        ("<w:bidi/>", "w:bidi"),
    ],
)
def test_a_look_of_paragraphs_that_is_not_drawn_is_named(look: str, name: str) -> None:
    assert told(par("a", look)) == [(name, 0, "a")]


def test_what_a_table_cannot_show_is_named_on_its_page() -> None:
    crossed = '<w:tcPr><w:tcBorders><w:tl2br w:val="single" w:sz="4"/></w:tcBorders></w:tcPr>'
    body = par("trước") + par("", "<w:pageBreakBefore/>") + table([[crossed + par("chéo")]], [100])
    assert told(body) == [("w:tl2br", 1, "chéo")]


def test_a_border_that_says_none_is_not_named() -> None:
    plain = '<w:tcPr><w:tcBorders><w:tl2br w:val="nil"/></w:tcBorders></w:tcPr>'
    assert told(table([[plain + par("a")]], [100])) == []


@pytest.mark.parametrize(
    "said", ['<w:numRestart w:val="eachPage"/>', '<w:numStart w:val="3"/>', '<w:pos w:val="beneathText"/>']
)
def test_notes_that_are_numbered_or_placed_otherwise_are_named(said: str) -> None:
    name = said[1:].split(maxsplit=1)[0]
    own = A4.replace("</w:sectPr>", f"<w:footnotePr>{said}</w:footnotePr></w:sectPr>")
    assert [one[0] for one in told(par("a"), own)] == [name]
    assert [one[0] for one in told(par("a"), settings=f"<w:footnotePr>{said}</w:footnotePr>")] == [name]


def test_notes_numbered_plainly_are_not_named() -> None:
    own = A4.replace("</w:sectPr>", '<w:footnotePr><w:numRestart w:val="continuous"/></w:footnotePr></w:sectPr>')
    assert told(par("a"), own) == []


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐"),
        ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Nam"/><w:listEntry w:val="Nữ"/></w:ddList>', "Nữ"),
        ('<w:ddList><w:result w:val="9"/><w:listEntry w:val="Nam"/></w:ddList>', ""),
    ],
)
def test_older_form_fields_show_their_state(data: str, shown: str) -> None:
    field = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    field += '<w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    pages = pages_of(par("Ô: ", runs=field + run(" hết")))
    assert pages.text() == f"Ô: {shown} hết\n"
    assert pages.findings == ()
