# SPDX-License-Identifier: GPL-3.0-or-later
"""«Tuần 48 chưa xuất ra USB»: stands above the board until the week has left, and is in nobody's way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.plain_label import PlainLabel


class WeekStrip(QFrame):
    """Hidden while every week is out; the key on its button works everywhere."""

    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice-warn")
        self._sentence = PlainLabel("").wrapped()
        self.export = ActionButton("Xuất ra USB", "plain", Key.EXPORT_WEEK)
        self.export.clicked.connect(self.export_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(12)
        row.addWidget(PlainLabel("▲ Báo cáo tuần", "wait"))
        row.addWidget(self._sentence, 1)
        row.addWidget(self.export)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it reminds of; empty while there is nothing."""
        return self._sentence.text() if not self.isHidden() else ""

    def remind(self, sentence: str) -> None:
        """Remind of this; of nothing with an empty sentence."""
        news = sentence != self.sentence
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
        if sentence and news:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
