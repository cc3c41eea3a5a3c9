# SPDX-License-Identifier: GPL-3.0-or-later
"""Locking and changing places: one key hides the counter, name and PIN bring it back for whoever sits down.

What was being typed is written before anything else; the visit stays on the desk for an official who comes back, and
is put away for a volunteer, who sees only what she writes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.casework.people_desk import sits_first
from counter_app.domain.errors import CounterError
from counter_app.domain.roles import Right, Role
from counter_app.ui.background import Lane
from counter_app.ui.idle_watch import IdleWatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counter_app.casework.people_desk import PeopleDesk
    from counter_app.domain.roles import Colleague, OnDuty, Who
    from counter_app.settings import Settings
    from counter_app.ui.at_counter import AtCounter
    from counter_app.ui.flow import Backroom
    from counter_app.ui.screens.lock import LockScreen
    from counter_app.ui.window import MainWindow

_MINUTE_MS = 60_000
_AUTO_MINUTES = 5


class LockFlow(QObject):
    """``flush`` hands over what is typed.

    Signals:
        opened: somebody sits down (who; whether it is another, who sees less).
        learnt: who is on duty today (their names), and whether several share the counter.
    """

    opened = Signal(object, bool)
    learnt = Signal(list, bool)

    def __init__(
        self,
        window: MainWindow,
        screen: LockScreen,
        room: Backroom,
        desk: PeopleDesk,
        seat: AtCounter,
        flush: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._screen, self._room = window, screen, room
        self._desk, self._seat, self._flush = desk, seat, flush
        self._people: list[Colleague] = []
        self._is_known = False
        self._idle = IdleWatch(window)
        self._idle.idle.connect(self.lock)
        window.lock_requested.connect(self.lock)
        screen.entered.connect(self._enter)
        screen.code_entered.connect(self._enter_by_code)

    def begin(self) -> None:
        """Learn who may sit here; where a PIN is set nobody does before it is typed."""
        self._room.background.run(Lane.REGISTER, self._look, self._take_first)

    def learn(self) -> None:
        """The list was changed."""
        self._room.background.run(Lane.REGISTER, self._look, self._take_people)

    def lock(self) -> None:
        """Hide everything."""
        if not self._is_known or self._window.cover.is_up:
            return
        who = self._seat.who()
        self._screen.show_people(self._people, who.id, who.name)
        self._window.cover.put_up(self._screen)
        self._screen.begin()
        self._flush()

    def follow(self, settings: Settings) -> None:
        """After how long without a touch the counter locks itself."""
        minutes = minutes_of(settings, self._people)
        self._idle.wait_for(minutes * _MINUTE_MS)

    def _look(self) -> tuple[list[Colleague], list[OnDuty]]:
        return self._desk.at_work(), self._desk.on_duty(self._room.today)

    def _take_first(self, found: tuple[list[Colleague], list[OnDuty]]) -> None:
        self._take_people(found)
        first = sits_first(self._people, self._room.settings().clerk)
        if first is not None:
            self._seat.sit_down(first)
        else:
            self.lock()

    def _take_people(self, found: tuple[list[Colleague], list[OnDuty]]) -> None:
        (self._people, on_duty), self._is_known = found, True
        self._seat.learn_colleagues(self._people, {one.colleague.id for one in on_duty})
        self.learnt.emit(list(dict.fromkeys(one.colleague.name for one in on_duty)), len(self._people) > 1)
        self.follow(self._room.settings())

    def _enter(self, clerk_id: int, pin: str) -> None:
        if not self._people:
            self._open(self._seat.who())
            return
        self._try(lambda: self._desk.sit_down(clerk_id, pin))

    def _enter_by_code(self, clerk_id: int, code: str, pin: str) -> None:
        self._try(lambda: self._desk.sit_down_by_code(clerk_id, code, pin))

    def _try(self, sit_down: Callable[[], Who]) -> None:
        self._room.background.run(Lane.REGISTER, sit_down, self._open, self._refuse)

    def _refuse(self, error: BaseException) -> None:
        self._screen.refuse(str(error) if isinstance(error, CounterError) else "")
        if not isinstance(error, CounterError):
            self._room.notices.report(error)

    def _open(self, who: Who) -> None:
        before = self._seat.who()
        is_another = (before.id, before.name) != (who.id, who.name)
        self._seat.sit_down(who)
        self.opened.emit(who, is_another and not who.may(Right.SEE_OTHERS))
        self._window.cover.take_down()
        self.learn()


def minutes_of(settings: Settings, people: Sequence[Colleague]) -> int:
    """After how many minutes the counter locks itself; 0 never.

    By itself only where two share the counter and an official has a PIN: to one clerk alone it is only in the way.
    """
    if settings.lock_after != "auto":
        return int(settings.lock_after)
    shared = len(people) > 1 and any(one.has_pin for one in people if one.role is not Role.VOLUNTEER)
    return _AUTO_MINUTES if shared else 0
