# SPDX-License-Identifier: GPL-3.0-or-later
"""The components step: answers and ticks are written as they are made; the slip prints with one key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.ui.background import BackgroundDesk, Lane
from counter_app.ui.notices import NoticeBoard

if TYPE_CHECKING:
    from counter_app.casework.case import Case
    from counter_app.casework.desk import Desk
    from counter_app.casework.pen import Kept
    from counter_app.domain.dossier import PrintEntry
    from counter_app.domain.office import Office
    from counter_app.ui.on_desk import OnDesk, Papers
    from counter_app.ui.screens.components import ComponentsScreen


class ComponentsFlow(QObject):
    """Connects the components screen with the pen and the slip.

    Signals:
        kept: something reached the disk (a ``Kept``).
    """

    kept = Signal(object)

    def __init__(
        self,
        screen: ComponentsScreen,
        cases: Desk,
        papers: Papers,
        background: BackgroundDesk,
        notices: NoticeBoard,
        office: Callable[[], Office],
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        self._cases = cases
        self._papers = papers
        self._background = background
        self._notices = notices
        self._office = office
        self._desk: OnDesk | None = None
        screen.choices_changed.connect(self._choose)
        screen.ticks_changed.connect(self._tick)
        screen.slip_requested.connect(self._print_slip)

    def show(self, desk: OnDesk) -> None:
        """Put a visit's papers on the screen."""
        self._desk = desk
        self._screen.show_case(desk.checklist)

    def _choose(self, choices: dict[str, str]) -> None:
        desk = self._desk
        if desk is None:
            return
        desk.checklist = replace(desk.checklist, choices=dict(choices))
        checklist, pen = desk.checklist, desk.pen
        self._screen.show_case(checklist)
        self._background.run(Lane.REGISTER, lambda: pen.choose(checklist.settled_choices()), self._say_kept)
        self._background.run(Lane.REGISTER, lambda: pen.tick(checklist), self._say_kept)

    def _tick(self, ticks: frozenset[str]) -> None:
        desk = self._desk
        if desk is None:
            return
        desk.checklist = replace(desk.checklist, ticks=frozenset(ticks))
        checklist, pen = desk.checklist, desk.pen
        self._background.run(Lane.REGISTER, lambda: pen.tick(checklist), self._say_kept)

    def _print_slip(self) -> None:
        desk = self._desk
        if desk is None:
            return
        checklist, pen = desk.checklist, desk.pen

        def keep_and_load() -> Case:
            return self._cases.reload(pen.tick(checklist).dossier_id)

        self._background.run(Lane.REGISTER, keep_and_load, self._print_slip_of)

    def _print_slip_of(self, case: Case) -> None:
        office = self._office()

        def print_slip() -> PrintEntry:
            return self._papers.slips.print(case, office)

        self._background.run(Lane.PAPER, print_slip, self._say_printed)

    def _say_printed(self, entry: PrintEntry) -> None:
        self._notices.say("good", f"Đã gửi phiếu nhắc tới máy in {entry.printer}.")

    def _say_kept(self, kept: Kept) -> None:
        self.kept.emit(kept)
