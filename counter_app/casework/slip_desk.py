# SPDX-License-Identifier: GPL-3.0-or-later
"""The slip that names what to bring back: big type, plain words, half a sheet; printed with one key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from counter_app.casework.case import Case
from counter_app.casework.print_room import SLIP_PAPER, PrintRoom, office_job, stored_settings
from counter_app.domain.dossier import PrintEntry, PrintOutcome
from counter_app.domain.errors import CounterError
from counter_app.domain.office import Office
from counter_app.paper.sheet import pdf_pages
from counter_app.paper.slip import MissingSlip, write_missing_slip
from counter_app.storage.register import Register


class NothingMissing(CounterError):
    """The slip would be empty."""

    def __init__(self) -> None:
        super().__init__("Hồ sơ đã đủ giấy tờ nên không có phiếu nhắc để in. Bấm Enter để sang bước khai.")


class SlipDesk:
    """Makes and prints missing-papers slips. Blocking; runs on the paper worker."""

    def __init__(self, register: Register, clock: Callable[[], datetime], print_room: PrintRoom | None = None) -> None:
        self._register = register
        self._print_room = print_room or PrintRoom()
        self._clock = clock

    def write(self, case: Case, office: Office) -> bytes:
        """The slip as PDF.

        Raises:
            NothingMissing: every paper is there.
        """
        missing = case.checklist.missing()
        if not missing:
            raise NothingMissing
        now = self._clock()
        return write_missing_slip(
            MissingSlip(
                office_lines=(f"ỦY BAN NHÂN DÂN {office.commune.upper()}", office.province),
                title="GIẤY TỜ CẦN MANG THÊM",
                procedure=case.procedure.short_name,
                person=_person(case),
                missing=tuple(component.plain for component in missing),
                bring_note="Mang đủ các giấy tờ trên đến quầy; không phải viết lại tờ khai.",
                place_and_date=f"{office.place}, ngày {now:%d}/{now:%m}/{now:%Y}",
                phone=office.phone,
            )
        )

    def print(self, case: Case, office: Office) -> PrintEntry:
        """Print the slip and enter it in the ledger of the dossier."""
        pages = pdf_pages(self.write(case, office))
        if case.dossier is None:
            raise NothingMissing
        printer = self._print_room.choose(self._register.papers.printer_for(SLIP_PAPER))
        entry = self._register.papers.log_print(None, case.dossier.id, SLIP_PAPER, 1, printer, PrintOutcome.UNKNOWN, "")
        job = office_job(stored_settings(self._register), printer, f"Phiếu nhắc {case.dossier.number}")
        try:
            self._print_room.send(pages, job)
        except CounterError:
            self._register.papers.set_outcome(entry.id, PrintOutcome.FAILED)
            raise
        self._register.papers.set_outcome(entry.id, PrintOutcome.SENT)
        self._register.papers.remember_printer(SLIP_PAPER, printer)
        return entry


def _person(case: Case) -> str:
    """The applicant's name if it has been typed already; the slip also serves before any typing."""
    roles = [form.signer_role for form in case.packet]
    return next((name for role in roles if (name := case.answers.get(f"{role}.ho_ten", ""))), "")
