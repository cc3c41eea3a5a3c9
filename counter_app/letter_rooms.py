# SPDX-License-Identifier: GPL-3.0-or-later
"""«Thư» and the letter being written, wired when the register is open; receiving step and board offer letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.ui.counter import DOSSIERS
from counter_app.ui.letter_flow import LetterFlow
from counter_app.ui.letters_flow import LettersFlow
from counter_app.ui.screens.letter import LetterScreen
from counter_app.ui.screens.letters import LettersScreen

if TYPE_CHECKING:
    from counter_app.app import Program
    from counter_app.casework.open_letter import OpenLetter
    from counter_app.ui.counter import Counter
    from counter_app.ui.fields.address_input import Places
    from counter_app.ui.flow import Backroom

LETTERS, LETTER = "letters", "letter"


class LetterRooms(QObject):
    """Puts the two screens on the window and lets rail, receiving step and board lead to them."""

    def __init__(self, program: Program, counter: Counter, room: Backroom) -> None:
        super().__init__(program.window)
        self._window, self._counter, self._room = program.window, counter, room
        shelf = LettersScreen()
        self._window.add_screen(LETTERS, shelf)
        self._shelf = LettersFlow(shelf, room, self._window.question.ask)
        self._letter: LetterFlow | None = None
        self._places: Places | None = None
        self._came_from = LETTERS
        self._shelf.opened.connect(self._open)
        self._window.rail_chosen.connect(self._go)
        counter.places_learnt.connect(self._learn_places)
        counter.receive_flow.offer_letters(self._shelf)
        counter.board_flow.offer_letters(self._shelf)

    def _learn_places(self, places: Places) -> None:
        self._places = places

    def _go(self, place: str) -> None:
        if self._letter is not None:
            self._letter.flush()
        if place != LETTERS:
            return
        self._counter.visit.flush()
        self._came_from = LETTERS
        self._window.show_screen(LETTERS)
        self._window.set_action(None, "Quay lại")
        self._shelf.show()

    def _open(self, opened: OpenLetter) -> None:
        flow = self._letter = self._letter or self._make_desk()
        self._came_from = self._window.current_screen()
        self._window.show_screen(LETTER)
        self._window.set_action(None, "Quay lại")
        flow.show(opened)

    def _make_desk(self) -> LetterFlow:
        # Only when asked for: most visits write no letter.
        screen = LetterScreen(self._room.background)
        if self._places is not None:
            screen.typing.offer_places(self._places)
        self._window.add_screen(LETTER, screen)
        flow = LetterFlow(screen, self._room)
        flow.done.connect(self._leave_letter)
        flow.kept.connect(lambda at: self._window.set_saved(f"đã lưu {at:%H:%M:%S}"))
        return flow

    def _leave_letter(self) -> None:
        """Where the clerk came from: the board, the open visit, or the letters."""
        if self._came_from == DOSSIERS:
            self._window.rail_chosen.emit(DOSSIERS)
        elif self._came_from == LETTERS or not self._counter.visit.go_back_to():
            self._go(LETTERS)
