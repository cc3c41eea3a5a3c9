# SPDX-License-Identifier: GPL-3.0-or-later
"""A time of day, by 24 hours."""

from __future__ import annotations

from datetime import date

from counter_app.domain.form import FieldSpec
from counter_app.domain.reading import Reading
from counter_app.domain.time_of_day import read_time, time_on_paper, time_spoken


class TimeKind:
    """A time; its value is «09:05»."""

    name = "time"

    def read(self, typed: str, field: FieldSpec, today: date) -> Reading:
        """Read the time."""
        return read_time(typed)

    def shown(self, value: str, field: FieldSpec) -> str:
        """«09:05»."""
        return value

    def on_paper(self, value: str, field: FieldSpec) -> str:
        """«09 giờ 05 phút»."""
        return time_on_paper(value)

    def spoken(self, value: str, field: FieldSpec) -> str:
        """«chín giờ năm phút»."""
        return time_spoken(value)
