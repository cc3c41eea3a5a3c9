# SPDX-License-Identifier: GPL-3.0-or-later
"""One window per register: a second start raises the first and ends.

The lock belongs to the process, so a crash leaves nothing to clear by hand; the local socket only carries the knock.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

KNOCK = b"raise\n"
KNOCK_TIMEOUT_MS = 2000
_ANY_PROCESS = -1  # ASFW_ANY


class SingleInstance(QObject):
    """The claim of this process on one data folder.

    Signals:
        knocked: another start was made; the window should come to the front.
    """

    knocked = Signal()

    def __init__(self, data_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(data_folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        digest = hashlib.sha256(str(data_folder.resolve()).encode()).hexdigest()
        self._name = f"counter-app-{digest[:16]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self) -> bool:
        """Become the one window; False when another process is, which has then been asked to show itself."""
        if not self._lock.tryLock(0):
            self._knock()
            return False
        QLocalServer.removeServer(self._name)  # a crashed window leaves its socket file behind
        self._server.listen(self._name)
        return True

    def release(self) -> None:
        """Let the next start have the window."""
        self._server.close()
        self._lock.unlock()

    def _knock(self) -> None:
        _hand_over_front()
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(KNOCK_TIMEOUT_MS):
            socket.write(KNOCK)
            socket.waitForBytesWritten(KNOCK_TIMEOUT_MS)
            socket.disconnectFromServer()

    @Slot()
    def _answer(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.disconnected.connect(connection.deleteLater)
            self.knocked.emit()


def _hand_over_front() -> None:
    """Let the first window come to the front: Windows grants that only through the program started last."""
    if sys.platform == "win32":
        # late: only a second start needs it
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)
