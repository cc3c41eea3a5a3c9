# SPDX-License-Identifier: GPL-3.0-or-later
"""What would go wrong on paper is told, with the value it concerns."""

from __future__ import annotations

import pytest

from counter_app.domain.marks import END_MARK, mark_of
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


def test_two_columns_are_named() -> None:
    section = A4.replace("</w:sectPr>", '<w:cols w:num="2"/></w:sectPr>')
    assert [f.text for f in pages_of(par("cột"), section).findings] == ["w:cols"]


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
