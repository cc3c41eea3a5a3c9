# SPDX-License-Identifier: GPL-3.0-or-later
"""The pieces in rows and columns: tables, two columns of lines, boxes to tick, squares for digits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from templates_docx.builder.blocks import JOINED, BoxGrid, Squares, Table, TableCell, TableRow, TwoColumns
from templates_docx.builder.grid import Cell, Row, table
from templates_docx.builder.pieces import end
from templates_docx.builder.pieces import leading as leading_line
from templates_docx.builder.sheet import Sheet
from templates_docx.builder.styles import table_style
from templates_docx.builder.wordml import Paragraph

_PAD_MM = 1.2
_GAP_MM = 4.0
LOOP_NAME = "p"
"""What a row calls the one it is printed for."""


def ruled_table(block: Table, sheet: Sheet) -> str:
    """A table with its head, its rows for everyone of a list, its foot."""
    header = [replace(row, repeated=True) for row in _rows(block, block.header, sheet, head=True)]
    rows = _rows(block, block.rows, sheet)
    if block.loop:
        rows = _looped(block, rows, sheet)
    footer = _rows(block, block.footer, sheet)
    whole = [*header, *rows, *footer]
    return table(block.widths_mm, whole, ruled=block.borders, pad_mm=_PAD_MM if block.borders else 0.0) + end()


def _looped(block: Table, rows: list[Row], sheet: Sheet) -> list[Row]:
    """The rows once for everyone named; blank ones while nobody is."""
    loop = (f"for {LOOP_NAME} in {block.loop}",)
    if not block.empty_rows:
        return _wrapped(rows, loop, ("endfor",))
    named = f"if {block.loop} | noi('{block.first}')"
    blank = _rows(block, [_blank(row) for row in block.rows] * block.empty_rows, sheet)
    return _wrapped(rows, (named, *loop), ("endfor", "else")) + _wrapped(blank, (), ("endif",))


def _wrapped(rows: list[Row], before: tuple[str, ...], after: tuple[str, ...]) -> list[Row]:
    """Rows within statements; a row's own condition stays inside."""
    first = replace(rows[0], before=(*before, *rows[0].before))
    rows = [first, *rows[1:]]
    return [*rows[:-1], replace(rows[-1], after=(*rows[-1].after, *after))]


def _blank(row: TableRow) -> TableRow:
    """A row to be written in by hand: fixed words stay, places for values are empty."""
    cells = tuple(cell if "{{" not in cell.text else cell.model_copy(update={"text": ""}) for cell in row.cells)
    return row.model_copy(update={"cells": cells, "when": ""})


def _rows(block: Table, rows: Sequence[TableRow], sheet: Sheet, *, head: bool = False) -> list[Row]:
    style = table_style(block.size_pt or sheet.points(12)).name
    made: list[Row] = []
    for number, row in enumerate(rows):
        below = rows[number + 1] if number + 1 < len(rows) else None
        cells = tuple(_cells(block, row, below, style, head=head))
        tags = ((f"if {row.when}",), ("endif",)) if row.when else ((), ())
        height = row.height_mm or (0.0 if head else block.height_mm)
        made.append(Row(cells, height, split=block.split and not head, before=tags[0], after=tags[1]))
    return made


def _cells(block: Table, row: TableRow, below: TableRow | None, style: str, *, head: bool) -> Iterator[Cell]:
    column = 0
    starts = {} if below is None else dict(_starts(below))
    for cell in row.cells:
        under = starts.get(column)
        joined = under is not None and under.text == JOINED
        width = sum(block.widths_mm[column : column + cell.spans]) - 2 * (_PAD_MM if block.borders else 0.0)
        usual = "center" if head else block.align[column] if block.align else "left"
        align = cell.align or usual
        text = "" if cell.text == JOINED else cell.text
        words = tuple(
            replace(leading_line(style, line, width), align="" if align == "left" else align, bold=cell.bold or head)
            for line in text.split("\n")
        )
        kind = "continue" if cell.text == JOINED else "restart" if joined else ""
        yield Cell(words, cell.spans, middle=not cell.top, joined=kind)
        column += cell.spans


def _starts(row: TableRow) -> Iterator[tuple[int, TableCell]]:
    column = 0
    for cell in row.cells:
        yield column, cell
        column += cell.spans


def two_columns(block: TwoColumns, sheet: Sheet) -> str:
    """Lines beside lines, so that the same question stands at the same height on both sides."""
    gap = 0.0 if block.borders else _GAP_MM
    pad = 2 * _PAD_MM if block.borders else 0.0
    left_mm = block.left_mm or (sheet.text_mm - gap) / 2
    right_mm = sheet.text_mm - gap - left_mm
    titles = [tuple(Paragraph("OCotTen", title) for title in block.titles)] if block.titles else []
    lines = [
        (leading_line("OCot", left, left_mm - pad), leading_line("OCot", right, right_mm - pad))
        for left, right in zip_longest(block.left, block.right, fillvalue="")
    ]
    if block.borders:
        columns = [tuple(line[side] for line in lines) for side in (0, 1)]
        rows = [Row(tuple(Cell((title,)) for title in pair), repeated=True) for pair in titles]
        rows.append(Row((Cell(columns[0]), Cell(columns[1])), split=True))
        return table((left_mm, right_mm), rows, ruled=True, pad_mm=_PAD_MM) + end()
    rows = [Row((Cell((left,)), Cell((Paragraph("OCot", ""),)), Cell((right,)))) for left, right in [*titles, *lines]]
    return table((left_mm, gap, right_mm), rows) + end()


def box_grid(block: BoxGrid, sheet: Sheet) -> str:
    """Boxes to tick, row by row."""
    width = sheet.text_mm / block.columns
    items = [Cell((Paragraph("OLuoi", item),)) for item in block.items]
    items += [Cell((Paragraph("OLuoi", ""),))] * (-len(items) % block.columns)
    rows = [Row(tuple(items[at : at + block.columns])) for at in range(0, len(items), block.columns)]
    return table((width,) * block.columns, rows) + end()


def squares(block: Squares, sheet: Sheet) -> str:
    """A square for each digit, at the right of the label."""
    label_mm = sheet.text_mm - block.squares * block.square_mm
    digits = [
        Cell((Paragraph("OSo", f"{{{{ {block.value} | chu_so({place}) }}}}"),), framed=True, middle=True)
        for place in range(1, block.squares + 1)
    ]
    label = Cell((Paragraph("OTrai", block.label, after_pt=0),), middle=True)
    row = Row((label, *digits), block.square_mm)
    return table((label_mm, *(block.square_mm,) * block.squares), [row]) + _room_below()


def _room_below() -> str:
    return Paragraph("Het", "", after_pt=3).xml()
