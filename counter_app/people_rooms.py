# SPDX-License-Identifier: GPL-3.0-or-later
"""Those who work at the counter: the lock, the places, the list of people, wired when the register is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.casework.people_desk import PeopleDesk
from counter_app.casework.rights import NotYours
from counter_app.domain.roles import Right
from counter_app.ui.lock_flow import LockFlow
from counter_app.ui.screens.lock import LockScreen
from counter_app.ui.visit_steps import CHOOSE

if TYPE_CHECKING:
    from counter_app.app import Program
    from counter_app.domain.roles import Who
    from counter_app.ui.flow import Backroom
    from counter_app.workshop import Workshop

OPEN_TO_ALL = frozenset({CHOOSE, "catalogue", "help"})
NEEDS = {"settings": Right.SET, "reports": Right.EXPORT}
"""What a room of the rail needs; every other one shows other people's dossiers."""


class PeopleRooms(QObject):
    """Puts the lock over the window and decides which rooms are open to who sits here."""

    def __init__(self, program: Program, workshop: Workshop, room: Backroom) -> None:
        super().__init__(program.window)
        self._program, self._room = program, room
        self._window = program.window
        self.desk = PeopleDesk(workshop.register, lambda: program.settings.clerk)
        self.lock = LockFlow(self._window, LockScreen(), room, self.desk, program.at_counter, self._flush)
        self.lock.opened.connect(self._open)
        self._window.gate = self._gate

    def begin(self) -> None:
        """Somebody sits down, or the window waits for a PIN."""
        self.lock.begin()

    def _flush(self) -> None:
        if self._program.counter is not None:
            self._program.counter.visit.flush()

    def _open(self, _who: Who, sees_less: bool) -> None:
        counter = self._program.counter
        if counter is None:
            return
        if sees_less:
            counter.visit.to_step(CHOOSE)
        counter.refresh_lists()

    def _gate(self, place: str) -> str:
        if place in OPEN_TO_ALL:
            return ""
        who, right = self._room.who(), NEEDS.get(place, Right.SEE_OTHERS)
        return "" if who.may(right) else str(NotYours(who, right))
