# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes into a citizen's hand before anything is written: the answer in writing, a blank form, a filled sample.

None of it is a paper of the dossier's own answers, so none makes a version; all of it is in the ledger.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from counter_app.casework.decision_words import verdicts
from counter_app.casework.filling import Filler, Order
from counter_app.casework.packet import JoinedPages
from counter_app.casework.print_room import SLIP_PAPER, PrintRoom, office_job, stored_settings
from counter_app.domain.decision import Decision
from counter_app.domain.dossier import DossierId, PrintOutcome
from counter_app.domain.errors import CounterError
from counter_app.domain.form import FormSpec
from counter_app.domain.granting import shown_day
from counter_app.domain.journey import printed_answers
from counter_app.domain.office import Office
from counter_app.domain.procedure import Procedure
from counter_app.paper.decision_sheet import Answer, DecisionSheet, write_decision_sheet
from counter_app.paper.pages import PrintablePages
from counter_app.paper.sheet import pdf_pages
from counter_app.paper.stamped import SamplePages
from counter_app.storage.register import Register

DECISION_SHEET, BLANK_FORM, SAMPLE_FORM = "decision", "blank", "sample"
_SAMPLE_FOOT = "Bản mẫu để xem và viết theo; tên người trong mẫu là tên đặt ra."


class NothingToGive(CounterError):
    """The procedure has no form of its own here."""

    def __init__(self) -> None:
        super().__init__("Thủ tục này chưa có tờ khai trong chương trình nên không có tờ trống hay tờ mẫu để in.")


class AnswerDesk:
    """Makes and prints these sheets. Blocking; runs on the paper worker."""

    def __init__(
        self,
        filler: Filler,
        register: Register,
        clock: Callable[[], datetime],
        print_room: PrintRoom | None = None,
    ) -> None:
        self._filler, self._register, self._clock = filler, register, clock
        self._print_room = print_room or PrintRoom()

    def write_decision(self, procedure: Procedure, found: Decision, office: Office) -> bytes:
        """The decision as a PDF of one A5 sheet."""
        now = self._clock()
        answers = tuple(
            Answer(one.title, one.answer, tuple((why.sentence, why.source) for why in one.reasons))
            for one in verdicts(found, procedure)
        )
        return write_decision_sheet(
            DecisionSheet(
                office_lines=(f"ỦY BAN NHÂN DÂN {office.commune.upper()}", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"),
                title="TRẢ LỜI NGƯỜI DÂN TẠI QUẦY",
                procedure=procedure.short_name,
                asked=f"Hỏi lúc {now:%H:%M} {shown_day(now.date())}",
                answers=answers,
                note="Trả lời theo điều đã nói tại quầy; giờ nhận hoặc giấy tờ khác đi thì trả lời có thể khác.",
                place_and_date=f"{office.place}, ngày {now:%d}/{now:%m}/{now:%Y}",
            )
        )

    def print_decision(
        self, procedure: Procedure, found: Decision, office: Office, dossier_id: DossierId | None
    ) -> str:
        """Print the decision; in the ledger where there is a dossier already. Returns the printer's name."""
        pages = pdf_pages(self.write_decision(procedure, found, office))
        return self._send(pages, DECISION_SHEET, "Trả lời người dân", dossier_id)

    def print_blank(self, forms: tuple[FormSpec, ...], office: Office, dossier_id: DossierId | None) -> str:
        """Print the forms with nothing on them, for the citizen's own hand.

        Raises:
            NothingToGive: there is no form.
        """
        pages = [self._filler.produce(Order(form, printed_answers(form, {}), office)).pages for form in forms]
        return self._send(_joined(pages), BLANK_FORM, "Tờ khai trống", dossier_id)

    def print_sample(self, forms: tuple[FormSpec, ...], office: Office, dossier_id: DossierId | None) -> str:
        """Print the forms filled with invented people, marked as samples, to be copied from.

        Raises:
            NothingToGive: there is no form.
        """
        pages: list[PrintablePages] = []
        first = 1
        for form in forms:
            order = Order(form, printed_answers(form, form.sample), office, signed_on=self._clock().date())
            made = SamplePages(self._filler.preview(order).pages, first, _SAMPLE_FOOT)
            pages.append(made)
            first += made.page_count
        return self._send(_joined(pages), SAMPLE_FORM, "Tờ khai mẫu", dossier_id)

    def _send(self, pages: PrintablePages, what: str, title: str, dossier_id: DossierId | None) -> str:
        printer = self._print_room.choose(self._register.papers.printer_for(SLIP_PAPER))
        job = office_job(stored_settings(self._register), printer, title)
        if dossier_id is None:
            self._print_room.send(pages, job)
            return printer
        entry = self._register.papers.log_print(None, dossier_id, what, 1, printer, PrintOutcome.UNKNOWN)
        try:
            self._print_room.send(pages, job)
        except CounterError:
            self._register.papers.set_outcome(entry.id, PrintOutcome.FAILED)
            raise
        self._register.papers.set_outcome(entry.id, PrintOutcome.SENT)
        return printer


def _joined(papers: list[PrintablePages]) -> PrintablePages:
    if not papers:
        raise NothingToGive
    return JoinedPages(papers)
