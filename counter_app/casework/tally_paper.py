# SPDX-License-Identifier: GPL-3.0-or-later
"""A tally on the office's own printer: the same sheet that leaves as PDF."""

from __future__ import annotations

from counter_app.casework.print_room import PrintRoom, office_job, stored_settings
from counter_app.casework.tally_telling import told_of
from counter_app.domain.office import Office
from counter_app.domain.tally import Tally
from counter_app.paper.sheet import pdf_pages
from counter_app.paper.tally_sheet import write_tally_sheet
from counter_app.storage.register import Register


class TallyPaper:
    """Blocking; runs on the paper worker."""

    def __init__(self, register: Register, print_room: PrintRoom) -> None:
        self._register, self._room = register, print_room

    def print(self, tally: Tally, office: Office) -> str:
        """Send one copy; the name of the printer.

        Raises:
            CounterError: the printer refused.
        """
        pages = pdf_pages(write_tally_sheet(told_of(tally, office)))
        printer = self._room.choose(None)
        title = f"Tổng hợp số liệu {tally.period.title.lower()}"
        self._room.send(pages, office_job(stored_settings(self._register), printer, title))
        return printer
