# SPDX-License-Identifier: GPL-3.0-or-later
"""The components step: answers and ticks are written as they are made; the slip prints with one key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from counter_app.domain.channels import Channel, filed_by
from counter_app.ui.background import Lane
from counter_app.ui.decision_flow import DecisionFlow
from counter_app.ui.flow import Backroom, Flow

if TYPE_CHECKING:
    from counter_app.casework.case import Case
    from counter_app.casework.pen import Kept
    from counter_app.domain.dossier import PrintEntry
    from counter_app.ui.on_desk import OnDesk
    from counter_app.ui.screens.components import ComponentsScreen


class ComponentsFlow(Flow):
    """Connects the components screen with the pen and the slip."""

    def __init__(self, screen: ComponentsScreen, room: Backroom) -> None:
        super().__init__(screen, room)
        self._screen = screen
        self.decision = DecisionFlow(screen, room)
        screen.choices_changed.connect(self._choose)
        screen.channel_changed.connect(self._take_channel)
        screen.ticks_changed.connect(self._tick)
        screen.slip_requested.connect(self._print_slip)

    def show(self, desk: OnDesk) -> None:
        """Put a visit's papers on the screen."""
        self._desk = desk
        self._screen.show_case(desk.checklist, desk.asking.channel)
        self.decision.show(desk)

    def note_beginning(self, kept: Kept) -> None:
        """The dossier has just begun: what was said of the visitor before is kept with it."""
        desk = self._desk
        if desk is not None and desk.begun_at is None:
            desk.begun_at = kept.saved_at
            self.decision.note()

    def _choose(self, choices: dict[str, str]) -> None:
        desk = self._desk
        if desk is None:
            return
        desk.checklist = replace(desk.checklist, choices=dict(choices))
        checklist, pen = desk.checklist, desk.pen
        self._screen.show_case(checklist, desk.asking.channel)
        self.decision.refresh()
        self._keep(lambda: pen.choose(checklist.settled_choices()))
        self._keep(lambda: pen.tick(checklist))

    def _take_channel(self, code: str) -> None:
        desk = self._desk
        if desk is None:
            return
        desk.asking = replace(desk.asking, channel=Channel(code))
        desk.checklist = replace(desk.checklist, procedure=filed_by(desk.procedure, desk.asking.channel))
        self._screen.show_case(desk.checklist, code)
        self.decision.refresh()
        self.decision.note()

    def _tick(self, ticks: frozenset[str]) -> None:
        desk = self._desk
        if desk is None:
            return
        desk.checklist = replace(desk.checklist, ticks=frozenset(ticks))
        checklist, pen = desk.checklist, desk.pen
        self.decision.refresh()
        self._keep(lambda: pen.tick(checklist))

    def _print_slip(self) -> None:
        desk = self._desk
        if desk is None:
            return
        checklist, pen = desk.checklist, desk.pen

        def keep_and_load() -> Case:
            return self._room.cases.reload(pen.tick(checklist).dossier_id)

        self._room.background.run(Lane.REGISTER, keep_and_load, self._print_slip_of)

    def _print_slip_of(self, case: Case) -> None:
        office = self._room.office

        def print_slip() -> PrintEntry:
            return self._room.slips.print(case, office)

        self._room.background.run(Lane.PAPER, print_slip, self._say_printed)

    def _say_printed(self, entry: PrintEntry) -> None:
        self._room.notices.say("good", f"Đã gửi phiếu nhắc tới máy in {entry.printer}.")
