# SPDX-License-Identifier: GPL-3.0-or-later
"""«Phản ánh, kiến nghị»: what a citizen tells the office of its rules and its work, and what became of it.

Nghị định 20/2008/NĐ-CP, amended by 48/2013/NĐ-CP and 92/2017/NĐ-CP. Complaints under the law on complaints are noted
here only so that they are not lost; they go their own way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from counter_app.domain.offered import Certainty
from counter_app.domain.office_calendar import OfficeCalendar


class FeedbackKind(StrEnum):
    """What it is."""

    REFLECTION = "reflection"
    PROPOSAL = "proposal"
    PRAISE = "praise"
    COMPLAINT = "complaint"

    @property
    def caption(self) -> str:
        """The clerk's word for it."""
        return _KINDS[self]


class FeedbackChannel(StrEnum):
    """How it came."""

    DIRECT = "direct"
    PAPER = "paper"
    PHONE = "phone"
    BOX = "box"
    ONLINE = "online"

    @property
    def caption(self) -> str:
        """The clerk's word for it."""
        return _CHANNELS[self]


@dataclass(frozen=True)
class Term:
    """How long the office has to answer a kind of feedback; ``days`` are working days or calendar days."""

    kind: FeedbackKind
    days: int
    unit: Literal["working_day", "day"]
    source: str
    certainty: Certainty

    def due_on(self, received: date, office: OfficeCalendar) -> date:
        """The last day to answer: the day of receipt is not counted, days off move the end (BLDS 2015 Đ.147-148)."""
        if self.unit == "working_day":
            return office.add_working_days(received, self.days)
        return office.working_day_from(date.fromordinal(received.toordinal() + self.days))


@dataclass(frozen=True)
class FeedbackWords:
    """Who said it and what was said and answered: erased apart from the facts."""

    text: str
    person: str = ""
    contact: str = ""
    answer: str = ""


FeedbackState = Literal["open", "overdue", "answered", "passed_on"]


@dataclass(frozen=True)
class Feedback:
    """One entry. ``words`` is None once they were erased."""

    id: int
    number: str
    received_at: datetime
    kind: FeedbackKind
    channel: FeedbackChannel
    due_on: date
    sector: str = ""
    about_scheme: str = ""
    responsible: str = ""
    answered_at: datetime | None = None
    passed_on_to: str = ""
    clerk: str = ""
    words: FeedbackWords | None = field(default=None, repr=False)

    def state(self, today: date) -> FeedbackState:
        """How it stands: answered, passed on to whom it concerns, or still to be answered."""
        if self.answered_at is not None:
            return "answered"
        if self.passed_on_to:
            return "passed_on"
        return "overdue" if today > self.due_on else "open"


_KINDS: Mapping[FeedbackKind, str] = MappingProxyType(
    {
        FeedbackKind.REFLECTION: "Phản ánh",
        FeedbackKind.PROPOSAL: "Kiến nghị",
        FeedbackKind.PRAISE: "Khen",
        FeedbackKind.COMPLAINT: "Khiếu nại",
    }
)
_CHANNELS: Mapping[FeedbackChannel, str] = MappingProxyType(
    {
        FeedbackChannel.DIRECT: "Nói tại quầy",
        FeedbackChannel.PAPER: "Văn bản, thư",
        FeedbackChannel.PHONE: "Điện thoại",
        FeedbackChannel.BOX: "Hòm thư góp ý",
        FeedbackChannel.ONLINE: "Trực tuyến",
    }
)
