# SPDX-License-Identifier: GPL-3.0-or-later
"""The check step: warnings, read-back, signing mode, and the paper itself.

What is printed is loaded from the register first, so that the sheet is exactly what is kept and was checked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal

from counter_app.casework.filling import Order
from counter_app.casework.packet import place_and_id, visit_concerns, visit_rows
from counter_app.casework.page_desk import CheckPages, PageDesk
from counter_app.casework.paper_desk import HandedOut, PrintOrder
from counter_app.domain.dossier import Heard, Override, PrintEntry
from counter_app.domain.errors import CounterError
from counter_app.domain.journey import printed_answers
from counter_app.ui.background import Lane
from counter_app.ui.flow import Backroom, Flow
from counter_app.ui.screens.check import CheckView

if TYPE_CHECKING:
    from counter_app.casework.case import Case
    from counter_app.casework.packet import PacketPreview
    from counter_app.domain.form import FormSpec
    from counter_app.domain.office import Office
    from counter_app.domain.review import ReviewRow
    from counter_app.domain.signing import Signing
    from counter_app.ui.on_desk import OnDesk
    from counter_app.ui.screens.check import CheckScreen
    from counter_app.ui.visit_group import VisitGroup

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
        printed: forms went to the printer (the ids of their dossiers).
        opened: a DOCX was written to be opened by the system (its path).
    """

    printed = Signal(object)
    opened = Signal(str)

    def __init__(self, screen: CheckScreen, room: Backroom, group: VisitGroup) -> None:
        super().__init__(screen, room)
        self._screen = screen
        self._group = group
        self._preview: PacketPreview | None = None
        self._page_note = ""
        self._around = _Surroundings()
        screen.overruled.connect(self._let_stand)
        screen.signing_changed.connect(self._sign)
        screen.print_requested.connect(self._print)
        screen.settled.connect(self._settle)

    def show(self, desk: OnDesk) -> None:
        """Put the answers of all dossiers of the visit on one page; printers and ledger follow when known."""
        if desk is not self._desk:
            self._around = _Surroundings()
            self._preview = None  # the page of another visit must not stand beside these answers
            self._page_note = ""
        self._desk = desk
        self._refresh()
        self._lay_out()
        self._with_cases(self._look_around, self._take_surroundings)

    def hear(self, by: str) -> None:
        """The answers were read back and somebody said «đúng»."""
        for _key, desk in self._group.checked():
            desk.heard = Heard(by, self._room.clock())
            self._keep(partial(desk.pen.heard, by))
        self._refresh()

    def rows(self) -> list[ReviewRow]:
        """The answers of the open visit as they are read aloud."""
        return visit_rows(self._group.parts()) if self._desk else []

    def save_pdf(self, target: Path) -> None:
        """Write the paper where the clerk said."""
        self._with_cases(lambda cases, office: self._room.forms.save_pdf(cases, office, target), self._say_saved)

    def open_docx(self) -> None:
        """Write the DOCX and have the system open it."""
        forms = self._room.forms

        def open_all(cases: list[Case], office: Office) -> list[Path]:
            return [path for case in cases for path in forms.open_docx(case, office)]

        self._with_cases(open_all, self._say_opened)

    def _print(self, wish: PrintOrder) -> None:
        self._with_cases(lambda cases, office: self._room.forms.print_visit(cases, office, wish), self._say_printed)

    def _settle(self, entry: PrintEntry, came_out: bool) -> None:
        def settle(cases: list[Case], office: Office) -> bool:
            asked = (case for case in cases if case.dossier is not None and case.dossier.id == entry.dossier_id)
            return any(self._room.forms.settle(case, office, entry, came_out=came_out) for case in asked)

        self._with_cases(settle, lambda is_now_printed: self._say_settled(entry, is_now_printed))

    def _with_cases(self, work: Callable[[list[Case], Office], T], then: Callable[[T], None]) -> None:
        """Do something with the visit's cases as the register has them after everything written so far."""
        ids = [desk.pen.dossier_id for _key, desk in self._group.checked()]
        known = [one for one in ids if one is not None]
        if not known:
            return
        office = self._room.office

        def go_on(cases: list[Case]) -> None:
            self._room.background.run(Lane.PAPER, lambda: work(cases, office), then)

        self._room.background.run(Lane.REGISTER, lambda: self._room.visits.cases(known), go_on)

    def _let_stand(self, keyed: str, code: str, reason: str) -> None:
        place, field_id = place_and_id(keyed)
        desk = self._group.desks[place]
        desk.overrides = (*desk.overrides, Override(field_id, code, reason))
        self._keep(lambda: desk.pen.overrule(field_id, code, reason))
        self._refresh()

    def _sign(self, signing: Signing) -> None:
        """One person signs all papers of the visit in one way."""
        for _key, desk in self._group.checked():
            desk.signing = signing
            self._keep(partial(desk.pen.sign, signing))
        self._lay_out()

    def _lay_out(self) -> None:
        """Ask for the pages of all forms: ours at once, then those of an office suite where it prints them."""
        desk = self._desk
        if desk is None:
            return
        office, today = self._room.office, self._room.today
        orders, keys = [], []
        for key, one in self._group.checked():
            for form in one.packet:
                orders.append(Order(form, printed_answers(form, one.answers), office, one.signing, today))
                keys.append(key)
        pages = self._room.forms.pages
        self._room.background.run_latest(
            Lane.PAPER, "check", lambda: pages.check_pages(orders, keys), lambda check: self._take_pages(desk, check)
        )

    def _take_pages(self, desk: OnDesk, check: CheckPages) -> None:
        if desk is not self._desk:
            return
        self._preview, self._page_note = check.preview, check.trouble
        if check.drawn_by:
            self._page_note = f"Trang do {check.drawn_by} dựng, đúng như tờ sẽ in."
        elif check.elsewhere:
            suite = check.elsewhere[0].suite_title
            self._page_note = f"Đang dựng trang bằng {suite}… Dưới đây là bản xem trước của chương trình."
            pages = self._room.forms.pages
            self._room.background.run_latest(
                Lane.SUITE,
                "suite",
                lambda: _drawn_or_why_not(pages, check),
                lambda drawn: self._take_pages(desk, drawn),
            )
        self._refresh()

    def _refresh(self) -> None:
        desk = self._desk
        if desk is None:
            return
        self._screen.show_check(
            CheckView(
                rows=self.rows(),
                concerns=visit_concerns(self._group.parts()),
                signing=desk.signing,
                heard=desk.heard,
                prints=self._around.prints,
                printers=self._around.printers,
                printer=self._around.printer,
                copies=_copies(self._group, self._room.settings().copies),
                reprint=self._around.reprint,
                preview=self._preview,
                clerk=self._room.clerk(),
                scribes=[one.name for one in self._room.colleagues()],
                unreadable=_unreadable(self._group),
                page_note=self._page_note,
                is_packet=len(_forms(self._group)) > 1,
            )
        )

    def _look_around(self, cases: list[Case], office: Office) -> _Surroundings:
        forms = self._room.forms
        forms.make_ready()
        prints = [entry for case in cases if case.dossier for entry in forms.ledger(case.dossier.id)]
        printers = [printer.name for printer in forms.printers()]
        reprint = all(forms.is_reprint(case, office) for case in cases)
        return _Surroundings(prints, printers, forms.printer_for(), reprint)

    def _take_surroundings(self, found: _Surroundings) -> None:
        self._around = found
        self._refresh()

    def _say_printed(self, handed: HandedOut) -> None:
        entry = handed.entry
        if len(handed.entries) > 1:
            self._room.notices.say("good", f"Đã gửi {len(handed.entries)} tờ khai tới máy in {entry.printer}.")
        else:
            sent = f"Đã gửi {entry.copies} bản (bản {entry.version}) tới máy in {entry.printer}."
            self._room.notices.say("good", sent)
        self._say_note(handed)
        self.printed.emit({one.dossier_id for one in handed.entries})
        if self._desk is not None:
            self.show(self._desk)

    def _say_settled(self, entry: PrintEntry, is_now_printed: bool) -> None:
        if is_now_printed:
            self.printed.emit({entry.dossier_id})
        if self._desk is not None:
            self.show(self._desk)

    def _say_saved(self, handed: HandedOut) -> None:
        self._room.notices.say("good", f"Đã lưu tệp PDF (bản {handed.entry.version}) và ghi vào sổ in.")
        self._say_note(handed)
        if self._desk is not None:
            self.show(self._desk)

    def _say_opened(self, paths: list[Path]) -> None:
        for path in paths:
            self.opened.emit(str(path))

    def _say_note(self, handed: HandedOut) -> None:
        if handed.note:
            self._room.notices.say("warn", handed.note)


def _drawn_or_why_not(pages: PageDesk, check: CheckPages) -> CheckPages:
    """The pages the suite drew; ours with the sentence when it failed. Printing will say the same."""
    try:
        return pages.draw_elsewhere(check)
    except CounterError as failed:
        return replace(check, elsewhere=(), trouble=str(failed))


def _forms(group: VisitGroup) -> list[FormSpec]:
    return [form for _key, desk in group.checked() for form in desk.packet]


def _unreadable(group: VisitGroup) -> dict[str, str]:
    """Labels of fields that hold text nobody could read yet."""
    return {
        key + spec.id: spec.label
        for key, desk in group.checked()
        for form in desk.packet
        for spec in form.fields()
        if spec.id in desk.unfinished
    }


def _copies(group: VisitGroup, usual: int) -> int:
    """What the printing panel begins with: copies of the only form as it wants them, else packets."""
    forms = _forms(group)
    return max(usual, forms[0].copies) if len(forms) == 1 else usual
