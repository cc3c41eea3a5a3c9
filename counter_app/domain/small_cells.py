# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts of 1 and 2 taken out of what leaves the office: in a small village one dossier may be one known person.

Rows with so few are merged into one. A small cell in a row that remains is hidden (None, written as a dash), and with
it so many others that no sum of a row or column gives it away: every equation has no hidden cell or at least two.
Comparing files of different periods may still tell something; the setting cannot help that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from counter_app.domain.tally import Column, CountTable, Number, Row, Tally

MERGED = "merged"
_MERGED_TITLE = "Các mục ít hồ sơ (gộp)"
_FEWEST = 3
_NO_PERSONS = frozenset(
    {
        *(("listening", name) for name in ("planned", "held", "attendance")),
        *(("on_the_spot", name) for name in ("procedures", "procedures_here", "classed")),
        ("targets", "goal"),
    }
)
"""Columns that count meetings and procedures, not what citizens brought."""
_NOTE = "Số 1 và 2 được gộp hoặc ẩn (ghi «–»), cùng vài số khác để không suy ngược được."
Cell = tuple[str, str]
"""Row and column."""


def without_small_cells(tally: Tally) -> Tally:
    """The same numbers with small ones merged or hidden."""
    tables = tuple(_Hiding.of(_with_merged_rows(table)).told() for table in tally.tables)
    # A correction tells exact numbers; it stays in the register.
    return replace(tally, tables=tables, corrections=(), small_cells_merged=True)


def equations_of(table: CountTable) -> Iterator[tuple[Cell, ...]]:
    """The cells that must add up: columns to their last row, parts to their sum within a row."""
    rows = list(table.every_row())
    for column in table.columns:
        if column.adds_up and column.kind == "count" and table.total is not None:
            yield tuple((row.key, column.id) for row in rows)
    for row in rows:
        for column in table.columns:
            if column.sum_of:
                yield tuple((row.key, name) for name in (column.id, *column.sum_of))
        for identity in table.identities:
            yield tuple((row.key, name) for name in (*identity.left, *identity.right))


def _with_merged_rows(table: CountTable) -> CountTable:
    base = _base(table)
    if base is None or not base.adds_up:
        return table
    rising = sorted(table.rows, key=lambda row: _count(row.cells, base.id))
    few = [row for row in rising if 0 < _count(row.cells, base.id) < _FEWEST]
    if not few or len(rising) == 1:
        return table
    for row in rising[rising.index(few[-1]) + 1 :]:
        if len(few) > 1 and sum(_count(one.cells, base.id) for one in few) >= _FEWEST:
            break
        few.append(row)
    gone = {row.key for row in few}
    kept = tuple(row for row in table.rows if row.key not in gone)
    return replace(table, rows=(*kept, _merged(table, few)))


def _merged(table: CountTable, rows: list[Row]) -> Row:
    cells: dict[str, Number | str] = {}
    for column in table.columns:
        if column.kind == "count":
            cells[column.id] = int(sum(_count(row.cells, column.id) for row in rows))
        else:
            cells[column.id] = "" if column.kind == "text" else None
    for column in table.columns:
        if column.share_of is not None:
            part, whole = (_count(cells, name) for name in column.share_of)
            cells[column.id] = part / whole if whole else None
    return Row(MERGED, _MERGED_TITLE, cells)


@dataclass
class _Hiding:
    """Chooses what to hide in one table."""

    table: CountTable
    cells: Mapping[Cell, float]
    hidden: set[Cell] = field(default_factory=set)

    @classmethod
    def of(cls, table: CountTable) -> _Hiding:
        counted = [
            column.id for column in table.columns if column.kind == "count" and (table.id, column.id) not in _NO_PERSONS
        ]
        cells = {(row.key, name): _count(row.cells, name) for row in table.every_row() for name in counted}
        hiding = cls(table, cells, {place for place, count in cells.items() if 0 < count < _FEWEST})
        hiding._hide_partners()
        return hiding

    def _hide_partners(self) -> None:
        equations = [[cell for cell in one if cell in self.cells] for one in equations_of(self.table)]
        again = True
        while again:
            again = False
            for cells in equations:
                shown = [cell for cell in cells if cell not in self.hidden]
                if len(cells) - len(shown) == 1 and shown:
                    self.hidden.add(min(shown, key=self._loss))
                    again = True

    def _loss(self, cell: Cell) -> tuple[bool, bool, float]:
        """What hiding it costs the reader: the last row most, then large numbers; a zero says too little to hide."""
        total = self.table.total
        return total is not None and cell[0] == total.key, self.cells[cell] == 0, self.cells[cell]

    def told(self) -> CountTable:
        """The table without what is hidden."""
        if not self.hidden and MERGED not in {row.key for row in self.table.rows}:
            return self.table
        table = self.table
        # A sum of what is shown would be another number than the one that was counted.
        columns = tuple(self._plain(column) for column in table.columns)
        note = f"{table.note} {_NOTE}".strip()
        rows, total = tuple(self._row(row) for row in table.rows), self._row(table.total) if table.total else None
        return replace(table, columns=columns, rows=rows, total=total, note=note)

    def _plain(self, column: Column) -> Column:
        touched = {name for _, name in self.hidden}
        if touched & {column.id, *column.sum_of, *(column.share_of or ())}:
            return replace(column, adds_up=False, sum_of=(), share_of=None)
        return column

    def _row(self, row: Row) -> Row:
        base = _base(self.table)
        few = base is not None and _count(row.cells, base.id) < _FEWEST
        cells = dict(row.cells)
        for column in self.table.columns:
            parts = {column.id, *(column.share_of or ())}
            gone = any((row.key, name) in self.hidden for name in parts)
            if gone or (few and column.kind == "minutes") or self._tells_of_hidden(row, column):
                cells[column.id] = None
        return replace(row, cells=cells)

    def _tells_of_hidden(self, row: Row, column: Column) -> bool:
        """Of a share without its parts named (against a goal): whether it is made of a hidden number."""
        return column.kind == "share" and column.share_of is None and (row.key, "done") in self.hidden


def _base(table: CountTable) -> Column | None:
    """The first column that counts: how many there are in the row."""
    return next((column for column in table.columns if column.kind == "count"), None)


def _count(cells: Mapping[str, Number | str], name: str) -> float:
    cell = cells.get(name)
    return cell if isinstance(cell, int | float) else 0
