# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is on duty on the coming model days, for what the plans ask; the list that hangs on the wall."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from counter_app.casework.people_desk import PeopleDesk
from counter_app.casework.print_room import PrintRoom, office_job, stored_settings
from counter_app.casework.rights import require
from counter_app.casework.service_day import ServiceDay
from counter_app.domain.errors import BadInput
from counter_app.domain.office import Office
from counter_app.domain.roles import Colleague, OnDuty, Right, Who
from counter_app.paper.office_list import Column, OfficeList, write_office_list
from counter_app.paper.sheet import pdf_pages
from counter_app.storage.register import Register

WEEKS = 5
"""How far ahead: the rest of this month and what is left to plan of the next."""
USUAL_DUTIES = ("Viết hộ hồ sơ, đọc lại cho dân nghe", "Tiếp nhận, giải quyết, trả kết quả")
TITLE = "LỊCH TRỰC NGÀY THỰC HIỆN MÔ HÌNH"
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_STATE_LINES = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


@dataclass(frozen=True)
class RosterDay:
    """One model day. ``titles``: the plans that hold it."""

    day: date
    titles: tuple[str, ...]
    lines: tuple[OnDuty, ...]


@dataclass(frozen=True)
class Roster:
    """The coming days, who may be named, and for what (the plans' own words first)."""

    days: tuple[RosterDay, ...]
    people: tuple[Colleague, ...]
    duties: tuple[str, ...]


class RosterDesk:
    """Blocking; ``look``, ``name`` and ``strike`` run on the register's worker, ``print`` on the paper's."""

    def __init__(
        self,
        register: Register,
        people: PeopleDesk,
        day: Callable[[], ServiceDay],
        clock: Callable[[], datetime],
        room: PrintRoom,
    ) -> None:
        self._register, self._people, self._day, self._clock, self._room = register, people, day, clock, room

    def look(self) -> Roster:
        """The model days from today on."""
        today, day = self._clock().date(), self._day()
        last = today + timedelta(weeks=WEEKS)
        lines = self._register.duties.between(today, last)
        days = []
        for number in range((last - today).days + 1):
            on = today + timedelta(days=number)
            held = [one for one in day.schemes if one.weekdays and one.has_begun(on) and one.is_model_day(on)]
            if held and not day.office.why_closed(on):
                named = tuple(line for line in lines if line.day == on)
                days.append(RosterDay(on, tuple(scheme.title for scheme in held), named))
        asked = [f"{duty.who}: {duty.does}" for scheme in day.schemes for duty in scheme.roster]
        people = tuple(one for one in self._people.all() if one.active)
        return Roster(tuple(days), people, tuple(dict.fromkeys((*USUAL_DUTIES, *asked))))

    def name(self, by: Who, days: tuple[date, ...], clerk_id: int, duty: str) -> None:
        """Somebody is on duty on these days.

        Raises:
            NotYours: a volunteer plans nobody's days.
        """
        require(by, Right.SET)
        self._register.duties.name(days, clerk_id, duty)

    def strike(self, by: Who, duty_id: int) -> None:
        """One line is taken out.

        Raises:
            NotYours: a volunteer plans nobody's days.
        """
        require(by, Right.SET)
        self._register.duties.strike(duty_id)

    def sheet(self, roster: Roster, office: Office) -> bytes:
        """The list for the wall, as PDF.

        Raises:
            BadInput: there is no model day to list.
        """
        if not roster.days:
            raise BadInput("Năm tuần tới không có ngày thực hiện mô hình nên chưa in lịch. Xem Mô hình phục vụ.")
        rows = []
        for one in roster.days:
            when = f"{_WEEKDAYS[one.day.weekday()]} {one.day:%d/%m/%Y}"
            for place, line in enumerate(one.lines):
                rows.append(("" if place else when, line.colleague.name, line.colleague.organisation, line.duty, ""))
            if not one.lines:
                rows.append((when, "(chưa phân công)", "", "", ""))
        now = self._clock()
        columns = (
            Column("Ngày", 2.6),
            Column("Người trực", 4),
            Column("Đơn vị", 3),
            Column("Việc", 6),
            Column("Ghi chú", 2.4, room=True),
        )
        return write_office_list(
            OfficeList(
                office_lines=(f"ỦY BAN NHÂN DÂN {office.commune.upper()}", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"),
                state_lines=_STATE_LINES,
                title=TITLE,
                subtitle=f"Từ ngày {roster.days[0].day:%d/%m/%Y} đến ngày {roster.days[-1].day:%d/%m/%Y}",
                columns=columns,
                rows=tuple(rows),
                signers=("NGƯỜI LẬP", "LÃNH ĐẠO"),
                place_and_date=f"{office.place}, ngày {now:%d} tháng {now:%m} năm {now:%Y}",
            )
        )

    def print(self, roster: Roster, office: Office) -> str:
        """Send the list; the name of the printer.

        Raises:
            BadInput: there is nothing to list. CounterError: the printer refused.
        """
        pages = pdf_pages(self.sheet(roster, office))
        printer = self._room.choose(None)
        self._room.send(pages, office_job(stored_settings(self._register), printer, "Lịch trực"))
        return printer
