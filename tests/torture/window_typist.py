# SPDX-License-Identifier: GPL-3.0-or-later
"""A child process: the real window, a script at its keyboard, and a line on standard output for every change kept.

«kept» is written after the register has committed, so it must survive anything; «trying» stands before it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.app import Program
from counter_app.domain.dossier import DossierId
from counter_app.paths import Folders

_KEY_EVERY_MS = 4
_WORDS = ("nguyen van sang", "1/2/1985", "042085001234", "con", "tran thi y", "1936", "042136000123")


def tell(word: str, dossier_id: DossierId, changes: Mapping[str, str | None]) -> None:
    """One line for the parent, at once."""
    sys.stdout.write(json.dumps([word, dossier_id, dict(changes)]) + "\n")
    sys.stdout.flush()


class Typist:
    """Types words and Enter for ever; goes round to the first field when it comes to the check page."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._keys = [*"\r".join(_WORDS), "\r"]
        self._at = 0
        self._timer = QTimer(interval=_KEY_EVERY_MS)
        self._timer.timeout.connect(self._press)

    def begin(self) -> None:
        """Wait for the register, tell what it keeps, then type."""
        workshop = self._program.workshop
        if workshop is None or self._program.counter is None:
            QTimer.singleShot(20, self.begin)
            return
        store = workshop.register.dossiers
        keep = store.save_answers

        def keep_and_tell(
            dossier_id: DossierId, changes: Mapping[str, str | None], at_field: str | None, step: str
        ) -> datetime:
            tell("trying", dossier_id, changes)
            saved_at = keep(dossier_id, changes, at_field, step)
            tell("kept", dossier_id, changes)
            return saved_at

        store.save_answers = keep_and_tell  # type: ignore[method-assign]
        self._program.counter.visit.take_up("1.000656")
        self._timer.start()

    def _press(self) -> None:
        counter = self._program.counter
        if counter is None or counter.visit.desk is None:
            return
        if counter.visit.desk.step != "typing":
            counter.visit.to_step("typing")
            return
        widget = QApplication.focusWidget()
        if widget is None:
            return
        key = self._keys[self._at % len(self._keys)]
        self._at += 1
        if key == "\r":
            QTest.keyClick(widget, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(widget, key)


def main() -> None:
    """Run until killed."""
    application = QApplication([])
    program = Program(application, Folders.at(Path(sys.argv[1])).make())
    program.start()
    typist = Typist(program)
    typist.begin()
    application.exec()


if __name__ == "__main__":
    main()
