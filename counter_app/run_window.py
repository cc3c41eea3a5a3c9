# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the window and stays until it is closed; opens it anew where the catalogue has become another.

Everything the window holds is made again then, so nothing has to be swapped under an open dossier: it comes back at
the field where it stood.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from counter_app.app import Program
from counter_app.installed import shipped_folder
from counter_app.logs import start_logging
from counter_app.paths import Folders
from counter_app.ui.single_instance import SingleInstance


def run(data_dir: Path | None = None) -> int:
    """Open the window and stay until it is closed for good; returns the exit code."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("counter-app")
    application.setApplicationDisplayName("Quầy một cửa")
    application.setWindowIcon(QIcon(str(shipped_folder("resources") / "icons" / "counter-app.png")))
    folders = Folders.at(data_dir).make()
    instance = SingleInstance(folders.data)
    if not instance.claim():
        return 0
    start_logging(folders.logs)
    again, code = True, 0
    while again:
        again, code = stay(application, folders, instance)
    instance.release()
    return code


def stay(application: QApplication, folders: Folders, instance: SingleInstance) -> tuple[bool, int]:
    """One window from its first paint to its end; whether another is to follow it, and the exit code."""
    program = Program(application, folders)
    instance.knocked.connect(program.come_forward)
    # What is there when the clerk begins stays to the end: walking through it all cost a key 55 ms now and then.
    program.settled.connect(gc.freeze)
    program.start()
    code = application.exec()
    instance.knocked.disconnect(program.come_forward)
    gc.unfreeze()
    program.window.deleteLater()
    program.deleteLater()
    return program.opens_again, code
