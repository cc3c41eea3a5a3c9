# SPDX-License-Identifier: GPL-3.0-or-later
"""The typing step where nothing may be typed for the citizen: a blank form or a sample goes to the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.ui.background import Lane

if TYPE_CHECKING:
    from counter_app.ui.flow import Backroom
    from counter_app.ui.on_desk import OnDesk
    from counter_app.ui.screens.blank_form import BlankFormScreen


class BlankFlow(QObject):
    """Connects the screen with the printer."""

    def __init__(self, screen: BlankFormScreen, room: Backroom) -> None:
        super().__init__(screen)
        self._screen, self._room = screen, room
        self._desk: OnDesk | None = None
        screen.blank_requested.connect(self._print_blank)
        screen.sample_requested.connect(self._print_sample)

    def show(self, desk: OnDesk) -> None:
        """Say why, and offer what there is."""
        self._desk = desk
        ban = desk.procedure.writing_on_behalf
        self._screen.show_ban(ban.reason, ban.source, has_form=bool(desk.own_forms))

    def _print_blank(self) -> None:
        desk = self._desk
        if desk is not None and desk.own_forms:
            forms, office, dossier_id, desk_of = desk.own_forms, self._room.office, desk.pen.dossier_id, self._room
            self._room.background.run(
                Lane.PAPER, lambda: desk_of.answers.print_blank(forms, office, dossier_id), self._say_printed
            )

    def _print_sample(self) -> None:
        desk = self._desk
        if desk is not None and desk.own_forms:
            forms, office, dossier_id, desk_of = desk.own_forms, self._room.office, desk.pen.dossier_id, self._room
            self._room.background.run(
                Lane.PAPER, lambda: desk_of.answers.print_sample(forms, office, dossier_id), self._say_printed
            )

    def _say_printed(self, printer: str) -> None:
        self._room.notices.say("good", f"Đã gửi tới máy in {printer}.")
