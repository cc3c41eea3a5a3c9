# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of a merged workbook: by period, by office, all offices by row, who owes, what was refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from counter_app.domain.periods import read_period
from counter_app.domain.tally import Column, CountTable, Identity, Number, Row
from counter_app.domain.tally_official import OFFICIAL
from counter_app.domain.tally_tables import DOSSIER_TABLES
from counter_app.exchange.arrived import Arrived, Sent
from counter_app.exchange.facts import ColumnHead, TableHead
from counter_app.exchange.sums import STOCKS, ByPeriod, ByRow, ByUnit, Sums

_ADDED = "Cộng từ tệp của các đơn vị; cách đếm ghi trong tệp của đơn vị."
_KNOWN = {(table.id, column.id): column.definition for table in (OFFICIAL, *DOSSIER_TABLES) for column in table.columns}
_WITHOUT_OFFICES = frozenset({"days", "weeks", "channels_in", "channels_out", "model_procedures", "organisations"})
"""Tables whose last row says of an office what another table says already."""
_COURSE = ("procedures", "sectors")
"""Of which the course over the periods is told: the first that is there."""
_TOTAL = "Cộng"
_CODE = Column("code", "Mã đơn vị", "Mã trong danh mục đơn vị hành chính.", "text", adds_up=False)


@dataclass(frozen=True)
class Missing:
    """An office and the periods it owes."""

    unit: str
    periods: tuple[str, ...]


def span_of(sent: Sequence[Sent]) -> tuple[str, str]:
    """The first and the last period."""
    periods = {each.period for each in sent}
    return min(periods), max(periods)


def merged_tables(
    arrived: Arrived, sums: Sums, missing: Sequence[Missing], names: Mapping[str, str]
) -> list[CountTable]:
    """All of them, in the order of the workbook; those of nothing are left out."""
    units = sorted({each.unit for each in arrived.sent}, key=lambda unit: (names[unit], unit))
    tables = [*_course(arrived, sums)]
    anew = len({each.period for each in arrived.sent}) > 1
    course = {table.id for table in tables}
    for head in arrived.tables.values():
        if head.id in course:
            continue
        if head.id not in _WITHOUT_OFFICES:
            tables.append(_by_office(head, sums, units, names, anew=anew))
        tables.append(_by_row(head, sums, units, anew=anew))
    if missing:
        tables.append(_owed(missing, names))
    if arrived.refused:
        tables.append(_refused(arrived))
    return tables


def _course(arrived: Arrived, sums: Sums) -> Iterator[CountTable]:
    """The periods one after the other; under the name by which a picture of weeks is drawn."""
    head = next((arrived.tables[name] for name in _COURSE if name in arrived.tables), None)
    if head is None:
        return
    offices = Column("units", "Đơn vị đã gửi", "Số đơn vị có tệp được tính của kỳ.", adds_up=False)
    rows = []
    for period in sorted({each.period for each in arrived.sent}):
        sender_count = sum(each.period == period for each in arrived.sent)
        cells = _cells(head, partial(_of_period, head, sums, period), anew=False)
        rows.append(Row(period, read_period(period).title, {"units": sender_count, **cells}))
    name = "weeks" if arrived.kind == "week" else "periods"
    yield CountTable(name, "Theo kỳ", (offices, *_columns(head)), tuple(rows), _total(head, rows), row_title="Kỳ")


def _by_office(
    head: TableHead, sums: Sums, units: Sequence[str], names: Mapping[str, str], *, anew: bool
) -> CountTable:
    rows = [
        Row(unit, names[unit], {"code": unit, **_cells(head, partial(_of_unit, head, sums, unit), anew=anew)})
        for unit in units
    ]
    title, columns = f"Từng đơn vị: {head.title}", (_CODE, *_columns(head))
    return CountTable(
        f"{head.id}-units", title, columns, tuple(rows), _total(head, rows), "Đơn vị", identities=_equations(head)
    )


def _by_row(head: TableHead, sums: Sums, units: Sequence[str], *, anew: bool) -> CountTable:
    """All offices together; the last row is theirs, where a person may stand in several rows it is not their sum."""
    keys = sorted(key for table, key in sums.titles if table == head.id)
    rows = [
        Row(key, sums.titles[head.id, key], _cells(head, partial(_of_row, head, sums, key), anew=anew)) for key in keys
    ]
    whole = _cells(head, lambda column: sum(_of_unit(head, sums, unit, column) for unit in units), anew=anew)
    return CountTable(
        head.id,
        f"Cộng: {head.title}",
        _columns(head),
        tuple(rows),
        Row("total", _TOTAL, whole),
        head.row_title,
        identities=_equations(head),
    )


def _equations(head: TableHead) -> tuple[Identity, ...]:
    """Those of the official table: over weeks with a gap, or with hidden numbers, the workbook shows them broken."""
    columns = {column.id for column in head.columns}
    known = OFFICIAL.identities if head.id == OFFICIAL.id else ()
    return tuple(each for each in known if {*each.left, *each.right} <= columns)


def _of_period(head: TableHead, sums: Sums, period: str, column: str) -> int:
    return sums.by_period.get(ByPeriod(head.id, period, column), 0)


def _of_row(head: TableHead, sums: Sums, key: str, column: str) -> int:
    return sums.by_row.get(ByRow(head.id, key, column), 0)


def _of_unit(head: TableHead, sums: Sums, unit: str, column: str) -> int:
    return sums.by_unit.get(ByUnit(head.id, unit, column), 0)


def _cells(head: TableHead, count: Callable[[str], int], *, anew: bool) -> dict[str, Number | str]:
    """Counts as they were added up; what is made of them follows. ``anew``: several periods, so sums of states too."""
    cells: dict[str, Number | str] = {}
    counts = [column for column in head.columns if column.kind == "count"]
    for column in counts:
        cells[column.id] = count(column.id)
    for column in counts:
        if anew and _is_made_of_states(head, column):
            cells[column.id] = sum(_whole(cells[part]) for part in column.sum_of)
    return cells | dict(_shares(head, cells))


def _is_made_of_states(head: TableHead, column: ColumnHead) -> bool:
    """«Tiếp nhận: tổng số» of a year is not the sum of its weeks: what lay over would be counted every week anew."""
    return any((head.id, part) in STOCKS for part in column.sum_of)


def _shares(head: TableHead, cells: Mapping[str, Number | str]) -> Iterator[tuple[str, Number]]:
    for column in head.columns:
        if column.share_of is not None:
            part, whole = (_whole(cells.get(named, 0)) for named in column.share_of)
            yield column.id, part / whole if whole else None


def _whole(value: Number | str) -> int:
    return int(value) if isinstance(value, int | float) else 0


def _columns(head: TableHead) -> tuple[Column, ...]:
    ids = {column.id for column in head.columns}
    return tuple(
        Column(
            column.id,
            column.title,
            _KNOWN.get((head.id, column.id), _ADDED),
            column.kind,
            column.group,
            column.sum_of if set(column.sum_of) <= ids else (),
            column.share_of,
        )
        for column in head.columns
    )


def _total(head: TableHead, rows: Sequence[Row]) -> Row:
    added = {
        column.id: sum(_whole(row.cells[column.id]) for row in rows)
        for column in head.columns
        if column.kind == "count"
    }
    return Row("total", _TOTAL, {**added, **dict(_shares(head, added))})


def _owed(missing: Sequence[Missing], names: Mapping[str, str]) -> CountTable:
    columns = (
        _CODE,
        Column("count", "Số kỳ thiếu", "Số kỳ chưa có tệp được tính."),
        Column("periods", "Các kỳ thiếu", "Mã các kỳ chưa có tệp được tính.", "text", adds_up=False),
    )
    rows = [
        Row(
            each.unit,
            names.get(each.unit, each.unit),
            {"code": each.unit, "count": len(each.periods), "periods": ", ".join(each.periods)},
        )
        for each in missing
    ]
    total = Row("total", _TOTAL, {"count": sum(len(each.periods) for each in missing)})
    return CountTable("missing", "Còn thiếu", columns, tuple(rows), total, row_title="Đơn vị")


def _refused(arrived: Arrived) -> CountTable:
    reason = Column("reason", "Vì sao không tính", "Lý do tệp không được tính.", "text", adds_up=False)
    rows = [Row(str(n), str(each.path), {"reason": each.reason}) for n, each in enumerate(arrived.refused)]
    return CountTable("refused", "Không tính", (reason,), tuple(rows), row_title="Tệp")
