# SPDX-License-Identifier: GPL-3.0-or-later
"""A few procedures as the law has them, small enough to reason about; the catalogue's own are tested elsewhere."""

from __future__ import annotations

from datetime import date, timedelta

from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.procedure import Procedure, TimeLimit, WritingOnBehalf
from counter_app.domain.reference import DayKind, OfficeDay

COMMUNE = "Ủy ban nhân dân cấp xã"
LAND_OFFICE = "Văn phòng đăng ký đất đai"


def procedure(code: str, name: str, sector: str, *limits: TimeLimit, agency: str = COMMUNE) -> Procedure:
    """A procedure with nothing but what a decision looks at."""
    return Procedure(
        schema_version=1,
        code=code,
        name=name,
        sector=sector,
        agency=agency,
        time_limits=limits,
        source="Cổng dịch vụ công quốc gia",
        certainty="verified",
    )


def working_days(number: int) -> TimeLimit:
    """So many working days."""
    return TimeLimit(quantity=number, unit="working_day")


ON_THE_DAY = TimeLimit(unit="same_day")

PROCEDURES = {
    "khai-tu": procedure("1.000656", "Đăng ký khai tử", "Hộ tịch", ON_THE_DAY),
    "tinh-trang": procedure("1.004873", "Xác nhận tình trạng hôn nhân", "Hộ tịch", working_days(3)),
    "trich-luc": procedure("2.000635", "Cấp bản sao trích lục", "Hộ tịch", ON_THE_DAY),
    "lai-khai-sinh": procedure("1.004884", "Đăng ký lại khai sinh", "Hộ tịch", working_days(5)),
    "di-chuc": procedure("2.001019", "Chứng thực di chúc", "Chứng thực", working_days(2)).model_copy(
        update={
            "writing_on_behalf": WritingOnBehalf(
                allowed=False, reason="người lập di chúc tự khai trước người chứng thực", source="BLDS 2015 Đ.636"
            )
        }
    ),
    "ho-kinh-doanh": procedure("1.001612", "Đăng ký hộ kinh doanh", "Hộ kinh doanh", working_days(3)),
    "the-chap": procedure("1.011441", "Đăng ký thế chấp", "Đăng ký biện pháp bảo đảm", ON_THE_DAY, agency=LAND_OFFICE),
    "xoa-the-chap": procedure("1.011443", "Xóa thế chấp", "Đăng ký biện pháp bảo đảm", ON_THE_DAY, agency=LAND_OFFICE),
    "dat-lan-dau": procedure("1.013978", "Đăng ký đất lần đầu", "Đất đai", working_days(27)),
    "tro-cap": procedure("1.001776", "Trợ cấp xã hội hằng tháng", "Bảo trợ xã hội", working_days(20)),
    "nguoi-co-cong": procedure("1.010824", "Trợ cấp khi người có công từ trần", "Người có công", working_days(5)),
    "ngheo": procedure("1.011607", "Công nhận hộ nghèo", "Giảm nghèo", TimeLimit(quantity=15, unit="day")),
}


def _day(on: date, name: str, kind: DayKind = "holiday") -> OfficeDay:
    return OfficeDay(on, kind, name, "official", "lịch để thử")


def _span(first: date, last: date, name: str) -> list[OfficeDay]:
    return [_day(first + timedelta(days=step), name) for step in range((last - first).days + 1)]


CALENDAR = OfficeCalendar.of(
    [
        _day(date(2026, 1, 2), "nghỉ hoán đổi", "compensation"),
        _day(date(2026, 1, 10), "làm bù", "swap_work"),
        *_span(date(2026, 2, 14), date(2026, 2, 22), "Tết Nguyên đán"),
        *_span(date(2026, 4, 30), date(2026, 5, 1), "30/4 và 01/5"),
        _day(date(2026, 11, 24), "Ngày Văn hóa Việt Nam"),
        _day(date(2027, 1, 1), "Tết Dương lịch"),
    ]
)
