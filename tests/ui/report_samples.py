# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented tallies for the screen: procedures with every kind of column, ways under shared headings, an empty table."""

from __future__ import annotations

from datetime import datetime

from counter_app.clock import VIET_NAM
from counter_app.domain.periods import Period, read_period
from counter_app.domain.tally import Column, CountTable, Number, Row, Tally

MADE = datetime(2026, 11, 27, 16, 5, tzinfo=VIET_NAM)
WEEK = read_period("2026-W48")
PROCEDURES = (
    Column("code", "Mã", "Mã quốc gia của thủ tục.", "text", adds_up=False),
    Column("received", "Tiếp nhận", "Hồ sơ nhận trong kỳ."),
    Column("same_day_share", "Trả trong ngày", "Phần trả trong ngày.", "share"),
    Column("print_median", "Phút đến lúc in", "Trung vị từ lúc bắt đầu.", "minutes", adds_up=False),
)
GROUPED = (
    Column("online", "Trực tuyến", "Nộp trực tuyến.", group="Nộp"),
    Column("direct", "Trực tiếp, dịch vụ bưu chính", "Nộp tại quầy hoặc qua bưu chính.", group="Nộp"),
    Column("late", "Quá hạn", "Trả sau hạn.", group="Trả"),
)


def _procedure(key: str, title: str, received: int, share: float | None, minutes: float | None) -> Row:
    cells: dict[str, Number | str] = {
        "code": key,
        "received": received,
        "same_day_share": share,
        "print_median": minutes,
    }
    return Row(key, title, cells)


def tally(period: Period = WEEK, received: int = 1234, more_rows: int = 0) -> Tally:
    """A tally whose first table has three procedures (and as many more as asked for), in no order."""
    rows = (
        _procedure("1.004873", "Xác nhận tình trạng hôn nhân", 12, 0.125, 7.5),
        _procedure("1.000656", "Đăng ký khai tử", received, 1.0, 4.0),
        _procedure("1.001193", "Đăng ký khai sinh", 40, None, None),
        *(_procedure(f"9.{n:06}", f"Thủ tục {n}", n, n / 1000, float(n)) for n in range(more_rows)),
    )
    whole = _procedure("", "Cộng", received + 52 + sum(range(more_rows)), 0.9, None)
    by_way = (Row("a", "Hộ tịch", {"online": 3, "direct": 9, "late": 0}), Row("b", "Đất đai", {}))
    return Tally(
        period,
        "xã Bùi La Nhân",
        MADE,
        (
            CountTable("procedures", "Theo thủ tục", PROCEDURES, rows, whole, "Thủ tục"),
            CountTable("ways", "Theo kênh", GROUPED, by_way, None, "Lĩnh vực", "Đếm thử."),
            CountTable("nothing", "Theo người viết hộ", GROUPED, ()),
        ),
    )
