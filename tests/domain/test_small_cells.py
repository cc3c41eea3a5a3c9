# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts of 1 and 2 do not leave, and no sum of what leaves gives them away."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.periods import read_period
from counter_app.domain.small_cells import MERGED, equations_of, without_small_cells
from counter_app.domain.tally import Column, CountTable, Identity, Number, Row, Tally

PARTS = ("signed", "thumb", "witnessed")
COLUMNS = (
    Column("received", "Nhận", "…", sum_of=PARTS),
    *(Column(name, name, "…") for name in PARTS),
    Column("thumb_share", "Tỷ lệ", "…", "share", share_of=("thumb", "received"), adds_up=False),
    Column("minutes", "Phút", "…", "minutes", adds_up=False),
)
IDENTITY = Identity(("received",), PARTS, "Nhận = ký + điểm chỉ + có làm chứng")


def _row(key: str, *parts: int) -> Row:
    received = sum(parts)
    cells: dict[str, Number | str] = {"received": received, **dict(zip(PARTS, parts, strict=True))}
    return Row(key, key, cells | {"thumb_share": parts[1] / received if received else None, "minutes": 5.5})


def _table(*rows: Row) -> CountTable:
    parts = [sum(int(row.cells[name] or 0) for row in rows) for name in PARTS]
    return CountTable("procedures", "Theo thủ tục", COLUMNS, rows, _row("total", *parts), identities=(IDENTITY,))


def _told(table: CountTable) -> CountTable:
    made = datetime(2026, 11, 27, tzinfo=UTC)
    tally = without_small_cells(Tally(read_period("2026-W48"), "xã", made, (table,)))
    assert tally.small_cells_merged
    return tally.tables[0]


def test_rows_with_one_or_two_are_merged_with_the_next_smallest_until_three() -> None:
    told = _told(_table(_row("a", 40, 10, 10), _row("b", 1, 0, 0), _row("c", 30, 5, 5), _row("d", 9, 4, 4)))
    assert [(row.key, row.cells["received"]) for row in told.rows] == [("a", 60), ("c", 40), (MERGED, 18)]
    assert told.rows[-1].cells["minutes"] is None
    assert told.total
    assert told.total.cells["received"] == 118


def test_a_small_cell_hides_with_partners_in_its_row_and_its_column() -> None:
    told = _told(_table(_row("a", 40, 1, 9), _row("c", 30, 5, 5), _row("d", 20, 7, 9)))
    cells = {row.key: row.cells for row in told.rows}
    assert cells["a"]["thumb"] is None
    assert cells["a"]["thumb_share"] is None
    assert sum(cells[key]["thumb"] is None for key in "acd") == 2
    assert told.column("thumb").adds_up is False
    assert "«–»" in told.note


def test_a_table_without_small_cells_stays_as_it_is() -> None:
    table = _table(_row("a", 40, 10, 0), _row("b", 30, 5, 5))
    assert _told(table) == table


@given(st.lists(st.tuples(*[st.integers(0, 6)] * 3), max_size=7))
def test_nothing_small_is_shown_and_every_equation_hides_nothing_or_two(parts: list[tuple[int, int, int]]) -> None:
    table = _table(*(_row(f"r{place}", *some) for place, some in enumerate(parts)))
    told = _told(table)
    shown = {(row.key, name): row.cells[name] for row in told.every_row() for name in ("received", *PARTS)}
    assert not {1, 2} & set(shown.values())
    # The equations a reader knows: those of the table as it was, over the rows there are now.
    for cells in equations_of(_rows_of(table, told)):
        assert sum(shown[cell] is None for cell in cells) != 1
    assert told.broken_identities() == []
    for row in told.every_row():
        whole, part = row.cells["received"], row.cells["thumb"]
        assert (row.cells["thumb_share"] is None) == (whole is None or part is None or whole == 0)


def _rows_of(table: CountTable, told: CountTable) -> CountTable:
    return CountTable(table.id, table.title, table.columns, told.rows, told.total, identities=table.identities)
