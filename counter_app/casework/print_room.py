# SPDX-License-Identifier: GPL-3.0-or-later
"""The printers of this PC, and a print job as the office has set up its printing: every sheet goes out this way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from counter_app.paper.pages import PrintablePages
from counter_app.paper.printing import PrinterFacts, PrintJob, list_printers, print_pages
from counter_app.settings import Settings
from counter_app.storage.register import Register

FORM_PAPER = "form"
SLIP_PAPER = "slip"


@dataclass(frozen=True)
class PrintRoom:
    """The printers of this PC: the edge that tests replace."""

    known: Callable[[], list[PrinterFacts]] = list_printers
    send: Callable[[PrintablePages, PrintJob], None] = print_pages

    def choose(self, remembered: str | None) -> str:
        """The remembered printer if it is still there, else the default one; empty when there is none.

        One that only makes files is chosen last: the citizen waits for paper.
        """
        known = self.known()
        names = [printer.name for printer in sorted(known, key=lambda printer: printer.is_virtual)]
        return remembered if remembered in names else next(iter(names), "")

    def note_about(self, name: str) -> str:
        """What the clerk should know about a printer just used; usually nothing."""
        if any(printer.is_virtual for printer in self.known() if printer.name == name):
            return f"“{name}” là máy in ảo: tạo ra tệp, không ra giấy. Cần tờ giấy thì chọn máy in khác rồi in lại."
        return ""


def office_job(settings: Settings, printer: str, title: str) -> PrintJob:
    """One copy on one side, from the office's tray, moved on the sheet as the office has set it."""
    return PrintJob(
        printer,
        title=title,
        right_mm=settings.offset_right_mm,
        down_mm=settings.offset_down_mm,
        tray=settings.tray,
    )


def stored_settings(register: Register) -> Settings:
    """The office's settings as the register has them now."""
    return Settings.from_stored(register.settings.load())
