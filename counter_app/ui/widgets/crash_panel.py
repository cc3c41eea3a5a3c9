# SPDX-License-Identifier: GPL-3.0-or-later
"""What the clerk sees when the program itself is at fault: one sentence, the report, and two ways on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.plain_label import PlainLabel


class CrashPanel(QFrame):
    """Lies over the whole window until the clerk decides."""

    go_on = Signal()
    leave = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        parent.installEventFilter(self)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sentence = PlainLabel("").wrapped()
        self._where = PlainLabel("", "secondary").wrapped()
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.go_on_button = ActionButton("Làm tiếp", "primary")
        self.copy_button = ActionButton("Chép nơi để tệp báo lỗi")
        self.leave_button = ActionButton("Đóng chương trình")
        self.go_on_button.clicked.connect(self._go_on)
        self.copy_button.clicked.connect(self._copy)
        self.leave_button.clicked.connect(self.leave)
        self._place()
        self._report = ""
        self.hide()

    def speak(self, sentence: str, report: str) -> None:
        """Cover the window with the sentence; ``report``: the file for an engineer, or empty."""
        self._report = report
        self._sentence.setText(sentence)
        where = f"Tệp báo lỗi (không chứa dữ liệu của người dân): {report}"
        self._where.setText(where if report else "Chi tiết ở tệp nhật ký.")
        self.copy_button.setVisible(bool(report))
        self.setAccessibleName(sentence)
        self.resize(self._window.size())
        self.show()
        self.raise_()
        self.go_on_button.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window whatever its size."""
        if event.type() == QEvent.Type.Resize:
            self.resize(self._window.size())
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.go_on_button, self.copy_button, self.leave_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(96, 24, 96, 24)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(PlainLabel("Chương trình gặp lỗi, không phải do thao tác của anh chị", "title").wrapped())
        column.addWidget(self._sentence)
        column.addWidget(self._where)
        column.addLayout(buttons)
        column.addStretch(2)

    def _go_on(self) -> None:
        self.hide()
        self.go_on.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
