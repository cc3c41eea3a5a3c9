# SPDX-License-Identifier: GPL-3.0-or-later
"""The one clock of the program: Viet Nam's time, whatever zone the PC believes to be in.

Viet Nam has had one zone and no summer time since 1975, so a fixed offset is exact and needs no zone tables,
which Windows lacks.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

VIET_NAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")


def office_now() -> datetime:
    """The moment at the counter."""
    return datetime.now(VIET_NAM)
