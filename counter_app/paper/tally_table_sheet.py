# SPDX-License-Identifier: GPL-3.0-or-later
"""One table of a tally as one sheet: frozen heads, filters, sums and shares as formulas, checks of its equations.

A formula stands only where it gives the number that was counted: a median is not the sum of medians, and a cell that
was merged away no longer adds up. The counted number is stored with it, for viewers that do not calculate.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from counter_app.domain.tally import Column, CountTable, Identity, Number, Row
from counter_app.domain.tally_words import NOTHING
from counter_app.paper.tally_book_looks import FONT, LINE_POINTS, Looks, line_count, write_text
from counter_app.paper.tally_told import ROW_NUMBER, TallyTold, groups_of

HEAD = 4
"""The row where the head of a table begins: title, subtitle, remark and an empty row stand above."""
FIRST_COLUMN = 2
"""The first counted column; before it the number of the row and its title."""
_NUMBER_WIDTH, _TITLE_WIDTH, _TEXT_WIDTH = 5, 40, 28
_LEAST_WIDTH = 9
_KEPT, _BROKEN = "khớp", "KHÔNG KHỚP"


@dataclass(frozen=True)
class TablePlace:
    """Where a table stands on its sheet: the rows of its data, and each column by its id."""

    sheet: str
    first: int
    last: int
    columns: dict[str, int]


def write_table(sheet: Worksheet, table: CountTable, told: TallyTold, looks: Looks) -> TablePlace:
    """Fill the sheet; where the numbers stand is told for charts."""
    columns = {column.id: FIRST_COLUMN + number for number, column in enumerate(table.columns)}
    last_column = FIRST_COLUMN + len(columns) - 1
    head_rows = 2 if any(column.group for column in table.columns) else 1
    first = HEAD + head_rows
    place = TablePlace(sheet.get_name(), first, first + len(table.rows) - 1, columns)
    _write_titles(sheet, table, told, looks)
    _write_head(sheet, table, looks, head_rows)
    for number, row in enumerate(table.rows):
        sheet.write_number(first + number, 0, number + 1, looks.number_of_row())
        sheet.set_row(first + number, LINE_POINTS * _lines_of(table, row))
        _write_row(sheet, table, row, place, first + number, looks)
    end = place.last
    if table.total is not None:
        end += 1
        write_text(sheet, end, 0, "", looks.cell("text", total=True))
        _write_row(sheet, table, table.total, place, end, looks)
    _write_checks(sheet, table, place, end + 2, looks)
    sheet.freeze_panes(first, FIRST_COLUMN)
    if table.rows:
        sheet.autofilter(first - 1, 0, place.last, last_column)
    as_printed(sheet, HEAD, first - 1)
    sheet.print_area(0, 0, end + 1 + len(table.identities), last_column)
    return place


def as_printed(sheet: Worksheet, head: int, last_head: int) -> None:
    """A4 across, as wide as the page, the head again on each page, page numbers at the foot."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.5, top=0.6, bottom=0.7)
    sheet.set_footer(f'&L&"{FONT}"&9&A&R&"{FONT}"&9Trang &P/&N')
    sheet.repeat_rows(head, last_head)


def _write_titles(sheet: Worksheet, table: CountTable, told: TallyTold, looks: Looks) -> None:
    write_text(sheet, 0, 0, table.title, looks.plain(bold=True, font_size=14))
    write_text(sheet, 1, 0, told.subtitle, looks.plain())
    write_text(sheet, 2, 0, table.note, looks.plain(italic=True))


def _write_head(sheet: Worksheet, table: CountTable, looks: Looks, rows: int) -> None:
    widths = [_width(column) for column in table.columns]
    sheet.set_column(0, 0, _NUMBER_WIDTH)
    sheet.set_column(1, 1, _TITLE_WIDTH)
    for number, width in enumerate(widths):
        sheet.set_column(FIRST_COLUMN + number, FIRST_COLUMN + number, width)
    titles = (ROW_NUMBER, table.row_title, *(column.title for column in table.columns))
    bottom = HEAD + rows - 1
    for number, title in enumerate(titles):
        for row in range(HEAD, bottom):
            write_text(sheet, row, number, "", looks.head())
        write_text(sheet, bottom, number, title, looks.head())
    lines = max(line_count(column.title, width) for column, width in zip(table.columns, widths, strict=True))
    sheet.set_row(bottom, LINE_POINTS * max(2, lines) + 6)
    if rows > 1:
        _write_groups(sheet, table, looks, widths)


def _write_groups(sheet: Worksheet, table: CountTable, looks: Looks, widths: list[int]) -> None:
    lines = 1
    for group, first, count in groups_of(table.columns):
        lines = max(lines, line_count(group, sum(widths[first : first + count])))
        if count > 1:
            sheet.merge_range(HEAD, FIRST_COLUMN + first, HEAD, FIRST_COLUMN + first + count - 1, "", looks.head())
        write_text(sheet, HEAD, FIRST_COLUMN + first, group, looks.head())
    sheet.set_row(HEAD, LINE_POINTS * lines + 3)


def _width(column: Column) -> int:
    """Wide enough for the longest word of the title."""
    longest = max(map(len, column.title.split()), default=0)
    return max(_TEXT_WIDTH if column.kind == "text" else _LEAST_WIDTH, longest + 3)


def _lines_of(table: CountTable, row: Row) -> int:
    """A spreadsheet opens a file with the heights that stand in it; some never ask again."""
    texts = [(row.title, _TITLE_WIDTH)]
    texts += [(words, _width(column)) for column in table.columns if isinstance(words := row.cells.get(column.id), str)]
    return max(line_count(words, width) for words, width in texts)


def _write_row(sheet: Worksheet, table: CountTable, row: Row, place: TablePlace, at: int, looks: Looks) -> None:
    is_total = row is table.total
    write_text(sheet, at, 1, row.title, looks.cell("text", total=is_total))
    for column in table.columns:
        look = looks.cell(column.kind, total=is_total)
        where, value = place.columns[column.id], row.cells.get(column.id)
        formula = _down(table, column, place) if is_total else _across(row, column, place, at)
        formula = formula or _share(row, column, place, at)
        if isinstance(value, str):
            write_text(sheet, at, where, value, looks.cell("text", total=is_total))
        elif formula:
            sheet.write_formula(at, where, formula, look, NOTHING if value is None else value)
        elif value is None:
            write_text(sheet, at, where, "" if column.kind == "text" else NOTHING, look)
        else:
            sheet.write_number(at, where, value, look)


def _down(table: CountTable, column: Column, place: TablePlace) -> str:
    """The sum of a column for the last row; empty where the column does not add up to what was counted."""
    values = [row.cells.get(column.id) for row in table.rows]
    wanted = table.total.cells.get(column.id) if table.total else None
    if not column.adds_up or not table.rows or column.share_of or not _are_the_sum(values, wanted):
        return ""
    return f"=SUM({xl_range(place.first, place.columns[column.id], place.last, place.columns[column.id])})"


def _across(row: Row, column: Column, place: TablePlace, at: int) -> str:
    """The sum of other cells of the row; empty where they are not what was counted."""
    if not column.sum_of or not _are_the_sum([row.cells.get(part) for part in column.sum_of], row.cells.get(column.id)):
        return ""
    return "=" + "+".join(xl_rowcol_to_cell(at, place.columns[part]) for part in column.sum_of)


def _are_the_sum(parts: Sequence[Number | str], whole: Number | str) -> bool:
    numbers = [part for part in parts if isinstance(part, int | float)]
    return len(numbers) == len(parts) and isinstance(whole, int | float) and math.isclose(sum(numbers), whole)


def _share(row: Row, column: Column, place: TablePlace, at: int) -> str:
    """A part of a whole of the row; a dash where the whole is nothing."""
    if column.share_of is None:
        return ""
    part, whole = (row.cells.get(named) for named in column.share_of)
    if not isinstance(part, int | float) or not isinstance(whole, int | float):
        return ""
    value, wanted = (part / whole if whole else None), row.cells.get(column.id)
    if (value is None) != (wanted is None) or (value is not None and not math.isclose(value, _number(wanted))):
        return ""
    above, below = (xl_rowcol_to_cell(at, place.columns[named]) for named in column.share_of)
    return f'=IF({below}=0,"{NOTHING}",{above}/{below})'


def _number(value: Number | str) -> float:
    return float(value) if isinstance(value, int | float) else math.nan


def _write_checks(sheet: Worksheet, table: CountTable, place: TablePlace, at: int, looks: Looks) -> None:
    """Each equation of the table with a formula that says whether every row keeps it, the last one too."""
    broken = {identity for _row, identity in table.broken_identities()}
    for number, identity in enumerate(each for each in table.identities if _is_all_numbers(table, each)):
        write_text(sheet, at + number, 1, f"Kiểm tra: {identity.sentence}", looks.plain(italic=True))
        formula = f'=IF({_differences(identity, place, at - 2)}=0,"{_KEPT}","{_BROKEN}")'
        sheet.write_formula(
            at + number, FIRST_COLUMN, formula, looks.plain(bold=True), _BROKEN if identity in broken else _KEPT
        )


def _is_all_numbers(table: CountTable, identity: Identity) -> bool:
    """A spreadsheet cannot add a dash."""
    named = (*identity.left, *identity.right)
    rows = list(table.every_row())
    return bool(rows) and all(isinstance(row.cells.get(column), int | float) for row in rows for column in named)


def _differences(identity: Identity, place: TablePlace, last: int) -> str:
    """How many rows break an equation."""
    left, right = (
        "+".join(xl_range(place.first, place.columns[named], last, place.columns[named]) for named in side)
        for side in (identity.left, identity.right)
    )
    return f"SUMPRODUCT(--({left}<>{right}))"
