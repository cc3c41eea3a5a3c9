# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the window and stays until it is closed; opens it anew where the catalogue has become another.

Everything the window holds is made again then, so nothing has to be swapped under an open dossier: it comes back at
the field where it stood.
"""

from __future__ import annotations

import gc
import shutil
import sys
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from counter_app.app import Program
from counter_app.installed import shipped_folder
from counter_app.logs import start_logging
from counter_app.paths import Folders, Opening
from counter_app.ui.single_instance import SingleInstance


def run(data_dir: Path | None = None, *, practice: bool = False) -> int:
    """Open the window and stay until it is closed for good; returns the exit code. ``practice``: on the register kept
    apart for practising.
    """
    application = QApplication(sys.argv[:1])
    application.setApplicationName("counter-app")
    application.setApplicationDisplayName("Quầy một cửa")
    application.setWindowIcon(QIcon(str(shipped_folder("resources") / "icons" / "counter-app.png")))
    folders = Folders.at(data_dir).make()
    instance = SingleInstance(folders.data)
    if not instance.claim():
        return 0
    start_logging(folders.logs)
    opens: Opening | None = Opening(practice=practice)
    code = 0
    while opens is not None:
        opens, code = stay(application, folders, instance, opens)
    instance.release()
    return code


def stay(
    application: QApplication, folders: Folders, instance: SingleInstance, opening: Opening
) -> tuple[Opening | None, int]:
    """One window from its first paint to its end; what is to be opened after it, and the exit code."""
    home = folders if opening.practice else None
    if opening.anew:
        shutil.rmtree(folders.practice.data, ignore_errors=True)
    program = Program(application, folders.practice.make() if home else folders, home=home)
    instance.knocked.connect(program.come_forward)
    # What is there when the clerk begins stays to the end: walking through it all cost a key 55 ms now and then.
    program.settled.connect(gc.freeze)
    program.start()
    code = application.exec()
    instance.knocked.disconnect(program.come_forward)
    gc.unfreeze()
    program.window.deleteLater()
    program.deleteLater()
    return program.opens, code
