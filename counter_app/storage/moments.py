# SPDX-License-Identifier: GPL-3.0-or-later
"""Moments in the register: text in office time, so that order by text is order by time.

Everything handed out is aware (+07:00, no summer time since 1975); a naive moment handed in is office time.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from counter_app.clock import VIET_NAM


def office_moment(moment: datetime) -> datetime:
    """The same moment in office time."""
    return moment.replace(tzinfo=VIET_NAM) if moment.tzinfo is None else moment.astimezone(VIET_NAM)


class Moment(TypeDecorator[datetime]):
    """A column of moments, stored as ``2026-11-20T08:05:00.000000+07:00``."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> Any:
        """Write with microseconds always, or text order would not be time order."""
        return None if value is None else office_moment(value).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, _dialect: Dialect) -> datetime | None:
        """Read back aware, in office time."""
        return None if value is None else office_moment(datetime.fromisoformat(value))
