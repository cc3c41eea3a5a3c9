# SPDX-License-Identifier: GPL-3.0-or-later
"""«Báo cáo» wired when the register is open: the room on the rail, the board's reminder, the ways out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from counter_app.casework.export_door import ExportDoor
from counter_app.casework.tally_paper import TallyPaper
from counter_app.casework.weeks_out import WeeksOut
from counter_app.domain.periods import Period, period_of
from counter_app.ui.background import Lane
from counter_app.ui.counter import DOSSIERS
from counter_app.ui.reports_flow import ReportDoors, ReportsFlow
from counter_app.ui.screens.reports import ReportsScreen
from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.week_watch import WeekWatch
from counter_app.ui.widgets.pdf_place import ask_folder

if TYPE_CHECKING:
    from counter_app.app import Program
    from counter_app.casework.export_run import ExportDone
    from counter_app.domain.office import Office
    from counter_app.domain.outgoing import Outgoing
    from counter_app.ui.counter import Counter
    from counter_app.ui.flow import Backroom
    from counter_app.workshop import Workshop

REPORTS = "reports"


class ReportsRooms(QObject):
    """Puts the screen on the window, lets the rail lead to it, and keeps the board's reminder."""

    def __init__(self, program: Program, counter: Counter, workshop: Workshop, room: Backroom) -> None:
        super().__init__(program.window)
        self._window, self._counter, self._room = program.window, counter, room
        self._paper = TallyPaper(workshop.register, workshop.print_room)
        self._files = workshop.tally_files
        self._door = ExportDoor(room.clock, workshop.register)
        self._weeks = WeeksOut(workshop.register, room.tallies, lambda: room.day, room.clock)
        self._flow: ReportsFlow | None = None
        strip = counter.board_flow.reminder
        self._watch = WeekWatch(room, self._weeks.waiting, strip)
        strip.export_requested.connect(self._export_week)
        bind(Key.EXPORT_WEEK, self._window, self._export_week, Qt.ShortcutContext.WindowShortcut)
        self._window.rail_chosen.connect(self._go)
        program.day_watch.minute_passed.connect(self._watch.pass_minute)
        program.at_counter.changed.connect(self._watch.look)
        self._watch.look()

    def _go(self, place: str) -> None:
        if place == REPORTS:
            self._enter().show()

    def _enter(self) -> ReportsFlow:
        flow = self._flow or self._open()
        self._counter.visit.flush()
        self._window.show_screen(REPORTS)
        self._window.set_action(None, "Quay lại")
        return flow

    def _open(self) -> ReportsFlow:
        # Only when asked for: most days nobody does.
        screen = ReportsScreen()
        self._window.add_screen(REPORTS, screen)
        self._flow = ReportsFlow(
            screen, self._room, ReportDoors(self._export, self._save, self._print, self._weeks.waiting)
        )
        self._flow.dossier_wanted.connect(self._see_dossier)
        return self._flow

    def _export_week(self) -> None:
        """The week that waits, from anywhere: issued if it was not, and out; afterwards the clerk sees it here."""
        closed = self._window.gate(REPORTS)
        if closed:
            self._window.say("warn", closed)
            return
        week = self._watch.weeks[-1] if self._watch.weeks else period_of("week", self._room.today)
        self._enter().turn_to(week)
        weeks, files, office, clerk = self._weeks, self._files, self._room.office, self._room.clerk()
        self._take_out(lambda: files.outgoing(weeks.take_out(week, clerk), office))

    def _export(self, period: Period) -> None:
        self._take_out(partial(self._outgoing, period, self._room.office))

    def _take_out(self, make: Callable[[], Outgoing]) -> None:
        self._room.export.begin(make, lambda _done: self._watch.look())

    def _outgoing(self, period: Period, office: Office) -> Outgoing:
        return self._files.outgoing(self._room.tallies.leaving(period), office)

    def _see_dossier(self, number: str) -> None:
        self._window.rail_chosen.emit(DOSSIERS)
        self._counter.board_flow.look_for(number)

    def _print(self, period: Period) -> None:
        paper, tallies, office, notices = self._paper, self._room.tallies, self._room.office, self._room.notices
        self._room.background.run(
            Lane.PAPER,
            lambda: paper.print(tallies.leaving(period), office),
            lambda printer: notices.say("good", f"Đã gửi bản tổng hợp tới máy in {printer}."),
        )

    def _save(self, period: Period) -> None:
        folder = ask_folder(self._window)
        if folder is None:
            return
        door, office, clerk = self._door, self._room.office, self._room.clerk()
        self._room.background.run(
            Lane.PAPER,
            lambda: door.write(self._outgoing(period, office), folder, clerk=clerk),
            partial(self._saved, period),
        )

    def _saved(self, period: Period, done: ExportDone) -> None:
        title = period.title.lower()
        self._room.notices.say("good", f"Đã lưu và đọc lại {len(done.files)} tệp của {title}: {done.folder}")
        self._watch.look()
