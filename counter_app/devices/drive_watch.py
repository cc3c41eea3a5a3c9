# SPDX-License-Identifier: GPL-3.0-or-later
"""Says when drives may have changed: something was plugged in, opened, pulled out, or its free room may be another.

Linux tells of every mount by an event on ``mountinfo`` and of a new disk by a new name in ``/dev/disk/by-id``; Windows
sends WM_DEVICECHANGE to every window. A slow beat stands behind both: emptying a stick is no event.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QFileSystemWatcher,
    QObject,
    QSocketNotifier,
    QTimer,
    Signal,
)

BEAT_MS = 2500
_SETTLING_MS = 150
"""One stick makes several events: they are told of once."""
_WM_DEVICECHANGE = 0x0219
_DISK_NAMES = Path("/dev/disk/by-id")
MOUNTINFO = Path("/proc/self/mountinfo")


class DriveWatch(QObject):
    """Watches from ``begin`` to ``end``; nothing runs in between two exports.

    Signals:
        changed: look at the drives anew.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None, beat_ms: int = BEAT_MS) -> None:
        super().__init__(parent)
        self._beat = QTimer(self)
        self._beat.setInterval(beat_ms)
        self._beat.timeout.connect(self.changed)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING_MS)
        self._settling.timeout.connect(self.changed)
        self._mounts: _MountEvents | None = None
        self._messages: DeviceMessages | None = None

    @property
    def is_watching(self) -> bool:
        """Whether it was begun and not ended."""
        return self._beat.isActive()

    def begin(self) -> None:
        """Watch, and have the first look taken."""
        if not self.is_watching:
            self._beat.start()
            if sys.platform == "win32":
                self._messages = DeviceMessages(self._settling)
                self._messages.install()
            else:
                self._mounts = _MountEvents(self._settling, self)
        self.changed.emit()

    def end(self) -> None:
        """Stop watching."""
        self._beat.stop()
        self._settling.stop()
        if self._mounts is not None:
            self._mounts.close()
            self._mounts = None
        if self._messages is not None:
            self._messages.remove()
            self._messages = None


class _MountEvents(QObject):
    """The kernel marks ``mountinfo`` with POLLPRI after every mount and unmount until it is read again."""

    def __init__(self, settling: QTimer, parent: QObject) -> None:
        super().__init__(parent)
        self._settling = settling
        self._descriptor = os.open(MOUNTINFO, os.O_RDONLY)
        self._notifier = QSocketNotifier(self._descriptor, QSocketNotifier.Type.Exception, self)
        self._notifier.activated.connect(self._take)
        self._disks = QFileSystemWatcher(self)
        if _DISK_NAMES.is_dir():
            self._disks.addPath(str(_DISK_NAMES))
        self._disks.directoryChanged.connect(lambda _folder: settling.start())

    def close(self) -> None:
        """Let go."""
        self._notifier.setEnabled(False)
        os.close(self._descriptor)
        self.deleteLater()

    def _take(self) -> None:
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        while os.read(self._descriptor, 65536):
            pass
        self._settling.start()


class _Message(ctypes.Structure):
    """The first fields of Windows' MSG."""

    _fields_ = [("window", ctypes.c_void_p), ("message", ctypes.c_uint)]


class DeviceMessages(QAbstractNativeEventFilter):
    """Listens to what Windows tells every window."""

    def __init__(self, settling: QTimer) -> None:
        super().__init__()
        self._settling = settling

    def install(self) -> None:
        """Begin to listen."""
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)

    def remove(self) -> None:
        """Stop listening."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self)

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Start the settling at WM_DEVICECHANGE; never keeps a message from others."""
        if kind == b"windows_generic_MSG" and _Message.from_address(message).message == _WM_DEVICECHANGE:
            self._settling.start()
        return False, 0
