# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the window stands: told once it has settled, restored at the next start, never off every screen."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

SETTLES_MS = 400
FIRST_SIZE = QSize(1280, 760)


class WindowPlace(QObject):
    """Watches one window."""

    changed = Signal(bytes)
    """Size, place and state, as Qt writes them; keep the bytes as they are."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLES_MS)
        self._settled.timeout.connect(self.tell)
        window.installEventFilter(self)

    def restore(self, kept: bytes) -> None:
        """Stand as last time; at a first start, or when that place is gone, in the middle of a screen."""
        restored = bool(kept) and self._window.restoreGeometry(QByteArray(kept))
        if not restored or not self._is_on_a_screen():
            self._stand_in_the_middle()

    def tell(self) -> None:
        """Announce the present place."""
        self.changed.emit(bytes(self._window.saveGeometry().data()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait until moving and resizing have ended."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._settled.start()
        return super().eventFilter(watched, event)

    def _is_on_a_screen(self) -> bool:
        frame = self._window.frameGeometry()
        return any(screen.availableGeometry().intersects(frame) for screen in QGuiApplication.screens())

    def _stand_in_the_middle(self) -> None:
        room = QGuiApplication.primaryScreen().availableGeometry()
        if room.width() < FIRST_SIZE.width() + 100 or room.height() < FIRST_SIZE.height() + 40:
            self._window.setGeometry(room.adjusted(8, 32, -8, -8))
            self._window.setWindowState(Qt.WindowState.WindowMaximized)
            return
        self._window.resize(FIRST_SIZE)
        self._window.move(room.center() - self._window.rect().center())
