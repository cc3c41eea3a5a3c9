# SPDX-License-Identifier: GPL-3.0-or-later
"""Tallies to write files of: short, long, and of many communes; numbers invented, all equations kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

from counter_app.domain.periods import Period, read_period
from counter_app.domain.tally import Column, Correction, CountTable, Number, Row, Tally
from counter_app.domain.tally_official import OFFICIAL

MADE = datetime(2026, 11, 20, 16, 40, tzinfo=UTC)
PROCEDURE_COLUMNS = (
    Column("code", "Mã thủ tục", "Mã quốc gia của thủ tục.", kind="text", adds_up=False),
    Column("received", "Tiếp nhận", "Hồ sơ tiếp nhận trong kỳ."),
    Column("written", "Viết hộ", "Hồ sơ cán bộ viết hộ."),
    Column("same_day", "Trong ngày", "Hồ sơ có kết quả trong ngày."),
    Column(
        "same_day_share", "Tỷ lệ trong ngày", "Phần có kết quả trong ngày.", "share", share_of=("same_day", "received")
    ),
    Column("minutes", "Phút tới lúc in (trung vị)", "Từ lúc bắt đầu tới lúc in.", "minutes", adds_up=False),
)
WEEK_COLUMNS = PROCEDURE_COLUMNS[1:5]
GROUP_COLUMNS = (
    Column("written", "Hồ sơ viết hộ", "Hồ sơ được viết hộ vì lý do này."),
    Column("thumbprint", "Điểm chỉ", "Trong đó điểm chỉ thay ký."),
)
_GROUPS = ("Từ 60 tuổi", "Không biết chữ", "Khuyết tật", "Khiếm thị", "Dân tộc thiểu số", "Khác")
_SECTORS = ("Hộ tịch", "Chứng thực", "Bảo trợ xã hội", "Đất đai", "Người có công", "Hộ kinh doanh")


def sample_tally(
    code: str = "2026-W47", unit: str = "xã Đức Thọ", unit_code: str = "18229", rows: int = 6, seed: int = 7
) -> Tally:
    """A sound tally with every kind of column; ``rows`` procedures."""
    random, period = Random(f"{seed} {code} {unit_code}"), read_period(code)
    tables = (_official(random), _procedures(random, rows), _weeks(random, period), _groups(random))
    return Tally(period, unit, MADE, tables, unit_code)


def corrected(tally: Tally) -> Tally:
    """The same, issued, with one number mended afterwards."""
    wrong = Correction(MADE, "official", "Hộ tịch", "direct", 12, 13, "ghi nhầm kênh nộp của một hồ sơ")
    return Tally(
        tally.period, tally.unit, tally.made_at, tally.tables, tally.unit_code, issued_at=MADE, corrections=(wrong,)
    )


def row_of(title: str, **cells: Number | str) -> Row:
    """A row whose key is its title."""
    return Row(title, title, cells)


def summed(table_id: str, title: str, columns: Sequence[Column], rows: Sequence[Row], **more: object) -> CountTable:
    """A table with the last row added up where its columns may be."""
    cells: dict[str, Number | str] = {
        column.id: sum(value for row in rows if isinstance(value := row.cells.get(column.id), int | float))
        for column in columns
        if column.adds_up and column.kind != "share"
    }
    for column in columns:
        if column.share_of:
            part, whole = (float(cells[named]) for named in column.share_of)  # type: ignore[arg-type]
            cells[column.id] = part / whole if whole else None
    return CountTable(table_id, title, tuple(columns), tuple(rows), Row("total", "Tổng cộng", cells), **more)  # type: ignore[arg-type]


def _official(random: Random) -> CountTable:
    rows = []
    for sector in _SECTORS:
        online, direct, carried = random.randint(0, 9), random.randint(5, 40), random.randint(0, 4)
        received = online + direct + carried
        done = random.randint(received // 2, received)
        early, late = done * 3 // 4, done // 20
        open_, overdue = received - done, (received - done) // 5
        rows.append(
            row_of(
                sector,
                received=received,
                online=online,
                direct=direct,
                carried=carried,
                done=done,
                before_due=early,
                on_due=done - early - late,
                late=late,
                open=open_,
                open_in_time=open_ - overdue,
                open_late=overdue,
            )
        )
    added = summed(OFFICIAL.id, OFFICIAL.title, OFFICIAL.columns, rows)
    return replace(OFFICIAL, rows=added.rows, total=added.total)


def _procedures(random: Random, count: int) -> CountTable:
    rows = []
    for number in range(count):
        received = random.randint(0, 30)
        same_day = random.randint(0, received)
        rows.append(
            Row(
                f"1.{number:06}",
                f"Thủ tục đăng ký số {number + 1} cho người có tên dài vừa phải trong danh mục quốc gia",
                {
                    "code": f"1.{number:06}",
                    "received": received,
                    "written": random.randint(0, received),
                    "same_day": same_day,
                    "same_day_share": same_day / received if received else None,
                    "minutes": round(random.uniform(3, 20), 1) if received else None,
                },
            )
        )
    return summed("procedures", "Theo thủ tục", PROCEDURE_COLUMNS, rows, row_title="Thủ tục")


def _weeks(random: Random, period: Period) -> CountTable:
    weeks = sorted({day.isocalendar()[:2] for day in period.days()})
    rows = []
    for year, week in weeks:
        received = random.randint(20, 120)
        same_day = random.randint(10, received)
        rows.append(
            Row(
                f"{year}-W{week:02}",
                f"Tuần {week}",
                {
                    "received": received,
                    "written": random.randint(0, received),
                    "same_day": same_day,
                    "same_day_share": same_day / received,
                },
            )
        )
    return summed("weeks", "Theo tuần", WEEK_COLUMNS, rows, row_title="Tuần")


def _groups(random: Random) -> CountTable:
    rows = [row_of(group, written=(many := random.randint(1, 40)), thumbprint=many // 3) for group in _GROUPS]
    return summed("beneficiaries", "Người được viết hộ", GROUP_COLUMNS, rows, row_title="Nhóm")
