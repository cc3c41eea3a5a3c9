# SPDX-License-Identifier: GPL-3.0-or-later
"""«Nộp trực tuyến hộ» wired when the register is open; what a former day left behind is asked about at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from counter_app.casework.filing_desk import FilingDesk
from counter_app.domain.dossier import DossierId
from counter_app.storage.packet_files import PacketFiles
from counter_app.ui.background import Lane
from counter_app.ui.online_flow import OnlineFlow
from counter_app.ui.screens.online_filing import OnlineFilingScreen
from counter_app.ui.widgets.picture_files import ask_pictures

if TYPE_CHECKING:
    from counter_app.app import Program
    from counter_app.ui.flow import Backroom
    from counter_app.workshop import Workshop

ONLINE_FILING = "online_filing"
_DOSSIERS = "dossiers"


class OnlineRooms(QObject):
    """Puts the filing screen on the window and lets the visit and the board lead to it."""

    def __init__(self, program: Program, workshop: Workshop, room: Backroom) -> None:
        super().__init__(program.window)
        self._program, self._room, self._window = program, room, program.window
        packets = PacketFiles(program.folders.packets)
        self._desk = FilingDesk(workshop.register, packets, workshop.handling, workshop.desk.settings)
        self._flow: OnlineFlow | None = None
        self._from = ""
        self._run = partial(room.background.run, Lane.PAPER)
        if program.counter is not None:
            program.counter.filing_wanted.connect(self.see)
        today = room.today
        self._run(lambda: self._desk.clean_up(today), self._ask_about_left)

    def see(self, dossier_id: int) -> None:
        """Show a dossier's filing."""
        flow = self._flow or self._open()
        self._from = self._window.current_screen()
        if self._program.counter is not None:
            self._program.counter.visit.flush()
        self._window.show_screen(ONLINE_FILING)
        self._window.set_action(None, "Quay lại")
        flow.show(DossierId(dossier_id))

    def _open(self) -> OnlineFlow:
        # Only when asked for: many counters never file online.
        screen = OnlineFilingScreen()
        self._window.add_screen(ONLINE_FILING, screen)
        flow = OnlineFlow(
            screen,
            self._room,
            self._desk,
            self._window.question.ask,
            partial(ask_pictures, self._window),
            _show_folder,
        )
        flow.left.connect(self._leave)
        self._window.closing.connect(flow.end_copying)
        # Whoever sits down next must not find the answers of the one before over the portal.
        self._program.at_counter.changed.connect(lambda _who: flow.end_copying())
        self._flow = flow
        return flow

    def _leave(self) -> None:
        counter = self._program.counter
        if self._from == _DOSSIERS or counter is None or not counter.visit.go_back_to():
            self._window.rail_chosen.emit(_DOSSIERS)

    def _ask_about_left(self, left: list[DossierId]) -> None:
        if not left:
            return

        def answered(yes: bool) -> None:
            if yes:
                self._run(lambda: self._desk.wipe(*left), lambda _done: self._said())

        self._window.question.ask(
            f"Còn ảnh giấy tờ của {len(left)} hồ sơ nộp trực tuyến dở từ hôm trước. Xóa khỏi máy?",
            "Xóa ảnh",
            "Giữ để nộp tiếp",
            answered,
        )

    def _said(self) -> None:
        self._room.notices.say("good", "Đã xóa ảnh giấy tờ của các gói cũ; hồ sơ vẫn còn.")


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
