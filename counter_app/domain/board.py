# SPDX-License-Identifier: GPL-3.0-or-later
"""What the board shows: one line a dossier, by the minute it is due, and the counters above."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain.dossier import DossierId, DossierState
from counter_app.domain.stages import NEXT_STEP, Action, Stage


class BoardFilter(StrEnum):
    """Which dossiers the board shows."""

    OPEN = "open"
    TO_SIGN = "to_sign"
    AT_WORK = "at_work"
    TO_RETURN = "to_return"
    AWAITED = "awaited"
    OVERDUE = "overdue"
    NO_OFFICIAL_NUMBER = "no_official_number"
    DONE_TODAY = "done_today"

    @property
    def caption(self) -> str:
        """The word on the chip."""
        return _CAPTIONS[self]


_CAPTIONS = {
    BoardFilter.OPEN: "Đang làm",
    BoardFilter.TO_SIGN: "Chờ ký",
    BoardFilter.AT_WORK: "Đang giải quyết",
    BoardFilter.TO_RETURN: "Chờ trả",
    BoardFilter.AWAITED: "Chờ bổ sung",
    BoardFilter.OVERDUE: "Quá hạn",
    BoardFilter.NO_OFFICIAL_NUMBER: "Chờ nhập hệ thống",
    BoardFilter.DONE_TODAY: "Xong hôm nay",
}


@dataclass(frozen=True)
class BoardLine:
    """One dossier. Moments are office time, aware; ``person`` and ``village`` are empty once details are erased."""

    id: DossierId
    number: str
    official_number: str
    procedure_code: str
    stage: Stage
    person: str
    village: str
    due: datetime | None
    received_at: datetime | None
    same_day: bool = False
    extended: bool = False
    ordinary: str = ""
    phone: str = ""
    returned_at: datetime | None = None
    channel_in: str = ""
    channel_out: str = ""
    state: DossierState = DossierState.PRINTED

    @property
    def next_step(self) -> Action | None:
        """The action under Enter; None while it is being written, and when all is over."""
        return NEXT_STEP.get(self.stage)

    def minutes_left(self, now: datetime) -> int | None:
        """Minutes until it is due, negative when it is late; None without a promise or when it is over."""
        if self.due is None or self.stage.is_over:
            return None
        return int((self.due - now).total_seconds() // 60)


@dataclass(frozen=True)
class BoardCounts:
    """The counters of one day; «waiting» ones count all days."""

    received_today: int
    returned_today: int
    to_sign: int
    overdue: int
    without_official_number: int
