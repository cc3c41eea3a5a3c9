# SPDX-License-Identifier: GPL-3.0-or-later
"""The roster's screen connected with the register and the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.ui.background import Lane
from counter_app.ui.questions import choice
from counter_app.ui.screens.roster import NAME_ALL, PRINT, STRIKE

if TYPE_CHECKING:
    from counter_app.casework.roster_desk import Roster, RosterDesk
    from counter_app.ui.flow import Backroom
    from counter_app.ui.screens.roster import RosterScreen


class RosterFlow(QObject):
    """Signals: ``changed``, somebody else is on duty."""

    changed = Signal()

    def __init__(self, screen: RosterScreen, room: Backroom, desk: RosterDesk) -> None:
        super().__init__(screen)
        self._screen, self._room, self._desk = screen, room, desk
        self._roster: Roster | None = None
        self._asked = ""
        screen.wished.connect(self._wish)
        screen.answered.connect(self._take_answers)

    def show(self) -> None:
        """Show the coming days."""
        self._screen.stop_asking()
        self._fetch()

    def _fetch(self) -> None:
        self._room.background.run(Lane.REGISTER, self._desk.look, self._take)

    def _take(self, roster: Roster) -> None:
        self._roster = roster
        self._screen.show_days(roster.days)

    def _wish(self, wish: str) -> None:
        roster, chosen = self._roster, self._screen.chosen
        if roster is None or chosen is None:
            return
        self._asked = wish
        if wish == PRINT:
            self._print(roster)
        elif wish == STRIKE:
            lines = [(str(line.id), f"{line.colleague.name}: {line.duty}") for line in chosen.lines]
            self._screen.ask("Bỏ ai khỏi ngày này", (choice("line", "Người trực", lines),))
        elif roster.people:
            people = [(str(one.id), one.name) for one in roster.people]
            duties = [(duty, duty) for duty in roster.duties]
            title = "Phân công cho mọi ngày bên trái" if wish == NAME_ALL else self._screen.title.text()
            self._screen.ask(title, (choice("who", "Ai trực", people), choice("duty", "Làm việc gì", duties)))

    def _take_answers(self, answers: dict[str, str]) -> None:
        roster, chosen, by, desk = self._roster, self._screen.chosen, self._room.who(), self._desk
        if roster is None or chosen is None:
            return

        def keep() -> None:
            if self._asked == STRIKE:
                desk.strike(by, int(answers["line"]))
            else:
                days = tuple(one.day for one in roster.days) if self._asked == NAME_ALL else (chosen.day,)
                desk.name(by, days, int(answers["who"]), answers["duty"])

        def kept(_done: None) -> None:
            self._screen.stop_asking()
            self._fetch()
            self.changed.emit()

        self._room.background.run(Lane.REGISTER, keep, kept)

    def _print(self, roster: Roster) -> None:
        office, desk = self._room.office, self._desk
        self._room.background.run(
            Lane.PAPER,
            lambda: desk.print(roster, office),
            lambda printer: self._room.notices.say("good", f"Đã gửi lịch trực tới máy in {printer}."),
        )
