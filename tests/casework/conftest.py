# SPDX-License-Identifier: GPL-3.0-or-later
"""A real register in a folder of its own, and a printer that keeps what it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from counter_app.casework.case import Case
from counter_app.casework.desk import Desk
from counter_app.casework.paper_desk import PaperDesk
from counter_app.casework.pen import Pen
from counter_app.casework.print_room import PrintRoom
from counter_app.casework.slip_desk import SlipDesk
from counter_app.domain.dossier import PrintOutcome, Step
from counter_app.paper.pages import PrintablePages
from counter_app.paper.printing import PrinterFacts, PrintJob, PrintRefused
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from tests.casework.sample_orders import catalog, filler

MARITAL = "1.004873"


@dataclass
class FakePrinter:
    """Takes every job; refuses with a sentence when ``trouble`` is set; ``interrupt`` stands for a power cut."""

    names: list[str] = field(default_factory=lambda: ["Quầy 1", "Văn phòng"])
    virtual: set[str] = field(default_factory=set)
    trouble: str = ""
    interrupt: Callable[[], None] | None = None
    jobs: list[tuple[PrintJob, int]] = field(default_factory=list)
    papers: list[PrintablePages] = field(default_factory=list)

    def known(self) -> list[PrinterFacts]:
        return [PrinterFacts(name, name == self.names[0], name in self.virtual, state="idle") for name in self.names]

    def send(self, pages: PrintablePages, job: PrintJob) -> None:
        if self.interrupt:
            self.interrupt()
        if self.trouble:
            raise PrintRefused(self.trouble)
        self.jobs.append((job, pages.page_count))
        self.papers.append(pages)


@dataclass
class Office:
    """Everything a clerk works with in these tests."""

    register: Register
    desk: Desk
    papers: PaperDesk
    slips: SlipDesk
    printer: FakePrinter
    folder: Path
    clock: Callable[[], datetime]


@pytest.fixture(autouse=True)
def _widgets_too(qapp: QApplication) -> QApplication:
    """The page engine would start an application without widgets, and no window could be tested after it."""
    return qapp


@pytest.fixture
def counter_office(tmp_path: Path, fixed_clock: Callable[[], datetime]) -> Iterator[Office]:
    """An office with an empty register."""
    register = Register.open(tmp_path / "register", AccountUnlock(), fixed_clock)
    printer = FakePrinter()
    room = PrintRoom(printer.known, printer.send)
    yield Office(
        register,
        Desk(catalog(), register, fixed_clock),
        PaperDesk(filler(), register, tmp_path / "opened", fixed_clock, room),
        SlipDesk(register, fixed_clock, room),
        printer,
        tmp_path,
        fixed_clock,
    )
    register.close()


def complete_case(office: Office, code: str = MARITAL, **changes: str | None) -> tuple[Case, Pen]:
    case, pen = office.desk.take_up(code)
    kept = pen.write({**case.form.sample, **changes}, None, Step.CHECK)
    return office.desk.reload(kept.dossier_id), pen


def outcomes(office: Office, case: Case) -> list[tuple[str, PrintOutcome, int | None]]:
    assert case.dossier is not None
    return [(entry.what, entry.outcome, entry.version) for entry in office.papers.ledger(case.dossier.id)]
