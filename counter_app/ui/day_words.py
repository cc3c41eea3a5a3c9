# SPDX-License-Identifier: GPL-3.0-or-later
"""Days, hours and minutes in the words of the counter: the banner's line, and how long a dossier still has."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counter_app.casework.service_day import DayBanner

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
DOUBTED = "ngày giờ của máy chưa chắc, quy tắc theo ngày tạm dừng"
_SOON_DAYS = 6
_HOUR, _DAY = 60, 24 * 60


def plain_day(day: date) -> str:
    """«Thứ Bảy 21/11/2026»."""
    return f"{WEEKDAYS[day.weekday()]} {day:%d/%m/%Y}"


def day_line(banner: DayBanner, now: datetime) -> tuple[str, bool]:
    """The banner's words, and whether this is a special day.

    «Thứ Tư 25/11 · NGÀY KHÔNG VIẾT, KHÔNG HẸN · nhận đến 15:00 · còn 2 giờ 13».
    """
    if banner.closed:
        weekend = banner.closed in {"thứ Bảy", "Chủ nhật"}
        return f"{plain_day(now.date())} · {'nghỉ cuối tuần' if weekend else f'nghỉ {banner.closed}'}", False
    if not banner.title or banner.until is None:
        return plain_day(now.date()), False
    day = f"{WEEKDAYS[now.weekday()]} {now:%d/%m}"
    if banner.ended:
        return f"{day} · {banner.title.upper()} · đã qua {banner.until:%H:%M}, nhận theo quy trình thường", False
    left = int((banner.until - now).total_seconds() // 60)
    ways = f"nhận đến {banner.until:%H:%M} · còn {length(left)}"
    return f"{day} · {banner.title.upper()} · {ways}", True


def length(minutes: int) -> str:
    """«20 phút», «1 giờ 05», «3 ngày»."""
    if minutes < _HOUR:
        return f"{minutes} phút"
    if minutes < _DAY:
        return f"{minutes // _HOUR} giờ {minutes % _HOUR:02}"
    return f"{minutes // _DAY} ngày"


def time_left(due: datetime, now: datetime) -> str:
    """«còn 1 giờ 05», «quá 20 phút», «mai 17:00», «thứ Hai 30/11», «15/12/2026»."""
    minutes = int((due - now).total_seconds() // 60)
    if minutes < 0:
        return f"quá {length(-minutes)}"
    days = (due.date() - now.date()).days
    if days == 0:
        return f"còn {length(minutes)}"
    if days == 1:
        return f"mai {due:%H:%M}"
    if days <= _SOON_DAYS:
        name = WEEKDAYS[due.weekday()]
        return f"{name[0].lower() if due.weekday() < _SOON_DAYS else name[0]}{name[1:]} {due:%d/%m}"
    return f"{due:%d/%m}" if due.year == now.year else f"{due:%d/%m/%Y}"


def until_next_minute_ms(now: datetime) -> int:
    """How long until the minute turns."""
    turn = now.replace(second=0, microsecond=0) + timedelta(minutes=1)
    return max(1, int((turn - now).total_seconds() * 1000) + 50)
