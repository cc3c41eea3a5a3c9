# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells when nobody has touched keyboard or mouse for so long. Costs nothing while no time is set.

It listens where the system hands input to the window, not at every widget: a key passes there once.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_TOUCHES = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class IdleWatch(QObject):
    """Signals: ``idle``, the time is over and nobody was there."""

    idle = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)

    def wait_for(self, idle_ms: int) -> None:
        """Watch for so many milliseconds without a touch; 0: do not watch."""
        handle = self._window.windowHandle()
        if handle is None:
            return
        handle.removeEventFilter(self)
        self._timer.stop()
        if idle_ms > 0:
            handle.installEventFilter(self)
            self._timer.start(idle_ms)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every touch begins the time anew; nothing is taken from anybody."""
        if event.type() in _TOUCHES and self._timer.interval():
            self._timer.start()
        return super().eventFilter(watched, event)
