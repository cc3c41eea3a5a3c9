# SPDX-License-Identifier: GPL-3.0-or-later
"""Those who work at the counter: the lock, the places, the list of people, wired when the register is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.casework.people_desk import PeopleDesk
from counter_app.casework.rights import NotYours
from counter_app.casework.roster_desk import RosterDesk
from counter_app.domain.roles import Right
from counter_app.ui.background import Lane
from counter_app.ui.lock_flow import LockFlow
from counter_app.ui.people_flow import PeopleFlow
from counter_app.ui.roster_flow import RosterFlow
from counter_app.ui.screens.lock import LockScreen
from counter_app.ui.screens.people import PeopleScreen
from counter_app.ui.screens.roster import RosterScreen
from counter_app.ui.visit_steps import CHOOSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counter_app.app import Program
    from counter_app.domain.roles import Colleague, Who
    from counter_app.ui.flow import Backroom
    from counter_app.workshop import Workshop

PEOPLE = "people"
ROSTER = "roster"
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
        self._people: PeopleFlow | None = None
        day, print_room = workshop.days, workshop.print_room
        self._roster_desk = RosterDesk(
            workshop.register, self.desk, lambda: day.of(workshop.desk.settings()), room.clock, print_room
        )
        self._roster: RosterFlow | None = None
        self.lock.learnt.connect(self._tell_duty)
        self._window.rail_chosen.connect(lambda place: self.see_people() if place == PEOPLE else None)

    def begin(self) -> None:
        """Somebody sits down, or the window waits for a PIN."""
        self.lock.begin()

    def see_people(self) -> None:
        """The list of people, reached through the settings."""
        flow = self._people or self._open_people()
        self._window.show_screen(PEOPLE)
        self._window.set_action(None, "Quay lại")
        flow.show()

    def follow_name(self, before: str, now: str) -> None:
        """The name on the settings page was changed: the same person goes on under it."""
        if before != now:
            self._room.background.run(
                Lane.REGISTER, lambda: self.desk.follow_setting(before, now), lambda _done: self._follow_list()
            )

    def _open_people(self) -> PeopleFlow:
        screen = PeopleScreen()
        self._window.add_screen(PEOPLE, screen)
        self._people = PeopleFlow(screen, self._room, self.desk)
        self._people.changed.connect(self._follow_list)
        self._people.renamed.connect(self._follow_rename)
        self._people.roster_wanted.connect(self._see_roster)
        return self._people

    def _see_roster(self) -> None:
        if self._roster is None:
            screen = RosterScreen()
            self._window.add_screen(ROSTER, screen)
            self._roster = RosterFlow(screen, self._room, self._roster_desk)
            self._roster.changed.connect(self.lock.learn)
        self._window.show_screen(ROSTER)
        self._window.set_action(None, "Quay lại")
        self._roster.show()

    def _tell_duty(self, names: Sequence[str], is_shared: bool) -> None:
        self._program.day_watch.note_duty(names, is_shared=is_shared)

    def _follow_rename(self, before: str, now: str) -> None:
        """The settings name the same person, as the command line reads them."""
        if self._program.settings.clerk != before or before == now:
            return
        settings, cases = self._program.settings.changed(clerk=now), self._room.cases
        self._room.background.run(
            Lane.REGISTER, lambda: cases.keep_settings(settings), lambda _done: self._program.take_settings(settings)
        )

    def _follow_list(self) -> None:
        """Whoever sits here may have been named anew."""
        self._room.background.run(Lane.REGISTER, self.desk.at_work, self._take_list)

    def _take_list(self, people: Sequence[Colleague]) -> None:
        who = self._room.who()
        named = next((one.who for one in people if one.id == who.id), None)
        if who.id is None:  # the list has just begun: its first line is who sits here
            named = next((one.who for one in people if one.name == who.name), None)
        if named is not None and named != who:
            self._program.at_counter.sit_down(named)
        self.lock.learn()

    def _flush(self) -> None:
        if self._program.counter is not None:
            self._program.counter.visit.flush()

    def _open(self, _who: Who, sees_less: bool) -> None:
        counter = self._program.counter
        if counter is None:
            return
        if sees_less:
            self._program.choose.set_drafts([])
            counter.visit.to_step(CHOOSE)
        counter.refresh_lists()

    def _gate(self, place: str) -> str:
        if place in OPEN_TO_ALL:
            return ""
        who, right = self._room.who(), NEEDS.get(place, Right.SEE_OTHERS)
        return "" if who.may(right) else str(NotYours(who, right))
