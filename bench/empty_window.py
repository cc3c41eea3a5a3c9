# SPDX-License-Identifier: GPL-3.0-or-later
"""The neighbour of a start: a window with nothing in it, which says `usable` at its first paint and ends."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class EmptyWindow(QWidget):
    """Says so when it is first painted."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Announce the first paint, then leave the event loop."""
        super().paintEvent(event)
        print("usable", flush=True)
        QTimer.singleShot(0, QApplication.quit)


def main() -> int:
    """Show the window until it is painted."""
    application = QApplication(sys.argv)
    window = EmptyWindow()
    window.resize(1280, 800)
    window.show()
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(main())
