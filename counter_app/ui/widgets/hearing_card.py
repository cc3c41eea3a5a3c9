# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of reading back: «Đúng», by the citizen or by somebody else who is then named."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.text import clean
from counter_app.ui.fields.line_input import LineInput
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.plain_label import PlainLabel

_QUESTION = "Những điều vừa đọc đã đúng cả chưa ạ?"


class HearingCard(QFrame):
    """The question, two answers, and the name of another listener.

    Signals:
        confirmed: «đúng» (the name of the other listener, "" for the citizen).
        wrong: something has to be mended.
    """

    confirmed = Signal(str)
    wrong = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._question = PlainLabel(_QUESTION).wrapped()
        self.right = ActionButton("Đúng", "primary")
        self.not_right = ActionButton("Có chỗ sai, quay lại sửa", "plain")
        self.listener = LineInput()
        self.listener.setAccessibleName("Người nghe khác")
        self.listener.setPlaceholderText("để trống nếu chính người yêu cầu nghe")
        self.right.clicked.connect(self._confirm)
        self.not_right.clicked.connect(self.wrong)
        self.listener.returnPressed.connect(self._confirm)
        self._place()

    def start_afresh(self, points: float) -> None:
        """Forget the last listener and take a size of type."""
        self.listener.show_raw("")
        self._question.setStyleSheet(f"font-size: {points:.0f}pt;")
        for part, size in ((self.right, points), (self.not_right, points * 0.6)):
            # A style sheet of the part's own wins over the program's; a font would not.
            part.setStyleSheet(f"font-size: {size:.0f}pt; padding: 6px 24px;")
            part.ensurePolished()
            part.setMinimumHeight(part.sizeHint().height())

    def set_current(self, current: bool) -> None:
        """The answers can be given only when all has been read."""
        for part in (self.right, self.not_right, self.listener):
            part.setEnabled(current)
        self._question.set_role("body" if current else "secondary")

    def _confirm(self) -> None:
        cleaned = clean(self.listener.text())
        self.listener.mark_problem(bool(cleaned.problem))
        if not cleaned.problem:
            self.confirmed.emit(cleaned.text)

    def _place(self) -> None:
        label = PlainLabel("Người nghe khác:")
        label.setBuddy(self.listener)
        answers = QHBoxLayout()
        answers.setSpacing(16)
        answers.addWidget(self.right)
        answers.addWidget(self.not_right)
        answers.addStretch(1)
        other = QHBoxLayout()
        other.addWidget(label)
        other.addWidget(self.listener, 1)
        other.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._question)
        column.addLayout(answers)
        column.addLayout(other)
