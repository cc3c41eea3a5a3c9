# SPDX-License-Identifier: GPL-3.0-or-later
"""The decision on the components step: asked anew at every tick, trait and minute, noted once there is a dossier.

Deciding is arithmetic over what lies on the desk; it never waits for the register.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.casework.decision_words import verdicts
from counter_app.casework.handling import asked_about, with_age
from counter_app.casework.people_of_case import born_of
from counter_app.domain.roles import Role
from counter_app.domain.visitor import Trait
from counter_app.ui.background import Lane
from counter_app.ui.phrases import not_written_for
from counter_app.ui.widgets.decision_strip import DecisionView

if TYPE_CHECKING:
    from counter_app.casework.handling import Asking
    from counter_app.domain.decision import Decision
    from counter_app.ui.flow import Backroom
    from counter_app.ui.on_desk import OnDesk
    from counter_app.ui.screens.components import ComponentsScreen

_EVERY_MS = 30_000
"""How often the answers are looked at again: a cut-off passes while the clerk talks."""
CLERK, VOLUNTEER = "clerk", "volunteer"


class DecisionFlow(QObject):
    """Connects the strip with the day, the desk and the printer.

    Signals:
        decided: what holds now (a ``Decision``).
    """

    decided = Signal(object)

    def __init__(self, screen: ComponentsScreen, room: Backroom) -> None:
        super().__init__(screen)
        self._screen, self._room = screen, room
        self._desk: OnDesk | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.refresh)
        screen.traits_changed.connect(self._take_traits)
        screen.reason_settled.connect(self._take_reason)
        screen.answer_requested.connect(self._print)

    def show(self, desk: OnDesk) -> None:
        """Show what holds for the visit on the desk."""
        self._desk = desk
        self._timer.start()
        self.refresh()

    def refresh(self) -> None:
        """Decide again."""
        desk = self._desk
        if desk is None or not self._screen.isVisible():
            return
        assumed = not desk.checklist.is_complete and not desk.checklist.ticks
        found = decision_of(desk, self._room, if_complete=assumed)
        born = born_of(desk.packet, desk.answers)
        traits = with_age(desk.asking.traits, born, self._room.today)
        self._screen.decision.show_decision(
            DecisionView(
                verdicts(found, desk.procedure),
                assumed=assumed,
                traits=traits,
                other_reason=desk.asking.other_reason,
                years=_years(desk, self._room.today.year) if Trait.ELDERLY in traits else 0,
                present=desk.checklist.to_be_present(),
                ticks=desk.checklist.ticks,
                ban=not_written_for(desk.procedure),
                asks_minority=self._room.settings().minority_counted,
            )
        )
        self.decided.emit(found)

    def note(self) -> None:
        """Keep for whom the clerk writes; nothing begins by it."""
        desk = self._desk
        dossier_id = desk.pen.dossier_id if desk else None
        if desk is None or dossier_id is None:
            return
        asking, by = asking_now(desk, self._room), written_by(desk, self._room)
        scribe = (desk.signing.scribe or self._room.clerk()) if by else ""
        room = self._room

        def keep() -> None:
            room.handling.note_help(dossier_id, asking, by)
            if scribe:
                room.cases.note_scribe(dossier_id, scribe)

        room.background.run(Lane.REGISTER, keep)

    def _take_traits(self, traits: frozenset[Trait]) -> None:
        if self._desk is not None:
            self._desk.asking = replace(self._desk.asking, traits=frozenset(traits))
            self.refresh()
            self.note()

    def _take_reason(self, reason: str) -> None:
        if self._desk is not None and reason != self._desk.asking.other_reason:
            self._desk.asking = replace(self._desk.asking, other_reason=reason)
            self.refresh()
            self.note()

    def _print(self) -> None:
        desk = self._desk
        if desk is None:
            return
        assumed = not desk.checklist.is_complete and not desk.checklist.ticks
        found = decision_of(desk, self._room, if_complete=assumed)
        procedure, office, dossier_id = desk.procedure, self._room.office, desk.pen.dossier_id
        self._room.background.run(
            Lane.PAPER,
            lambda: self._room.answers.print_decision(procedure, found, office, dossier_id),
            lambda printer: self._room.notices.say("good", f"Đã gửi phiếu trả lời tới máy in {printer}."),
        )


def asking_now(desk: OnDesk, room: Backroom) -> Asking:
    """What is asked, with whether the day's rules may rest on the clock."""
    return replace(desk.asking, clock_is_sound=room.clock_is_sound())


def decision_of(desk: OnDesk, room: Backroom, *, if_complete: bool = False) -> Decision:
    """What holds for the visit at this moment; ``if_complete``: as it will be once every paper is there."""
    checklist = desk.checklist
    if if_complete:
        needed = frozenset(component.id for component in checklist.needed())
        checklist = replace(checklist, ticks=checklist.ticks | needed)
    now: datetime = room.clock()
    born = born_of(desk.packet, desk.answers)
    return room.day.decide(asked_about(checklist, born, desk.begun_at, asking_now(desk, room), now))


def written_by(desk: OnDesk, room: Backroom) -> str:
    """Who writes: nobody where the law bans it, else as the role of the scribe named, or of who sits here, is.

    A scribe who is not in the office's list is somebody who came to help.
    """
    if not desk.procedure.writing_on_behalf.allowed:
        return ""
    scribe, who = desk.signing.scribe.strip().casefold(), room.who()
    roles = {one.name.casefold(): one.role for one in room.colleagues()} | {who.name.strip().casefold(): who.role}
    role = roles.get(scribe, Role.VOLUNTEER) if scribe else who.role
    return VOLUNTEER if role is Role.VOLUNTEER else CLERK


def _years(desk: OnDesk, year: int) -> int:
    born = born_of(desk.packet, desk.answers)
    return year - born.year if born else 0
