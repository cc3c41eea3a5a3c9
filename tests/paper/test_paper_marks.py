# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a value stands: the preview highlights these rectangles and a click finds its field by them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.marks import END_MARK, mark_of
from counter_app.paper.pages import Pages, Spot
from tests.paper.sample_papers import FILL_LINE, LEFT_PT, LONG, RIGHT_PT, TEXT_WIDTH_PT, pages_of, par, run, table
from tests.people import vietnamese_names


def value(number: int, text: str) -> str:
    """A value as the renderer wraps it."""
    return mark_of(number) + text + END_MARK


def spots(pages: Pages, number: int) -> list[Spot]:
    return [spot for spot in pages.spots if spot.mark == number]


@given(before=vietnamese_names(), name=vietnamese_names(), after=vietnamese_names())
def test_a_value_knows_its_own_text_and_leaves_no_mark(before: str, name: str, after: str) -> None:
    pages = pages_of(par(f"{before}: {value(3, name)} {after}\t", FILL_LINE))
    assert pages.text_of_mark(3) == name
    assert not any(0xE000 <= ord(letter) <= 0xF8FF for letter in pages.text())


def test_a_value_stands_between_what_is_before_and_after_it() -> None:
    pages = pages_of(par(f"{value(0, 'Trước')} {value(1, 'giữa')} {value(2, 'sau')}"))
    edges = [(s.rect.x_pt, s.rect.x_pt + s.rect.width_pt) for s in pages.spots]
    assert edges[0][0] == pytest.approx(LEFT_PT, abs=0.1)
    assert edges[0][1] < edges[1][0] < edges[1][1] < edges[2][0]


def test_a_wrapped_value_has_a_rectangle_on_each_line() -> None:
    pages = pages_of(par(f"Nơi cư trú: {value(5, LONG[:180])}\t", FILL_LINE))
    found = spots(pages, 5)
    assert len(found) == 3
    assert [s.rect.y_pt for s in found] == sorted(s.rect.y_pt for s in found)
    assert found[1].rect.x_pt == pytest.approx(LEFT_PT, abs=0.1)
    assert all(s.rect.x_pt + s.rect.width_pt <= RIGHT_PT + 0.1 for s in found)


def test_an_empty_value_stands_where_its_dotted_line_is() -> None:
    pages = pages_of(par(f"Họ tên: {value(1, '')}\t", FILL_LINE))
    [spot] = spots(pages, 1)
    assert spot.rect.width_pt > TEXT_WIDTH_PT * 0.7
    assert spot.rect.x_pt + spot.rect.width_pt == pytest.approx(RIGHT_PT, abs=0.1)
    assert pages.text_of_mark(1) == ""


def test_an_empty_value_before_typed_dots_takes_the_dots() -> None:
    pages = pages_of(par(f"Số: {value(1, '')}.......... ngày {value(2, '')}"))
    assert spots(pages, 1)[0].rect.width_pt > 30
    assert 0 < spots(pages, 2)[0].rect.width_pt < 10


def test_a_value_split_over_runs_is_one_value() -> None:
    runs = run("Tên: " + mark_of(4) + "NGUYỄN ", "<w:b/>") + run("Thị Ế" + END_MARK + " hết", "<w:i/>")
    assert pages_of(par(runs=runs)).text_of_mark(4) == "NGUYỄN Thị Ế"


def test_a_value_printed_twice_alike_reads_once_and_differently_shows_both() -> None:
    same = pages_of(par(value(1, "An")) + par(value(1, "An")))
    other = pages_of(par(value(1, "An")) + par(value(1, "AN")))
    assert same.text_of_mark(1) == "An"
    assert other.text_of_mark(1) == "An\nAN"
    assert len(spots(same, 1)) == 2


def test_values_in_table_cells_stand_inside_their_cells() -> None:
    cells = [par(value(1, "trái")), par(value(2, "phải"), "<w:jc w:val='right'/>")]
    first, second = pages_of(table([cells], [200, 200])).spots
    assert first.rect.x_pt < LEFT_PT + 200 < second.rect.x_pt
    assert second.rect.x_pt + second.rect.width_pt < LEFT_PT + 400


def test_spots_name_their_page() -> None:
    body = par(value(1, "đầu")) + par("", "<w:pageBreakBefore/>") + par(value(2, "sau"))
    assert [(s.page, s.mark) for s in pages_of(body).spots] == [(0, 1), (1, 2)]


@given(st.integers(0, 4000))
def test_a_mark_in_the_range_of_symbol_fonts_is_still_a_mark(number: int) -> None:
    assert pages_of(par(value(number, "A"))).text_of_mark(number) == "A"


def test_the_text_shown_is_the_text_of_the_value_in_capitals() -> None:
    assert pages_of(par(runs=run(value(1, "đức"), "<w:caps/>"))).text_of_mark(1) == "ĐỨC"
