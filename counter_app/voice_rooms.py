# SPDX-License-Identifier: GPL-3.0-or-later
"""«Ý kiến dân» and the screen turned to the citizen, wired when the register is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.casework.listening_desk import ListeningDesk
from counter_app.casework.voice_desk import VoiceDesk
from counter_app.casework.voice_papers import VoicePapers
from counter_app.catalog.layers import layers_of
from counter_app.domain.dossier import Step
from counter_app.ui.background import Lane
from counter_app.ui.feedback_part import FeedbackPart
from counter_app.ui.ledger_flow import LedgerFlow
from counter_app.ui.listening_part import ListeningPart
from counter_app.ui.rating_part import RATE, RatingPart
from counter_app.ui.screens.ledger import LedgerScreen
from counter_app.ui.screens.rating_board import RatingBoard
from counter_app.ui.shortcuts import Key
from counter_app.workshop import filler_over

if TYPE_CHECKING:
    from counter_app.app import Program
    from counter_app.ui.flow import Backroom
    from counter_app.ui.ledger import LedgerPart
    from counter_app.workshop import Workshop

VOICES = "voices"
RATING = "rating"
PARTS = (("ratings", "Hài lòng"), ("feedback", "Phản ánh, kiến nghị"), ("listening", "Ngày lắng nghe"))


class VoiceRooms(QObject):
    """Puts the screens on the window; the rail leads to one, the last step of a visit to the other."""

    def __init__(self, program: Program, workshop: Workshop, room: Backroom) -> None:
        super().__init__(program.window)
        self._program, self._room, self._window = program, room, program.window
        told = (workshop.register, lambda: room.days.of(workshop.desk.settings()), room.clock, room.office_folder)
        self._desk, listening = VoiceDesk(*told), ListeningDesk(*told)
        filler = filler_over(layers_of(program.folders))
        papers = VoicePapers(filler, workshop.register, workshop.catalog, room.clock, workshop.print_room)
        self._screen = LedgerScreen("Ý kiến dân", PARTS)
        self._board = RatingBoard()
        self._window.add_screen(VOICES, self._screen)
        self._window.add_screen(RATING, self._board)
        parts: dict[str, LedgerPart] = {
            "ratings": RatingPart(self._desk, room),
            "feedback": FeedbackPart(self._desk, papers, room),
            "listening": ListeningPart(listening, papers, room),
        }
        self._flow = LedgerFlow(self._screen, room, parts, frozenset({RATE}))
        self._flow.passed.connect(lambda _wish: self._ask_citizen(""))
        self._sector, self._came_from = "", VOICES
        self._board.chosen.connect(self._keep)
        self._board.closed.connect(self._leave)
        self._window.rail_chosen.connect(self._go)
        if program.counter is not None:
            program.counter.rating_wanted.connect(self._ask_citizen)
        room.background.run(Lane.REGISTER, self._desk.late, self._remind)

    def _remind(self, late: int) -> None:
        if late:
            told = f"Có {late} ý kiến của dân quá hạn trả lời ({Key.VOICES.shown}). Hồ sơ không bị ảnh hưởng."
            self._room.notices.say("warn", told)

    def _go(self, place: str) -> None:
        if place != VOICES:
            return
        self._window.show_screen(VOICES)
        self._window.set_action(None, "Quay lại")
        self._flow.begin()

    def _ask_citizen(self, sector: str) -> None:
        """Nothing but the faces stands on the screen while it is turned round."""
        self._sector, self._came_from = sector, self._window.current_screen()
        self._window.set_rail_shown(False)
        if self._came_from == Step.RECEIVE:
            self._window.set_steps([])
        self._window.show_screen(RATING)
        self._board.ask(self._room.settings().rating_choices)

    def _keep(self, score: int) -> None:
        desk, sector = self._desk, self._sector
        self._room.background.run(Lane.REGISTER, lambda: desk.rate(score, sector))

    def _leave(self) -> None:
        if self._window.current_screen() != RATING:
            return
        self._window.set_rail_shown(True)
        if self._came_from == Step.RECEIVE and self._program.counter is not None:
            self._program.counter.visit.to_step(Step.RECEIVE)
        else:
            self._go(VOICES)
