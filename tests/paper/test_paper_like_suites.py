# SPDX-License-Identifier: GPL-3.0-or-later
"""Line ends, page ends and notes fall where the office suites put them; told without an office suite."""

from __future__ import annotations

import pytest

from counter_app.domain.marks import END_MARK, mark_of
from counter_app.paper.inlines import Paragraph, Tab, Words
from counter_app.paper.lines import ShapedParagraph
from counter_app.paper.looks import ParagraphLook, RunLook, TabStop
from counter_app.paper.pages import Pages
from counter_app.paper.shaping import shape
from tests.paper.sample_papers import A4, LONG, pages_of, par, table

LOOK = RunLook(size=260)
NARROW = A4.replace('w:left="1701"', 'w:left="3000"')


def shaped(*pieces: Words | Tab, width_pt: float = 200.0, stops: tuple[TabStop, ...] = ()) -> ShapedParagraph:
    return shape(Paragraph(ParagraphLook(tabs=stops), LOOK, pieces), width_pt * 20, 720)


def lines_of(text: str, width_pt: float) -> list[str]:
    """The lines of one plain paragraph."""
    made = shaped(Words(text, LOOK), width_pt=width_pt)
    return [made.text[line.start : line.end] for line in made.lines]


def width_pt(text: str) -> float:
    return shaped(Words(text, LOOK), width_pt=5000).lines[0].pieces[0].width / 20


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Giấy xác nhận số PT-4488", "Giấy xác nhận số PT-"),
        ("hai người là vợ/chồng", "hai người là "),
        ("xem https://xa.vn/a/b?ma=123456789", "xem https://xa.vn/a/b?"),
        ("một hai ba-bốn", "một hai ba-"),
        ("mã số: 45/QĐ-UBND", "mã số: 45/QĐ-"),
        ("hợp số\u2011hiệu", "hợp "),
    ],
)
def test_a_line_ends_where_the_office_suites_end_it(text: str, first: str) -> None:
    room = width_pt(text) - width_pt(text[-1]) / 2
    assert lines_of(text, room)[0] == first


def test_a_number_after_a_hyphen_moves_down_alone_only_when_it_must() -> None:
    text = "số PT-4488 hết"
    assert lines_of(text, width_pt("số PT-4488") + 2) == ["số PT-4488 ", "hết"]


@pytest.mark.parametrize(
    ("text", "whole"), [("7,25", "7"), ("1.234,5", "1.234"), ("12.50", "12"), ("1.000.000", "1.000.000")]
)
def test_numbers_line_up_at_the_vietnamese_comma(text: str, whole: str) -> None:
    made = shaped(Tab(LOOK), Words(text, LOOK), stops=(TabStop(2000, "decimal"),))
    [piece] = made.lines[0].pieces
    assert piece.x == pytest.approx(2000 - width_pt(whole) * 20, abs=2)


def test_text_too_long_for_its_right_tab_still_ends_at_the_stop() -> None:
    stop = TabStop(200 * 20, "right", "dot")
    made = shaped(
        Words("Họ tên:", LOOK), Tab(LOOK), Words("Việt Nam, Ca-na-đa và nhiều nước khác nữa", LOOK), stops=(stop,)
    )
    assert len(made.lines) == 2
    piece = made.lines[0].pieces[-1]
    assert piece.x + piece.width == pytest.approx(stop.at, abs=1)


def test_lines_stand_whole_twips_apart() -> None:
    made = shape(Paragraph(ParagraphLook(line=264.0), LOOK, (Words(LONG, LOOK),)), 9000, 720)
    assert {line.height for line in made.lines} == {328.0}


def test_the_space_under_a_pages_last_line_may_hang_over() -> None:
    line = shape(Paragraph(ParagraphLook(line=480.0), LOOK, (Words("a", LOOK),)), 9000, 720).lines[0]
    assert line.trail == pytest.approx(line.height / 2, abs=1)


def notes(count: int, times: int) -> str:
    own = "<w:r><w:footnoteRef/></w:r>"
    return "".join(
        f'<w:footnote w:id="{n}">{par(f"Chú {n}. " + LONG * times, runs=own)}</w:footnote>' for n in range(1, count + 1)
    )


def referring(number: int) -> str:
    return par(runs=f'<w:r><w:t>dấu</w:t></w:r><w:r><w:footnoteReference w:id="{number}"/></w:r>')


def texts(pages: Pages) -> list[str]:
    return [pages.contents[number].text for number in range(pages.page_count)]


def test_a_note_without_room_goes_on_overleaf() -> None:
    body = par("dòng") * 40 + referring(1) + par("sau") * 20
    first, second = texts(pages_of(body, footnotes=notes(1, 6)))
    assert "dấu" in first
    assert "Chú 1." in first
    assert second.startswith("sau\n")
    assert "theo nơi tạm trú." in second


def test_no_word_of_a_long_note_is_lost_or_doubled() -> None:
    text = pages_of(referring(1) + par("sau"), footnotes=notes(1, 60)).text()
    assert text.count("Khi người được xác nhận") == 60


def test_rows_with_merged_cells_break_over_pages() -> None:
    start, on = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr>"
    rows = [[start + par("gộp"), par(LONG * 30)], [on + par(), par("dưới")]]
    first = texts(pages_of(table(rows, [100, 200])))[0]
    assert first.count("Khi người") > 3


def test_the_empty_paragraph_after_an_inner_table_takes_no_room() -> None:
    def height(end: str) -> float:
        inner = table([[par("trong")]], [50])
        pages = pages_of(table([[inner + end]], [100]) + par(f"sau{mark_of(0)}x{END_MARK}"))
        return pages.spots[0].rect.y_pt

    assert height(par("chữ")) == pytest.approx(height(par()) + 14.95, abs=0.2)


def test_a_section_that_goes_on_keeps_the_margins_of_its_page_and_says_so() -> None:
    own = A4.replace("<w:pgSz", '<w:type w:val="continuous"/><w:pgSz')
    pages = pages_of(par("đầu", NARROW) + par(LONG), own)
    assert [found.text for found in pages.findings] == ["w:pgMar"]
    assert pages.page_count == 1


def test_a_section_that_goes_on_with_the_same_margins_finds_nothing() -> None:
    own = A4.replace("<w:pgSz", '<w:type w:val="continuous"/><w:pgSz')
    assert pages_of(par("đầu", A4) + par(LONG), own).findings == ()
