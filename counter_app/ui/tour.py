# SPDX-License-Identifier: GPL-3.0-or-later
"""The guided tour of practice: six steps of a real visit, each pointed at, each waiting until it is really done.

Nothing is done for the trainee and nothing is held back: every key works as always, Esc ends the tour.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from counter_app.casework.packet import packet_gaps
from counter_app.domain.dossier import Step
from counter_app.ui.visit import Visit
from counter_app.ui.widgets.pointer import Pointer

_LOOK_MS = 250
"""How often it looks whether the step is done; it runs in practice only."""


@dataclass(frozen=True)
class TourStep:
    """``words``: what is to be done, by which keys; ``button``: the control by its name, empty for the field in use."""

    words: str
    button: str = ""


STEPS = (
    TourStep("Chọn thủ tục: gõ «doc than» rồi Enter (xác nhận tình trạng hôn nhân)."),
    TourStep("Giấy tờ: bấm Ctrl+A nếu người dân mang đủ, rồi Ctrl+Enter sang bước khai."),
    TourStep("Khai: gõ lời người dân bịa ra, Enter sang ô sau; Ctrl+D khi cùng một người. Đủ rồi thì Ctrl+Enter."),
    TourStep("Đọc lại: F9, phím cách từng điều, đến hết thì bấm «Đúng».", "Đọc lại cho người dân nghe"),
    TourStep("In: chọn cách ký (K, D, N) rồi F10.", "In"),
    TourStep("Tiếp nhận: Ctrl+Enter sang bước cuối, Enter ghi đã ký, Enter nữa là tiếp nhận."),
)
DONE = "Xong sáu bước. Muốn tập lại bấm Ctrl+F1; về sổ thật bấm Ctrl+F12."


class Tour(QObject):
    """Signals: ``told``, what stands on the bar (empty when the tour is over)."""

    told = Signal(str)

    def __init__(self, window: QWidget, visit: Visit) -> None:
        super().__init__(window)
        self._window, self._visit = window, visit
        self._at: int | None = None
        self._printed = self._received = False
        self._pointer = Pointer(window)
        self._done: tuple[Callable[[], bool], ...] = (
            lambda: visit.desk is not None,
            lambda: visit.desk is not None and visit.desk.step != Step.COMPONENTS,
            self._is_typed,
            lambda: visit.desk is not None and visit.desk.heard is not None,
            lambda: self._printed,
            lambda: self._received,
        )
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        visit.printed.connect(self._note_printed)
        visit.received.connect(self._note_received)

    @property
    def step(self) -> int | None:
        """The step that is to be done, from 1; None while no tour is under way."""
        return None if self._at is None else self._at + 1

    def begin(self) -> None:
        """From the first step, with the next citizen."""
        self._visit.to_step("choose")
        self._printed = self._received = False
        self._at = 0
        self._tell()
        self._timer.start()
        self._listen(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc ends the tour before any screen may lead back by it."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and not event.modifiers():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._stop("")
                return True
        return super().eventFilter(watched, event)

    def _listen(self, listening: bool) -> None:
        """To every key of the program, while the tour is under way only."""
        program = QCoreApplication.instance()
        if program is not None:
            program.removeEventFilter(self)
            if listening:
                program.installEventFilter(self)

    def _look(self) -> None:
        while self._at is not None and self._done[self._at]():
            self._at += 1
            if self._at == len(STEPS):
                self._stop(DONE)
                return
            self._tell()
        self._point()

    def _tell(self) -> None:
        if self._at is not None:
            self.told.emit(f"Bước {self._at + 1}/{len(STEPS)}  ·  {STEPS[self._at].words}  (Esc: thôi tập)")

    def _point(self) -> None:
        if self._at is not None:
            name = STEPS[self._at].button
            buttons = self._window.findChildren(QPushButton) if name else []
            named = next((one for one in buttons if one.isVisible() and one.accessibleName() == name), None)
            self._pointer.point_at(named or self._window.focusWidget())

    def _stop(self, words: str) -> None:
        self._at = None
        self._timer.stop()
        self._listen(False)
        self._pointer.hide()
        self.told.emit(words)

    def _is_typed(self) -> bool:
        desk = self._visit.desk
        return desk is not None and desk.step == Step.CHECK and not packet_gaps(desk.packet, desk.answers)

    def _note_printed(self) -> None:
        self._printed = True

    def _note_received(self) -> None:
        self._received = True
