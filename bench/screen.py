# SPDX-License-Identifier: GPL-3.0-or-later
"""The one Qt application of a bench run: items share it, because a process can have only one."""

from __future__ import annotations

import os
import sys

from PySide6.QtWidgets import QApplication


def application() -> QApplication:
    """The application, made at the first call; without a screen where there is none."""
    if sys.platform != "win32" and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication([])
