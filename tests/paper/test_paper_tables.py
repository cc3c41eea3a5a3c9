# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables: widths from the grid, merged cells, row heights, page ends."""

from __future__ import annotations

import pytest

from counter_app.domain.marks import END_MARK, mark_of
from counter_app.paper.pages import Pages, Rect
from counter_app.paper.pdf import read_pdf_text, write_pdf
from tests.paper.sample_papers import LEFT_PT, LONG, TOP_PT, pages_of, par, table

CELL_MARGIN_PT = 5.4
HEADER = "<w:tblHeader/>"


def cell(number: int, text: str, look: str = "") -> str:
    """A cell whose text is marked."""
    return (f"<w:tcPr>{look}</w:tcPr>" if look else "") + par(f"{mark_of(number)}{text}{END_MARK}")


def place(pages: Pages, number: int) -> Rect:
    return next(spot.rect for spot in pages.spots if spot.mark == number)


def page_texts(pages: Pages) -> list[str]:
    return read_pdf_text(write_pdf(pages, "x")).split("\f")


def test_columns_are_as_wide_as_the_grid_says() -> None:
    wide = '<w:tcW w:w="9000" w:type="dxa"/>'
    pages = pages_of(table([[cell(0, "a", wide), cell(1, "b", wide), cell(2, "c", wide)]], [50, 120, 80]))
    first = place(pages, 0).x_pt
    assert place(pages, 1).x_pt - first == pytest.approx(50, abs=0.1)
    assert place(pages, 2).x_pt - first == pytest.approx(170, abs=0.1)


def test_text_of_the_first_column_lines_up_with_the_margin() -> None:
    assert place(pages_of(table([[cell(0, "a")]], [100])), 0).x_pt == pytest.approx(LEFT_PT, abs=0.1)


def test_a_centred_table_is_centred() -> None:
    rect = place(pages_of(table([[cell(0, "a")]], [100], look='<w:jc w:val="center"/>')), 0)
    assert rect.x_pt == pytest.approx(LEFT_PT + (467.75 - 100) / 2 + CELL_MARGIN_PT, abs=0.2)


def test_a_thick_rule_under_a_row_takes_room_in_all_cells_of_the_next_one() -> None:
    thick = '<w:tcBorders><w:bottom w:val="single" w:sz="24"/></w:tcBorders>'

    def second(look: str) -> float:
        rows = [[cell(0, "a", look), cell(1, "b")], [cell(2, "c"), cell(3, "d")]]
        return place(pages_of(table(rows, [90, 90])), 3).y_pt

    assert second(thick) - second("") == pytest.approx(3 - 0.5, abs=0.01)


def test_a_cell_over_two_columns_uses_both() -> None:
    rows = [[cell(0, "một hai ba bốn năm sáu bảy", '<w:gridSpan w:val="2"/>')], [cell(1, "a"), cell(2, "b")]]
    pages = pages_of(table(rows, [90, 90]))
    assert len([s for s in pages.spots if s.mark == 0]) == 1


def test_a_cell_over_two_rows_lets_the_rows_keep_their_height() -> None:
    start, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    tall = cell(0, LONG, start)
    pages = pages_of(
        table([[tall, cell(1, "a")], [cell(9, "", go_on), cell(2, "b")]], [300, 60]) + par(f"{mark_of(3)}sau{END_MARK}")
    )
    merged = [s.rect for s in pages.spots if s.mark == 0]
    assert place(pages, 2).y_pt - place(pages, 1).y_pt < 20
    assert place(pages, 3).y_pt > merged[-1].y_pt + 10


@pytest.mark.parametrize(("rule", "height"), [("exact", 60.0), ("atLeast", 60.0)])
def test_a_row_has_its_height(rule: str, height: float) -> None:
    look = {0: f'<w:trHeight w:val="{height * 20:.0f}" w:hRule="{rule}"/>'}
    pages = pages_of(table([[cell(0, "a")], [cell(1, "b")]], [100], look))
    assert place(pages, 1).y_pt - place(pages, 0).y_pt == pytest.approx(height, abs=0.1)


def test_text_stands_at_the_foot_of_a_cell_when_told() -> None:
    look = {0: '<w:trHeight w:val="1200" w:hRule="atLeast"/>'}
    pages = pages_of(table([[cell(0, "trên"), cell(1, "dưới", '<w:vAlign w:val="bottom"/>')]], [100, 100], look))
    assert place(pages, 1).y_pt - place(pages, 0).y_pt == pytest.approx(60 - 15, abs=1)


def test_header_rows_come_again_on_every_page() -> None:
    rows = [[par("STT CỘT")]] + [[par(f"dòng {n}")] for n in range(100)]
    texts = page_texts(pages_of(table(rows, [200], {0: HEADER})))
    assert len(texts) == 3
    assert all(text.strip().startswith("STT CỘT") for text in texts)


def test_a_row_that_may_not_split_goes_whole_to_the_next_page() -> None:
    before = par("đệm") * 45
    split = pages_of(before + table([[par(LONG * 3)]], [200]))
    whole = pages_of(before + table([[par(LONG * 3)]], [200], {0: "<w:cantSplit/>"}))
    assert "Khi người" in page_texts(split)[0]
    assert "Khi người" not in page_texts(whole)[0]


def test_a_row_taller_than_a_page_is_split_and_loses_nothing() -> None:
    pages = pages_of(table([[par(LONG * 30)]], [200]))
    assert pages.page_count > 1
    assert pages.text().count("trường hợp") == 30
    assert "overflow" not in {f.kind for f in pages.findings}


def test_a_table_in_a_table_is_laid_out() -> None:
    inner = table([[cell(1, "trong")]], [80])
    pages = pages_of(table([[cell(0, "ngoài") + inner + par()]], [200]))
    assert place(pages, 1).y_pt > place(pages, 0).y_pt
    assert place(pages, 1).x_pt > place(pages, 0).x_pt


def test_space_after_counts_in_a_cell_and_the_rule_takes_room() -> None:
    body = table([[par("a", '<w:spacing w:after="200"/>')]], [100]) + par(f"{mark_of(1)}sau{END_MARK}")
    assert place(pages_of(body), 1).y_pt == pytest.approx(TOP_PT + 14.95 + 10 + 1.0, abs=0.2)


def test_what_follows_a_table_stays_with_a_last_row_that_keeps_it() -> None:
    def pages(keep: str) -> list[str]:
        rows = [[par(f"dòng {n}", keep)] for n in range(3)]
        fill = "".join(par(f"trên {n}") for n in range(45))
        return page_texts(pages_of(fill + table(rows, [200]) + par("người viết hộ")))

    def alone(found: list[str]) -> bool:
        return "viết hộ" in found[-1] and "dòng 2" not in found[-1]

    assert alone(pages(""))
    assert not alone(pages("<w:keepNext/>"))
