# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists of the process as sheets on the printer: each named once, made and sent with one key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from counter_app.casework.office_lists import OfficeLists
from counter_app.casework.print_room import PrintRoom, office_job, stored_settings
from counter_app.domain.office import Office
from counter_app.paper.sheet import PdfSheets, pdf_pages
from counter_app.storage.register import Register


@dataclass(frozen=True)
class ListChoice:
    """One list that can be made now. ``title`` never names a person: it shows in the print queue."""

    title: str
    make: Callable[[Office], bytes]


class ListDesk:
    """Offers, makes and prints the lists. Blocking; runs on the paper worker."""

    def __init__(
        self, lists: OfficeLists, register: Register, clock: Callable[[], datetime], print_room: PrintRoom
    ) -> None:
        self._lists, self._register, self._clock, self._room = lists, register, clock, print_room

    def choices(self) -> list[ListChoice]:
        """Every list of this moment, in the order of use."""
        today, lists = self._clock().date(), self._lists
        choices = [
            ListChoice("Danh sách trình lãnh đạo ký", lists.signing_list),
            ListChoice("Sổ theo dõi hồ sơ hôm nay", lambda office: lists.book(office, today, today)),
            ListChoice(f"Sổ theo dõi tháng {today:%m/%Y}", lambda office: lists.book(office, _month(today), today)),
            ListChoice(f"Sổ theo dõi năm {today:%Y}", lambda office: lists.book(office, *_year(today.year))),
            ListChoice(f"Khóa sổ năm {today.year - 1}", lambda office: lists.book(office, *_year(today.year - 1))),
            ListChoice("Giao kết quả cho bưu điện", lists.post_out),
            ListChoice("Nhận hồ sơ từ bưu điện hôm nay", lambda office: lists.post_in(office, today)),
        ]
        return choices + [_for_village(lists, village) for village in lists.villages()]

    def make(self, choice: ListChoice, office: Office) -> PdfSheets:
        """A list as it stands now, to be looked at and then sent.

        Raises:
            NothingToList: it would be empty.
        """
        return pdf_pages(choice.make(office))

    def print(self, title: str, pages: PdfSheets) -> str:
        """Send a list; the name of the printer.

        Raises:
            CounterError: the printer refused.
        """
        printer = self._room.choose(None)
        self._room.send(pages, office_job(stored_settings(self._register), printer, title))
        return printer


def _for_village(lists: OfficeLists, village: str) -> ListChoice:
    return ListChoice(f"Giao trưởng thôn: {village}", lambda office: lists.village_list(office, village))


def _month(today: date) -> date:
    return today.replace(day=1)


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)
