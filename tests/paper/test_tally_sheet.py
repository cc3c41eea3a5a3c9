# SPDX-License-Identifier: GPL-3.0-or-later
"""A tally on paper: every number stands on it, wide and long tables go on with their heads, hatching stays inside."""

from __future__ import annotations

import io
import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.graphics.shapes import Line

from counter_app.casework.tally_telling import NO_PERSON, told_of
from counter_app.domain.office import Office
from counter_app.domain.tally import Column, CountTable
from counter_app.domain.tally_charts import charts_of
from counter_app.domain.tally_words import cell_words
from counter_app.paper.tally_drawings import _ceiling, _hatching
from counter_app.paper.tally_sheet import write_tally_sheet
from tests.sample_tallies import corrected, row_of, sample_tally

OFFICE = Office("xã Đức Thọ", "tỉnh Hà Tĩnh", "Đức Thọ", signatory="Đặng Thị Quỳnh Ỷ")


def test_the_first_page_says_whose_numbers_these_are_and_that_nobody_is_in_them() -> None:
    reader = _reader(sample_tally())
    first = _words(reader.pages[0].extract_text())
    for words in ("XÃ ĐỨC THỌ", "Độc lập - Tự do - Hạnh phúc", NO_PERSON, "18229", "16:40 ngày 20/11/2026"):
        assert words in first
    assert reader.metadata is not None
    assert reader.metadata.title == "BẢNG TỔNG HỢP SỐ LIỆU MỘT CỬA"
    assert str(reader.root_object["/Lang"]) == "vi-VN"


def test_every_number_stands_on_the_paper() -> None:
    tally = corrected(sample_tally("2026-Q4", rows=60))
    said = _words(_text(tally)).split()
    for table in tally.tables:
        for row in table.every_row():
            for column in table.columns:
                for word in cell_words(row.cells.get(column.id), column.kind).split():
                    assert word in said
    assert "ghi nhầm kênh nộp của một hồ sơ" in _words(_text(tally))


def test_pages_lie_across_are_numbered_and_repeat_the_head_of_a_long_table() -> None:
    pages = _reader(sample_tally(rows=90)).pages
    assert len(pages) > 4
    for number, page in enumerate(pages, start=1):
        assert page.mediabox.width > page.mediabox.height
        assert f"Trang {number}" in page.extract_text()
        assert len(page.extract_text().splitlines()) > 4, "a page with nothing but its foot"
    assert sum("Phút tới lúc in" in _words(page.extract_text()) for page in pages) >= 4


def test_a_table_too_wide_for_the_page_goes_on_below() -> None:
    columns = tuple(Column(f"c{number}", f"Cột {number}", "đếm") for number in range(40))
    table = CountTable("wide", "Rộng", columns, (row_of("Dòng", **{c.id: 1000 + n for n, c in enumerate(columns)}),))
    said = _words(_text(replace(sample_tally(), tables=(table,))))
    assert said.count("Rộng (tiếp)") == 2
    assert all(f"1.{number:03}" in said for number in range(40))


def test_what_is_counted_alike_is_explained_once_and_a_table_of_nothing_is_only_named() -> None:
    tally = sample_tally()
    empty = CountTable("ratings", "Mức độ hài lòng", tally.tables[1].columns, ())
    said = _words(_text(replace(tally, tables=(*tally.tables, empty))))
    assert said.count("Viết hộ: Hồ sơ cán bộ viết hộ.") == 1
    assert said.count("Các cột khác: như ở các bảng trên.") == 1
    assert said.count("Mức độ hài lòng") == 1
    assert "Bảng không có số liệu: Mức độ hài lòng" in said


def test_who_signs_stands_under_the_numbers() -> None:
    said = _words(_text(sample_tally()))
    assert "Đức Thọ, ngày 20 tháng 11 năm 2026" in said
    assert said.index("CHỦ TỊCH") < said.index("Đặng Thị Quỳnh Ỷ") < said.index("Cách đếm")


def test_pictures_are_vectors_without_colour() -> None:
    reader = _reader(sample_tally("2026-Q4"))
    assert len(charts_of(sample_tally("2026-Q4"))) == 3
    for page in reader.pages:
        assert not list(page.images)
        colours = [line.split() for line in page.get_contents().get_data().decode("latin-1").splitlines()]  # type: ignore[union-attr]
        assert all(len(set(words[:3])) == 1 for words in colours if words[3:] in (["rg"], ["RG"]))


@given(st.floats(0, 400), st.floats(0, 400), st.floats(0, 500), st.floats(4, 30), st.sampled_from((0, 45, 90, 135, 30)))
@settings(max_examples=80, deadline=None)
def test_hatching_stays_inside_its_bar(x: float, y: float, width: float, height: float, degrees: float) -> None:
    for line in _hatching(x, y, width, height, degrees, 4):
        assert isinstance(line, Line)
        for across, up in ((line.x1, line.y1), (line.x2, line.y2)):
            assert x - 0.01 <= across <= x + width + 0.01
            assert y - 0.01 <= up <= y + height + 0.01


@given(st.floats(1, 10_000_000))
def test_a_scale_reaches_over_the_highest_and_not_far(highest: float) -> None:
    top = _ceiling([0, highest], "count")
    assert highest <= top <= max(4, highest * 2.5)
    assert math.isclose(top % 4, 0)


@pytest.mark.parametrize(("highest", "top"), [(1, 4), (5, 8), (9, 12), (13, 16), (97, 100), (1900, 2000)])
def test_a_scale_ends_on_a_round_number(highest: float, top: float) -> None:
    assert _ceiling([highest], "count") == top


def _reader(tally: object) -> PdfReader:
    return PdfReader(io.BytesIO(write_tally_sheet(told_of(tally, OFFICE))))  # type: ignore[arg-type]


def _text(tally: object) -> str:
    return "\n".join(page.extract_text() for page in _reader(tally).pages)


def _words(text: str) -> str:
    return " ".join(text.split())
