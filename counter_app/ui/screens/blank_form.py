# SPDX-License-Identifier: GPL-3.0-or-later
"""In the place of the fields, where the law lets nobody write for the citizen: why, and a blank or a sample to take."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.plain_label import PlainLabel

TITLE = "Người dân tự viết tờ khai này"
GOES_ON = (
    "Việc còn lại vẫn làm tại quầy: kiểm tra giấy tờ, đọc và giải thích tờ khai, rồi sang bước Tiếp nhận để nhận tờ "
    "khai người dân tự viết."
)
NOTHING_TO_PRINT = "Chương trình chưa có tờ khai của thủ tục này nên không có gì để in; dùng mẫu của cơ quan."


class BlankFormScreen(QWidget):
    """Signals: blank_requested, sample_requested; next and back as everywhere."""

    blank_requested = Signal()
    sample_requested = Signal()
    next_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason = PlainLabel("").wrapped()
        self.source = PlainLabel("", "secondary").wrapped()
        self.nothing = PlainLabel(NOTHING_TO_PRINT, "secondary").wrapped()
        self.blank = ActionButton("In tờ khai trống", "primary", Key.PRINT)
        self.sample = ActionButton("In tờ mẫu đã điền", "plain", Key.SAMPLE_FORM)
        self._place()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.blank.clicked.connect(self.blank_requested)
        self.sample.clicked.connect(self.sample_requested)
        bind(Key.PRINT, self, self.blank.click)
        bind(Key.SAMPLE_FORM, self, self.sample.click)
        bind(Key.NEXT_STEP, self, self.next_requested.emit)
        bind(Key.PREVIOUS, self, self.back_requested.emit)

    def show_ban(self, reason: str, source: str, *, has_form: bool) -> None:
        """Show why, and what can be printed."""
        self.reason.setText(reason)
        self.source.setText(source)
        self.nothing.setVisible(not has_form)
        for button in (self.blank, self.sample):
            button.setVisible(has_form)
        (self.blank if has_form else self).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on nothing goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.next_requested.emit()
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(PlainLabel(f"×  {TITLE}", "bad"))
        for part in (self.reason, self.source, PlainLabel(GOES_ON).wrapped(), self.nothing):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.blank)
        buttons.addWidget(self.sample)
        buttons.addStretch(1)
        column.addSpacing(8)
        column.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.addWidget(card)
        whole.addStretch(1)
