# SPDX-License-Identifier: GPL-3.0-or-later
"""The counter once the register is open: all screens on the window and every wish connected to the one who grants it.

Screens know nothing of casework; flows know one screen each; this is where they meet.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from counter_app.catalog.reference import read_units, read_villages
from counter_app.domain.address_suggestions import AddressBook
from counter_app.domain.dossier import DossierId, DossierState, Step
from counter_app.domain.errors import CounterError
from counter_app.domain.roles import Right
from counter_app.ui.background import Lane
from counter_app.ui.blank_flow import BlankFlow
from counter_app.ui.board_flow import DAY_ENDS, BoardFlow
from counter_app.ui.check_flow import CheckFlow
from counter_app.ui.components_flow import ComponentsFlow
from counter_app.ui.flow import Backroom
from counter_app.ui.receive_flow import ReceiveFlow
from counter_app.ui.screens.blank_form import BlankFormScreen
from counter_app.ui.screens.board import BoardScreen
from counter_app.ui.screens.check import CheckScreen
from counter_app.ui.screens.components import ComponentsScreen
from counter_app.ui.screens.no_form import NoFormScreen
from counter_app.ui.screens.read_back import ReadBackView
from counter_app.ui.screens.receive import ReceiveScreen
from counter_app.ui.screens.typing import TypingScreen
from counter_app.ui.shortcuts import Key
from counter_app.ui.typing_flow import TypingFlow
from counter_app.ui.visit import Visit
from counter_app.ui.visit_group import VisitGroup
from counter_app.ui.visit_steps import BLANK_FORM, CHOOSE, NO_FORM
from counter_app.ui.widgets.pdf_place import ask_pdf_place

if TYPE_CHECKING:
    from counter_app.ui.screens.choose import ChooseScreen
    from counter_app.ui.window import MainWindow

NO_WORD_IN_PRACTICE = (
    "Đang tập dượt nên không mở bằng Word: tệp Word không mang chữ TẬP DƯỢT. Tờ khai vẫn được lưu; in hoặc lưu PDF "
    "để xem."
)
DOSSIERS = "dossiers"
READ_BACK = "read_back"


class Counter(QObject):
    """The working window.

    Signals:
        rating_wanted: the screen is to be turned to the citizen (the sector of the dossier).
        places_learnt: the places that addresses are suggested from are known.
        filing_wanted: a dossier is to be filed in the portal.
    """

    rating_wanted = Signal(str)
    places_learnt = Signal(object)
    filing_wanted = Signal(int)

    def __init__(self, window: MainWindow, choose: ChooseScreen, room: Backroom) -> None:
        super().__init__(window)
        self._window = window
        self._choose = choose
        self._room = room
        self._components = ComponentsScreen()
        self._typing = TypingScreen(room.background)
        self._no_form = NoFormScreen()
        self._check = CheckScreen(room.background)
        self._receive = ReceiveScreen()
        self._blank = BlankFormScreen()
        self._read_back = ReadBackView()
        self._board = BoardScreen(room.background)
        for name, screen in (
            (Step.COMPONENTS, self._components),
            (Step.TYPING, self._typing),
            (NO_FORM, self._no_form),
            (Step.CHECK, self._check),
            (Step.RECEIVE, self._receive),
            (BLANK_FORM, self._blank),
            (READ_BACK, self._read_back),
            (DOSSIERS, self._board),
        ):
            window.add_screen(str(name), screen)
        group = VisitGroup(room.visits.shared)
        self._check_flow = CheckFlow(self._check, room, group)
        self.board_flow = BoardFlow(self._board, room)
        components, typing = ComponentsFlow(self._components, room), TypingFlow(self._typing, room, group)
        self.receive_flow, blank = ReceiveFlow(self._receive, room), BlankFlow(self._blank, room)
        self.receive_flow.filing_wanted.connect(self.filing_wanted)
        self.board_flow.filing_wanted.connect(self.filing_wanted)
        self.visit = Visit(window, room, components, typing, self._check_flow, self.receive_flow, blank, group)
        self._connect_screens()
        self._connect_window()

    def open_dossier(self, number: int) -> None:
        """Take up a stored dossier."""
        self.visit.open(DossierId(number))

    def refresh_lists(self) -> None:
        """Fetch what the choosing screen and the list show."""
        who, cases = self._room.who(), self._room.cases
        scribe = None if who.may(Right.SEE_OTHERS) else who.id or 0
        self._room.background.run(Lane.REGISTER, lambda: cases.unfinished(scribe=scribe), self._choose.set_drafts)
        self.board_flow.refresh()

    def learn_places(self) -> None:
        """Fetch the places that addresses are suggested from; until they are there an address is plain text."""
        office, folder = self._room.office, self._room.office_folder

        def learn() -> tuple[AddressBook, CounterError | None]:
            units = read_units()
            try:
                return AddressBook(units, office, read_villages(folder) if folder else ()), None
            except CounterError as error:
                return AddressBook(units, office), error

        self._room.background.run(Lane.PAPER, learn, lambda learnt: self._take_places(*learnt))

    def pass_minute(self) -> None:
        """Another minute: what shows time left looks again; towards the end of the day the numbers do."""
        if self._window.current_screen() == DOSSIERS:
            self.board_flow.refresh()
        elif self._room.clock().time() >= DAY_ENDS:
            self.board_flow.count()

    def close(self) -> None:
        """Hand the last keys to the register; the window waits for the desk to become idle after this."""
        self.visit.flush()

    def _take_places(self, places: AddressBook, trouble: CounterError | None) -> None:
        self._typing.offer_places(places)
        self.places_learnt.emit(places)
        if trouble is not None:
            self._room.notices.report(trouble)

    def _connect_screens(self) -> None:
        visit = self.visit
        self._choose.chosen.connect(visit.take_up)
        self._choose.resume_requested.connect(self.open_dossier)
        for screen in (self._components, self._typing, self._no_form, self._receive, self._blank):
            screen.next_requested.connect(visit.next)
            screen.back_requested.connect(visit.back)
        self._receive.rating_requested.connect(self._ask_for_rating)
        self._check.back_requested.connect(visit.back)
        self._check.edit_requested.connect(visit.edit)
        self._check.read_back_requested.connect(self._show_read_back)
        self._check.pdf_requested.connect(self._ask_pdf_place)
        self._check.docx_requested.connect(self._open_docx)
        self._check_flow.opened.connect(lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(path)))
        self._read_back.confirmed.connect(self._heard)
        self._read_back.closed.connect(lambda: visit.to_step(Step.CHECK))
        self._board.open_requested.connect(self.open_dossier)
        self.board_flow.open_wanted.connect(self.open_dossier)
        cases, board = self._room.cases, self._room.board
        for signal, change in (
            (self._board.set_aside_requested, lambda one: cases.set_state(one, DossierState.SET_ASIDE)),
            (self._board.discard_requested, lambda one: cases.set_state(one, DossierState.DISCARDED)),
            (self._board.take_back_requested, board.take_back),
        ):
            signal.connect(lambda number, change=change: self._change(DossierId(number), change))

    def _connect_window(self) -> None:
        window, visit = self._window, self.visit
        window.step_chosen.connect(visit.to_step)
        window.next_requested.connect(self._next)
        window.back_requested.connect(visit.back)
        window.set_aside_requested.connect(visit.put_aside)
        window.discard_requested.connect(visit.discard)
        visit.left.connect(lambda sentence: self._room.notices.say("good", sentence))
        window.rail_chosen.connect(self._go)
        visit.ended.connect(self._after_visit)
        window.follows.chosen.connect(self._follow)
        if window.current_screen() == CHOOSE:
            self.show_choice()

    def _go(self, place: str) -> None:
        if place == CHOOSE and not self.visit.go_back_to():
            self.visit.to_step(CHOOSE)
        elif place == DOSSIERS:
            self.visit.flush()
            self._window.show_screen(DOSSIERS)
            self._window.set_action(None, "Quay lại")
            self.board_flow.refresh()

    def _next(self) -> None:
        if self._window.current_screen() == CHOOSE:
            self._choose.choose_current()
        else:
            self.visit.next()

    def _follow(self, code: str) -> None:
        """The next procedure for the same person: the one proposed, or the one marked in the list."""
        code = code or self._choose.current_code()
        if code:
            self.visit.follow(code)

    def show_choice(self) -> None:
        """The search line, ready for the next citizen."""
        self._window.show_screen(CHOOSE)
        self._window.set_action("Chọn →", None, Key.NEXT)
        self._choose.focus_search()

    def _after_visit(self) -> None:
        self.refresh_lists()
        self.show_choice()

    def _show_read_back(self) -> None:
        desk = self.visit.desk
        if desk is not None:
            self._read_back.show_rows(self._check_flow.rows(), self._room.settings().read_back_points)
            self._window.show_screen(READ_BACK)

    def _ask_for_rating(self) -> None:
        if self.visit.desk is not None:
            self.rating_wanted.emit(self.visit.desk.procedure.sector)

    def _heard(self, by: str) -> None:
        self._check_flow.hear(by)
        self.visit.to_step(Step.CHECK)

    def _ask_pdf_place(self) -> None:
        desk = self.visit.desk
        if desk is None or not self._room.allows(Right.EXPORT):
            return
        suggested = Path.home() / f"{desk.number}_{desk.procedure.code}.pdf"
        chosen = ask_pdf_place(self._window, suggested)
        if chosen is not None:
            self._check_flow.save_pdf(chosen)

    def _open_docx(self) -> None:
        if self._room.settings().practice:
            self._room.notices.say("warn", NO_WORD_IN_PRACTICE)
        elif self._room.allows(Right.EXPORT):
            self._check_flow.open_docx()

    def _change(self, dossier_id: DossierId, change: Callable[[DossierId], None]) -> None:
        self.visit.let_go(dossier_id)
        self._window.set_action(None, "Quay lại")
        self._room.background.run(
            Lane.REGISTER, lambda: change(dossier_id), lambda _done: QTimer.singleShot(0, self.refresh_lists)
        )
