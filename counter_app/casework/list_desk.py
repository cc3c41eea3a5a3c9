# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists of the process as sheets on the printer: each named once, made and sent with one key.

A hand-over list is kept with its number when it is printed; once both sides have signed it, that is noted here too and
its results are on their way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from counter_app.casework.office_lists import NothingToList, OfficeLists, Parcel
from counter_app.casework.print_room import PrintRoom, office_job, stored_settings
from counter_app.domain.dossier import DossierId
from counter_app.domain.life import Entry
from counter_app.domain.office import Office
from counter_app.domain.stages import Action
from counter_app.paper.sheet import PdfSheets, pdf_pages
from counter_app.storage.handovers import Handover, HandoverWay
from counter_app.storage.register import Register

_SENDS = {HandoverWay.POST_OUT: Action.SEND_BY_POST, HandoverWay.VILLAGE_OUT: Action.SEND_BY_VILLAGE_HEAD}
_BOTH_SIDES = 2
"""Each side keeps a copy of a hand-over list."""
_WHOM = {
    HandoverWay.POST_IN: "nhận từ bưu điện",
    HandoverWay.POST_OUT: "giao bưu điện",
    HandoverWay.VILLAGE_OUT: "giao trưởng thôn",
}


@dataclass(frozen=True)
class ListChoice:
    """One list that can be made now, or signed. ``title`` never names a person: it shows in the print queue."""

    title: str
    make: Callable[[Office], bytes] | None = None
    parcel: Parcel | None = None
    """A hand-over list."""
    signed: int | None = None
    """No list to print: the hand-over with this id was signed by both sides."""


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
            ListChoice("Giao kết quả cho bưu điện", parcel=Parcel(HandoverWay.POST_OUT)),
            ListChoice("Nhận hồ sơ từ bưu điện hôm nay", parcel=Parcel(HandoverWay.POST_IN)),
        ]
        for village in lists.villages():
            choices.append(ListChoice(f"Giao trưởng thôn: {village}", parcel=Parcel(HandoverWay.VILLAGE_OUT, village)))
        return choices + [_to_sign(handover) for handover in self._register.handovers.unsigned()]

    def make(self, choice: ListChoice, office: Office) -> PdfSheets:
        """A list as it stands now, to be looked at and then sent.

        Raises:
            NothingToList: it would be empty.
        """
        if choice.parcel is not None:
            return self._handover(choice.parcel, office, self._running(choice.parcel))
        assert choice.make is not None, "what is only signed is not printed"
        return pdf_pages(choice.make(office))

    def print(self, choice: ListChoice, pages: PdfSheets, office: Office) -> str:
        """Send a list as it was looked at; a hand-over list is kept first, and printed as it was kept.

        Returns the name of the printer.

        Raises:
            CounterError: the printer refused; a hand-over printed again keeps its number.
        """
        printer = self._room.choose(None)
        if choice.parcel is not None:
            pages = self._handover(choice.parcel, office, self._keep(choice.parcel, office.clerk).running)
        job = office_job(stored_settings(self._register), printer, choice.title)
        self._room.send(pages, job if choice.parcel is None else replace(job, copies=_BOTH_SIDES))
        return printer

    def note_signed(self, handover_id: int, who: str) -> Handover:
        """Both sides have signed: what was still at the counter is on its way now."""
        handover = self._register.handovers.sign(handover_id)
        action = _SENDS.get(handover.way)
        for dossier_id in handover.dossiers if action is not None else ():
            if action in self._register.lives.of(dossier_id).allowed():
                self._register.lives.act(dossier_id, Entry(action, self._clock(), who))
        return handover

    def _handover(self, parcel: Parcel, office: Office, running: int) -> PdfSheets:
        return pdf_pages(self._lists.handover(office, parcel, self._clock().date(), running))

    def _running(self, parcel: Parcel) -> int:
        """The number it bears: of the same list printed before and not signed, else the next one."""
        today = self._clock().date()
        return self._register.handovers.running_of(parcel.way, today, self._dossiers(parcel, today))

    def _keep(self, parcel: Parcel, who: str) -> Handover:
        today = self._clock().date()
        dossiers = self._dossiers(parcel, today)
        if not dossiers:
            raise NothingToList("danh sách giao nhận")
        return self._register.handovers.make(parcel.way, today, who, dossiers)

    def _dossiers(self, parcel: Parcel, on: date) -> list[DossierId]:
        return [line.id for line in self._lists.to_hand_over(parcel, on)]


def _to_sign(handover: Handover) -> ListChoice:
    whom = _WHOM[handover.way]
    told = f"Hai bên đã ký: {whom} số {handover.running:02}/{handover.day:%Y} ({len(handover.dossiers)} hồ sơ)"
    return ListChoice(told, signed=handover.id)


def _month(today: date) -> date:
    return today.replace(day=1)


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)
