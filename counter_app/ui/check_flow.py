# SPDX-License-Identifier: GPL-3.0-or-later
"""The check step: warnings, read-back, signing mode, and the paper itself.

What is printed is loaded from the register first, so that the sheet is exactly what is kept and was checked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal

from counter_app.casework.paper_desk import HandedOut, PrintOrder
from counter_app.domain.dossier import Heard, PrintEntry
from counter_app.domain.review import concerns_of, review_rows
from counter_app.ui.background import Lane
from counter_app.ui.flow import Backroom, Flow
from counter_app.ui.screens.check import CheckView

if TYPE_CHECKING:
    from counter_app.casework.case import Case
    from counter_app.casework.filling import Preview
    from counter_app.domain.office import Office
    from counter_app.domain.review import ReviewRow
    from counter_app.domain.signing import Signing
    from counter_app.ui.on_desk import OnDesk
    from counter_app.ui.screens.check import CheckScreen

T = TypeVar("T")


@dataclass(frozen=True)
class _Surroundings:
    """What the check page shows besides the answers: it is fetched, and stands still until it has come."""

    prints: list[PrintEntry] = field(default_factory=list)
    printers: list[str] = field(default_factory=list)
    printer: str = ""
    reprint: bool = False


class CheckFlow(Flow):
    """Connects the check page with the pen, the printer and the ledger.

    Signals:
        signing_changed: the page must be laid out again.
        printed: the form went to the printer (a ``PrintEntry``).
        opened: a DOCX was written to be opened by the system (its path).
    """

    signing_changed = Signal()
    printed = Signal(object)
    opened = Signal(str)

    def __init__(self, screen: CheckScreen, room: Backroom) -> None:
        super().__init__(screen, room)
        self._screen = screen
        self._preview: Preview | None = None
        self._around = _Surroundings()
        screen.overruled.connect(self._let_stand)
        screen.signing_changed.connect(self._sign)
        screen.print_requested.connect(self._print)
        screen.settled.connect(self._settle)

    def show(self, desk: OnDesk) -> None:
        """Put the whole of a visit's answers on the check page; printers and ledger follow when known."""
        if desk is not self._desk:
            self._around = _Surroundings()
            self._preview = None  # the page of another visit must not stand beside these answers
        self._desk = desk
        self._refresh()
        self._with_case(self._look_around, self._take_surroundings)

    def take_preview(self, preview: Preview) -> None:
        """A newer page of the open visit."""
        self._preview = preview
        if self._desk is not None and self._screen.isVisible():
            self._refresh()

    def hear(self, by: str) -> None:
        """The answers were read back and somebody said «đúng»."""
        desk = self._desk
        if desk is None:
            return
        desk.heard = Heard(by, self._room.clock())
        pen = desk.pen
        self._keep(lambda: pen.heard(by))
        self._refresh()

    def rows(self) -> list[ReviewRow]:
        """The answers of the open visit as they are read aloud."""
        return review_rows(self._desk.form, self._desk.answers) if self._desk else []

    def save_pdf(self, target: Path) -> None:
        """Write the paper where the clerk said."""
        self._with_case(lambda case, office: self._room.forms.save_pdf(case, office, target), self._say_saved)

    def open_docx(self) -> None:
        """Write the DOCX and have the system open it."""
        self._with_case(self._room.forms.open_docx, lambda path: self.opened.emit(str(path)))

    def _print(self, wish: PrintOrder) -> None:
        self._with_case(lambda case, office: self._room.forms.print_form(case, office, wish), self._say_printed)

    def _settle(self, entry: PrintEntry, came_out: bool) -> None:
        def settle(case: Case, office: Office) -> bool:
            return self._room.forms.settle(case, office, entry, came_out=came_out)

        self._with_case(settle, lambda is_now_printed: self._say_settled(entry, is_now_printed))

    def _with_case(self, work: Callable[[Case, Office], T], then: Callable[[T], None]) -> None:
        """Do something with the case as the register has it after everything written so far."""
        desk = self._desk
        dossier_id = desk.pen.dossier_id if desk else None
        if dossier_id is None:
            return
        office = self._room.office

        def go_on(case: Case) -> None:
            self._room.background.run(Lane.PAPER, lambda: work(case, office), then)

        self._room.background.run(Lane.REGISTER, lambda: self._room.cases.reload(dossier_id), go_on)

    def _let_stand(self, field_id: str, code: str, reason: str) -> None:
        self._overrule(field_id, code, reason)
        self._refresh()

    def _sign(self, signing: Signing) -> None:
        desk = self._desk
        if desk is None:
            return
        desk.signing = signing
        pen = desk.pen
        self._keep(lambda: pen.sign(signing))
        self.signing_changed.emit()

    def _refresh(self) -> None:
        desk = self._desk
        if desk is None:
            return
        self._screen.show_check(
            CheckView(
                rows=review_rows(desk.form, desk.answers),
                concerns=concerns_of(desk.form, desk.answers, desk.overrides),
                signing=desk.signing,
                heard=desk.heard,
                prints=self._around.prints,
                printers=self._around.printers,
                printer=self._around.printer,
                copies=self._room.settings().copies,
                reprint=self._around.reprint,
                preview=self._preview,
                clerk=self._room.settings().clerk,
                unreadable={field_id: desk.form.field(field_id).label for field_id in desk.unfinished},
            )
        )

    def _look_around(self, case: Case, office: Office) -> _Surroundings:
        forms = self._room.forms
        forms.make_ready()
        prints = forms.ledger(case.dossier.id) if case.dossier else []
        printers = [printer.name for printer in forms.printers()]
        return _Surroundings(prints, printers, forms.printer_for(), forms.is_reprint(case, office))

    def _take_surroundings(self, found: _Surroundings) -> None:
        self._around = found
        self._refresh()

    def _say_printed(self, handed: HandedOut) -> None:
        entry = handed.entry
        self._room.notices.say("good", f"Đã gửi {entry.copies} bản (bản {entry.version}) tới máy in {entry.printer}.")
        self._say_note(handed)
        self.printed.emit(entry)
        if self._desk is not None:
            self.show(self._desk)

    def _say_settled(self, entry: PrintEntry, is_now_printed: bool) -> None:
        if is_now_printed:
            self.printed.emit(entry)
        if self._desk is not None:
            self.show(self._desk)

    def _say_saved(self, handed: HandedOut) -> None:
        self._room.notices.say("good", f"Đã lưu tệp PDF (bản {handed.entry.version}) và ghi vào sổ in.")
        self._say_note(handed)
        if self._desk is not None:
            self.show(self._desk)

    def _say_note(self, handed: HandedOut) -> None:
        if handed.note:
            self._room.notices.say("warn", handed.note)
