# SPDX-License-Identifier: GPL-3.0-or-later
"""``w:tbl`` -> rows. Widths come from the grid (as the office suites do), not from the cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from counter_app.paper.looks import Border, Margins
from counter_app.paper.properties import borders_of
from counter_app.paper.strips import CellBox, RowStrip, Stack
from counter_app.paper.styles import cell_margins, margins_from
from counter_app.paper.table_conditions import Conditions
from counter_app.paper.undrawn import undrawn_of_table
from counter_app.paper.wordml import Element, W, blocks_of, is_on, length, value, whole

if TYPE_CHECKING:
    from counter_app.paper.stacking import Stacker

_MOST_COLUMNS = 63
"""Word's own limit."""
_SIDES = ("top", "left", "bottom", "right")


@dataclass(slots=True)
class _Cell:
    """One ``w:tc`` with its place in the grid."""

    element: Element
    first: int
    span: int
    merge: str
    borders: dict[str, Border | None]
    margins: Margins
    shading: str
    vertical: str
    stack: Stack = field(default_factory=Stack)


@dataclass(slots=True)
class _Row:
    """One ``w:tr``."""

    cells: list[_Cell]
    height: float
    rule: str
    header: bool
    cannot_split: bool


class TableLayout:
    """Lays out one table; nested tables go through the stacker again."""

    def __init__(self, stacker: Stacker, table: Element, width: float, nested: bool = False) -> None:
        self._stacker = stacker
        self._nested = nested
        look = table.find(W + "tblPr")
        self._style = stacker.document.styles.table(value(look, "tblStyle"))
        direct = {} if look is None else borders_of(look.find(W + "tblBorders"))
        self._borders: dict[str, Border | None] = {**self._style.borders, **direct}
        own = {} if look is None else cell_margins(look.find(W + "tblCellMar"))
        self._said_margins = {**self._style.margins, **own}
        self._margins = margins_from(self._said_margins)
        self._table = [child for child in blocks_of(table) if child.tag == W + "tr"]
        self.keeps_next = bool(self._table) and not nested and _keeps_next(self._table[-1])
        """Whether what follows stays with the last row."""
        self._grid = _grid(table, look, width, self._table)
        self._edges = [sum(self._grid[:i]) for i in range(len(self._grid) + 1)]
        self._left = self._offset(look, width)
        undrawn = [] if nested else undrawn_of_table(table)
        self._conditions = Conditions(self._style, look, len(self._table), len(self._grid))
        if self._conditions.undrawn:
            undrawn.append("w:tblStylePr")
        for name in undrawn:
            stacker.name(name, table)

    def _offset(self, look: Element | None, width: float) -> float:
        free = width - self._edges[-1]
        side = value(look, "jc")
        if side in ("center", "right", "end"):
            return free / 2 if side == "center" else free
        indent = length(value(look, "tblInd", "w"))
        if self._nested or self._stacker.document.settings.modern_tables:
            return indent
        return indent - self._margins.left

    def rows(self) -> Iterator[RowStrip]:
        """All rows, header rows repeated by whoever fills pages."""
        rows = [self._read_row(row, number) for number, row in enumerate(self._table)]
        heights = self._heights(rows)
        headers: tuple[RowStrip, ...] = ()
        heading = True
        for number, row in enumerate(rows):
            strip = self._strip(rows, heights, number)
            heading = heading and row.header
            if heading:
                headers = (*headers, strip)
                yield replace(strip, glued=number > 0)
            else:
                glued = number > 0 and (rows[number - 1].header or _keeps_next(self._table[number - 1]))
                yield replace(strip, headers=headers, glued=glued)

    def _read_row(self, element: Element, number: int) -> _Row:
        look = element.find(W + "trPr")
        height = None if look is None else look.find(W + "trHeight")
        column = _skipped(look)
        cells: list[_Cell] = []
        for child in blocks_of(element):
            if child.tag == W + "tc":
                cell = self._read_cell(child, number, column)
                cells.append(cell)
                column += cell.span
        header = None if look is None else look.find(W + "tblHeader")
        split = None if look is None else look.find(W + "cantSplit")
        return _Row(
            cells,
            0.0 if height is None else length(height.get(W + "val")),
            "atLeast" if height is None else height.get(W + "hRule") or "atLeast",
            is_on(header),
            is_on(split),
        )

    def _read_cell(self, element: Element, number: int, column: int) -> _Cell:
        look = element.find(W + "tcPr")
        span = _span(look)
        merge = None if look is None else look.find(W + "vMerge")
        kind = "" if merge is None else merge.get(W + "val") or "continue"
        said = self._said_margins if look is None else {**self._said_margins, **cell_margins(look.find(W + "tcMar"))}
        fill = value(look, "shd", "fill")
        vertical = {"both": "center"}.get(value(look, "vAlign") or "top", value(look, "vAlign") or "top")
        borders = {} if look is None else borders_of(look.find(W + "tcBorders"))
        kinds = self._conditions.of(number, column, column + span)
        style = self._style.of_cell(kinds) if kinds else self._style
        shading = style.shading if fill is None else str(fill) if len(fill) == 6 else ""
        borders = {**self._conditions.borders(kinds, number, column, column + span), **borders}
        cell = _Cell(element, column, span, kind, borders, margins_from(said), shading, vertical)
        if kind != "continue":
            blocks = _shown(list(blocks_of(element)))
            room = max(1.0, self._width(cell) - cell.margins.left - cell.margins.right)
            after = self._stacker.trailing_space(blocks, style)
            cell.stack = Stack.of(self._stacker.strips(blocks, room, style), after)
        return cell

    def _edge(self, column: int) -> float:
        return self._edges[min(column, len(self._edges) - 1)]

    def _width(self, cell: _Cell) -> float:
        return self._edge(cell.first + cell.span) - self._edge(cell.first)

    def _heights(self, rows: list[_Row]) -> list[float]:
        heights: list[float] = []
        for number, row in enumerate(rows):
            needed, above = 0.0, self._line_above(rows, number)
            for cell in row.cells:
                if not cell.merge:
                    needed = max(needed, self._needs(cell) + above)
            below = self._line_below(rows, number)
            heights.append(row.height if row.rule == "exact" and row.height else max(needed, row.height) + below)
        for number, row in enumerate(rows):
            for cell in row.cells:
                if cell.merge == "restart":
                    last = self._merge_end(rows, number, cell)
                    lacking = self._needs(cell) - sum(heights[number : last + 1])
                    if lacking > 0 and rows[last].rule != "exact":
                        heights[last] += lacking
        return heights

    @staticmethod
    def _needs(cell: _Cell) -> float:
        return cell.stack.height + cell.margins.top + cell.margins.bottom

    def _line_above(self, rows: list[_Row], number: int) -> float:
        """The thickest rule above a row takes room inside it, in all cells, whichever row says it."""
        said = self._thickest(rows, number, "top")
        return max(said, self._thickest(rows, number - 1, "bottom")) if number else said

    def _line_below(self, rows: list[_Row], number: int) -> float:
        """The rule that closes the table takes room under its last row."""
        return self._thickest(rows, number, "bottom") if number == len(rows) - 1 else 0.0

    def _thickest(self, rows: list[_Row], number: int, side: str) -> float:
        edges = (self._border(rows, number, cell, side) for cell in rows[number].cells)
        return max((edge.width for edge in edges if edge is not None), default=0.0)

    def _merge_end(self, rows: list[_Row], start: int, cell: _Cell) -> int:
        last = start
        while last + 1 < len(rows):
            below = next((c for c in rows[last + 1].cells if c.first == cell.first), None)
            if below is None or below.merge != "continue":
                break
            last += 1
        return last

    def _strip(self, rows: list[_Row], heights: list[float], number: int) -> RowStrip:
        row = rows[number]
        boxes: list[CellBox] = []
        above, below = self._line_above(rows, number), self._line_below(rows, number)
        for cell in row.cells:
            last = self._merge_end(rows, number, cell) if cell.merge == "restart" else number
            edges = [(side, self._border(rows, number, cell, side)) for side in _SIDES]
            boxes.append(
                CellBox(
                    self._edge(cell.first),
                    self._width(cell),
                    cell.stack,
                    cell.margins.left,
                    cell.margins.top + above,
                    cell.margins.bottom + below,
                    tuple((side, edge) for side, edge in edges if edge is not None),
                    cell.shading or self._merged_shading(rows, number, cell),
                    cell.vertical,
                    sum(heights[number : last + 1]),
                )
            )
        merged = any(c.merge and c.stack.placed and self._needs(c) > heights[number] for c in row.cells)
        return RowStrip(
            tuple(boxes),
            heights[number],
            self._left,
            may_split=not (row.cannot_split or merged),
            exact=row.rule == "exact" and row.height > 0,
        )

    @staticmethod
    def _merged_shading(rows: list[_Row], number: int, cell: _Cell) -> str:
        while cell.merge == "continue" and number > 0:
            number -= 1
            above = next((c for c in rows[number].cells if c.first == cell.first), None)
            if above is None:
                break
            cell = above
        return cell.shading

    def _border(self, rows: list[_Row], number: int, cell: _Cell, side: str) -> Border | None:
        if (side == "top" and cell.merge == "continue") or (
            side == "bottom" and cell.merge and self._merge_end(rows, number, cell) > number
        ):
            return None
        if side in cell.borders:
            return cell.borders[side]
        outer = {
            "top": number == 0,
            "bottom": number == len(rows) - 1,
            "left": cell.first == 0,
            "right": cell.first + cell.span >= len(self._grid),
        }[side]
        inside = "insideH" if side in ("top", "bottom") else "insideV"
        return self._borders.get(side if outer else inside)


def _keeps_next(row: Element) -> bool:
    """What the first paragraph of a row says goes for the row."""
    first = next((child for child in blocks_of(row) if child.tag == W + "tc"), None)
    return first is not None and is_on(first.find(f"{W}p/{W}pPr/{W}keepNext"))


def _grid(table: Element, look: Element | None, width: float, rows: list[Element]) -> list[float]:
    """Column widths: the grid; the widest row's cells where it is missing; scaled where the table is in percent."""
    grid = [length(column.get(W + "w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    needed = max((_columns(row) for row in rows), default=1)
    if not any(grid) or len(grid) < needed:
        grid = _from_cells(rows, needed, width)
    kind, said = value(look, "tblW", "type"), value(look, "tblW", "w") or ""
    if kind == "pct" or said.endswith("%"):
        share = float(whole(said.rstrip("%"))) / (100 if said.endswith("%") else 5000)
        if share > 0:
            scale = width * share / sum(grid)
            grid = [column * scale for column in grid]
    return [max(column, 1.0) for column in grid]


def _columns(row: Element) -> int:
    look = row.find(W + "trPr")
    spans = (_span(cell.find(W + "tcPr")) for cell in row.iterfind(W + "tc"))
    return _skipped(look) + sum(spans)


def _span(cell_look: Element | None) -> int:
    return max(1, min(whole(value(cell_look, "gridSpan"), 1), _MOST_COLUMNS))


def _skipped(row_look: Element | None) -> int:
    return max(0, min(whole(value(row_look, "gridBefore")), _MOST_COLUMNS))


def _from_cells(rows: list[Element], needed: int, width: float) -> list[float]:
    for row in rows:
        cells = row.findall(W + "tc")
        widths = [length(value(cell.find(W + "tcPr"), "tcW", "w")) for cell in cells]
        if len(cells) == needed and all(widths):
            return widths
    return [width / needed] * needed


def _shown(blocks: list[Element]) -> list[Element]:
    """A cell's blocks; the empty paragraph that must end a cell after an inner table takes no room."""
    inner = len(blocks) > 1 and blocks[-2].tag == W + "tbl"
    empty = inner and blocks[-1].tag == W + "p" and blocks[-1].find(W + "r") is None
    return blocks[:-1] if empty else blocks
