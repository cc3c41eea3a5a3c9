# SPDX-License-Identifier: GPL-3.0-or-later
"""The workbook of a tally: opened by others without repair, its formulas give what was counted, text stays text."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from counter_app.casework.tally_telling import NO_PERSON, told_of
from counter_app.domain.office import Office
from counter_app.domain.tally import Column, CountTable, Row, Tally
from counter_app.paper.tally_book import write_tally_book
from counter_app.paper.tally_book_looks import sheet_names
from tests.paper.calc import calculated_anew, parts_of
from tests.sample_tallies import corrected, row_of, sample_tally

OFFICE = Office("xã Đức Thọ", "tỉnh Hà Tĩnh", "Đức Thọ")
HOSTILE = (
    "=1+1",
    "+84 912 345 678",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    '=HYPERLINK("http://x")',
    "http://x.vn",
    "{=1}",
    "0123",
)


def test_the_first_sheet_says_what_it_is_and_that_nobody_is_in_it() -> None:
    front = _opened(write_tally_book(told_of(corrected(sample_tally()), OFFICE))).worksheets[0]
    said = [str(cell.value) for row in front.iter_rows() for cell in row if cell.value is not None]
    assert NO_PERSON in said
    for words in ("xã Đức Thọ", "18229", "Tuần 47 năm 2026 (16/11/2026 – 22/11/2026)", "16:40 ngày 20/11/2026"):
        assert words in said
    assert "1 số, xem bảng «Điều chỉnh sau khi chốt»" in said


def test_every_number_is_a_number_and_every_formula_keeps_its_result() -> None:
    tally = sample_tally("2026-Q4", rows=40)
    content = write_tally_book(told_of(tally, OFFICE))
    formulas, results = _opened(content), _opened(content, results=True)
    assert _formula_count(formulas) > 90
    for table, sheet in zip(tally.tables, results.worksheets[1:], strict=False):
        assert _numbers_of(sheet, table) == _counted(table)


def test_the_suite_calculates_the_same_numbers(tmp_path: Path) -> None:
    tally = corrected(sample_tally("2026-Q4", rows=40))
    anew = _opened(calculated_anew(write_tally_book(told_of(tally, OFFICE)), tmp_path), results=True)
    for table, sheet in zip(tally.tables, anew.worksheets[1:], strict=False):
        assert _numbers_of(sheet, table) == _counted(table)
    said = [cell.value for row in anew.worksheets[1].iter_rows() for cell in row]
    assert said.count("khớp") == 4


def test_an_equation_that_is_broken_is_told_by_its_formula(tmp_path: Path) -> None:
    tally = sample_tally()
    official = tally.tables[0]
    rows = (replace(official.rows[0], cells={**official.rows[0].cells, "late": 999}), *official.rows[1:])
    wrong = _tally(replace(official, rows=rows))
    anew = _opened(calculated_anew(write_tally_book(told_of(wrong, OFFICE)), tmp_path), results=True)
    kept = _opened(write_tally_book(told_of(wrong, OFFICE)), results=True)
    for book in (anew, kept):
        said = [cell.value for row in book.worksheets[1].iter_rows() for cell in row]
        assert (said.count("KHÔNG KHỚP"), said.count("khớp")) == (1, 3)


def test_text_is_never_a_formula_a_link_or_a_number(tmp_path: Path) -> None:
    columns = (Column("note", "=cmd|' /C calc'!A1", "=1+1", "text"), Column("n", "@n", "-1"))
    rows = tuple(row_of(words, note=words, n=number) for number, words in enumerate(HOSTILE))
    content = write_tally_book(told_of(_tally(CountTable("t", "=1+1", columns, rows, note="+1")), OFFICE))
    formulas = [cell for part, text in parts_of(content).items() if "sheet" in part for cell in re.findall("<f>", text)]
    assert formulas == []
    assert not any("hyperlink" in text.lower() for part, text in parts_of(content).items() if ".rels" in part)
    anew = _opened(calculated_anew(content, tmp_path))
    sheet = anew.worksheets[1]
    assert {cell.data_type for row in sheet.iter_rows(min_row=6, min_col=2, max_col=3) for cell in row} == {"s"}
    assert [str(sheet.cell(6 + number, 3).value).strip() for number in range(len(HOSTILE))] == [
        words.strip() for words in HOSTILE
    ]


def test_what_was_not_counted_so_is_not_written_as_a_formula() -> None:
    columns = (
        Column("a", "A", "a"),
        Column("b", "B", "b"),
        Column("both", "Cả hai", "không đếm trùng", sum_of=("a", "b")),
        Column("share", "Phần", "a trên b", "share", share_of=("a", "b")),
        Column("median", "Trung vị", "giữa", "minutes", adds_up=False),
    )
    rows = (row_of("x", a=2, b=3, both=4, share=0.9, median=5), row_of("y", a=1, b=None, both=1, share=None, median=7))
    total = Row("total", "Cộng", {"a": 3, "b": 4, "both": 5, "share": 0.75, "median": 6})
    sheet = _opened(write_tally_book(told_of(_tally(CountTable("t", "T", columns, rows, total)), OFFICE))).worksheets[1]
    assert [[sheet.cell(row, column).value for column in range(3, 8)] for row in (6, 7, 8)] == [
        [2, 3, 4, 0.9, 5],
        [1, "–", 1, "–", 7],
        ["=SUM(C6:C7)", 4, "=SUM(E6:E7)", '=IF(D8=0,"–",C8/D8)', 6],
    ]


def test_a_sheet_is_ready_to_be_printed_and_filtered() -> None:
    sheet = _opened(write_tally_book(told_of(sample_tally(rows=90), OFFICE))).worksheets[2]
    assert sheet.freeze_panes == "C6"
    assert sheet.auto_filter.ref == "A5:H95"
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize), sheet.page_setup.fitToHeight) == (
        "landscape",
        9,
        0,
    )
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.print_area.endswith("$A$1:$H$97")


def test_charts_are_the_spreadsheets_own_and_need_no_colour() -> None:
    parts = parts_of(write_tally_book(told_of(sample_tally("2026-Q4"), OFFICE)))
    charts = [text for name, text in sorted(parts.items()) if name.startswith("xl/charts/chart")]
    kinds = [next(kind for kind in ("barChart", "lineChart") if f"<c:{kind}>" in text) for text in charts]
    assert kinds == ["barChart", "lineChart", "barChart"]
    colours = set(re.findall(r'srgbClr val="(\w{6})"', "".join(charts)))
    assert all(len({colour[:2], colour[2:4], colour[4:]}) == 1 for colour in colours)
    assert len(set(re.findall(r'pattFill prst="(\w+)"', charts[2]))) == 6


def test_each_column_is_defined_once_on_its_sheet() -> None:
    tally = sample_tally()
    sheet = _opened(write_tally_book(told_of(tally, OFFICE)))["Cách đếm"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert len(rows) == sum(len(table.columns) for table in tally.tables)
    assert rows[0][1] == "Số lượng hồ sơ tiếp nhận: (3) Tổng số"
    assert str(rows[0][2]).endswith(
        "Bằng tổng: (4) Trực tuyến, trong kỳ + (5) Trực tiếp, dịch vụ bưu chính, trong kỳ + (6) Từ kỳ trước."
    )


def test_the_same_numbers_make_the_same_bytes() -> None:
    told = told_of(sample_tally(), OFFICE)
    assert write_tally_book(told) == write_tally_book(told)


@given(st.lists(st.text(max_size=60), max_size=12))
@settings(max_examples=60, deadline=None)
def test_any_titles_make_names_a_spreadsheet_takes(titles: list[str]) -> None:
    names = sheet_names(titles)
    assert len({name.lower() for name in names}) == len(titles)
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name[0] != "'" != name[-1]


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (("Theo thủ tục", "theo thủ tục"), ["Theo thủ tục", "theo thủ tục 2"]),
        (("Tình hình, kết quả giải quyết thủ tục hành chính",), ["Tình hình, kết quả giải quyết"]),
        (("Quý I/2026", ""), ["Quý I 2026", "Bảng"]),
    ],
)
def test_a_long_title_is_cut_at_a_word(titles: tuple[str, ...], names: list[str]) -> None:
    assert sheet_names(titles) == names


def _tally(table: CountTable) -> Tally:
    return replace(sample_tally(), tables=(table,))


def _opened(content: bytes, *, results: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=results)


def _formula_count(book: Workbook) -> int:
    return sum(cell.data_type == "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)


def _numbers_of(sheet: Worksheet, table: CountTable) -> list[list[object]]:
    """The cells of a table, rounded as a spreadsheet's own arithmetic is."""
    first = 7 if any(column.group for column in table.columns) else 6
    rows = sheet.iter_rows(min_row=first, max_row=first + len(table.rows), min_col=3, max_col=2 + len(table.columns))
    return [[_rounded(cell.value) for cell in row] for row in rows]


def _counted(table: CountTable) -> list[list[object]]:
    return [
        [_rounded(_shown(row.cells.get(column.id), column)) for column in table.columns] for row in table.every_row()
    ]


def _shown(value: object, column: Column) -> object:
    return value if value is not None else None if column.kind == "text" else "–"


def _rounded(value: object) -> object:
    return round(value, 9) if isinstance(value, float) else value
