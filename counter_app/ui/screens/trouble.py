# SPDX-License-Identifier: GPL-3.0-or-later
"""When the register cannot be opened: what happened, that nothing is lost, and the ways out. None of them deletes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.plain_label import PlainLabel

WIDEST_PX = 680


class TroubleScreen(QWidget):
    """One sentence and its ways out.

    Signals:
        retry_requested: try to open the register again.
        restore_requested: put the newest good backup in place; the present file is set aside, not deleted.
        leave_requested: end the program.
    """

    retry_requested = Signal()
    restore_requested = Signal()
    leave_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = PlainLabel("")
        self._sentence.setWordWrap(True)
        self._sentence.setMaximumWidth(WIDEST_PX)
        self._retry = ActionButton("Thử lại", "primary")
        self._restore = ActionButton("Khôi phục bản sao lưu mới nhất", "plain")
        self._leave = ActionButton("Đóng chương trình", "plain")
        self._retry.clicked.connect(self.retry_requested)
        self._restore.clicked.connect(self.restore_requested)
        self._leave.clicked.connect(self.leave_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self._retry, self._restore, self._leave):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 48, 48, 48)
        column.setSpacing(16)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(PlainLabel("Chưa mở được sổ hồ sơ", "title"))
        column.addWidget(self._sentence)
        column.addLayout(buttons)

    def speak(self, sentence: str, *, restorable: bool) -> None:
        """Show what happened; a restore is offered only where a good backup may help."""
        self._sentence.setText(sentence)
        self._restore.setVisible(restorable)
        self._retry.setFocus()
