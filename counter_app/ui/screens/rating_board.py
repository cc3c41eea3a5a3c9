# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen turned to the citizen: how satisfied are you, large faces with words, by touch or by the digit.

It closes by itself with a thank-you. Nothing on it tells of anybody.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.ratings import WORDS, offered_scores
from counter_app.ui.widgets.face_button import FaceButton
from counter_app.ui.widgets.plain_label import PlainLabel

THANKS_MS = 2500
ASKED = "Ông/Bà hài lòng thế nào với lần phục vụ hôm nay?"
THANKS = "Xin cảm ơn Ông/Bà!"
_KEYS = "Chạm vào một mặt, hoặc bấm chữ số. Không ghi tên, không ghi hồ sơ."


class RatingBoard(QWidget):
    """Signals: chosen (the score), closed (back to where the clerk was)."""

    chosen = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.faces: list[FaceButton] = []
        self.title = PlainLabel(ASKED, "title").wrapped()
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.under = PlainLabel(_KEYS, "secondary").wrapped()
        self.under.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._row = QHBoxLayout()
        self._row.setSpacing(24)
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.setInterval(THANKS_MS)
        self._leave.timeout.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(24)
        column.addWidget(self.title)
        column.addLayout(self._row, 1)
        column.addWidget(self.under)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def ask(self, buttons: int) -> None:
        """Ask anew, with so many faces."""
        self._leave.stop()
        self.title.setText(ASKED)
        self.under.setText(_KEYS)
        for face in self.faces:
            self._row.removeWidget(face)
            face.hide()
            face.deleteLater()
        self.faces = [FaceButton(score, WORDS[score]) for score in offered_scores(buttons)]
        for face in self.faces:
            # The board itself keeps the focus: a key that was held for the last Enter must not choose.
            face.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            face.clicked.connect(lambda _on=False, score=face.score: self._choose(score))
            self._row.addWidget(face)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses; Esc leaves without an answer."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave.stop()
            self.closed.emit()
            return
        score = int(event.text()) if event.text() in {str(face.score) for face in self.faces} else 0
        if score and not event.isAutoRepeat():
            self._choose(score)
        else:
            super().keyPressEvent(event)

    def _choose(self, score: int) -> None:
        if self._leave.isActive():  # a second touch on a slow screen is not a second rating
            return
        self.title.setText(THANKS)
        self.under.setText("")
        for face in self.faces:
            face.setVisible(face.score == score)
        self._leave.start()
        self.chosen.emit(score)
