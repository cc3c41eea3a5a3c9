# SPDX-License-Identifier: GPL-3.0-or-later
"""The workbook of a tally: a first sheet that says what it is, a sheet a table, charts, and how each column is counted.

It is ours and no official form; the office checks it by its formulas and goes on working with its numbers.
"""

from __future__ import annotations

from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from counter_app.paper.tally_book_charts import write_charts
from counter_app.paper.tally_book_looks import LINE_POINTS, Looks, line_count, sheet_names, write_text
from counter_app.paper.tally_table_sheet import TablePlace, as_printed, write_table
from counter_app.paper.tally_told import TallyTold, explained, titled

FRONT, CHARTS, DEFINITIONS = "Giới thiệu", "Biểu đồ", "Cách đếm"
_DEFINITION_WIDTHS = (30, 34, 90)
_FACT_WIDTH = 90


def write_tally_book(told: TallyTold) -> bytes:
    """The workbook as XLSX; the same words make the same bytes.

    Raises:
        ValueError: words longer than a cell may be.
    """
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"title": told.title, "created": told.made_at.replace(tzinfo=None)})
        looks = Looks(book)
        titles = [FRONT, *(table.title for table in told.tables), CHARTS, DEFINITIONS]
        front, *names, charts, definitions = sheet_names(titles)
        _write_front(book.add_worksheet(front), told, names, looks)
        places: dict[str, TablePlace] = {}
        for table, name in zip(told.tables, names, strict=True):
            places[table.id] = write_table(book.add_worksheet(name), table, told, looks)
        if told.charts:
            sheet = book.add_worksheet(charts)
            write_text(sheet, 0, 0, told.subtitle, looks.plain(bold=True))
            write_charts(book, sheet, told.charts, places)
        _write_definitions(book.add_worksheet(definitions), told, looks)
    return content.getvalue()


def _write_front(sheet: Worksheet, told: TallyTold, names: list[str], looks: Looks) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, _FACT_WIDTH)
    write_text(sheet, 0, 0, told.title, looks.plain(bold=True, font_size=16))
    write_text(sheet, 1, 0, told.subtitle, looks.plain(font_size=12))
    write_text(sheet, 3, 0, told.notice, looks.plain(bold=True, font_size=12))
    row = 5
    for what, which in told.facts:
        write_text(sheet, row, 0, what, looks.plain(valign="top"))
        write_text(sheet, row, 1, which, looks.plain(text_wrap=True, valign="top"))
        sheet.set_row(row, LINE_POINTS * line_count(which, _FACT_WIDTH))
        row += 1
    write_text(sheet, row + 1, 0, "Các bảng trong tệp", looks.plain(bold=True))
    for number, (name, table) in enumerate(zip(names, told.tables, strict=True)):
        write_text(sheet, row + 2 + number, 0, name, looks.plain(valign="top"))
        note = table.note or _longer(table.title, name)
        write_text(sheet, row + 2 + number, 1, note, looks.plain(text_wrap=True))
        sheet.set_row(row + 2 + number, LINE_POINTS * line_count(note, _FACT_WIDTH))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _longer(title: str, name: str) -> str:
    """The title where the name of its sheet is not all of it."""
    return "" if title == name else title


def _write_definitions(sheet: Worksheet, told: TallyTold, looks: Looks) -> None:
    for number, width in enumerate(_DEFINITION_WIDTHS):
        sheet.set_column(number, number, width)
    write_text(sheet, 0, 0, "Cách đếm từng cột", looks.plain(bold=True, font_size=14))
    for number, title in enumerate(("Bảng", "Cột", "Cách đếm")):
        write_text(sheet, 2, number, title, looks.head())
    row = 2
    for table in told.tables:
        for column in table.columns:
            row += 1
            told_of_it = (table.title, titled(column), explained(table, column))
            for number, words in enumerate(told_of_it):
                write_text(sheet, row, number, words, looks.cell("text"))
            sheet.set_row(row, LINE_POINTS * max(map(line_count, told_of_it, _DEFINITION_WIDTHS)))
    sheet.freeze_panes(3, 0)
    as_printed(sheet, 2, 2)
