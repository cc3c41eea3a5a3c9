# SPDX-License-Identifier: GPL-3.0-or-later
"""«4 tại chỗ» and the archive, reached through the settings; wired when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from counter_app.casework.archive_desk import ArchiveDesk, ArchiveOrder
from counter_app.casework.spot_desk import SpotDesk
from counter_app.ui.archive_parts import ArchivedPart, WaitingPart
from counter_app.ui.background import Lane
from counter_app.ui.ledger_flow import LedgerFlow
from counter_app.ui.screens.ledger import LedgerScreen
from counter_app.ui.spot_parts import ClassPart, DelegationPart

if TYPE_CHECKING:
    from counter_app.app import Program
    from counter_app.ui.flow import Backroom
    from counter_app.ui.ledger import LedgerPart
    from counter_app.workshop import Workshop

SPOT = "on_the_spot"
ARCHIVE = "archive"
ARCHIVE_PARTS = (("waiting", "Chưa nộp"), ("archived", "Đã nộp"))
SPOT_PARTS = (("classes", "Thủ tục"), ("delegations", "Ủy quyền phê duyệt"))


class SpotRooms(QObject):
    """Puts the screens on the window."""

    def __init__(self, program: Program, workshop: Workshop, room: Backroom) -> None:
        super().__init__(program.window)
        self._workshop, self._room, self._window = workshop, room, program.window
        self._desk = ArchiveDesk(workshop.register, workshop.handling, room.clock, workshop.print_room)
        self._spot: LedgerFlow | None = None
        self._archive: LedgerFlow | None = None

    def see_spot(self) -> None:
        """The classes of procedures and the delegations."""
        flow = self._spot or self._open_spot()
        self._window.show_screen(SPOT)
        self._window.set_action(None, "Quay lại")
        flow.begin()

    def see_archive(self) -> None:
        """Finished dossiers, and those that have left for the archive."""
        flow = self._archive or self._open_archive()
        self._window.show_screen(ARCHIVE)
        self._window.set_action(None, "Quay lại")
        flow.begin()

    def _open_archive(self) -> LedgerFlow:
        room, desk = self._room, self._desk
        screen = LedgerScreen("Nộp lưu trữ", ARCHIVE_PARTS, "Tìm hồ sơ: số, tên, thủ tục")
        self._window.add_screen(ARCHIVE, screen)
        waiting = WaitingPart(desk, screen)
        # Ordered on a worker; the screen of the stick belongs to the window.
        waiting.ordered.connect(self._take_out, Qt.ConnectionType.QueuedConnection)
        parts: dict[str, LedgerPart] = {"waiting": waiting, "archived": ArchivedPart(desk)}
        self._archive = LedgerFlow(screen, room, parts, frozenset())
        return self._archive

    def _take_out(self, order: ArchiveOrder) -> None:
        """Through the one door; only what arrived is marked."""
        room, desk = self._room, self._desk

        def mark() -> None:
            clerk = room.clerk()
            room.background.run(Lane.REGISTER, lambda: desk.mark(order, clerk))

        room.export.begin(lambda: desk.outgoing(order), lambda _done: mark())

    def _open_spot(self) -> LedgerFlow:
        workshop, room = self._workshop, self._room
        desk = SpotDesk(workshop.register, workshop.catalog, lambda: room.days.of(workshop.desk.settings()), room.clock)
        screen = LedgerScreen("4 tại chỗ", SPOT_PARTS, "Tìm: mã, tên thủ tục; tên người")
        self._window.add_screen(SPOT, screen)
        parts: dict[str, LedgerPart] = {"classes": ClassPart(desk), "delegations": DelegationPart(desk, room)}
        self._spot = LedgerFlow(screen, room, parts, frozenset())
        return self._spot
